// load/tokens
// Makes every name of the vocabulary known to the store, so that a misspelt one in a query warns.
// What it creates it deletes: the names stay and no data does. It returns no rows.
// :param labels => ['Entity']
// :param types => ['STEP']
// :param properties => {id: 'token'}
CYPHER 25
CREATE (token:$($labels))
SET token = $properties
WITH token
UNWIND $types AS type
CREATE (token)-[named:$(type)]->(token)
DELETE named
WITH DISTINCT token
DELETE token
