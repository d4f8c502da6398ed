// load/decisions
// Writes decisions about identity and joins each to the two that it concerns. It returns how many
// it wrote, which is the number of rows given.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
MATCH (one:Entity|VesselIdentity {id: row.one})
MATCH (other:Entity|VesselIdentity {id: row.other})
MERGE (decision:Decision {id: row.id})
SET decision = row.properties
MERGE (decision)-[:CONCERNS]->(one)
MERGE (decision)-[:CONCERNS]->(other)
RETURN count(*) AS written
