// load/entities
// Writes entities; a row of $rows is one entity with all its properties. It returns how many
// it wrote, which is the number of rows given.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
MERGE (entity:Entity {id: row.id})
SET entity = row.properties, entity:$(row.labels)
REMOVE entity:$(row.former)
RETURN count(*) AS written
