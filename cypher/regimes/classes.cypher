// regimes/classes
// The parties that rules name: of the given countries by their record, with a flag of them, or with a
// listing by one of the given authorities.
// A row is one entity. No row means that nobody of these classes is loaded.
// :param countries => ['kp']
// :param authorities => ['US', 'UN']
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
  RETURN party
}
RETURN party.id AS id
ORDER BY id
