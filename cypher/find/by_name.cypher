// find/by_name
// The entities whose names, aliases or former names are nearest to a Lucene query.
// A row is one entity, best score first. No row means that no name loaded is near this text; a name
// that nobody loaded is not a clean name.
// :param text => '"chong chon gang" OR chong~1 OR chon~1 OR gang~1'
// :param limit => 25
CYPHER 25
CALL db.index.fulltext.queryNodes('entityNames', $text, {limit: $limit})
YIELD node AS entity, score
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
  } AS listings,
  score
ORDER BY score DESC, id
