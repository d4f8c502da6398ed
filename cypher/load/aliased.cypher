// load/aliased
// Marks what has another name, an identity step that leads from it, and unmarks what has none left:
// a walk that has used up its hops may still go on there. It returns no rows.
// :param ids => []
CYPHER 25
UNWIND $ids AS wanted
MATCH (named:Entity|VesselIdentity {id: wanted})
WITH named, EXISTS { (named)-[:STEP {hops: 0}]->() } AS aliased
WHERE aliased <> named:Aliased
FOREACH (_ IN CASE WHEN aliased THEN [1] ELSE [] END | SET named:Aliased)
FOREACH (_ IN CASE WHEN aliased THEN [] ELSE [1] END | REMOVE named:Aliased)
