// schema/source_id
// A publisher is one node. It returns no rows.
CYPHER 25
CREATE CONSTRAINT sourceId IF NOT EXISTS
FOR (node:Source) REQUIRE node.id IS UNIQUE
