// export/listings
// Designations in the order of their ids, $limit of them after $after, as columns for arrays.
// A row is these together: a list for each property, days counted from 1970-01-01. Empty lists mean
// that there are no more.
// :param after => ''
// :param limit => 1000
CYPHER 25
MATCH (one:Designation)
WHERE one.id > $after
WITH one, date('1970-01-01') AS zero ORDER BY one.id LIMIT $limit
MATCH (one)-[:DESIGNATES]->(entity:Entity)
RETURN collect(one.id) AS id, collect(entity.id) AS entity,
  collect(coalesce(one.authority, '')) AS authority, collect(coalesce(one.programme, '')) AS programme,
  collect(one.target) AS target,
  collect(duration.inDays(zero, one.startMin).days) AS startMin,
  collect(duration.inDays(zero, one.startMax).days) AS startMax,
  collect(duration.inDays(zero, one.endMin).days) AS endMin,
  collect(duration.inDays(zero, one.endMax).days) AS endMax
