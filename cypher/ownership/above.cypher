// ownership/above
// Who stands directly above each of $ids on $asOf: owners, controllers, principals, other names.
// A row is one stated link that possibly stood on that day, on evidence of $standard or more
// (identities: of any) published by $knownBy. No row means that nothing is recorded above them, and
// not that they have no owner.
// :param ids => ['case:sample/bank-of-dandong', 'imo:7408873']
// :param asOf => date('2016-12-15')
// :param knownBy => date('2026-06-30')
// :param standard => 1
CYPHER 25
UNWIND $ids AS wanted
MATCH (below:Entity {id: wanted})
CALL (below) {
  MATCH (above:Entity)-[link:OWNS|CONTROLS]->(below)
  RETURN above, link, $standard AS least
  UNION ALL
  MATCH (above:Entity)<-[link:ACTS_FOR]-(below)
  RETURN above, link, $standard AS least
  UNION ALL
  MATCH (above:Entity)-[link:SAME_AS|POSSIBLY_SAME_AS|BRANCH_OF]-(below)
  // one holder is never made two by asking for better proof
  RETURN above, link, 0 AS least
}
WITH above, link, least, below
WHERE link.reached[least] <= $knownBy AND link.refutedFrom > $knownBy
  AND link.startMin <= $asOf AND link.endMax >= $asOf
RETURN above.id AS above, below.id AS below, link.id AS link, type(link) AS kind,
  coalesce(link.role, '') AS role,
  coalesce(link.shareMin, 0.0) AS shareMin, coalesce(link.shareMax, 100.0) AS shareMax,
  coalesce(link.shareMinExclusive, false) AS shareMinExclusive,
  coalesce(link.shareMaxExclusive, false) AS shareMaxExclusive,
  link.startMin AS startMin, link.startMax AS startMax, link.endMin AS endMin, link.endMax AS endMax,
  link.reached AS reached, below:Vessel OR below:Aircraft AS thing
ORDER BY below, above, link
