// audit/evidence_about_nothing
// Evidence about something that is not there.
// A row is one piece of evidence that no answer shows. No row is as it should be.
CYPHER 25
MATCH (evidence:Evidence)
WHERE NOT EXISTS { (evidence)-[:SUPPORTS|CONTRADICTS]->() }
  AND NOT EXISTS { ()-[:STEP {link: evidence.about}]->() }
RETURN evidence.id AS id, evidence.about AS detail
ORDER BY id
