// load/identifiers
// Writes new identifiers that lead to an entity; an identifier never moves. It returns how many
// it wrote, which is the number of rows given.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
MATCH (entity:Entity|VesselIdentity {id: row.entity})
CREATE (identifier:Identifier {id: row.id, kind: row.kind, value: row.value})
  -[:IDENTIFIES]->(entity)
RETURN count(*) AS written
