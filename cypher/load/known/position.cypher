// load/known/position
// How far a run came.
// A row is the run. No row means that it was never begun.
// :param id => 'run:none'
CYPHER 25
MATCH (run:IngestRun {id: $id})
RETURN run.complete AS complete, coalesce(run.position, 0) AS position
