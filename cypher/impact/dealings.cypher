// impact/dealings
// Who serves each of $ids, is served by it, or dealt with it: one step, by link or joint fact.
// A row is one such step. Standing facts count if they possibly stood on $asOf, events if they may
// have been on that day or before, on evidence of $standard or more published by $knownBy; `certain`
// says that it holds whatever the unknown days are. `relation` is seen from the one asked about, and
// `role` is that of the other. Owners, directors and names are no dealings.
// No row means: no dealing recorded in what is loaded.
// :param ids => ['case:sample/bank-of-dandong']
// :param asOf => date('2017-06-30')
// :param knownBy => date('2026-06-30')
// :param standard => 1
// :param limit => 1000
CYPHER 25
UNWIND $ids AS wanted
MATCH (one:Entity|VesselIdentity {id: wanted})
MATCH (one)-[s:STEP]-(other:Entity|VesselIdentity)
WHERE s.class IN ['serves', 'served_by', 'dealt_with'] AND s.code <> 14
  AND s.reached[$standard] <= $knownBy AND s.refutedFrom > $knownBy
  AND s.startMin <= $asOf AND (s.event OR s.endMax >= $asOf)
WITH one, other, s, startNode(s) = one AS onward
WITH one, other, s, CASE
    WHEN s.class = 'dealt_with' THEN 'dealt with'
    WHEN onward = (s.class = 'serves') THEN 'it serves'
    ELSE 'serves it'
  END AS relation,
  CASE
    WHEN s.role = 'forward' THEN CASE WHEN onward THEN 'to' ELSE 'from' END
    WHEN s.role = 'backward' THEN CASE WHEN onward THEN 'from' ELSE 'to' END
    ELSE split(s.role, '→')[CASE WHEN onward THEN 1 ELSE 0 END]
  END AS role
RETURN DISTINCT one.id AS one, other.id AS other, other.name AS name, labels(other) AS labels,
  coalesce(other.unidentified, false) AS unidentified,
  coalesce(other.jurisdiction, []) AS jurisdiction, coalesce(other.country, []) AS country,
  coalesce(other.flag, []) AS flag,
  s.link AS link, s.kind AS kind, relation, role,
  CASE WHEN s.event THEN s.endMax <= $asOf ELSE s.startMax <= $asOf AND s.endMin >= $asOf END AS certain,
  size([day IN s.reached WHERE day <= $knownBy]) - 1 AS standard
ORDER BY one, other, link, role
LIMIT $limit
