// audit/identity_contradiction
// Pairs that somebody decided to be different, and that links join all the same: they are one by
// SAME_AS, directly or through others, or a source states that they may be.
// A row is one such pair, to be settled by a person. No row is as it should be.
CYPHER 25
MATCH (made:Decision {decision: 'different'})-[:CONCERNS]->(one)
MATCH (made)-[:CONCERNS]->(other)
WHERE one.id < other.id
CALL (one, other) {
  MATCH path = SHORTEST 1 (one)-[:SAME_AS]-+(other)
  RETURN reduce(text = '', node IN nodes(path) |
    text + CASE text WHEN '' THEN '' ELSE ' = ' END + node.name + ' (' + node.id + ')') AS joined
  UNION
  MATCH (one)-[link:POSSIBLY_SAME_AS]-(other)
  WHERE NOT link.status IN ['disputed', 'refuted', 'retracted']
  RETURN one.name + ' (' + one.id + ') may be ' + other.name + ' (' + other.id + ')' AS joined
}
RETURN made.id AS id,
  made.decidedBy + ' decided on ' + made.decidedOn + ' that ' + one.name + ' (' + one.id + ') and '
    + other.name + ' (' + other.id + ') are different, yet ' + joined AS detail
ORDER BY id, detail
