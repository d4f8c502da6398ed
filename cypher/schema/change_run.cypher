// schema/change_run
// What a run changed is found by the run. It returns no rows.
CYPHER 25
CREATE INDEX changeRun IF NOT EXISTS
FOR (change:Change) ON (change.run)
