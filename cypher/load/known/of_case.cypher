// load/known/of_case
// What a case file has ever stated: what it calls its own, and the evidence in its documents.
// A row is one entity or document by the id that the case gives it, or one piece of evidence with
// what it is about. No row means that the case was never loaded.
// :param prefix => 'case:none/'
CYPHER 25
CALL () {
  MATCH (one:Identifier)
  WHERE one.id STARTS WITH $prefix
  RETURN 'entity' AS kind, one.id AS id, '' AS about
  UNION
  MATCH (one:Document)
  WHERE one.id STARTS WITH $prefix
  RETURN 'document' AS kind, one.id AS id, '' AS about
  UNION
  MATCH (document:Document)<-[:STATED_IN]-(one:Evidence)
  WHERE document.id STARTS WITH $prefix
  RETURN 'evidence' AS kind, one.id AS id, one.about AS about
}
RETURN kind, id, about
ORDER BY kind, id
