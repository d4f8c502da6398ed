// schema/change_id
// A change of one thing by one run is one node. It returns no rows.
CYPHER 25
CREATE CONSTRAINT changeId IF NOT EXISTS
FOR (node:Change) REQUIRE node.id IS UNIQUE
