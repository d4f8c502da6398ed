// schema/conflict_id
// A conflict of identifiers is recorded once. It returns no rows.
CYPHER 25
CREATE CONSTRAINT conflictId IF NOT EXISTS
FOR (node:Conflict) REQUIRE node.id IS UNIQUE
