// load/designated
// Marks entities that are designated, and unmarks those that no longer are: a proposal is no
// designation, and an annulled one never was. It returns no rows.
// :param ids => []
CYPHER 25
UNWIND $ids AS wanted
MATCH (entity:Entity {id: wanted})
WITH entity, EXISTS { (entity)<-[:DESIGNATES]-(:Designation {target: true}) } AS designated
WHERE designated <> entity:Designated
FOREACH (_ IN CASE WHEN designated THEN [1] ELSE [] END | SET entity:Designated)
FOREACH (_ IN CASE WHEN designated THEN [] ELSE [1] END | REMOVE entity:Designated)
