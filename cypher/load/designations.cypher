// load/designations
// Writes designations and joins them to whom they designate. It returns how many
// it wrote, which is the number of rows given.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
MATCH (entity:Entity {id: row.entity})
MERGE (designation:Designation {id: row.id})
SET designation = row.properties
MERGE (designation)-[:DESIGNATES]->(entity)
RETURN count(*) AS written
