// network/shared_address
// Parties that are stated at the same address as a party: a lead to look into, never a step of a chain.
// A row is one other party at one address, which is compared as stated but for case, spaces and
// punctuation; `sharing` counts all others there, so that an address of thousands is seen as such.
// Sources give an address no day and no evidence of its own: `certain` is false and the standard 0.
// No row means that nobody else loaded is stated at these words; the address may be written otherwise.
// :param subject => 'imo-company:5418446'
// :param asOf => date('9999-12-31')
// :param knownBy => date('2026-06-30')
// :param limit => 100
CYPHER 25
MATCH (subject:Entity {id: $subject})
UNWIND coll.distinct(coalesce(subject.addressKey, [])) AS key
CALL (subject, key) {
  CALL db.index.fulltext.queryNodes('entityAddresses', '"' + key + '"') YIELD node
  WHERE node <> subject AND node:Company|Organization|PublicBody|Bank|Person
  RETURN count(DISTINCT node) AS sharing
}
WITH subject, collect({key: key, sharing: sharing}) AS places
WITH subject, places, reduce(total = 0, place IN places | total + place.sharing) AS total
UNWIND places AS place
// asked again for the few that are shown: keeping all of thousands takes the memory of a server
CALL (subject, place) {
  CALL db.index.fulltext.queryNodes('entityAddresses', '"' + place.key + '"') YIELD node
  WHERE node <> subject AND node:Company|Organization|PublicBody|Bank|Person
  RETURN DISTINCT node AS other
  ORDER BY other.id
  LIMIT $limit
}
WITH subject, total, place.key AS key, place.sharing AS sharing, other
ORDER BY key, other.id
LIMIT $limit
RETURN other.id AS other, other.name AS name,
  labels(other) AS labels,
  EXISTS {
    (other)<-[:DESIGNATES]-(listing:Designation)
    WHERE listing.target AND listing.startMin <= $asOf AND listing.startMin <= $knownBy
      AND (listing.endMax >= $asOf OR $asOf = date('9999-12-31'))
  } AS designated,
  [place IN range(0, size(subject.address) - 1)
    WHERE subject.addressKey[place] = key | subject.address[place]] AS address,
  [place IN range(0, size(other.address) - 1)
    WHERE other.addressKey[place] = key | other.address[place]] AS otherAddress,
  coalesce(subject.sources, []) AS sources, coalesce(other.sources, []) AS otherSources,
  sharing, total, false AS certain, 0 AS standard,
  COLLECT {
    MATCH (evidence:Evidence)
    WHERE evidence.about IN [subject.id, other.id]
    RETURN evidence.id ORDER BY evidence.id
  } AS evidence,
  [] AS links
ORDER BY key, other
