// regimes/parties
// What a rule asks of a party: what it is, which countries its record names, which flags it flew.
// A row is one entity or identity of a ship. An id without a row is an error in the graph.
// :param ids => ['imo:7408873', 'case:sample/chinpo']
CYPHER 25
UNWIND $ids AS wanted
MATCH (party:Entity|VesselIdentity {id: wanted})
RETURN party.id AS id, party.name AS name, labels(party) AS labels,
  coalesce(party.unidentified, false) AS unidentified,
  coalesce(party.jurisdiction, []) + coalesce(party.country, []) + coalesce(party.nationality, []) AS countries,
  coalesce(party.flag, []) AS flags,
  COLLECT {
    MATCH (party)-[claim:HAS_IDENTITY]->(identity:VesselIdentity)
    UNWIND coalesce(identity.flag, []) AS country
    RETURN {country: country, link: claim.id, startMin: claim.startMin, startMax: claim.startMax,
      endMin: claim.endMin, endMax: claim.endMax}
    ORDER BY claim.id, country
  } AS flown
ORDER BY id
