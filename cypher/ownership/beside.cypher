// ownership/beside
// Links of an entity that suggest somebody behind it and that no rule on ownership counts: interests
// of unstated size, directors, operators, managers, what lists call linked, affiliated or part of.
// A row is one stated link that possibly stood on $asOf, on evidence of $standard or more published
// by $knownBy. No row means that none is recorded.
// :param subject => 'imo:7408873'
// :param asOf => date('2018-03-30')
// :param knownBy => date('2026-06-30')
// :param standard => 1
CYPHER 25
MATCH (subject:Entity {id: $subject})
CALL (subject) {
  MATCH path = (other:Entity)-[link:HAS_INTEREST_IN|DIRECTS|OPERATES|MANAGES]->(subject)
  RETURN other, link, path
  UNION ALL
  MATCH path = (other:Entity)<-[link:LINKED_TO|PART_OF]-(subject)
  RETURN other, link, path
  UNION ALL
  MATCH path = (other:Entity)-[link:AFFILIATE_OF]-(subject)
  RETURN other, link, path
}
WITH other, link, path
WHERE link.reached[$standard] <= $knownBy AND link.refutedFrom > $knownBy
  AND link.startMin <= $asOf AND link.endMax >= $asOf
RETURN other.id AS other, link.id AS link, type(link) AS kind, path
ORDER BY other, link
