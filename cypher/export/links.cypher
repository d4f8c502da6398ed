// export/links
// The links that go out from the given entities.
// A row is one link with both its ends. No row means that none of them states one.
// :param ids => ['imo-company:1790183']
CYPHER 25
UNWIND $ids AS wanted
MATCH (a:Entity|VesselIdentity {id: wanted})-[link]->(b:Entity|VesselIdentity)
WHERE link.id STARTS WITH 'link:'
RETURN link.id AS id, type(link) AS type, a.id AS source, b.id AS target,
  labels(a) AS sourceLabels, labels(b) AS targetLabels, properties(link) AS properties
ORDER BY id
