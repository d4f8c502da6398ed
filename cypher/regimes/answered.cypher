// regimes/answered
// What each of the given parties answers for as its own: ships it owns, runs, lets or charters, its
// branches, and itself under other names.
// A row is one step. No row means that nothing of the kind is recorded.
// :param ids => ['case:sample/win-more', 'imo-company:5982254']
CYPHER 25
UNWIND $ids AS wanted
MATCH (above:Entity|VesselIdentity {id: wanted})
MATCH (above)-[step:STEP WHERE step.code IN [0, 1]]->(below)
WHERE step.code = 0 OR below:Vessel OR below:VesselIdentity
RETURN step.link AS link, step.kind AS kind, below.id AS below, above.id AS above,
  step.possible AS possible, step.event AS event,
  step.startMin AS startMin, step.startMax AS startMax, step.endMin AS endMin, step.endMax AS endMax,
  step.reached AS reached, step.refutedFrom AS refutedFrom
ORDER BY above, below, link
