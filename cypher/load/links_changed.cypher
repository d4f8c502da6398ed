// load/links_changed
// Writes what changed on links that are there: their properties and standards. It returns how many
// it wrote, which is the number of rows given.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
MATCH (a:Entity|VesselIdentity {id: row.from})
MATCH (b:Entity|VesselIdentity {id: row.to})
MATCH (a)-[link WHERE link.id = row.id]->(b)
SET link = row.properties
RETURN count(*) AS written
