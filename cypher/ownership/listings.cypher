// ownership/listings
// The designations of $ids that freeze: by $authorities, with one of $measures, no proposal and not
// annulled, that possibly stood on $asOf, on evidence of $standard or more published by $knownBy.
// A row is one designation. No row means: none such in what is loaded, not "clean".
// :param ids => ['imo-company:1790183', 'imo:9074729']
// :param authorities => ['UN', 'US']
// :param measures => ['asset freeze', 'blocking']
// :param asOf => date('2018-03-30')
// :param knownBy => date('2026-06-30')
// :param standard => 1
CYPHER 25
UNWIND $ids AS wanted
MATCH (:Entity {id: wanted})<-[:DESIGNATES]-(listing:Designation)
WHERE listing.target AND listing.authority IN $authorities
  AND any(measure IN listing.measures WHERE measure IN $measures)
  AND listing.reached[$standard] <= $knownBy AND listing.refutedFrom > $knownBy
  AND listing.startMin <= $asOf AND listing.endMax >= $asOf
RETURN wanted AS entity, listing.id AS id, listing.authority AS authority, listing.stage AS stage,
  listing.endReason AS endReason, listing.startMin AS startMin, listing.startMax AS startMax,
  listing.endMin AS endMin, listing.endMax AS endMax, listing.reached AS reached
ORDER BY entity, id
