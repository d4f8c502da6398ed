// evidence/runs
// Which sources have been loaded whole, and which day each speaks for.
// A row is one complete load. No row means that nothing is loaded: every answer would be empty.
CYPHER 25
MATCH (run:IngestRun)
WHERE run.complete
RETURN run.id AS id, run.source AS source, run.title AS title, run.dated AS dated,
  coalesce(run.authorities, []) AS authorities, run.fileSha256 AS sha256,
  run.rowsRead AS rowsRead, run.rowsAccepted AS rowsAccepted,
  coalesce(run.documents, []) AS documents, run.ended AS ended
ORDER BY source, dated, id
