// schema/designation_id
// A designation is one node for its whole life. It returns no rows.
CYPHER 25
CREATE CONSTRAINT designationId IF NOT EXISTS
FOR (node:Designation) REQUIRE node.id IS UNIQUE
