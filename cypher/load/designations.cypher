// load/designations
// Writes designations and joins those that are new to whom they designate. It returns how many
// it wrote, which is the number of rows given.
// Days of the properties are places in $days.
// :param rows => []
// :param days => []
CYPHER 25
UNWIND $rows AS row
WITH row, row.properties AS own
MATCH (entity:Entity {id: row.entity})
MERGE (designation:Designation {id: row.id})
SET designation = own {.*,
  startMin: $days[own.startMin], startMax: $days[own.startMax],
  endMin: $days[own.endMin], endMax: $days[own.endMax],
  refutedFrom: $days[own.refutedFrom], reached: [place IN own.reached | $days[place]]}
FOREACH (_ IN CASE WHEN row.new THEN [1] ELSE [] END |
  CREATE (designation)-[:DESIGNATES]->(entity))
RETURN count(*) AS written
