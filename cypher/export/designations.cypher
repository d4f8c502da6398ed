// export/designations
// Designations in the order of their ids, $limit of them after $after.
// A row is one designation with whom it designates. No row means that there are no more.
// :param after => ''
// :param limit => 1000
CYPHER 25
MATCH (designation:Designation)
WHERE designation.id > $after
WITH designation ORDER BY designation.id LIMIT $limit
MATCH (designation)-[:DESIGNATES]->(entity:Entity)
RETURN designation.id AS id, entity.id AS entity, properties(designation) AS properties
ORDER BY id
