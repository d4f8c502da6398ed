// ownership/below
// What stands directly below each of $ids on $asOf: what it owns or controls, its agents, its other
// names. A row is one stated link that possibly stood on that day, on evidence of $standard or more
// (identities: of any) published by $knownBy. No row means that nothing is recorded below them.
// :param ids => ['case:sample/dhid', 'ofac:20564', 'un:KPe.031', 'ofac:12210']
// :param asOf => date('2017-02-28')
// :param knownBy => date('2026-06-30')
// :param standard => 1
CYPHER 25
UNWIND $ids AS wanted
MATCH (above:Entity {id: wanted})
CALL (above) {
  MATCH (above)-[link:OWNS|CONTROLS]->(below:Entity)
  RETURN below, link, $standard AS least
  UNION ALL
  MATCH (above)<-[link:ACTS_FOR]-(below:Entity)
  RETURN below, link, $standard AS least
  UNION ALL
  MATCH (above)-[link:SAME_AS|POSSIBLY_SAME_AS|BRANCH_OF]-(below:Entity)
  // one holder is never made two by asking for better proof
  RETURN below, link, 0 AS least
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
ORDER BY above, below, link
