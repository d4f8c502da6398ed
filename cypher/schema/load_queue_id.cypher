// schema/load_queue_id
// Loads queue at one node. It returns no rows.
CYPHER 25
CREATE CONSTRAINT loadQueueId IF NOT EXISTS
FOR (node:LoadQueue) REQUIRE node.id IS UNIQUE
