// audit/conflict
// Identifiers that a source gives to one thing and that lead to two entities.
// A row is one identifier to be settled by a person. No row is as it should be.
CYPHER 25
MATCH (conflict:Conflict)
CALL (conflict) {
  UNWIND conflict.ids AS wanted
  OPTIONAL MATCH (entity:Entity|VesselIdentity {id: wanted})
  RETURN collect(coalesce(entity.name + ' (' + wanted + ')', wanted)) AS named
}
RETURN conflict.id AS id,
  conflict.source + ': ' + conflict.identifier + ' leads to '
    + reduce(text = '', one IN named | text + CASE text WHEN '' THEN '' ELSE ' and ' END + one)
    + ': they are one, or the source is wrong about one of them' AS detail
ORDER BY id
