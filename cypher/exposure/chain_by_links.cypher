// exposure/chain_by_links
// Draws what sources state behind a chain: its links, its joint facts and all who take part in them.
// A row is one stated link or one role in a joint fact. No row means that no such id is loaded.
// :param links => ['fact:a401c86ec21dabc4bdaa', 'fact:e8abffb47b38cd8c0967', 'link:ec01bd036f1692b1c9f1']
CYPHER 25
UNWIND $links AS wanted
CALL (wanted) {
  MATCH path = (fact:JointFact {id: wanted})-[]->(:Entity|VesselIdentity)
  RETURN path
  UNION
  MATCH (a)-[step:STEP {link: wanted}]->(b)
  USING INDEX SEEK step:STEP(link)
  WITH DISTINCT wanted, CASE WHEN COUNT { (a)--() } <= COUNT { (b)--() } THEN a ELSE b END AS one
  // one relationship, written as a path so that it is sought from this end
  MATCH path = (one)-[*1..1 {id: wanted}]-()
  RETURN path
}
RETURN wanted AS link, path
ORDER BY link
