// fleet/flag_hopping
// Under which flags ships sailed, how often the flag changed, and how often a year.
// A row is one ship with its flags in order of time. Each rests on an identity that the ship used or on
// the register of a State; a flag that a document calls false is shown and not counted. A ship has one
// flag at a time: `changesMin` is what the flags prove, `changesMax` what their days leave possible.
// `spanDaysMin` and `spanDaysMax` bound the time from the first to the last day for which a flag is
// documented, and with it the changes a year; `span` says 'known', 'one day' or 'unknown', and what is
// unknown is null. The flags of the ship's own record have neither days nor a standard: `recordFlags`
// shows them beside, uncounted.
// No row means: no such ship with at least $changes possible changes, by $knownBy, in what is loaded.
// :param ship => ''
// :param changes => 1
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
WITH ship, COLLECT {
  CALL (ship) {
    MATCH (ship)-[claim:HAS_IDENTITY]->(identity:VesselIdentity)
    UNWIND coalesce(identity.flag, []) AS flag
    RETURN flag, claim, coalesce(identity.fraudulent, false) AS fraudulent
    UNION ALL
    MATCH (ship)<-[claim:FLAGS]-(register:PublicBody)
    UNWIND coalesce(register.country, []) AS flag
    RETURN flag, claim, false AS fraudulent
  }
  // the ship had this flag on startMax if that is certain, else on some day from endMin to startMax
  WITH flag, claim, fraudulent, claim.startMax AS high,
    CASE WHEN claim.startMax <= claim.endMin THEN claim.startMax ELSE claim.endMin END AS low
  WHERE claim.reached[$standard] <= $knownBy AND claim.refutedFrom > $knownBy
    AND claim.startMin <= $asOf
  RETURN {flag: flag, fraudulent: fraudulent, low: low, high: high,
    last: CASE WHEN low = high AND claim.endMin < date('9999-12-31') THEN claim.endMin ELSE low END,
    startMin: claim.startMin, startMax: claim.startMax, endMin: claim.endMin, endMax: claim.endMax,
    standard: size([day IN claim.reached WHERE day <= $knownBy]) - 1, link: claim.id}
  ORDER BY high, low, flag, claim.id
} AS flags
WITH ship, flags, [one IN flags WHERE NOT one.fraudulent] AS counted
WITH ship, flags, counted, [one IN counted
  WHERE one.low > date('0001-01-01') OR one.high < date('9999-12-31')] AS dated
// the same flag on the same day is one statement, and a flag without days one of its own
WITH ship, flags, counted, dated,
  coll.distinct([one IN dated | one {.flag, .low, .high}]) AS placed,
  coll.distinct([one IN counted WHERE NOT one.flag IN [other IN dated | other.flag] | one.flag]) AS undated
WITH ship, flags, counted, dated, placed, undated,
  [one IN placed | one.flag] + undated AS every,
  // those whose order is certain: each begins after the one before has been seen
  reduce(at = {flag: '', high: date('0001-01-01'), size: 0, changes: 0}, one IN placed |
    CASE WHEN at.size > 0 AND one.low <= at.high THEN at
      ELSE {flag: one.flag, high: one.high, size: at.size + 1,
        changes: at.changes + CASE WHEN at.size = 0 OR at.flag = one.flag THEN 0 ELSE 1 END}
    END) AS ordered
WITH *, size(every) - ordered.size AS loose,
  coll.max([flag IN every | size([other IN every WHERE other = flag])]) AS most
WITH *, coll.max([0, ordered.changes, size(coll.distinct(every)) - 1]) AS changesMin,
  // one more flag in a row adds two changes at most; flags of one kind need others between them
  coll.max([0, coll.min([size(every) - 1, ordered.changes + 2 * loose, 2 * (size(every) - most)])])
    AS changesMax,
  coll.min([one IN dated | one.low]) AS firstMin, coll.min([one IN dated | one.high]) AS firstMax,
  coll.max([one IN dated | one.last]) AS lastMin,
  coll.max([one IN dated | CASE WHEN one.last > one.high THEN one.last ELSE one.high END]) AS lastMax
WHERE changesMax >= $changes
WITH *,
  CASE WHEN undated = [] THEN coll.max([0, duration.inDays(firstMax, lastMin).days]) END AS spanDaysMin,
  CASE WHEN undated = [] AND firstMin > date('0001-01-01') AND lastMax < date('9999-12-31')
    THEN duration.inDays(firstMin, lastMax).days END AS spanDaysMax
RETURN ship.id AS ship, ship.name AS name,
  [one IN flags | one {.flag, .fraudulent, .startMin, .startMax, .endMin, .endMax, .standard, .link}]
    AS flags,
  coalesce(ship.flag, []) + coalesce(ship.pastFlags, []) AS recordFlags,
  changesMin, changesMax, spanDaysMin, spanDaysMax,
  CASE WHEN spanDaysMax = 0 THEN 'one day'
    WHEN spanDaysMin > 0 AND spanDaysMax IS NOT NULL THEN 'known' ELSE 'unknown' END AS span,
  CASE WHEN spanDaysMax > 0 THEN round(changesMin * 365.25 / spanDaysMax, 2) END AS perYearMin,
  CASE WHEN spanDaysMin > 0 THEN round(changesMax * 365.25 / spanDaysMin, 2) END AS perYearMax,
  changesMin = changesMax AS certain,
  coll.min([one IN counted | one.standard]) AS standard,
  [one IN flags | one.link] AS links
ORDER BY changesMin DESC, changesMax DESC, ship
