// schema/decision_id
// A decision about identity has one node. It returns no rows.
CYPHER 25
CREATE CONSTRAINT decisionId IF NOT EXISTS
FOR (decision:Decision) REQUIRE decision.id IS UNIQUE
