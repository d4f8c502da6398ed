// load/known/entities
// What the graph holds of the given entities.
// A row is one entity. No row means a new one.
// :param ids => ['imo:7937317']
CYPHER 25
UNWIND $ids AS wanted
MATCH (node:Entity|VesselIdentity {id: wanted})
RETURN node.id AS id, labels(node) AS labels, properties(node) AS properties
