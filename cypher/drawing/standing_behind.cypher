// drawing/standing_behind
// Draws who stood behind a ship or party: owners, controllers, operators, managers, charterers,
// principals and whom a list links it to, at most $maxSteps steps up, and its other names.
// A row is one path of steps from it to one of them; `certain` says that all of its steps stood on
// $asOf whatever the unknown days are (9999-12-31 = at any time, and then nothing is certain).
// No row means: nobody recorded behind it by $knownBy in what is loaded.
// :param subject => 'imo:8126070'
// :param maxSteps => 3
// :param asOf => date('9999-12-31')
// :param knownBy => date('2026-06-30')
// :param standard => 1
// :param limit => 50
CYPHER 25
MATCH (subject:Entity|VesselIdentity {id: $subject})
MATCH path = ACYCLIC (subject)(()-[s:STEP WHERE s.code IN [0, 3, 4]
  AND s.reached[$standard] <= $knownBy AND s.refutedFrom > $knownBy
  AND ($asOf = date('9999-12-31') OR s.startMin <= $asOf AND s.endMax >= $asOf)]->()
){1,8}(above:Entity|VesselIdentity)
WHERE size(s) <= $maxSteps
RETURN above.id AS above, above.name AS name, size(s) AS steps, [x IN s | x.kind] AS kinds,
  [x IN s | x.link] AS links,
  coll.min([x IN s | size([day IN x.reached WHERE day <= $knownBy]) - 1]) AS standard,
  all(x IN s WHERE NOT x.possible AND x.startMax <= $asOf AND x.endMin >= $asOf) AS certain, path
ORDER BY steps, above, links
LIMIT $limit
