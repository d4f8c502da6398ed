// audit/fact_without_evidence
// Joint facts that no evidence speaks of.
// A row is one joint fact that nobody can defend. No row is as it should be.
CYPHER 25
MATCH (node:JointFact)
WHERE NOT EXISTS { (:Evidence {about: node.id}) }
RETURN node.id AS id, node.caption AS detail
ORDER BY id
