// regimes/dealings
// Every link and joint fact in which the given parties take part, with all who take part in it.
// A row is one party and one stated fact; a fact of two of them has two rows. `pairs` says how well
// two roles of a joint fact are shown, where steps lead between them. No row means that nothing is
// recorded that the party took part in. At most $limit rows for each party, by the ids of the facts.
// :param ids => ['case:sample/chinpo']
// :param limit => 10000
CYPHER 25
UNWIND $ids AS wanted
MATCH (party:Entity|VesselIdentity {id: wanted})
CALL (party) {
  CALL (party) {
    MATCH (party)-[link]-(:Entity|VesselIdentity)
    WHERE link.id STARTS WITH 'link:'
    RETURN DISTINCT link.id AS id, type(link) AS type, properties(link) AS stated,
      [{role: 'from', id: startNode(link).id, name: startNode(link).name},
       {role: 'to', id: endNode(link).id, name: endNode(link).name}] AS parties, [] AS pairs
    UNION ALL
    MATCH (party)<--(found:JointFact)
    WITH DISTINCT found AS fact
    RETURN fact.id AS id, [one IN labels(fact) WHERE one <> 'JointFact'][0] AS type,
      properties(fact) AS stated,
      COLLECT {
        MATCH (fact)-[role]->(one:Entity|VesselIdentity)
        RETURN {role: type(role), id: one.id, name: one.name} ORDER BY type(role), one.id
      } AS parties,
      COLLECT {
        MATCH ()-[step:STEP {link: fact.id}]->()
        RETURN DISTINCT {role: step.role, reached: step.reached, refutedFrom: step.refutedFrom}
      } AS pairs
  }
  RETURN id, type, stated, parties, pairs
  ORDER BY id
  LIMIT $limit
}
RETURN wanted AS party, id, type, stated, parties, pairs
ORDER BY party, id
