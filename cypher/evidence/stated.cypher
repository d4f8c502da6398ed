// evidence/stated
// What sources state behind the steps of a chain: the link or joint fact of each given id.
// A row is one stated fact with its parties by role. An id without a row is an error in the graph.
// :param links => ['link:ec01bd036f1692b1c9f1', 'fact:e8abffb47b38cd8c0967']
CYPHER 25
UNWIND $links AS wanted
CALL (wanted) {
  MATCH (fact:JointFact {id: wanted})-[role]->(party:Entity|VesselIdentity)
  RETURN head([label IN labels(fact) WHERE label <> 'JointFact']) AS kind,
    properties(fact) AS stated, collect({role: type(role), id: party.id, name: party.name}) AS parties
  UNION
  MATCH (a)-[step:STEP {link: wanted}]->(b)
  USING INDEX SEEK step:STEP(link)
  WITH DISTINCT wanted, CASE WHEN COUNT { (a)--() } <= COUNT { (b)--() } THEN a ELSE b END AS one
  // one relationship, written as a path so that it is sought from this end
  MATCH (one)-[links *1..1 {id: wanted}]-()
  WITH DISTINCT links[0] AS link
  WITH link, startNode(link) AS source, endNode(link) AS target
  RETURN type(link) AS kind, properties(link) AS stated,
    [{role: 'from', id: source.id, name: source.name}, {role: 'to', id: target.id, name: target.name}] AS parties
}
RETURN wanted AS id, kind, stated, parties
ORDER BY id
