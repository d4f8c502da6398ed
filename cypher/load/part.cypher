// load/part
// Keeps what became of the items of one part until its run is complete. It returns how many it wrote.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
CREATE (part:IngestPart)
SET part = row
RETURN count(*) AS written
