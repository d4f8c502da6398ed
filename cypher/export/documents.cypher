// export/documents
// Documents in the order of their ids, $limit of them after $after.
// A row is one document. No row means that there are no more.
// :param after => ''
// :param limit => 1000
CYPHER 25
MATCH (document:Document)
WHERE document.id > $after
WITH document ORDER BY document.id LIMIT $limit
RETURN document.id AS id, properties(document) AS properties
ORDER BY id
