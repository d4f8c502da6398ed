// fleet/port_calls
// Port calls of a ship, under any of its names, from $since to $until.
// A row is one call that was or may have been in the window, with the port, the agents and the
// terminals that documents name, the name under which the ship called, and the evidence; `certain`
// says that it was in the window whatever the unknown days are.
// No row means: no call recorded in the window by $knownBy in what is loaded. Nothing is said of ports
// where the ship was seen by no document.
// :param ship => 'imo:9020003'
// :param since => date('2017-01-01')
// :param until => date('2017-12-31')
// :param knownBy => date('2026-06-30')
// :param standard => 1
CYPHER 25
MATCH path = (ship:Entity&Vessel {id: $ship})-[named:HAS_IDENTITY]->{0,1}
  (as:Vessel|VesselIdentity)<-[:VESSEL]-(call:PortCall)-[:PORT]->(port:Port)
WITH path, as, call, port, named, [call] + named AS facts
WHERE all(one IN facts WHERE one.reached[$standard] <= $knownBy AND one.refutedFrom > $knownBy
    AND one.startMin <= call.endMax AND one.endMax >= call.startMin)
  AND call.startMin <= $until AND call.endMax >= $since
RETURN call.id AS call, as.name AS name, port.id AS port, port.name AS portName,
  coalesce(port.country, []) AS country,
  COLLECT {
    MATCH (call)-[:AGENT]->(agent:Entity)
    RETURN {id: agent.id, name: agent.name} ORDER BY agent.id
  } AS agents,
  COLLECT {
    MATCH (call)-[:TERMINAL]->(terminal:Entity)
    RETURN {id: terminal.id, name: terminal.name} ORDER BY terminal.id
  } AS terminals,
  call.date AS date, call.startMin AS startMin, call.startMax AS startMax,
  call.startMin >= $since AND call.endMax <= $until AND all(one IN named
    WHERE one.startMax = date('9999-12-31') AND one.endMin = date('0001-01-01')
      OR one.startMax <= call.startMin AND one.endMin >= call.endMax) AS certain,
  coll.min([one IN facts | size([day IN one.reached WHERE day <= $knownBy]) - 1]) AS standard,
  call.status AS status,
  [one IN facts | one.id] AS links,
  coalesce(call.evidence, []) AS evidence,
  path
ORDER BY startMin, startMax, port, call
