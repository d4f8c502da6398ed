// load/advance
// Moves the position of a run from $first to $next, in the transaction that writes the items between
// them. No row means that the run is not at $first: another load of it goes on, or this was written.
// :param id => 'run:none'
// :param first => 0
// :param next => 0
CYPHER 25
MATCH (run:IngestRun {id: $id})
SET run.position = run.position // a lock, before the position is looked at
WITH run
WHERE run.position = $first AND NOT run.complete
SET run.position = $next
RETURN run.position AS position
