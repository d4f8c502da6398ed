// find/by_identifier
// The entities that the given identifiers name, in any spelling that the graph knows.
// A row is one entity. No row means that nothing loaded has any of these identifiers.
// :param ids => ['imo:7937317']
CYPHER 25
UNWIND $ids AS wanted
CALL (wanted) {
  MATCH (entity:Entity|VesselIdentity {id: wanted})
  RETURN entity
  UNION
  MATCH (:Identifier {id: wanted})-[:IDENTIFIES]->(entity:Entity|VesselIdentity)
  RETURN entity
}
WITH DISTINCT entity
RETURN entity.id AS id, entity.name AS name, labels(entity) AS labels,
  coalesce(entity.alias, []) AS alias, coalesce(entity.weakAlias, []) AS weakAlias,
  coalesce(entity.previousName, []) AS previousName,
  entity:Designated AS designated, coalesce(entity.unidentified, false) AS unidentified,
  coalesce(entity.country, []) AS country, coalesce(entity.flag, []) AS flag,
  COLLECT {
    MATCH (known:Identifier)-[:IDENTIFIES]->(entity)
    RETURN known.id ORDER BY known.id
  } AS identifiers,
  COLLECT {
    MATCH (listing:Designation {target: true})-[:DESIGNATES]->(entity)
    RETURN {authority: listing.authority, stage: listing.stage, end: listing.end}
    ORDER BY listing.startMin, listing.id
  } AS listings
ORDER BY id
