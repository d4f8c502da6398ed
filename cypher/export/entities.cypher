// export/entities
// Entities and identities of ships in the order of their ids, $limit of them after $after.
// A row is one, with all that is stated of it and its identifiers. No row means that there are no more.
// :param after => ''
// :param limit => 1000
CYPHER 25
CALL () {
  MATCH (node:Entity)
  WHERE node.id > $after
  RETURN node ORDER BY node.id LIMIT $limit
  UNION
  MATCH (node:VesselIdentity)
  WHERE node.id > $after
  RETURN node ORDER BY node.id LIMIT $limit
}
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS id, labels(node) AS labels, properties(node) AS properties,
  COLLECT {
    MATCH (known:Identifier)-[:IDENTIFIES]->(node)
    RETURN known.id ORDER BY known.id
  } AS identifiers
ORDER BY id
