// audit/designation_without_evidence
// Designations that no evidence speaks of.
// A row is one designation that nobody can defend. No row is as it should be.
CYPHER 25
MATCH (node:Designation)
WHERE NOT EXISTS { (:Evidence {about: node.id}) }
RETURN node.id AS id, node.caption AS detail
ORDER BY id
