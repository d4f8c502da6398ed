// load/known/schema
// Every index of the store by name, those behind constraints among them.
// A row is one index. No row means a store without a schema.
CYPHER 25
SHOW INDEXES YIELD name
