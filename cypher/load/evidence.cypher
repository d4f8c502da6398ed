// load/evidence
// Writes evidence and joins it to the document in which it is stated. It returns how many
// it wrote, which is the number of rows given.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
MATCH (document:Document {id: row.document})
MERGE (evidence:Evidence {id: row.id})
SET evidence = row.properties
MERGE (evidence)-[:STATED_IN]->(document)
RETURN count(*) AS written
