// load/document_origins
// Joins new or changed documents to those that they rely on, and older ones to them; what they no
// longer rely on is unjoined. It returns no rows.
// :param ids => []
CYPHER 25
MATCH (document:Document)
WHERE document.id IN $ids OR any(one IN document.reliesOn WHERE one IN $ids)
CALL (document) {
  OPTIONAL MATCH (document)-[former:RELIES_ON]->(other:Document)
  WHERE NOT other.id IN coalesce(document.reliesOn, [])
  DELETE former
}
UNWIND document.reliesOn AS origin
MATCH (other:Document {id: origin})
MERGE (document)-[:RELIES_ON]->(other)
