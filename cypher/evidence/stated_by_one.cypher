// evidence/stated_by_one
// What some documents state and some others do not: two releases of one list, for instance.
// A row is one designation, link or joint fact. No row means that the others state all of it too.
// :param these => ['case:sample/ofac-sdn-2021-07']
// :param others => []
CYPHER 25
UNWIND $these AS wanted
MATCH (:Document {id: wanted})<-[:STATED_IN]-(evidence:Evidence {proposition: 'link'})
WHERE NOT EXISTS {
  MATCH (other:Evidence {about: evidence.about, proposition: 'link'})-[:STATED_IN]->(document:Document)
  WHERE document.id IN $others
}
WITH DISTINCT evidence.about AS id
CALL (id) {
  MATCH (listing:Designation {id: id})-[:DESIGNATES]->(entity:Entity)
  RETURN 'designation' AS kind, listing.authority + ' ' + listing.programme AS type,
    listing.listId AS reference, [{id: entity.id, name: entity.name}] AS parties
  UNION
  MATCH (a)-[step:STEP {link: id}]->(b)
  USING INDEX SEEK step:STEP(link)
  WHERE step.via = ''
  WITH step, CASE step.role WHEN 'forward' THEN [a, b] ELSE [b, a] END AS ends
  ORDER BY step.role DESC
  LIMIT 1 // one of the two ways over the link, told as the link is stated
  RETURN 'link' AS kind, step.kind AS type, null AS reference,
    [one IN ends | {id: one.id, name: one.name}] AS parties
  UNION
  MATCH (fact:JointFact {id: id})-[]->(party:Entity|VesselIdentity)
  WITH fact, collect(DISTINCT {id: party.id, name: party.name}) AS parties
  RETURN 'joint fact' AS kind, fact.caption AS type, fact.reference AS reference, parties
}
RETURN id, kind, type, reference, parties
ORDER BY kind, type, parties[0].name, id
