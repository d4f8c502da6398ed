// load/begin
// Begins a run, or finds how far it came: $position is the next item of it that is not written.
// It returns one row.
// :param id => 'run:none'
// :param properties => {id: 'run:none'}
CYPHER 25
MERGE (run:IngestRun {id: $id})
ON CREATE SET run = $properties, run.began = datetime(), run.complete = false, run.position = 0
RETURN run.complete AS complete, coalesce(run.position, 0) AS position
