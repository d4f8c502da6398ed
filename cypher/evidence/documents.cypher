// evidence/documents
// The given documents and everything that they rely on, near and far.
// A row is one document, as far as it is loaded. No row means that none of them is loaded; one that
// `reliesOn` names and that has no row is known by that name alone.
// :param ids => ['case:sample/sghc-2017-108']
CYPHER 25
UNWIND $ids AS wanted
MATCH (:Document {id: wanted})-[:RELIES_ON]->*(document:Document)
WITH DISTINCT document
MATCH (document)-[:PUBLISHED_BY]->(source:Source)
RETURN document.id AS id, document.title AS title, document.kind AS kind, source.name AS publisher,
  document.reliability AS reliability, document.published AS published,
  document.retrieved AS retrieved, coalesce(document.reliesOn, []) AS reliesOn,
  coalesce(document.reliesOnKnown, false) AS reliesOnKnown, document.heldBy AS heldBy,
  document.heldSince AS heldSince, document.withdrawn AS withdrawn, document.url AS url
ORDER BY id
