// schema/ingest_part_run
// What became of the parts of a run is found by the run. It returns no rows.
CYPHER 25
CREATE INDEX ingestPartRun IF NOT EXISTS
FOR (part:IngestPart) ON (part.run)
