// load/mark
// Gives the tables of walks a new mark, in the transaction that changes them. It returns no rows.
// :param tables => ''
CYPHER 25
MATCH (queue:LoadQueue {id: 'load'})
SET queue.tables = $tables
