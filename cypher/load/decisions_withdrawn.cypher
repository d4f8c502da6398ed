// load/decisions_withdrawn
// Deletes decisions that no longer stand. It returns no rows.
// :param ids => []
CYPHER 25
UNWIND $ids AS wanted
MATCH (decision:Decision {id: wanted})
DETACH DELETE decision
