// load/known/documents
// The given documents and everything that they rely on.
// A row is one document. No row means that it is not loaded.
// :param ids => ['document:none']
CYPHER 25
UNWIND $ids AS wanted
MATCH (:Document {id: wanted})-[:RELIES_ON]->*(document:Document)
WITH DISTINCT document
RETURN document.id AS id, properties(document) AS properties
