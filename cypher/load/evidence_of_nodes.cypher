// load/evidence_of_nodes
// Joins new evidence to what it supports or contradicts, where that is a node. It returns how many
// it wrote, which is the number of rows given.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
MATCH (evidence:Evidence {id: row.id})
MATCH (about:Entity|VesselIdentity|JointFact|Designation {id: row.about})
CREATE (evidence)-[:$(row.relation)]->(about)
RETURN count(*) AS written
