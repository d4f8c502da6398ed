// money/fund_traces
// Payments that follow each other in time from party to party: where money may have gone (downstream)
// or may have come from (upstream). That it is the same money is documented only where `sameMoney` is
// true: every payment of the trace states one `lot`. Payments that state two lots are never joined.
// A row is one trace of $minPayments to $maxPayments payments (12 at most), in the order in which they
// were made, each between $since and $asOf and at most $gapDays after the one before, as far as their
// days are known. `certain` says that all of this holds whatever the unknown days are, and that no two
// were made on one day. No party is visited twice, and a payment without a stated payee leads nowhere.
// No row means: no such trace recorded by $knownBy in what is loaded. It never means that none was paid.
// :param subject => 'case:sample/chinpo'
// :param direction => 'downstream'
// :param to => ''
// :param minPayments => 1
// :param maxPayments => 4
// :param gapDays => 366
// :param since => date('0001-01-01')
// :param asOf => date('9999-12-31')
// :param knownBy => date('2026-06-30')
// :param standard => 1
// :param limit => 100
CYPHER 25
MATCH path = ACYCLIC (subject:Entity {id: $subject})(
  ()-[s:STEP WHERE s.reached[$standard] <= $knownBy AND s.refutedFrom > $knownBy
    AND (s.hops = 0 OR s.kind IN ['PAID', 'Payment'] AND s.startMin <= $asOf AND s.endMax >= $since
      AND s.role IN CASE WHEN $direction = 'upstream'
        THEN ['backward', 'payee→payer'] ELSE ['forward', 'payer→payee'] END)]->
  (:Entity)
){1,12}(party:Entity)
WHERE ($to = '' OR party.id = $to)
  AND size([one IN s WHERE one.hops = 1]) >= $minPayments AND last(s).hops = 1
  AND allReduce(
    at = {payments: 0, low: $since, high: $asOf, lot: ''},
    one IN s |
    CASE
      WHEN one.hops = 0 THEN at
      ELSE {
        payments: CASE WHEN at.lot <> '' AND one.lot <> '' AND at.lot <> one.lot
          THEN $maxPayments + 1 ELSE at.payments + 1 END,
        // the days on which this payment may have been made, given those before it in the walk
        low: coll.max([at.low - duration({days: CASE WHEN $direction = 'upstream' THEN $gapDays ELSE 0 END}),
          one.startMin, $since]),
        high: coll.min([at.high + duration({days: CASE WHEN $direction = 'upstream' THEN 0 ELSE $gapDays END}),
          one.endMax, $asOf]),
        lot: CASE WHEN one.lot = '' THEN at.lot ELSE one.lot END}
    END,
    at.payments <= $maxPayments AND at.low <= at.high)
WITH path, party, s, [one IN s WHERE one.hops = 1] AS walked
ORDER BY size(walked), party.id, [one IN s | one.id]
WITH collect({path: path, party: party, s: s, walked: walked}) AS rows
UNWIND rows[..$limit] AS row
WITH size(rows) AS total, row.path AS path, row.party AS party, row.s AS s,
  CASE WHEN $direction = 'upstream' THEN reverse(row.walked) ELSE row.walked END AS made
RETURN party.id AS party, party.name AS name,
  EXISTS {
    (party)<-[:DESIGNATES]-(listing:Designation)
    WHERE listing.target AND listing.startMin <= $asOf AND listing.startMin <= $knownBy
      AND (listing.endMax >= $asOf OR $asOf = date('9999-12-31'))
  } AS designated,
  size(made) AS payments,
  COLLECT {
    UNWIND made AS one
    WITH one, CASE WHEN one.role IN ['forward', 'payer→payee'] THEN startNode(one) ELSE endNode(one) END AS payer,
      CASE WHEN one.role IN ['forward', 'payer→payee'] THEN endNode(one) ELSE startNode(one) END AS payee
    OPTIONAL MATCH (payer)-[link:PAID WHERE link.id = one.link]->(payee)
    OPTIONAL MATCH (fact:JointFact {id: one.link})
    RETURN {link: one.link, payer: payer.id, payerName: payer.name, payee: payee.id, payeeName: payee.name,
      amount: coalesce(link.amount, fact.amount, ''), currency: coalesce(link.currency, fact.currency, ''),
      date: one.start, dayMin: one.startMin, dayMax: one.endMax, lot: one.lot, status: one.status,
      onAccountOf: COLLECT { MATCH (fact)-[:ON_ACCOUNT_OF]->(whom) RETURN whom.id ORDER BY whom.id }}
  } AS made,
  made[0].lot <> '' AND all(one IN made WHERE one.lot = made[0].lot) AS sameMoney,
  all(one IN made WHERE one.startMin >= $since AND one.endMax <= $asOf)
    AND all(place IN range(1, size(made) - 1)
      WHERE made[place - 1].endMax < made[place].startMin
        AND made[place].endMax <= made[place - 1].startMin + duration({days: $gapDays}))
    AND all(one IN s WHERE one.hops = 1 OR NOT one.possible
      AND one.startMin = date('0001-01-01') AND one.endMax = date('9999-12-31')) AS certain,
  coll.min([one IN s | size([day IN one.reached WHERE day <= $knownBy]) - 1]) AS standard,
  [one IN s | one.link] AS links, total, path
ORDER BY payments, party, links
