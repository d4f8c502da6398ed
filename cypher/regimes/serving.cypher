// regimes/serving
// Who served each of the given parties: the same steps as regimes/served, read from the other end.
// A row is one step. No row means that no service to them is recorded.
// :param ids => ['case:sample/lighthouse-winmore']
CYPHER 25
UNWIND $ids AS wanted
MATCH (below:Entity|VesselIdentity {id: wanted})
MATCH (below)<-[step:STEP WHERE step.code = 2]-(above)
RETURN step.link AS link, step.kind AS kind, below.id AS below, above.id AS above,
  step.possible AS possible, step.event AS event,
  step.startMin AS startMin, step.startMax AS startMax, step.endMin AS endMin, step.endMax AS endMax,
  step.reached AS reached, step.refutedFrom AS refutedFrom
ORDER BY below, above, link
