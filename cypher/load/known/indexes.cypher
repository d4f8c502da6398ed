// load/known/indexes
// Waits until every index answers. It returns no rows and fails where one does not within $seconds.
// :param seconds => 60
CYPHER 25
CALL db.awaitIndexes($seconds)
