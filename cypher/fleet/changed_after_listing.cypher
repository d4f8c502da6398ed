// fleet/changed_after_listing
// Ships that were renamed, reflagged, sold, or changed owner, manager or operator within $days before
// or after a designation of the ship, or of who owned, managed or operated it then or at the change.
// A row is one change (`how`: began, ended, sold) and one designation. `changeMin` and `changeMax` bound
// the day of the change, `listedMin` and `listedMax` that of the designation, and the days between
// count from the designation: below 0 the change came before it; null is unknown. `certain` says that
// the change, the tie and the days hold whatever the unknown days are. What a ship's own record says
// has no day: it can be what a name or flag changed from, and then the change is possible. Left out are
// names and flags that a document calls false, and, unless $undated, those of which no document says
// when they came or what was before.
// No row means: no such change recorded by $knownBy in what is loaded.
// :param ship => ''
// :param days => 180
// :param undated => false
// :param asOf => date('9999-12-31')
// :param knownBy => date('2026-06-30')
// :param standard => 1
CYPHER 25
CALL () {
  MATCH (ship:Entity&Vessel {id: $ship})
  RETURN ship
  UNION ALL
  WITH $ship AS every
  WHERE every = ''
  MATCH (ship:Vessel)
  RETURN ship
}
CALL (ship) {
  MATCH (ship)<-[:DESIGNATES]-(listing:Designation)
  RETURN 'vessel' AS listedAs, ship AS listed, [] AS ties, listing
  UNION ALL
  MATCH (ship)<-[tie:OWNS|MANAGES|OPERATES]-(listed:Entity)<-[:DESIGNATES]-(listing:Designation)
  WHERE tie.reached[$standard] <= $knownBy AND tie.refutedFrom > $knownBy
  RETURN {OWNS: 'owner', MANAGES: 'manager', OPERATES: 'operator'}[type(tie)] AS listedAs, listed,
    [tie] AS ties, listing
}
WITH ship, listedAs, listed, ties, listing
WHERE listing.target AND listing.startMin <= $asOf
  AND listing.reached[$standard] <= $knownBy AND listing.refutedFrom > $knownBy
WITH ship, collect({as: listedAs, entity: listed, ties: ties, listing: listing}) AS listings, COLLECT {
  CALL (ship) {
    UNWIND [['name', ship.name]] + [flag IN coalesce(ship.flag, []) | ['flag', flag]] AS said
    RETURN said[0] AS what, said[1] AS value, said[1] AS words, null AS fact, null AS path
    UNION ALL
    MATCH path = (ship)-[fact:HAS_IDENTITY]->(identity:VesselIdentity)
    WHERE NOT coalesce(identity.fraudulent, false)
    // one without a name is called by its number or flag
    UNWIND CASE WHEN identity.name IN coalesce(identity.mmsi, []) + coalesce(identity.callSign, [])
        + coalesce(identity.flag, []) + coalesce(identity.imoNumber, '') THEN []
      ELSE [['name', identity.name]] END
      + [flag IN coalesce(identity.flag, []) | ['flag', flag]] AS said
    RETURN said[0] AS what, said[1] AS value, said[1] AS words, fact, path
    UNION ALL
    MATCH path = (ship)<-[fact:FLAGS]-(register:PublicBody)
    UNWIND coalesce(register.country, []) AS flag
    RETURN 'flag' AS what, flag AS value, flag AS words, fact, path
    UNION ALL
    MATCH path = (ship)<-[fact:OWNS|MANAGES|OPERATES]-(party:Entity)
    RETURN {OWNS: 'owner', MANAGES: 'manager', OPERATES: 'operator'}[type(fact)] AS what,
      party.id AS value, party.name AS words, fact, path
  }
  WITH what, value, words, fact, path, fact IS NULL AS record,
    coalesce(fact.startMin, date('0001-01-01')) AS startMin,
    coalesce(fact.startMax, date('9999-12-31')) AS startMax,
    coalesce(fact.endMin, date('0001-01-01')) AS endMin,
    coalesce(fact.endMax, date('9999-12-31')) AS endMax
  WHERE record OR fact.reached[$standard] <= $knownBy AND fact.refutedFrom > $knownBy
  RETURN {what: what, value: value, words: words, record: record, fact: fact, path: path,
    startMin: startMin, startMax: startMax, endMin: endMin, endMax: endMax}
  // the latest last: by a day on which it stood, or the first on which it may have
  ORDER BY NOT record, CASE WHEN startMax <= endMin THEN startMax ELSE endMin END, value, fact.id
} AS claims
CALL (ship, claims) {
  UNWIND claims AS new
  WITH claims, new, new.what IN ['name', 'flag'] AS alone, new.startMin > date('0001-01-01') AS begun,
    last([old IN claims
      WHERE old.what = new.what AND old.value <> new.value AND old.startMin < new.startMax]) AS old
  WITH *, NOT old.record AND old.startMax < new.startMax AND old.startMax <= old.endMin
    AND new.startMax <= new.endMin AS ordered
  WHERE NOT new.record AND (begun AND (old IS NOT NULL OR NOT alone) OR ordered
    OR $undated AND alone AND old IS NOT NULL)
  RETURN 'began' AS how, new.what AS what, old.words AS from, new.words AS to,
    // a ship has one name and one flag at a time, and may have two owners
    CASE WHEN alone AND ordered AND old.endMin > new.startMin AND old.endMin <= new.startMax
      THEN old.endMin ELSE new.startMin END AS changeMin,
    new.startMax AS changeMax, new.path AS path,
    [new.fact] + CASE WHEN old.fact IS NULL THEN [] ELSE [old.fact] END AS facts,
    CASE WHEN alone THEN ordered OR NOT old.record AND old.startMax <= new.startMin ELSE begun END AS sure
  UNION ALL
  UNWIND claims AS old
  WITH claims, old, last([new IN claims
    WHERE new.record AND new.what = old.what AND new.value <> old.value]) AS new
  WHERE old.endMax < date('9999-12-31') AND none(other IN claims
    WHERE other.what = old.what AND other.value <> old.value AND NOT other.record
      AND other.startMax >= old.endMin
      AND (other.what IN ['name', 'flag'] OR other.startMin > date('0001-01-01')))
  RETURN 'ended' AS how, old.what AS what, old.words AS from, new.words AS to,
    old.endMin AS changeMin, old.endMax AS changeMax, old.path AS path, [old.fact] AS facts, true AS sure
  UNION ALL
  MATCH path = (ship)-[named:HAS_IDENTITY]->{0,1}()<-[:VESSEL]-(sale:VesselSale)
  WITH path, sale, named, [sale] + named AS facts
  WHERE all(one IN facts WHERE one.reached[$standard] <= $knownBy AND one.refutedFrom > $knownBy
    AND one.startMin <= sale.endMax AND one.endMax >= sale.startMin)
  RETURN 'sold' AS how, 'sale' AS what,
    head(COLLECT { MATCH (sale)-[:SELLER]->(one) RETURN one.name ORDER BY one.id }) AS from,
    head(COLLECT { MATCH (sale)-[:BUYER]->(one) RETURN one.name ORDER BY one.id }) AS to,
    sale.startMin AS changeMin, sale.endMax AS changeMax, path, facts,
    all(one IN named WHERE one.startMax = date('9999-12-31') AND one.endMin = date('0001-01-01')
      OR one.startMax <= sale.startMin AND one.endMin >= sale.endMax) AS sure
}
UNWIND listings AS tied
WITH ship, how, what, from, to, changeMin, changeMax, path, sure, tied.as AS listedAs,
  tied.entity AS listed, tied.listing AS listing, facts + tied.ties AS facts,
  // who gave the ship up or took it over is tied to it by the change itself
  [tie IN tied.ties WHERE none(fact IN facts WHERE fact.id = tie.id)] AS ties,
  duration.inDays(tied.listing.startMax, changeMin).days AS daysMin,
  duration.inDays(tied.listing.startMin, changeMax).days AS daysMax
WHERE changeMin <= $asOf AND daysMin <= $days AND daysMax >= -$days
  AND all(tie IN ties WHERE tie.startMin <= listing.startMax AND tie.endMax >= listing.startMin
    OR tie.startMin <= changeMax AND tie.endMax >= changeMin)
RETURN ship.id AS ship, ship.name AS name, what, how, from, to, changeMin, changeMax,
  listed.id AS listed, listed.name AS listedName, listedAs,
  listing.id AS designation, listing.authority AS authority, listing.programme AS programme,
  listing.startMin AS listedMin, listing.startMax AS listedMax,
  CASE WHEN changeMin > date('0001-01-01') AND listing.startMax < date('9999-12-31') THEN daysMin END
    AS daysMin,
  CASE WHEN changeMax < date('9999-12-31') AND listing.startMin > date('0001-01-01') THEN daysMax END
    AS daysMax,
  sure AND changeMax <= $asOf AND daysMin >= -$days AND daysMax <= $days
    AND all(tie IN ties WHERE tie.startMax <= listing.startMin AND tie.endMin >= listing.startMax
      OR tie.startMax <= changeMin AND tie.endMin >= changeMax) AS certain,
  coll.min([one IN facts + [listing] | size([day IN one.reached WHERE day <= $knownBy]) - 1]) AS standard,
  coll.distinct([one IN facts | one.id]) AS links,
  path
ORDER BY ship, changeMin, changeMax, what, how, listedAs, listedMin, designation, links
