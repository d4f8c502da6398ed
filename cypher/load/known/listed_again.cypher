// load/known/listed_again
// The given designations that have ended because their list no longer had them, with the listings
// of the same party under the same number that came after.
// A row is one designation that has ended. No row means that none has.
// :param ids => ['designation:none']
CYPHER 25
UNWIND $ids AS wanted
MATCH (first:Designation {id: wanted})-[:DESIGNATES]->(entity:Entity)
WHERE first.stage = 'ended' AND first.endReason = 'delisted'
OPTIONAL MATCH (entity)<-[:DESIGNATES]-(again:Designation)
WHERE again.relisted IS NOT NULL AND again.authority = first.authority
  AND again.programme = first.programme
  AND coalesce(again.listId, '') = coalesce(first.listId, '')
RETURN wanted AS id, first.end AS end, first.sources AS sources, first.authority AS authority,
  [one IN collect(again) | {relisted: one.relisted, effective: one.effective, end: one.end}] AS again
