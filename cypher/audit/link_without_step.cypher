// audit/link_without_step
// Links that no step was derived of.
// A row is one link that no chain can take. No row is as it should be.
CYPHER 25
MATCH (a)-[link WHERE link.id STARTS WITH 'link:']->(b)
WHERE NOT EXISTS { ()-[:STEP {link: link.id}]->() }
RETURN link.id AS id, a.id + ' ' + type(link) + ' ' + b.id AS detail
ORDER BY id
