// load/roles_new
// Joins new joint facts to their parties by role. It returns how many
// it wrote, which is the number of rows given.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
MATCH (fact:JointFact {id: row.fact})
MATCH (party:Entity|VesselIdentity {id: row.party})
CREATE (fact)-[:$(row.role)]->(party)
RETURN count(*) AS written
