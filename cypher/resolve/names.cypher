// resolve/names
// The names of one page of entities, those after $after by id, and of identities of ships.
// A row is one of them with all of its names. No row means that there are no more.
// :param after => ''
// :param limit => 5000
CYPHER 25
CALL () {
  MATCH (node:Entity)
  WHERE node.id > $after
  RETURN node
  ORDER BY node.id
  LIMIT $limit
  UNION
  MATCH (node:VesselIdentity)
  WHERE node.id > $after
  RETURN node
  ORDER BY node.id
  LIMIT $limit
}
WITH node
ORDER BY node.id
LIMIT $limit
RETURN node.id AS id, labels(node) AS labels, node.name AS name,
  coalesce(node.unidentified, false) AS unidentified,
  coalesce(node.alias, []) AS alias, coalesce(node.weakAlias, []) AS weakAlias,
  coalesce(node.previousName, []) AS previousName
ORDER BY id
