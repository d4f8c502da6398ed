// exposure/frontier
// One level of the walk from $pairs, without its dates: what the automaton lets follow, and what it refuses.
// A row is one kind of step out of one state; `next` is -1 where the rule stops it. The entities
// of the rows with -1 are what an answer counts as not walked.
// :param pairs => [{id: 'case:sample/bank-of-china-singapore', state: 0, flow: 0, lot: ''}]
// :param through => false
// :param level => 1
// :param asOf => date('9999-12-31')
// :param knownBy => date('2026-06-30')
// :param automaton => [[0, 0, 0, 2, 1, 3, 3, 4, 5, 6, 6, -1, -1, -1, -1], [1, -1, 0, 2, 1, 3, 3, 4, 5, 6, 6, -1, -1, -1, -1], [2, -1, -1, 2, 2, 3, 3, 4, 5, 6, 6, -1, -1, -1, -1], [3, -1, -1, 3, 3, -1, 3, 4, 5, 6, 6, -1, -1, -1, -1], [4, -1, -1, 3, 3, -1, 3, 4, 5, 6, 6, -1, -1, -1, -1], [5, -1, -1, 3, 3, -1, 3, 4, 5, 6, 6, -1, -1, -1, -1], [6, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1]]
CYPHER 25
UNWIND $pairs AS at
MATCH (:Entity|VesselIdentity {id: at.id})
  -[s:STEP WHERE s.reached[$level] <= $knownBy AND s.refutedFrom > $knownBy AND s.startMin <= $asOf]->
  (reached:Entity|VesselIdentity)
WITH at, s, reached,
  CASE
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
  NOT $through AND reached:Designated AND EXISTS {
    (reached)<-[:DESIGNATES]-(listing:Designation)
    WHERE listing.target AND listing.startMin <= $asOf
      AND (listing.endMax >= $asOf OR $asOf = date('9999-12-31'))
  } AS stops
RETURN state, code, next, flow, lot, stops,
  collect(DISTINCT {id: reached.id, name: reached.name}) AS entities
ORDER BY state, code, next, flow, lot, stops
