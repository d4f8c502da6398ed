// load/facts
// Writes joint facts, new or changed; their parties come after. It returns how many
// it wrote, which is the number of rows given.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
MERGE (fact:JointFact {id: row.id})
SET fact = row.properties, fact:$([row.type])
RETURN count(*) AS written
