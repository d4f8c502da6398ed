// load/queue
// Waits until no other transaction loads, and keeps others waiting until this one ends: what it reads
// of the graph then stays true. It returns one row: the mark of the state that the tables of walks are
// in, which is empty in an empty store, and null in one that was filled before there were marks.
CYPHER 25
MERGE (queue:LoadQueue {id: 'load'})
REMOVE queue.caption // taking away what is not there locks the node and changes nothing
RETURN queue.id AS id, CASE
  WHEN queue.tables IS NULL AND NOT EXISTS { (:Entity|VesselIdentity) } THEN ''
  ELSE queue.tables
END AS tables
