// resolve/known
// What is known of entities beside their names, and whom they are joined with or set apart from.
// A row is one entity or identity of a ship. No row means that nothing loaded has any of these ids.
// :param ids => ['imo:8914934', 'imo:8720436']
CYPHER 25
UNWIND $ids AS wanted
MATCH (node:Entity|VesselIdentity {id: wanted})
RETURN node.id AS id, labels(node) AS labels, node.name AS name,
  coalesce(node.unidentified, false) AS unidentified,
  coalesce(node.alias, []) AS alias, coalesce(node.weakAlias, []) AS weakAlias,
  coalesce(node.previousName, []) AS previousName,
  node:Designated AS designated,
  coalesce(node.birthDate, []) AS birthDate, coalesce(node.gender, []) AS gender,
  coalesce(node.nationality, []) AS nationality, coalesce(node.country, []) AS country,
  coalesce(node.jurisdiction, []) AS jurisdiction, coalesce(node.flag, []) AS flag,
  coalesce(node.pastFlags, []) AS pastFlags, coalesce(node.buildDate, []) AS buildDate,
  coalesce(node.tonnage, []) AS tonnage,
  coalesce(node.grossRegisteredTonnage, []) AS grossRegisteredTonnage,
  coalesce(node.mmsi, []) AS mmsi, coalesce(node.callSign, []) AS callSign,
  coalesce(node.registrationNumber, []) AS registrationNumber,
  coalesce(node.taxNumber, []) AS taxNumber, coalesce(node.idNumber, []) AS idNumber,
  coalesce(node.addressKey, []) AS addressKey,
  COLLECT {
    MATCH (known:Identifier)-[:IDENTIFIES]->(node)
    RETURN known.id ORDER BY known.id
  } AS identifiers,
  COLLECT {
    MATCH (node)-[:SAME_AS|POSSIBLY_SAME_AS|HAS_IDENTITY|BRANCH_OF]-(near)
    OPTIONAL MATCH (near)-[:SAME_AS|HAS_IDENTITY|BRANCH_OF]-(far)
    UNWIND [near.id, far.id] AS other
    RETURN DISTINCT other
  } AS joined,
  COLLECT {
    MATCH (node)<-[:CONCERNS]-(:Decision)-[:CONCERNS]->(other)
    RETURN DISTINCT other.id
  } AS decided
ORDER BY id
