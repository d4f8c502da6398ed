// load/complete
// Declares a run complete, as the last thing that it writes, and drops what was kept for resuming it.
// The first run of a store changed nothing that was there: where a late part of it joined what an
// early one had written, that is no change. A run that is complete already stays as it is. It returns
// no rows.
// :param id => 'run:none'
// :param properties => {id: 'run:none', digest: ''}
CYPHER 25
MATCH (run:IngestRun {id: $id})
WHERE NOT run.complete OR run.digest <> $properties.digest
SET run += $properties, run.complete = true, run.ended = datetime(), run.position = null
WITH run
CALL (run) {
  MATCH (part:IngestPart {run: $id})
  DELETE part
}
CALL (run) {
  WITH run
  WHERE COUNT { (done:IngestRun WHERE done.complete) } = 1
  MATCH (change:Change {run: $id})
  DELETE change
}
