// drawing/for_and_against
// Draws what speaks for and against one thing that sources state: each statement with its document,
// and who takes part. $about is the id of a joint fact, a link, a designation or an entity.
// A row is one statement, or one of those who take part (`direction` is empty then). Statements about
// a link stand beside it, for no relationship can lead to a relationship. Nothing is left out that
// was published later, or refuted: both are for the reader to see.
// No row means that nothing of this id is loaded.
// :param about => 'fact:e8abffb47b38cd8c0967'
CYPHER 25
CALL () {
  MATCH (about:Entity|VesselIdentity|JointFact|Designation {id: $about})
  MATCH path = (about)<-[:SUPPORTS|CONTRADICTS]-(evidence:Evidence)-[:STATED_IN]->(:Document)
  RETURN path, evidence
  UNION
  MATCH (evidence:Evidence {about: $about})
  WHERE NOT EXISTS { (evidence)-[:SUPPORTS|CONTRADICTS]->() }
  MATCH path = (evidence)-[:STATED_IN]->(:Document)
  RETURN path, evidence
  UNION
  MATCH path = (:JointFact {id: $about})-[]->(:Entity|VesselIdentity)
  RETURN path, null AS evidence
  UNION
  MATCH path = (:Designation {id: $about})-[:DESIGNATES]->(:Entity)
  RETURN path, null AS evidence
  UNION
  MATCH (a)-[step:STEP {link: $about}]->(b)
  USING INDEX SEEK step:STEP(link)
  WITH DISTINCT CASE WHEN COUNT { (a)--() } <= COUNT { (b)--() } THEN a ELSE b END AS one
  // one relationship, written as a path so that it is sought from this end
  MATCH path = (one)-[*1..1 {id: $about}]-()
  RETURN path, null AS evidence
}
RETURN coalesce(evidence.direction, '') AS direction, evidence.proposition AS proposition,
  coalesce(evidence.element, '') AS element, coalesce(evidence.quote, '') AS quote,
  evidence.id AS evidence, evidence.document AS document, path
ORDER BY direction, evidence, [n IN nodes(path) | n.id]
