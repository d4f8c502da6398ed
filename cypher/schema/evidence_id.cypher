// schema/evidence_id
// A statement in a document is one node. It returns no rows.
CYPHER 25
CREATE CONSTRAINT evidenceId IF NOT EXISTS
FOR (node:Evidence) REQUIRE node.id IS UNIQUE
