// load/evidence_new
// Writes new evidence, joined to the document in which it is stated. It returns how many
// it wrote, which is the number of rows given.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
MATCH (document:Document {id: row.document})
CREATE (evidence:Evidence)-[:STATED_IN]->(document)
SET evidence = row.properties
RETURN count(*) AS written
