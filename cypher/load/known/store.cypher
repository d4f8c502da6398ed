// load/known/store
// Which store this is, whatever it is made of, and the mark of the state that the tables of walks are in.
// A row is the store. There is always one.
CYPHER 25
CALL db.info() YIELD id
OPTIONAL MATCH (queue:LoadQueue {id: 'load'})
RETURN id, queue.tables AS tables
