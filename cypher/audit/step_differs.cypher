// audit/step_differs
// Steps whose dates or standard are not those of what they are derived of.
// A row is one step that says something else than the sources. No row is as it should be.
CYPHER 25
CALL () {
  MATCH (a)-[step:STEP {via: ''}]->(b)
  MATCH (a)-[link WHERE link.id = step.link]-(b)
  RETURN step, link.startMin AS startMin, link.startMax AS startMax, link.endMin AS endMin,
    link.endMax AS endMax, step.standard <> link.standard OR step.status <> link.status AS differs
  UNION ALL
  MATCH ()-[step:STEP WHERE step.via <> '']->()
  MATCH (fact:JointFact {id: step.link})
  RETURN step, fact.startMin AS startMin, fact.startMax AS startMax, fact.endMin AS endMin,
    fact.endMax AS endMax, step.standard > fact.standard AS differs
}
WITH *
WHERE differs OR step.startMin <> startMin OR step.startMax <> startMax
  OR step.endMin <> endMin OR step.endMax <> endMax
RETURN step.id AS id, step.kind + ' of ' + step.link AS detail
ORDER BY id
