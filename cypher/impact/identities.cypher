// impact/identities
// Which entities are one and the same to the network of claims: other names, and branches with their
// bank. A row is one stated identity that possibly stood on $asOf, on evidence of $standard or more
// published by $knownBy; what only may be the same is left out. Rows come in no order.
// No row means that none is loaded.
// :param asOf => date('2020-05-28')
// :param knownBy => date('2026-06-30')
// :param standard => 1
CYPHER 25
CALL () {
  MATCH (one)-[same:SAME_AS]->(other)
  RETURN one, same, other
  UNION ALL
  MATCH (one)-[same:BRANCH_OF]->(other)
  RETURN one, same, other
}
WITH one, same, other
WHERE same.reached[$standard] <= $knownBy AND same.refutedFrom > $knownBy
  AND same.startMin <= $asOf AND same.endMax >= $asOf
RETURN one.id AS one, other.id AS other, same.id AS link
