// schema/decision_source
// The decisions of one case are found together. It returns no rows.
CYPHER 25
CREATE INDEX decisionSource IF NOT EXISTS
FOR (decision:Decision) ON (decision.source)
