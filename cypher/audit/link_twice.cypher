// audit/link_twice
// Links that are there more than once.
// A row is one id of several links. No row is as it should be.
CYPHER 25
MATCH ()-[link WHERE link.id STARTS WITH 'link:']->()
WITH link.id AS id, count(*) AS copies
WHERE copies > 1
RETURN id, toString(copies) + ' copies' AS detail
ORDER BY id
