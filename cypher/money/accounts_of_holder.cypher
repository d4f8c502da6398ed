// money/accounts_of_holder
// The accounts of one holder over all banks; for a bank, also those that other banks keep for it.
// A row is one account at one bank with its period, its signatories and whether the bank is listed.
// `certain` says that the account was open as of $asOf, whatever the unknown days are.
// No row means: no account recorded by $knownBy in what is loaded, as of $asOf (9999-12-31 = at any time).
// :param holder => 'case:sample/chinpo'
// :param asOf => date('9999-12-31')
// :param knownBy => date('2026-06-30')
// :param standard => 1
// :param limit => 100
CYPHER 25
MATCH (holder:Entity {id: $holder})
CALL (holder) {
  MATCH path = (holder)<-[:HOLDER]-(account:BankAccount)-[:BANK]->(bank:Entity)
  RETURN path, account, 'BankAccount' AS kind, bank,
    COLLECT {
      MATCH (account)-[:SIGNATORY]->(person:Entity)
      RETURN {id: person.id, name: person.name} ORDER BY person.id
    } AS signatories
  UNION ALL
  MATCH path = (holder)<-[account:CORRESPONDENT_OF]-(bank:Entity)
  RETURN path, account, 'CORRESPONDENT_OF' AS kind, bank, [] AS signatories
}
WITH path, account, kind, bank, signatories
WHERE account.reached[$standard] <= $knownBy AND account.refutedFrom > $knownBy
  AND ($asOf = date('9999-12-31') OR account.startMin <= $asOf AND account.endMax >= $asOf)
ORDER BY account.startMin, bank.id, account.id
WITH collect({path: path, account: account, kind: kind, bank: bank, signatories: signatories}) AS rows
UNWIND rows[..$limit] AS row
WITH size(rows) AS total, row.path AS path, row.account AS account, row.kind AS kind,
  row.bank AS bank, row.signatories AS signatories
RETURN bank.id AS bank, bank.name AS name, coalesce(bank.country, []) AS country,
  EXISTS {
    (bank)<-[:DESIGNATES]-(listing:Designation)
    WHERE listing.target AND listing.startMin <= $asOf AND listing.startMin <= $knownBy
      AND (listing.endMax >= $asOf OR $asOf = date('9999-12-31'))
  } AS designated,
  kind, coalesce(account.reference, '') AS reference, coalesce(account.currency, '') AS currency,
  signatories,
  coalesce(account.startDate, '') AS start, coalesce(account.endDate, '') AS end,
  coalesce(account.date, '') AS date, account.startMin AS startMin, account.startMax AS startMax,
  account.endMin AS endMin, account.endMax AS endMax,
  $asOf = date('9999-12-31') OR account.startMax <= $asOf AND account.endMin >= $asOf AS certain,
  size([day IN account.reached WHERE day <= $knownBy]) - 1 AS standard, account.status AS status,
  [account.id] AS links, total, path
ORDER BY startMin, bank, links
