// fleet/sister_ships
// Other ships that share an owner, a manager or operator, a charterer or an insurer with a ship.
// A row is one sister, the party shared, the role in which it is shared, and one fact for each of the
// two ships; the four days bound the period in which both facts stood. `certain` says that they
// stood together (on $asOf, if it is a day) whatever the unknown days are. `designated` says whether
// the sister is or may be designated as of $asOf. A row is a lead and no chain of exposure: trace does
// not walk from a ship to its sister. A shared flag, class, crew agent, agent or port makes no sister.
// No row means: no shared party recorded by $knownBy in what is loaded.
// :param ship => 'imo:8747604'
// :param asOf => date('9999-12-31')
// :param knownBy => date('2026-06-30')
// :param standard => 1
CYPHER 25
MATCH (ship:Entity&Vessel {id: $ship})
CALL (ship) {
  MATCH path = (ship)<-[a:OWNS]-(party:Entity)-[b:OWNS]->(sister:Vessel)
  RETURN 'owner' AS role, party, sister, [a, b] AS held, [] AS named, path
  UNION ALL
  MATCH path = (ship)<-[a:MANAGES|OPERATES]-(party:Entity)-[b:MANAGES|OPERATES]->(sister:Vessel)
  RETURN 'manager' AS role, party, sister, [a, b] AS held, [] AS named, path
  UNION ALL
  // one contract may name both ships, so what is passed may be passed again
  MATCH REPEATABLE ELEMENTS path = (ship)-[n:HAS_IDENTITY]->{0,1}()<-[:VESSEL]-(a:Lease)-[:LESSEE]->
    (party:Entity)<-[:LESSEE]-(b:Lease)-[:VESSEL]->()<-[m:HAS_IDENTITY]-{0,1}(sister:Vessel)
  RETURN 'charterer' AS role, party, sister, [a, b] AS held, n + m AS named, path
  UNION ALL
  MATCH REPEATABLE ELEMENTS path = (ship)-[n:HAS_IDENTITY]->{0,1}()<-[:VESSEL]-(a:Insurance)-[:INSURER]->
    (party:Entity)<-[:INSURER]-(b:Insurance)-[:VESSEL]->()<-[m:HAS_IDENTITY]-{0,1}(sister:Vessel)
  RETURN 'insurer' AS role, party, sister, [a, b] AS held, n + m AS named, path
}
WITH ship, role, party, sister, held + named AS facts, path,
  // an undated identity is the same on all days and bounds nothing
  held + [one IN named WHERE one.startMax < date('9999-12-31') OR one.endMin > date('0001-01-01')]
    AS dated
WHERE sister <> ship
  AND all(one IN facts WHERE one.reached[$standard] <= $knownBy AND one.refutedFrom > $knownBy)
WITH role, party, sister, facts, dated, path,
  coll.max([one IN dated | one.startMin]) AS startMin,
  coll.max([one IN dated | one.startMax]) AS startMax,
  coll.min([one IN dated | one.endMin]) AS endMin,
  coll.min([one IN dated | one.endMax]) AS endMax
WHERE startMin <= endMax
  AND ($asOf = date('9999-12-31') OR startMin <= $asOf AND endMax >= $asOf)
RETURN sister.id AS sister, sister.name AS name, coalesce(sister.flag, []) AS flag,
  party.id AS through, party.name AS throughName, role,
  EXISTS {
    (sister)<-[:DESIGNATES]-(listing:Designation)
    WHERE listing.target AND listing.startMin <= $asOf
      AND (listing.endMax >= $asOf OR $asOf = date('9999-12-31'))
      AND listing.reached[$standard] <= $knownBy AND listing.refutedFrom > $knownBy
  } AS designated,
  startMin, startMax, endMin, endMax,
  CASE WHEN $asOf = date('9999-12-31')
      THEN all(a IN dated WHERE all(b IN dated WHERE a.id = b.id OR a.startMax <= b.endMin))
    ELSE startMax <= $asOf AND endMin >= $asOf END AS certain,
  coll.min([one IN facts | size([day IN one.reached WHERE day <= $knownBy]) - 1]) AS standard,
  coll.distinct([one IN facts | one.id]) AS links,
  path
ORDER BY sister, role, through, links
