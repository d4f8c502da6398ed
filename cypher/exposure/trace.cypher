// exposure/trace
// Chains from a subject to designated parties whose weakest step reaches exactly $level.
// A row is one chain, fewest hops first. It follows the automaton (docs/explanation/exposure.md) and visits no
// entity twice. Nothing that ended before $since or began after $until counts; a chain without an
// event stands on $asOf or later (0001-01-01 to 9999-12-31 = at any time). Evidence counts that was
// published by $knownBy; $held are steps that reach $level, and $heldAbove the next, by what one party
// held. Unless $through, a chain stops at the first party that is designated in force or in $blocked;
// with $to it ends there.
// No row means: none recorded at this standard by $knownBy in what is loaded. It never means "clean".
// :param subject => 'case:sample/bank-of-china-singapore'
// :param to => ''
// :param through => false
// :param level => 2
// :param since => date('0001-01-01')
// :param until => date('9999-12-31')
// :param asOf => date('0001-01-01')
// :param knownBy => date('2026-06-30')
// :param held => []
// :param heldAbove => []
// :param ever => false
// :param strictIdentity => false
// :param blocked => []
// :param maxHops => 6
// :param limit => 25
// :param automaton => [[0, 0, 0, 2, 1, 3, 3, 4, 5, 6, 6, -1, -1, -1, -1], [1, -1, 0, 2, 1, 3, 3, 4, 5, 6, 6, -1, -1, -1, -1], [2, -1, -1, 2, 2, 3, 3, 4, 5, 6, 6, -1, -1, -1, -1], [3, -1, -1, 3, 3, -1, 3, 4, 5, 6, 6, -1, -1, -1, -1], [4, -1, -1, 3, 3, -1, 3, 4, 5, 6, 6, -1, -1, -1, -1], [5, -1, -1, 3, 3, -1, 3, 4, 5, 6, 6, -1, -1, -1, -1], [6, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1]]
CYPHER 25
MATCH (subject:Entity|VesselIdentity {id: $subject})
MATCH path = ACYCLIC (subject)(
  (passed WHERE passed = subject OR $through OR NOT (
    passed:Designated AND EXISTS {
      (passed)<-[:DESIGNATES]-(listing:Designation)
      WHERE listing.target AND listing.startMin <= $until AND listing.startMin <= $knownBy
        AND listing.endMax >= $asOf
    }
    OR size($blocked) > 0 AND passed.id IN $blocked))
  -[s:STEP WHERE s.startMin <= $until AND s.endMax >= $since
    AND (s.reached[$level] <= $knownBy AND (s.refutedFrom > $knownBy OR $ever)
      OR s.id IN $held)
    AND NOT ($strictIdentity AND s.possible AND s.hops = 0)]->
  ()
){1,12}(target:Entity)
WHERE (CASE WHEN $to = '' THEN target:Designated OR target.id IN $blocked ELSE target.id = $to END)
  AND allReduce(
    at = {state: 0, hops: 0, low: date('0001-01-01'), high: date('9999-12-31'), dealt: false, flow: 0, lot: ''},
    x IN s |
    CASE
      // the rule of turns stops most walks: asked first, it spares the rest of the step
      WHEN $automaton[at.state][x.code] < 0 THEN {state: -1, hops: 0, low: at.low, high: at.high, dealt: true, flow: 0, lot: ''}
      // the last hop counts only into a target, or into a thing that has another name
      WHEN at.hops + x.hops >= $maxHops AND (at.hops + x.hops > $maxHops OR NOT (
        endNode(x):Aliased OR CASE
          WHEN $to = '' THEN endNode(x):Designated OR endNode(x).id IN $blocked
          ELSE endNode(x).id = $to END)) THEN {state: -1, hops: 0, low: at.low, high: at.high, dealt: true, flow: 0, lot: ''}
      // a dealing after a dealing: the same goods, or a later dealing of the same ship
      WHEN at.state >= 3 AND x.code IN [6, 7, 8] AND NOT (
        CASE
          WHEN at.state = 3 THEN x.lot <> '' AND x.lot = at.lot AND x.flow = at.flow
          WHEN at.state = 5 AND x.code = 8
            THEN x.flow = at.flow AND (x.lot = at.lot OR x.lot = '' OR at.lot = '')
          ELSE true
        END) THEN {state: -1, hops: 0, low: at.low, high: at.high, dealt: true, flow: 0, lot: ''}
      // a standing fact: in force together with those beside it
      WHEN NOT x.event THEN {
        state: $automaton[at.state][x.code],
        hops: at.hops + x.hops,
        low: CASE WHEN x.startMin > at.low THEN x.startMin ELSE at.low END,
        high: CASE WHEN x.endMax < at.high THEN x.endMax ELSE at.high END,
        dealt: at.dealt, flow: at.flow, lot: at.lot}
      // an event: its day is the conduct date of the standing facts beside it; goods move in order
      ELSE {
        state: $automaton[at.state][x.code],
        hops: at.hops + x.hops,
        low: CASE
          WHEN at.dealt AND (at.state < 3 OR (x.flow < 0 AND (at.state = 3 OR at.state = 5 AND x.code = 8)))
            THEN x.startMin
          WHEN x.startMin > at.low THEN x.startMin ELSE at.low END,
        high: CASE
          WHEN at.dealt AND NOT (x.flow < 0 AND (at.state = 3 OR at.state = 5 AND x.code = 8))
            THEN x.endMax
          WHEN x.endMax < at.high THEN x.endMax ELSE at.high END,
        dealt: true,
        flow: CASE WHEN x.code IN [6, 7, 8] THEN x.flow ELSE at.flow END,
        lot: CASE WHEN x.code IN [6, 7, 8] THEN x.lot ELSE at.lot END}
    END,
    at.state >= 0 AND at.low <= at.high)
  AND ($level = 5 OR any(x IN s WHERE NOT (
    x.reached[$level + 1] <= $knownBy AND (x.refutedFrom > $knownBy OR $ever)
    OR x.id IN $heldAbove)))
  // a chain without an event stands as of the day itself
  AND (any(x IN s WHERE x.event) OR all(x IN s WHERE x.endMax >= $asOf))
  // a name, number or flag that two hulls used joins them at no time
  AND none(n IN range(1, size(s) - 1) WHERE s[n].kind = 'HAS_IDENTITY' AND s[n].role = 'backward'
    AND s[n - 1].kind = 'HAS_IDENTITY')
  // who was not listed yet when the evidence was known was no target
  AND ($to <> '' OR target.id IN $blocked OR EXISTS {
    (target)<-[:DESIGNATES]-(listing:Designation) WHERE listing.target AND listing.startMin <= $knownBy
  })
RETURN
  $level AS standard,
  reduce(hops = 0, x IN s | hops + x.hops) AS hops,
  target.id AS target,
  [n IN nodes(path) | {id: n.id, name: n.name, labels: labels(n), unidentified: coalesce(n.unidentified, false)}] AS nodes,
  [x IN s | x {.id, .link, .kind, .role, .class, .code, .hops, .event, .possible, .flow, .lot, .via,
    .start, .end, .startMin, .startMax, .endMin, .endMax, .standard, .ifRead, .reached, .refutedFrom, .status, .statusIfRead}] AS steps,
  path
ORDER BY hops, target, [n IN nodes | n.id], [x IN steps | x.id]
LIMIT $limit
