// export/evidence
// Every statement about the given links, joint facts, designations or entities.
// A row is one statement in one document. No row means that nothing loaded speaks of them.
// :param ids => ['link:ec01bd036f1692b1c9f1', 'fact:e8abffb47b38cd8c0967']
CYPHER 25
UNWIND $ids AS wanted
MATCH (evidence:Evidence {about: wanted})
RETURN evidence.about AS about, evidence.id AS id, properties(evidence) AS properties
ORDER BY about, id
