// load/steps_stale
// Deletes steps that what sources state no longer gives. It returns no rows.
// :param ids => []
CYPHER 25
UNWIND $ids AS wanted
MATCH ()-[step:STEP {id: wanted}]->()
DELETE step
