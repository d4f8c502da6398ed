// load/documents
// Writes documents and who published them. It returns how many
// it wrote, which is the number of rows given.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
MERGE (document:Document {id: row.id})
SET document = row.properties
MERGE (source:Source {id: row.publisher})
SET source.name = row.publisher, source.caption = row.publisher
MERGE (document)-[:PUBLISHED_BY]->(source)
WITH document, source
CALL (document, source) {
  MATCH (document)-[former:PUBLISHED_BY]->(other:Source)
  WHERE other <> source
  DELETE former
}
RETURN count(*) AS written
