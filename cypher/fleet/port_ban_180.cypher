// fleet/port_ban_180
// Ships that called at a port of $country within $days before $asOf, or took part in a ship-to-ship
// transfer within $days before $asOf with a ship that had called there within $days before the
// transfer: 31 CFR 510.208(b), whose words and how they are read docs/how-to/fleet.md sets out.
// A row is one call (`how` = 'called') or one transfer with one call of the other ship before it
// (`how` = 'transferred'). Days are counted back: daysCall and daysTransfer from $asOf, daysBetween
// from the transfer to the call; null is unknown, below 0 is later. `callWithin` says whether the
// call itself lies within $days before $asOf, which the narrower reading of the rule asks for.
// `certain` says that the row holds whatever the unknown days are; a call that is only concluded from
// a shipment loaded at the port (`basis` = 'shipment') is possible, and so is one on the day of the
// transfer. No row means: none recorded by $knownBy in what is loaded. It is no leave to call.
// :param ship => ''
// :param country => 'kp'
// :param days => 180
// :param asOf => date('2017-12-31')
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
  MATCH path = (ship)-[named:HAS_IDENTITY]->{0,1}()
    <-[:VESSEL|CARRIER]-(call:PortCall|Shipment)-[:PORT|ORIGIN]->(port:Port)
  WHERE $country IN port.country
  RETURN ship AS caller, call, port, null AS transfer, [] AS met, named, path
  UNION ALL
  // the other ship may have met and called under one name, so what is passed may be passed again
  MATCH REPEATABLE ELEMENTS path = (ship)-[mine:HAS_IDENTITY]->{0,1}()
    <-[one:GIVER|RECEIVER]-(transfer:ShipToShipTransfer)-[other:GIVER|RECEIVER]->
    ()<-[theirs:HAS_IDENTITY]-{0,1}(caller:Vessel)-[named:HAS_IDENTITY]->{0,1}()
    <-[:VESSEL|CARRIER]-(call:PortCall|Shipment)-[:PORT|ORIGIN]->(port:Port)
  WHERE $country IN port.country AND caller <> ship AND type(one) <> type(other)
  RETURN caller, call, port, transfer, mine + theirs AS met, named, path
}
WITH ship, caller, call, port, transfer, path,
  [call] + named + met + CASE WHEN transfer IS NULL THEN [] ELSE [transfer] END AS facts,
  // each name with the event that gives it
  [one IN named | {name: one, event: call}] + [one IN met | {name: one, event: transfer}] AS names,
  coalesce(transfer.startMin, $asOf) AS low, coalesce(transfer.endMax, $asOf) AS high,
  $asOf - duration({days: $days}) AS first
WHERE all(one IN facts WHERE one.reached[$standard] <= $knownBy AND one.refutedFrom > $knownBy)
  AND all(one IN names WHERE one.name.startMin <= one.event.endMax AND one.name.endMax >= one.event.startMin)
WITH *, CASE WHEN low < first THEN first ELSE low END AS from,
  CASE WHEN high > $asOf THEN $asOf ELSE high END AS to
WHERE from <= to AND call.startMin <= to AND call.endMax >= from - duration({days: $days})
RETURN ship.id AS ship, ship.name AS name,
  CASE WHEN transfer IS NULL THEN 'called' ELSE 'transferred' END AS how,
  CASE WHEN transfer IS NOT NULL THEN caller.id END AS with,
  CASE WHEN transfer IS NOT NULL THEN caller.name END AS withName,
  CASE WHEN call:PortCall THEN 'port call' ELSE 'shipment' END AS basis,
  port.id AS port, port.name AS portName,
  call.startMin AS callMin, call.endMax AS callMax,
  transfer.startMin AS transferMin, transfer.endMax AS transferMax,
  CASE WHEN call.endMax < date('9999-12-31')
    THEN duration.inDays(call.endMax, $asOf).days END AS daysCallMin,
  CASE WHEN call.startMin > date('0001-01-01')
    THEN duration.inDays(call.startMin, $asOf).days END AS daysCallMax,
  CASE WHEN transfer.endMax < date('9999-12-31')
    THEN duration.inDays(transfer.endMax, $asOf).days END AS daysTransferMin,
  CASE WHEN transfer.startMin > date('0001-01-01')
    THEN duration.inDays(transfer.startMin, $asOf).days END AS daysTransferMax,
  CASE WHEN transfer.startMin > date('0001-01-01') AND call.endMax < date('9999-12-31')
    THEN duration.inDays(call.endMax, transfer.startMin).days END AS daysBetweenMin,
  CASE WHEN transfer.endMax < date('9999-12-31') AND call.startMin > date('0001-01-01')
    THEN duration.inDays(call.startMin, transfer.endMax).days END AS daysBetweenMax,
  CASE WHEN call.endMax < first THEN 'no'
    WHEN call.startMin >= first AND call.endMax <= $asOf THEN 'certain' ELSE 'possible' END AS callWithin,
  call:PortCall AND low >= first AND high <= $asOf
    AND call.startMin >= high - duration({days: $days})
    AND (call.endMax < low OR transfer IS NULL AND call.endMax <= $asOf)
    AND all(one IN names
      WHERE one.name.startMax = date('9999-12-31') AND one.name.endMin = date('0001-01-01')
        OR one.name.startMax <= one.event.startMin AND one.name.endMin >= one.event.endMax) AS certain,
  coll.min([one IN facts | size([day IN one.reached WHERE day <= $knownBy]) - 1]) AS standard,
  coll.distinct([one IN facts | one.id]) AS links,
  path
ORDER BY ship, how, with, callMin, callMax, transferMin, basis, links
