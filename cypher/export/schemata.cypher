// export/schemata
// What entities and identities of ships are, in the order of their ids, $limit of them after $after,
// as columns for arrays.
// A row is these together: a list of ids and a list of their labels. Empty lists mean that there are
// no more.
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
RETURN collect(node.id) AS id, collect(labels(node)) AS labels
