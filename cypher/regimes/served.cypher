// regimes/served
// Whom each of the given parties served: steps of service, from the one who serves.
// A row is one step. No row means that no service is recorded.
// :param ids => ['case:sample/bureau-veritas']
CYPHER 25
UNWIND $ids AS wanted
MATCH (above:Entity|VesselIdentity {id: wanted})
MATCH (above)-[step:STEP WHERE step.code = 2]->(below)
RETURN step.link AS link, step.kind AS kind, below.id AS below, above.id AS above,
  step.possible AS possible, step.event AS event,
  step.startMin AS startMin, step.startMax AS startMax, step.endMin AS endMin, step.endMax AS endMax,
  step.reached AS reached, step.refutedFrom AS refutedFrom
ORDER BY above, below, link
