// money/nested_correspondents
// Accounts that banks keep for banks, one below the other, down to a bank that is listed: by asset
// freeze, blocking, account prohibition (s.311) or any other measure, which is shown.
// A row is one chain of at most $maxAccounts accounts from $bank, or from each bank of $country if
// $bank is empty, that were or may have been open together; it ends at the first listed bank. A branch
// is its bank, and no account. `whileOpen` says whether the listing may have stood with the accounts.
// No row means: no such chain recorded by $knownBy in what is loaded.
// :param bank => ''
// :param country => 'cn'
// :param maxAccounts => 4
// :param asOf => date('9999-12-31')
// :param knownBy => date('2026-06-30')
// :param standard => 1
// :param limit => 100
CYPHER 25
CALL () {
  MATCH (start:Entity {id: $bank})
  WHERE start:Bank
  RETURN start
  UNION
  WITH $country AS country
  WHERE $bank = '' AND country <> ''
  MATCH (start:Bank)
  WHERE country IN coalesce(start.country, []) OR country IN coalesce(start.jurisdiction, [])
  RETURN start
}
MATCH path = ACYCLIC (start)(
  (passed WHERE passed = start OR NOT passed:Designated OR NOT EXISTS {
    (passed)<-[:DESIGNATES]-(listing:Designation)
    WHERE listing.target AND listing.startMin <= $asOf AND listing.startMin <= $knownBy
      AND (listing.endMax >= $asOf OR $asOf = date('9999-12-31'))
  })
  -[s:STEP WHERE s.reached[$standard] <= $knownBy AND s.refutedFrom > $knownBy
    AND (s.kind = 'CORRESPONDENT_OF' AND s.role = 'forward'
      OR s.kind = 'BankAccount' AND s.role = 'bank→holder' OR s.hops = 0)
    AND ($asOf = date('9999-12-31') OR s.startMin <= $asOf AND s.endMax >= $asOf)]->
  (:Bank)
){1,12}(last:Bank)
WHERE last:Designated AND EXISTS {
    (last)<-[:DESIGNATES]-(listing:Designation)
    WHERE listing.target AND listing.startMin <= $asOf AND listing.startMin <= $knownBy
      AND (listing.endMax >= $asOf OR $asOf = date('9999-12-31'))
  }
  AND any(one IN s WHERE one.hops = 1)
  AND allReduce(
    at = {accounts: 0, low: date('0001-01-01'), high: date('9999-12-31')},
    one IN s |
    {accounts: at.accounts + one.hops, low: coll.max([at.low, one.startMin]),
      high: coll.min([at.high, one.endMax])},
    at.accounts <= $maxAccounts AND at.low <= at.high)
WITH path, start, last, s,
  coll.max([one IN s | one.startMin]) AS low, coll.min([one IN s | one.endMax]) AS high,
  [one IN s WHERE one.hops = 1 OR one.startMin > date('0001-01-01') OR one.endMax < date('9999-12-31')] AS dated,
  size([one IN s WHERE one.hops = 1]) AS accounts
ORDER BY accounts, start.id, last.id, [one IN s | one.id]
WITH collect({path: path, start: start, last: last, s: s, low: low, high: high, dated: dated, accounts: accounts}) AS rows
UNWIND rows[..$limit] AS row
WITH size(rows) AS total, row.path AS path, row.start AS start, row.last AS last, row.s AS s,
  row.low AS low, row.high AS high, row.dated AS dated, row.accounts AS accounts
RETURN start.id AS bank, start.name AS name, last.id AS listed, last.name AS listedName,
  [one IN nodes(path) | {id: one.id, name: one.name, country: coalesce(one.country, [])}] AS banks,
  accounts,
  COLLECT {
    UNWIND [one IN s WHERE one.hops = 1] AS account
    WITH account, startNode(account) AS provider
    OPTIONAL MATCH (provider)-[link:CORRESPONDENT_OF WHERE link.id = account.link]->()
    OPTIONAL MATCH (fact:JointFact {id: account.link})
    RETURN coalesce(link.currency, fact.currency, '')
  } AS currencies,
  COLLECT {
    MATCH (last)<-[:DESIGNATES]-(listing:Designation)
    WHERE listing.target AND listing.startMin <= $asOf AND listing.startMin <= $knownBy
      AND (listing.endMax >= $asOf OR $asOf = date('9999-12-31'))
    WITH listing
    ORDER BY listing.startMin, listing.authority, listing.programme, listing.id
    RETURN {id: listing.id, authority: listing.authority, programme: listing.programme,
      measures: coalesce(listing.measures, []), scope: coalesce(listing.scope, ''),
      start: coalesce(listing.effective, listing.published, listing.decided, ''),
      end: coalesce(listing.end, ''),
      certain: $asOf = date('9999-12-31') OR listing.startMax <= $asOf
        AND (listing.endMin >= $asOf OR listing.endMax = date('9999-12-31')),
      whileOpen: listing.startMin <= high AND listing.endMax >= low}
  } AS designations,
  low AS openFrom, high AS openUntil,
  none(one IN s WHERE one.possible) AND CASE
    WHEN $asOf = date('9999-12-31')
      THEN size(dated) < 2 OR all(a IN dated WHERE all(b IN dated WHERE a.startMax <= b.endMin))
    ELSE all(one IN dated WHERE one.startMax <= $asOf AND one.endMin >= $asOf)
  END AS certain,
  coll.min([one IN s | size([day IN one.reached WHERE day <= $knownBy]) - 1]) AS standard,
  [one IN s | one.link] AS links,
  total, path
ORDER BY accounts, bank, listed, links
