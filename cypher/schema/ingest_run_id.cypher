// schema/ingest_run_id
// A load of the same files is one node. It returns no rows.
CYPHER 25
CREATE CONSTRAINT ingestRunId IF NOT EXISTS
FOR (node:IngestRun) REQUIRE node.id IS UNIQUE
