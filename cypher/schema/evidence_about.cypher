// schema/evidence_about
// The evidence about a thing is found by the id of the thing. It returns no rows.
CYPHER 25
CREATE INDEX evidenceAbout IF NOT EXISTS
FOR (evidence:Evidence) ON (evidence.about)
