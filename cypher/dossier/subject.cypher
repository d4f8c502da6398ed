// dossier/subject
// Who an entity is, as the sources state it: all of its properties, and every id that names it.
// A row is the one entity. No row means that nothing loaded has this id.
// :param id => 'imo:7937317'
CYPHER 25
MATCH (subject:Entity {id: $id})
RETURN subject.id AS id, properties(subject) AS stated,
  COLLECT {
    MATCH (known:Identifier)-[:IDENTIFIES]->(subject)
    RETURN known.id ORDER BY known.id
  } AS identifiers
