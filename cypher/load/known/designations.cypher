// load/known/designations
// What the graph holds of the given designations.
// A row is one designation. No row means a new one.
// :param ids => ['designation:none']
CYPHER 25
UNWIND $ids AS wanted
MATCH (designation:Designation {id: wanted})-[:DESIGNATES]->(entity:Entity)
RETURN designation.id AS id, entity.id AS entity, properties(designation) AS properties
