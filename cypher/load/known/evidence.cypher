// load/known/evidence
// Every piece of evidence about the given things.
// A row is one piece of evidence. No row means none yet.
// :param ids => ['link:none']
CYPHER 25
UNWIND $ids AS wanted
MATCH (evidence:Evidence {about: wanted})
RETURN evidence.id AS id, properties(evidence) AS properties
