// fleet/leases_in_force
// Leases and charters in force on $asOf, with every party, and the designated parties they lead to.
// A row is one lease and one party to it (`role`: lessor, lessee, vessel, broker) that was designated
// itself or that up to three steps of ownership, operation or control join to one that was; the first
// on each way. A lease without any has one row, and null there. `leaseCertain` says that the lease was
// in force on that day whatever the unknown days are, `certain` that all of the row held on it. With
// 9999-12-31 the question is "at any time", and `certain` that all held together.
// No row means: no lease recorded by $knownBy in what is loaded. Null in `target` is no clearance.
// :param ship => ''
// :param asOf => date('2017-10-19')
// :param knownBy => date('2026-06-30')
// :param standard => 1
CYPHER 25
CALL () {
  MATCH (:Entity&Vessel {id: $ship})-[named:HAS_IDENTITY]->{0,1}()<-[:VESSEL]-(lease:Lease)
  WHERE all(one IN named WHERE one.reached[$standard] <= $knownBy AND one.refutedFrom > $knownBy)
  RETURN DISTINCT lease
  UNION ALL
  WITH $ship AS every
  WHERE every = ''
  MATCH (lease:Lease)
  RETURN lease
}
WITH lease
WHERE lease.reached[$standard] <= $knownBy AND lease.refutedFrom > $knownBy
  AND ($asOf = date('9999-12-31') OR lease.startMin <= $asOf AND lease.endMax >= $asOf)
OPTIONAL CALL (lease) {
  MATCH path = ACYCLIC (lease)-[takes:LESSOR|LESSEE|VESSEL|BROKER]->()<-[named:HAS_IDENTITY]-{0,1}(party)
    ((passed WHERE NOT EXISTS {
      (passed)<-[:DESIGNATES]-(before:Designation)
      WHERE before.target AND before.startMin <= $asOf
        AND (before.endMax >= $asOf OR $asOf = date('9999-12-31'))
        AND before.reached[$standard] <= $knownBy AND before.refutedFrom > $knownBy
    })-[up:STEP WHERE up.code IN [3, 4] AND up.reached[$standard] <= $knownBy
      AND up.refutedFrom > $knownBy
      AND ($asOf = date('9999-12-31') OR up.startMin <= $asOf AND up.endMax >= $asOf)]->()){0,3}
    (target:Designated)
  // coalesce keeps the planner from reading all steps out of their index
  WHERE NOT party:VesselIdentity AND none(one IN up WHERE coalesce(one.link, '') = lease.id)
    AND all(one IN named WHERE one.reached[$standard] <= $knownBy AND one.refutedFrom > $knownBy)
  WITH lease, takes, named, party, up, target, path, [lease] + named + up AS facts,
    [lease] + up + [one IN named
      WHERE one.startMax < date('9999-12-31') OR one.endMin > date('0001-01-01')] AS dated,
    COLLECT {
      MATCH (target)<-[:DESIGNATES]-(listing:Designation)
      WHERE listing.target AND listing.startMin <= $asOf
        AND (listing.endMax >= $asOf OR $asOf = date('9999-12-31'))
        AND listing.reached[$standard] <= $knownBy AND listing.refutedFrom > $knownBy
      RETURN {id: listing.id, authority: listing.authority, programme: listing.programme,
        startMin: listing.startMin, startMax: listing.startMax, endMin: listing.endMin,
        endMax: listing.endMax, certain: $asOf = date('9999-12-31')
          OR listing.startMax <= $asOf AND (listing.endMin >= $asOf OR listing.endMax = date('9999-12-31'))}
      ORDER BY listing.id
    } AS designations
  WHERE designations <> []
    AND coll.max([one IN dated | one.startMin]) <= coll.min([one IN dated | one.endMax])
    AND ($asOf = date('9999-12-31') OR all(one IN dated WHERE one.startMin <= $asOf AND one.endMax >= $asOf))
  RETURN toLower(type(takes)) AS role, party, up, target, designations, facts, path,
    none(one IN up WHERE one.possible) AND any(one IN designations WHERE one.certain)
      AND CASE WHEN $asOf = date('9999-12-31')
        THEN all(a IN dated WHERE all(b IN dated WHERE a.id = b.id OR a.startMax <= b.endMin))
        ELSE all(one IN dated WHERE one.startMax <= $asOf AND one.endMin >= $asOf) END AS certain
}
WITH *, $asOf = date('9999-12-31') OR lease.startMax <= $asOf AND lease.endMin >= $asOf AS leaseCertain
RETURN lease.id AS lease, lease.kind AS kind, coalesce(lease.reference, '') AS reference,
  COLLECT { MATCH (lease)-[:LESSOR]->(one) RETURN {id: one.id, name: one.name} ORDER BY one.id } AS lessors,
  COLLECT { MATCH (lease)-[:LESSEE]->(one) RETURN {id: one.id, name: one.name} ORDER BY one.id } AS lessees,
  COLLECT { MATCH (lease)-[:VESSEL]->(one) RETURN {id: one.id, name: one.name} ORDER BY one.id } AS vessels,
  COLLECT { MATCH (lease)-[:BROKER]->(one) RETURN {id: one.id, name: one.name} ORDER BY one.id } AS brokers,
  lease.startMin AS startMin, lease.startMax AS startMax, lease.endMin AS endMin, lease.endMax AS endMax,
  leaseCertain, role, party.id AS party, party.name AS partyName,
  target.id AS target, target.name AS targetName,
  CASE WHEN target IS NOT NULL THEN size(up) END AS hops,
  [one IN coalesce(up, []) | {kind: one.kind, link: one.link, standard: one.standard, status: one.status}] AS steps,
  coalesce(designations, []) AS designations,
  coalesce(certain, leaseCertain) AS certain,
  coll.min([one IN coalesce(facts, [lease]) | size([day IN one.reached WHERE day <= $knownBy]) - 1]) AS standard,
  [one IN coalesce(facts, [lease]) | coalesce(one.link, one.id)] AS links,
  coalesce(path, head(COLLECT { MATCH drawn = (lease)-[:VESSEL]->(one) RETURN drawn ORDER BY one.id })) AS path
ORDER BY lease, hops, role, party, target, links
