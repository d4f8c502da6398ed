// ownership/designated
// Every designation that freezes: by $authorities, with one of $measures, no proposal and not
// annulled, that possibly stood on $asOf, on evidence of $standard or more published by $knownBy.
// A row is one designation; with the links below, it is where the cascade over the whole graph
// begins. No row means that no list of these authorities is loaded, or that nobody stood on it then.
// :param authorities => ['UN']
// :param measures => ['asset freeze', 'blocking']
// :param asOf => date('2018-03-30')
// :param knownBy => date('2026-06-30')
// :param standard => 1
CYPHER 25
MATCH (listing:Designation)
WHERE listing.target AND listing.authority IN $authorities
  AND any(measure IN listing.measures WHERE measure IN $measures)
  AND listing.reached[$standard] <= $knownBy AND listing.refutedFrom > $knownBy
  AND listing.startMin <= $asOf AND listing.endMax >= $asOf
MATCH (listing)-[:DESIGNATES]->(entity:Entity)
RETURN entity.id AS entity, listing.id AS id, listing.authority AS authority, listing.stage AS stage,
  listing.endReason AS endReason, listing.startMin AS startMin, listing.startMax AS startMax,
  listing.endMin AS endMin, listing.endMax AS endMax, listing.reached AS reached
ORDER BY entity, id
