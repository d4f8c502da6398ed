// exposure/designations
// Every designation of the given entities, in force or not, with its bounds.
// A row is one authority's measure under one programme. No row means: not designated in what is loaded.
// :param ids => ['imo-company:1790183']
CYPHER 25
UNWIND $ids AS entityId
MATCH (:Entity {id: entityId})<-[:DESIGNATES]-(d:Designation)
RETURN entityId AS entity, d.id AS id, d.authority AS authority, d.programme AS programme,
  d.listId AS listId, d.stage AS stage, coalesce(d.measures, []) AS measures,
  coalesce(d.effective, d.published, d.decided) AS start, d.end AS end,
  d.endReason AS endReason, d.scope AS scope,
  d.startMin AS startMin, d.startMax AS startMax, d.endMin AS endMin, d.endMax AS endMax
ORDER BY entity, startMin, authority, programme, id
