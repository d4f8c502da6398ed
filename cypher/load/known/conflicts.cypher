// load/known/conflicts
// What the graph holds of the given conflicts of identifiers.
// A row is one conflict. No row means a new one.
// :param ids => ['conflict:none']
CYPHER 25
UNWIND $ids AS wanted
MATCH (conflict:Conflict {id: wanted})
RETURN conflict.id AS id, properties(conflict) AS properties
