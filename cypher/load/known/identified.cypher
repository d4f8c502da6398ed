// load/known/identified
// Which entity each identifier or id leads to.
// A row is one identifier of one entity. No row means that nothing has it.
// :param ids => ['imo:7937317']
CYPHER 25
UNWIND $ids AS wanted
CALL (wanted) {
  MATCH (:Identifier {id: wanted})-[:IDENTIFIES]->(node:Entity|VesselIdentity)
  RETURN node.id AS id
  UNION
  MATCH (node:Entity|VesselIdentity {id: wanted})
  RETURN node.id AS id
}
RETURN wanted AS identifier, id
