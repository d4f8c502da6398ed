// load/documents_withdrawn
// Deletes documents of our own with the evidence that is stated in them, and their publisher where
// nothing else of it is left. It returns no rows.
// :param ids => []
CYPHER 25
UNWIND $ids AS wanted
MATCH (document:Document {id: wanted})
OPTIONAL MATCH (evidence:Evidence)-[:STATED_IN]->(document)
WITH document, collect(evidence) AS stated
OPTIONAL MATCH (document)-[:PUBLISHED_BY]->(source:Source)
FOREACH (evidence IN stated | DETACH DELETE evidence)
DETACH DELETE document
WITH DISTINCT source
WHERE source IS NOT NULL AND NOT EXISTS { (source)<-[:PUBLISHED_BY]-() }
DELETE source
