// load/steps_new
// Writes new steps. It returns how many
// it wrote, which is the number of rows given.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
MATCH (a:Entity|VesselIdentity {id: row.from})
MATCH (b:Entity|VesselIdentity {id: row.to})
CREATE (a)-[step:STEP]->(b)
SET step = row.properties
RETURN count(*) AS written
