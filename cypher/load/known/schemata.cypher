// load/known/schemata
// What the given entities are.
// A row is one set of labels with the ids of those that have them. No row means that none is loaded.
// :param ids => ['imo:7937317']
CYPHER 25
UNWIND $ids AS wanted
MATCH (node:Entity|VesselIdentity {id: wanted})
RETURN labels(node) AS labels, collect(wanted) AS ids
