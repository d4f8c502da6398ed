// load/known/anything
// How much the store holds.
// A row is the number of its nodes. There is always one.
CYPHER 25
MATCH (node)
RETURN count(node) AS nodes
