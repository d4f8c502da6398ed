// load/rekeyed
// Gives entities their new id, after what hangs on them has been taken off. It returns how many
// it wrote, which is the number of rows given.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
MATCH (entity:Entity|VesselIdentity {id: row.former})
SET entity.id = row.id
RETURN count(*) AS written
