// exposure/chain_by_links
// Draws what sources state behind a chain: its links, its joint facts and all who take part in them.
// A row is one stated link or one role in a joint fact. No row means that no such id is loaded.
// :param links => ['link:none']
CYPHER 25
UNWIND $links AS wanted
CALL (wanted) {
  MATCH path = (fact:JointFact {id: wanted})-[]->(:Entity|VesselIdentity)
  RETURN path
  UNION
  MATCH (a)-[:STEP {link: wanted}]->(b)
  WITH a, b LIMIT 1
  MATCH path = (a)-[link WHERE link.id = wanted]-(b)
  RETURN path
}
RETURN wanted AS link, path
ORDER BY link
