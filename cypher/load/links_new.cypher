// load/links_new
// Writes new links, after their steps; the type of each comes from the registry. It returns how many
// it wrote, which is the number of rows given.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
MATCH (a:Entity|VesselIdentity {id: row.from})
MATCH (b:Entity|VesselIdentity {id: row.to})
CREATE (a)-[link:$(row.type)]->(b)
SET link = row.properties
RETURN count(*) AS written
