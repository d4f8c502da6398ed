// audit/link_without_evidence
// Links that no evidence speaks of.
// A row is one link that nobody can defend. No row is as it should be.
CYPHER 25
MATCH (a)-[link WHERE link.id STARTS WITH 'link:']->(b)
WHERE NOT EXISTS { (:Evidence {about: link.id}) }
RETURN link.id AS id, a.id + ' ' + type(link) + ' ' + b.id AS detail
ORDER BY id
