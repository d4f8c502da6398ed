// schema/step_link
// The steps of a link or joint fact are found by its id. It returns no rows.
CYPHER 25
CREATE INDEX stepLink IF NOT EXISTS
FOR ()-[step:STEP]-() ON (step.link)
