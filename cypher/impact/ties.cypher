// impact/ties
// The whole network over which a loss may spread: who has a claim on whom. A lender or guarantor on
// the borrower, a bank on the bank that keeps its account, a holder on the bank of the account.
// A row is one claim of one party on another, that possibly stood on $asOf, on evidence of $standard
// or more published by $knownBy; rows come in no order. `pairs` is how many creditors times debtors
// share the amount. No row means that no such fact is loaded.
// :param asOf => date('2012-05-02')
// :param knownBy => date('2026-06-30')
// :param standard => 1
CYPHER 25
CALL () {
  MATCH (creditor)-[tie:FINANCES|GUARANTEES]->(debtor)
  RETURN creditor, debtor, tie, type(tie) AS kind, 1 AS pairs
  UNION ALL
  MATCH (debtor)-[tie:CORRESPONDENT_OF]->(creditor)
  RETURN creditor, debtor, tie, 'CORRESPONDENT_OF' AS kind, 1 AS pairs
  UNION ALL
  MATCH (tie:BankAccount)-[:HOLDER]->(creditor)
  MATCH (tie)-[:BANK]->(debtor)
  RETURN creditor, debtor, tie, 'BankAccount' AS kind,
    COUNT { (tie)-[:HOLDER]->() } * COUNT { (tie)-[:BANK]->() } AS pairs
  UNION ALL
  MATCH (tie:Loan)-[:LENDER]->(creditor)
  MATCH (tie)-[:BORROWER]->(debtor)
  RETURN creditor, debtor, tie, 'Loan' AS kind,
    COUNT { (tie)-[:LENDER]->() } * COUNT { (tie)-[:BORROWER]->() } AS pairs
  UNION ALL
  MATCH (tie:Loan)-[:GUARANTOR]->(creditor)
  MATCH (tie)-[:BORROWER]->(debtor)
  RETURN creditor, debtor, tie, 'Loan guarantee' AS kind,
    COUNT { (tie)-[:GUARANTOR]->() } * COUNT { (tie)-[:BORROWER]->() } AS pairs
}
WITH creditor, debtor, tie, kind, pairs
WHERE tie.reached[$standard] <= $knownBy AND tie.refutedFrom > $knownBy
  AND tie.startMin <= $asOf AND tie.endMax >= $asOf
RETURN creditor.id AS creditor, debtor.id AS debtor, tie.id AS link, kind, pairs,
  coalesce(tie.amount, '') AS amount, coalesce(tie.currency, '') AS currency,
  tie.startMax <= $asOf AND tie.endMin >= $asOf AS certain
