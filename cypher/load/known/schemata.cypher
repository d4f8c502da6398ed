// load/known/schemata
// What the given entities are.
// A row is one entity with its labels. No row means that it is not loaded.
// :param ids => ['imo:7937317']
CYPHER 25
UNWIND $ids AS wanted
MATCH (node:Entity|VesselIdentity {id: wanted})
RETURN node.id AS id, labels(node) AS labels
