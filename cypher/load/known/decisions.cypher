// load/known/decisions
// The decisions of one source that the graph holds, with the two that each concerns.
// A row is one decision. No row means none yet.
// :param source => 'decisions:none'
CYPHER 25
MATCH (decision:Decision {source: $source})
RETURN decision.id AS id, decision.digest AS digest, decision.document AS document,
  COLLECT { MATCH (decision)-[:CONCERNS]->(one) RETURN one.id ORDER BY one.id } AS concerns
