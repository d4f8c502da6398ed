// load/vessel_identities
// Writes names, numbers and flags that ships used; they are no entities. It returns how many
// it wrote, which is the number of rows given.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
MERGE (identity:VesselIdentity {id: row.id})
SET identity = row.properties
RETURN count(*) AS written
