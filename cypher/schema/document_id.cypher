// schema/document_id
// A document is one node. It returns no rows.
CYPHER 25
CREATE CONSTRAINT documentId IF NOT EXISTS
FOR (node:Document) REQUIRE node.id IS UNIQUE
