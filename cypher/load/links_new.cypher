// load/links_new
// Writes new links, after their steps; the type of each comes from the registry. It returns how many
// it wrote, which is the number of rows given.
// Days of the properties are places in $days.
// :param rows => []
// :param days => []
CYPHER 25
UNWIND $rows AS row
WITH row, row.properties AS own
MATCH (a:Entity|VesselIdentity {id: row.from})
MATCH (b:Entity|VesselIdentity {id: row.to})
CREATE (a)-[link:$(row.type)]->(b)
SET link = own {.*,
  startMin: $days[own.startMin], startMax: $days[own.startMax],
  endMin: $days[own.endMin], endMax: $days[own.endMax],
  refutedFrom: $days[own.refutedFrom], reached: [place IN own.reached | $days[place]]}
RETURN count(*) AS written
