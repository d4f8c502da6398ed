// impact/names
// All that is one with a bank or company and is cut off with it: its branches and its other names.
// A row is one entity, the subject among them. Identities count if they possibly stood on $asOf, on
// evidence of $standard or more published by $knownBy; what only may be the same is left out.
// No row means that nothing loaded has this id.
// :param subject => 'case:sample/ftb-covert-branches'
// :param asOf => date('2020-05-28')
// :param knownBy => date('2026-06-30')
// :param standard => 1
CYPHER 25
MATCH (subject:Entity {id: $subject})
CALL (subject) {
  RETURN subject AS one
  UNION
  MATCH ACYCLIC (subject)(()-[same:STEP WHERE same.hops = 0 AND NOT same.possible
    AND same.reached[$standard] <= $knownBy AND same.refutedFrom > $knownBy
    AND same.startMin <= $asOf AND same.endMax >= $asOf]->()){1,4}(one)
  RETURN one
}
RETURN one.id AS id, one.name AS name,
  coalesce(one.jurisdiction, []) + coalesce(one.country, []) AS country
ORDER BY id
