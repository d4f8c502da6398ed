// load/links_new
// Writes new links; the type of each comes from the registry. It returns how many
// it wrote, which is the number of rows given.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
MATCH (a:Entity|VesselIdentity {id: row.from})
MATCH (b:Entity|VesselIdentity {id: row.to})
WITH row, a, b, EXISTS { (a)-[known WHERE known.id = row.id]-(b) } AS known
FOREACH (_ IN CASE WHEN known THEN [] ELSE [1] END |
  CREATE (a)-[link:$(row.type)]->(b)
  SET link = row.properties
)
RETURN count(*) AS written
