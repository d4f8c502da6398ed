// regimes/answering
// Who answers for each of the given ships and parties: the same steps as regimes/answered, read from
// the other end.
// A row is one step. No row means that nobody of the kind is recorded.
// :param ids => ['imo:9417115']
CYPHER 25
UNWIND $ids AS wanted
MATCH (below:Entity|VesselIdentity {id: wanted})
MATCH (below)<-[step:STEP WHERE step.code IN [0, 1]]-(above)
WHERE step.code = 0 OR below:Vessel OR below:VesselIdentity
RETURN step.link AS link, step.kind AS kind, below.id AS below, above.id AS above,
  step.possible AS possible, step.event AS event,
  step.startMin AS startMin, step.startMax AS startMax, step.endMin AS endMin, step.endMax AS endMax,
  step.reached AS reached, step.refutedFrom AS refutedFrom
ORDER BY below, above, link
