// load/run
// Records one complete load, as the last thing that it writes. It returns no rows.
// :param id => 'run:none'
// :param properties => {id: 'run:none', digest: ''}
CYPHER 25
MERGE (run:IngestRun {id: $id})
ON CREATE SET run.loadedOn = date()
WITH run
WHERE coalesce(run.digest, '') <> $properties.digest
SET run += $properties
