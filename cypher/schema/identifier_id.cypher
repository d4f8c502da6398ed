// schema/identifier_id
// An identifier is one node, so that it leads to one entity. It returns no rows.
CYPHER 25
CREATE CONSTRAINT identifierId IF NOT EXISTS
FOR (node:Identifier) REQUIRE node.id IS UNIQUE
