// audit/conflict
// Identifiers that a source gives to one thing and that lead to two entities.
// A row is one identifier to be settled by a person. No row is as it should be.
CYPHER 25
MATCH (conflict:Conflict)
RETURN conflict.id AS id,
  conflict.source + ': ' + conflict.identifier + ' leads to '
    + reduce(text = '', one IN conflict.ids | text + CASE text WHEN '' THEN '' ELSE ' and ' END + one)
    AS detail
ORDER BY id
