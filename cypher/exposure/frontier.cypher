// exposure/frontier
// One level of the walk from $pairs: what the automaton lets follow, and what it refuses. Of dates it
// heeds only that nothing that ended before $since or began after $until counts.
// A row is one kind of step out of one state; `next` is -1 where the rule stops it. The entities
// of the rows with -1 are what an answer counts as not walked.
// :param pairs => [{id: 'case:sample/bank-of-china-singapore', state: 0, flow: 0, lot: ''}]
// :param through => false
// :param level => 1
// :param since => date('0001-01-01')
// :param until => date('9999-12-31')
// :param asOf => date('0001-01-01')
// :param knownBy => date('2026-06-30')
// :param held => []
// :param strictIdentity => false
// :param blocked => []
// :param automaton => [[0, 0, 0, 2, 1, 3, 3, 4, 5, 6, 6, -1, -1, -1, -1], [1, -1, 0, 2, 1, 3, 3, 4, 5, 6, 6, -1, -1, -1, -1], [2, -1, -1, 2, 2, 3, 3, 4, 5, 6, 6, -1, -1, -1, -1], [3, -1, -1, 3, 3, -1, 3, 4, 5, 6, 6, -1, -1, -1, -1], [4, -1, -1, 3, 3, -1, 3, 4, 5, 6, 6, -1, -1, -1, -1], [5, -1, -1, 3, 3, -1, 3, 4, 5, 6, 6, -1, -1, -1, -1], [6, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1]]
CYPHER 25
UNWIND $pairs AS at
MATCH (:Entity|VesselIdentity {id: at.id})
  -[s:STEP WHERE s.startMin <= $until AND s.endMax >= $since
    AND (s.reached[$level] <= $knownBy AND s.refutedFrom > $knownBy OR s.id IN $held)]->
  (reached:Entity|VesselIdentity)
WITH at, s, reached,
  CASE
    WHEN $strictIdentity AND s.possible AND s.code = 0 THEN -1
    WHEN NOT s.code IN [6, 7, 8] THEN $automaton[at.state][s.code]
    WHEN at.state = 3 AND NOT (s.lot <> '' AND s.lot = at.lot AND s.flow = at.flow) THEN -1
    WHEN at.state = 5 AND s.code = 8
      AND NOT (s.flow = at.flow AND (s.lot = at.lot OR s.lot = '' OR at.lot = '')) THEN -1
    ELSE $automaton[at.state][s.code]
  END AS next
WITH at.state AS state, s.code AS code, next,
  CASE WHEN s.code IN [6, 7, 8] THEN s.flow ELSE at.flow END AS flow,
  CASE WHEN s.code IN [6, 7, 8] THEN s.lot ELSE at.lot END AS lot,
  reached,
  NOT $through AND (reached.id IN $blocked OR reached:Designated AND EXISTS {
    (reached)<-[:DESIGNATES]-(listing:Designation)
    WHERE listing.target AND listing.startMin <= $until AND listing.startMin <= $knownBy
      AND listing.endMax >= $asOf
  }) AS stops
RETURN state, code, next, flow, lot, stops,
  collect(DISTINCT {id: reached.id, name: reached.name}) AS entities
ORDER BY state, code, next, flow, lot, stops
