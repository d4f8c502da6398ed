// load/known/parts
// What became of the items of a run that is not complete.
// A row is one part. No row means that nothing of it is written.
// :param id => 'run:none'
CYPHER 25
MATCH (part:IngestPart {run: $id})
RETURN part.first AS first, part.fates AS fates, part.rejects AS rejects
ORDER BY first
