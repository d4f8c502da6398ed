// load/identifiers
// Writes identifiers that lead to an entity; an identifier never moves. It returns how many
// it wrote, which is the number of rows given.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
MATCH (entity:Entity|VesselIdentity {id: row.entity})
MERGE (identifier:Identifier {id: row.id})
SET identifier.kind = row.kind, identifier.value = row.value
MERGE (identifier)-[:IDENTIFIES]->(entity)
RETURN count(*) AS written
