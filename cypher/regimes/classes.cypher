// regimes/classes
// The parties that rules name: of the given countries by their record, with a flag of them, with a
// listing by one of the given authorities, or with one under a programme of an authority.
// A row is one entity. No row means that nobody of these classes is loaded.
// :param countries => ['kp']
// :param authorities => ['UN']
// :param programmes => ['US DPRK4']
CYPHER 25
CALL () {
  MATCH (party:Entity)
  WHERE any(one IN coalesce(party.country, []) + coalesce(party.jurisdiction, [])
      + coalesce(party.nationality, []) + coalesce(party.flag, []) WHERE one IN $countries)
  RETURN party
  UNION
  MATCH (party:Entity)-[:HAS_IDENTITY]->(identity:VesselIdentity)
  WHERE any(one IN coalesce(identity.flag, []) WHERE one IN $countries)
  RETURN party
  UNION
  MATCH (listing:Designation)-[:DESIGNATES]->(party:Entity)
  WHERE listing.authority IN $authorities
    OR listing.authority + ' ' + listing.programme IN $programmes
  RETURN party
}
RETURN party.id AS id
ORDER BY id
