// audit/alias_mark
// Things marked as having another name that have none, or the other way round: a walk would end
// too early or look too far there.
// A row is one such thing. No row is as it should be.
CYPHER 25
CALL () {
  MATCH (named:Aliased)
  WHERE NOT EXISTS { (named)-[:STEP {hops: 0}]->() }
  RETURN named.id AS id, 'marked, but no identity step leads from it' AS detail
  UNION
  MATCH (named)-[:STEP {hops: 0}]->()
  WHERE NOT named:Aliased
  RETURN named.id AS id, 'an identity step leads from it, but it is not marked' AS detail
}
RETURN id, detail
ORDER BY id
