// impact/respondents
// For whom each bank of $ids keeps a correspondent account: the banks directly below it.
// A row is one account that possibly stood on $asOf, on evidence of $standard or more published by
// $knownBy, in $currency or in a currency that nobody states; or, with the kind 'identity', another
// name or branch of that bank. `certain` says that it stood whatever the unknown days are, in that
// currency by the document's own word.
// No row means that none is recorded to have an account there.
// :param ids => ['case:sample/bank-of-dandong', 'case:sample/ftb-covert-branches']
// :param currency => 'USD'
// :param asOf => date('2017-06-30')
// :param knownBy => date('2026-06-30')
// :param standard => 1
CYPHER 25
UNWIND $ids AS wanted
MATCH (one:Entity {id: wanted})
CALL (one) {
  MATCH (one)-[account:CORRESPONDENT_OF]->(other:Bank)
  RETURN other, account, 'CORRESPONDENT_OF' AS kind
  UNION ALL
  MATCH (one)<-[:BANK]-(account:BankAccount)-[:HOLDER]->(other:Bank)
  RETURN other, account, 'BankAccount' AS kind
  UNION ALL
  MATCH (one)-[account:SAME_AS|BRANCH_OF]-(other:Entity)
  RETURN other, account, 'identity' AS kind
}
WITH one AS provider, other AS respondent, account, kind
WHERE account.reached[$standard] <= $knownBy AND account.refutedFrom > $knownBy
  AND account.startMin <= $asOf AND account.endMax >= $asOf
  AND (kind = 'identity' OR coalesce(account.currency, '') IN ['', $currency])
RETURN provider.id AS provider, provider.name AS providerName,
  coalesce(provider.jurisdiction, []) + coalesce(provider.country, []) AS providerCountry,
  respondent.id AS respondent, respondent.name AS respondentName,
  coalesce(respondent.jurisdiction, []) + coalesce(respondent.country, []) AS respondentCountry,
  account.id AS link, kind, coalesce(account.currency, '') AS currency,
  kind = 'identity' AND account.startMin = date('0001-01-01') AND account.endMax = date('9999-12-31')
    OR account.startMax <= $asOf AND account.endMin >= $asOf
      AND (kind = 'identity' OR coalesce(account.currency, '') = $currency) AS certain,
  size([day IN account.reached WHERE day <= $knownBy]) - 1 AS standard
ORDER BY provider, respondent, link
