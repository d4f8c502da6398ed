// audit/date_not_a_date
// Bounds that are missing or no dates, on links, joint facts, designations and steps.
// A row is one thing that a comparison of dates silently prunes. No row is as it should be.
CYPHER 25
CALL () {
  MATCH ()-[link WHERE link.id STARTS WITH 'link:' OR link.id STARTS WITH 'step:']->()
  RETURN link.id AS id, [link.startMin, link.startMax, link.endMin, link.endMax] AS bounds
  UNION ALL
  MATCH (node:JointFact|Designation)
  RETURN node.id AS id, [node.startMin, node.startMax, node.endMin, node.endMax] AS bounds
}
WITH id, bounds
WHERE any(bound IN bounds WHERE NOT bound IS :: DATE NOT NULL)
RETURN id, reduce(text = '', bound IN bounds | text + coalesce(toString(bound), 'null') + ' ') AS detail
ORDER BY id
