// schema/evidence_locator
// What a source states at one place is found by the place. It returns no rows.
CYPHER 25
CREATE INDEX evidenceLocator IF NOT EXISTS
FOR (evidence:Evidence) ON (evidence.locator)
