// load/steps_changed
// Writes what changed on steps that are there. It returns how many
// it wrote, which is the number of rows given.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
MATCH ()-[step:STEP {id: row.id}]->()
SET step = row.properties
RETURN count(*) AS written
