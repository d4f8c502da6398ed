// network/facilitators
// Parties by the number of listed parties that they serve, answer for or dealt with, in one step each.
// It is a count with its list, no score: one transfer counts as much as a fleet.
// A row is one party. Each listed party counts once, and all names that identity steps join count as
// one party, which goes by the first of its ids; a likely identity joins nothing. Facts count as of
// $asOf (9999-12-31 = at any time), and `whileListed` says whether any of them may have stood or taken
// place while the other was listed. $kinds are kinds of links and joint facts, none for all of them;
// $listedToo keeps parties that are listed themselves.
// No row means: no such step recorded by $knownBy in what is loaded.
// :param kinds => []
// :param authority => ''
// :param listedToo => true
// :param asOf => date('9999-12-31')
// :param knownBy => date('2026-06-30')
// :param standard => 1
// :param limit => 100
CYPHER 25
MATCH (designated:Designated)
CALL (designated) {
  RETURN designated AS name
  UNION
  MATCH ACYCLIC (designated)(()-[same:STEP WHERE same.hops = 0 AND NOT same.possible
    AND same.reached[$standard] <= $knownBy AND same.refutedFrom > $knownBy]->()){1,4}(name)
  RETURN name
}
WITH designated, name
ORDER BY name:VesselIdentity, name.id
WITH designated, collect(name) AS names
WITH names[0] AS listed, head(collect(names)) AS names
WITH listed, names, COLLECT {
  UNWIND names AS name
  MATCH (name)<-[:DESIGNATES]-(listing:Designation)
  WHERE listing.target AND listing.startMin <= $asOf AND listing.startMin <= $knownBy
    AND (listing.endMax >= $asOf OR $asOf = date('9999-12-31'))
    AND ($authority = '' OR listing.authority = $authority)
  RETURN listing
} AS listings
WHERE listings <> []
UNWIND names AS name
MATCH (name)<-[s:STEP]-(other:Entity|VesselIdentity)
WHERE s.class IN ['answers_for', 'serves', 'dealt_with'] AND NOT s.code IN [11, 14]
  AND ($kinds = [] OR s.kind IN $kinds)
  AND s.reached[$standard] <= $knownBy AND s.refutedFrom > $knownBy
  AND s.startMin <= $asOf AND (s.event OR s.endMax >= $asOf OR $asOf = date('9999-12-31'))
WITH other, collect({listed: listed, listings: listings, step: s}) AS found
CALL (other) {
  RETURN other AS name
  UNION
  MATCH ACYCLIC (other)(()-[same:STEP WHERE same.hops = 0 AND NOT same.possible
    AND same.reached[$standard] <= $knownBy AND same.refutedFrom > $knownBy]->()){1,4}(name)
  RETURN name
}
WITH other, found, name
ORDER BY name:VesselIdentity, name.id
WITH other, found, collect(name) AS names
WITH names[0] AS party, names, found
UNWIND found AS one
WITH party, names, one
WHERE one.listed <> party
WITH party, head(collect(names)) AS names, one.listed AS listed, one.listings AS listings,
  collect(DISTINCT one.step) AS steps
ORDER BY listed.id
WITH party, names, collect({
  id: listed.id, name: listed.name,
  kinds: coll.sort(coll.distinct([s IN steps | s.kind])),
  links: coll.sort(coll.distinct([s IN steps | s.link])),
  standard: coll.max([s IN steps | size([day IN s.reached WHERE day <= $knownBy]) - 1]),
  certain: any(s IN steps WHERE $asOf = date('9999-12-31')
    OR s.endMax <= $asOf AND s.event OR s.startMax <= $asOf AND s.endMin >= $asOf),
  whileListed: any(s IN steps WHERE any(listing IN listings
    WHERE listing.startMin <= s.endMax AND listing.endMax >= s.startMin))
}) AS served
WITH party, names, served, EXISTS {
  UNWIND names AS name
  MATCH (name)<-[:DESIGNATES]-(listing:Designation)
  WHERE listing.target AND listing.startMin <= $asOf AND listing.startMin <= $knownBy
    AND (listing.endMax >= $asOf OR $asOf = date('9999-12-31'))
} AS designated
WHERE $listedToo OR NOT designated
WITH party, names, served, designated
ORDER BY size(served) DESC, party.id
WITH collect({party: party, names: names, served: served, designated: designated}) AS rows
UNWIND rows[..$limit] AS row
WITH size(rows) AS total, row.party AS party, row.names AS names, row.served AS served,
  row.designated AS designated
RETURN party.id AS party, party.name AS name,
  labels(party) AS labels, designated,
  coalesce(party.unidentified, false) AS unidentified,
  [name IN names | name.id] AS names, size(served) AS listed, served,
  coll.sort(coll.distinct(coll.flatten([one IN served | one.kinds]))) AS kinds,
  all(one IN served WHERE one.certain) AS certain,
  coll.min([one IN served | one.standard]) AS standard,
  coll.sort(coll.distinct(coll.flatten([one IN served | one.links]))) AS links, total
ORDER BY listed DESC, party
