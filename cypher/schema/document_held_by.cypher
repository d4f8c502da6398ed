// schema/document_held_by
// What a party held before it was public is found by that party. It returns no rows.
CYPHER 25
CREATE INDEX documentHeldBy IF NOT EXISTS
FOR (document:Document) ON (document.heldBy)
