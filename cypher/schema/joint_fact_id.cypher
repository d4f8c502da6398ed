// schema/joint_fact_id
// A joint fact is one node, whoever states it. It returns no rows.
CYPHER 25
CREATE CONSTRAINT jointFactId IF NOT EXISTS
FOR (node:JointFact) REQUIRE node.id IS UNIQUE
