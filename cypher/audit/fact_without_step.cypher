// audit/fact_without_step
// Joint facts with an open pair of roles, and without a step between their holders.
// A row is one pair of roles that no chain can take. No row is as it should be.
// :param pairs => [{type: 'Payment', kinds: [], from: 'PAYER', to: 'PAYEE', role: 'payer→payee'}]
CYPHER 25
UNWIND $pairs AS pair
MATCH (source)<-[held]-(fact:$(pair.type))-[taken]->(target)
WHERE type(held) = pair.from AND type(taken) = pair.to AND source <> target
  AND (pair.kinds = [] OR coalesce(fact.kind, '') IN pair.kinds)
  AND NOT EXISTS { (source)-[step:STEP {link: fact.id} WHERE step.role = pair.role]->(target) }
RETURN fact.id AS id, pair.role + ': ' + source.id + ' → ' + target.id AS detail
ORDER BY id, detail
