// load/known/identified
// Which entity each identifier leads to.
// A row is one identifier of one entity. No row means that nothing has it.
// :param ids => ['imo:7937317']
CYPHER 25
UNWIND $ids AS wanted
MATCH (:Identifier {id: wanted})-[:IDENTIFIES]->(node:Entity|VesselIdentity)
RETURN wanted AS identifier, node.id AS id
