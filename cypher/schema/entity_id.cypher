// schema/entity_id
// An entity is one node. It returns no rows.
CYPHER 25
CREATE CONSTRAINT entityId IF NOT EXISTS
FOR (node:Entity) REQUIRE node.id IS UNIQUE
