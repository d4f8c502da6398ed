// load/conflicts
// Records identifiers of one record that lead to two entities. It returns how many
// it wrote, which is the number of rows given.
// :param rows => []
CYPHER 25
UNWIND $rows AS row
MERGE (conflict:Conflict {id: row.id})
SET conflict = row
RETURN count(*) AS written
