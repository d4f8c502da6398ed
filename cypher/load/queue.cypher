// load/queue
// Waits until no other transaction loads, and keeps others waiting until this one ends: what it reads
// of the graph then stays true. It returns one row.
CYPHER 25
MERGE (queue:LoadQueue {id: 'load'})
REMOVE queue.caption // taking away what is not there locks the node and changes nothing
RETURN queue.id AS id
