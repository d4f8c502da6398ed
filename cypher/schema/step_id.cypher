// schema/step_id
// A step is written once. It returns no rows.
// This also keeps links single: a constraint cannot take its type from the registry, every link has
// a step, and the id of a step is made of the id of its link.
CYPHER 25
CREATE CONSTRAINT stepId IF NOT EXISTS
FOR ()-[step:STEP]-() REQUIRE step.id IS UNIQUE
