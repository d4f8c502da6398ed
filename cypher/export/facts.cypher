// export/facts
// Joint facts in the order of their ids, $limit of them after $after.
// A row is one joint fact with its parties. No row means that there are no more.
// :param after => ''
// :param limit => 1000
CYPHER 25
MATCH (fact:JointFact)
WHERE fact.id > $after
WITH fact ORDER BY fact.id LIMIT $limit
RETURN fact.id AS id, labels(fact) AS labels, properties(fact) AS properties,
  COLLECT {
    MATCH (fact)-[role]->(party:Entity|VesselIdentity)
    RETURN [type(role), party.id] ORDER BY type(role), party.id
  } AS parties
ORDER BY id
