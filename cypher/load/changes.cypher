// load/changes
// Writes what a load changed of what was there. It returns how many
// it wrote, which is the number of rows given.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
MERGE (change:Change {id: row.id})
SET change = row
RETURN count(*) AS written
