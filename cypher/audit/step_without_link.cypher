// audit/step_without_link
// Steps of a link or joint fact that is not there.
// A row is one step that states nothing. No row is as it should be.
CYPHER 25
MATCH (a)-[step:STEP]->(b)
WHERE (step.via = '' AND NOT EXISTS { (a)-[link WHERE link.id = step.link]-(b) })
  OR (step.via <> '' AND NOT EXISTS { (:JointFact {id: step.link}) })
RETURN step.id AS id, step.kind + ' of ' + step.link AS detail
ORDER BY id
