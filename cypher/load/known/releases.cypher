// load/known/releases
// The runs of one source that are complete, with the documents that stand for each.
// A row is one run. No row means that nothing of this source is loaded whole.
// :param source => 'ofac-sdn'
CYPHER 25
MATCH (run:IngestRun {source: $source})
WHERE run.complete
RETURN run.id AS id, run.title AS title, coalesce(run.dated, '') AS dated,
  coalesce(run.delta, false) AS delta, coalesce(run.documents, []) AS documents,
  coalesce(run.rowsRead, 0) AS rowsRead, run.fileNames AS fileNames, run.fileRows AS fileRows,
  run.ended AS ended
ORDER BY ended, id
