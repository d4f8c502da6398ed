// evidence/weak_links
// Stated links and joint facts that are proved at less than $below, weakest first, and what would help.
// A row is one fact that $subject takes part in, or any fact if $subject is empty. `standard` is that
// of its weakest step by $knownBy and `steps` names the roles that are as weak; `ifRead` is what the
// evidence reaches once its documents are opened, `unread` names those, and `origins` counts the
// independent ones: a second raises a reliable report. What is refuted by $knownBy is left out here
// and shown by evidence/contradictions; what nobody had published by then does not exist yet.
// No row means: none is loaded that is proved at less; it does not mean that all is proved.
// :param subject => 'case:sample/chinpo'
// :param below => 3
// :param asOf => date('9999-12-31')
// :param knownBy => date('2026-06-30')
// :param limit => 100
CYPHER 25
CALL () {
  MATCH (:Entity|VesselIdentity {id: $subject})-[s:STEP]-()
  RETURN s
  UNION
  WITH $subject AS subject
  WHERE subject = ''
  MATCH ()-[s:STEP]->()
  RETURN s
}
WITH s, size([day IN s.reached WHERE day <= $knownBy]) - 1 AS standard
WHERE standard >= 0 AND s.refutedFrom > $knownBy
  AND ($asOf = date('9999-12-31') OR s.startMin <= $asOf AND (s.event OR s.endMax >= $asOf))
WITH s.link AS link, min(standard) AS standard, collect({step: s, standard: standard}) AS found
WHERE standard < $below
WITH link, standard, [one IN found WHERE one.standard = standard | one.step] AS weakest
ORDER BY standard, weakest[0].kind, link
WITH collect({link: link, standard: standard, weakest: weakest}) AS rows
UNWIND rows[..$limit] AS row
WITH size(rows) AS total, row.link AS id, row.standard AS standard, row.weakest AS weakest
WITH total, id, standard, weakest, startNode(weakest[0]) AS a, endNode(weakest[0]) AS b
// one relationship, written as a path so that it is sought from these ends
OPTIONAL MATCH (a)-[links *1..1 {id: id}]-(b)
OPTIONAL MATCH (fact:JointFact {id: id})
WITH total, id, standard, weakest, fact, links[0] AS link
WITH total, id, standard, weakest, coalesce(fact, link) AS stated,
  CASE WHEN fact IS NULL
    THEN [{role: 'from', id: startNode(link).id, name: startNode(link).name},
      {role: 'to', id: endNode(link).id, name: endNode(link).name}]
    ELSE COLLECT {
      MATCH (fact)-[role]->(party)
      RETURN {role: type(role), id: party.id, name: party.name} ORDER BY type(role), party.id
    }
  END AS parties
RETURN id, weakest[0].kind AS kind, parties,
  coalesce(stated.startDate, stated.date, '') AS start, coalesce(stated.endDate, '') AS end,
  stated.status AS status, standard, coll.min([step IN weakest | step.ifRead]) AS ifRead,
  coll.sort(coll.distinct([step IN weakest | step.role])) AS steps,
  stated.origins AS origins, coalesce(stated.evidence, []) AS evidence,
  COLLECT {
    MATCH (one:Evidence {about: id})-[:STATED_IN]->(document:Document)
    WHERE NOT coalesce(one.read, false) AND one.direction = 'supports' AND one.memory IS NULL
    WITH DISTINCT document
    ORDER BY document.id
    RETURN {id: document.id, title: document.title, kind: document.kind}
  } AS unread,
  $asOf = date('9999-12-31') OR all(step IN weakest WHERE step.event AND step.endMax <= $asOf
    OR step.startMax <= $asOf AND step.endMin >= $asOf) AS certain,
  [id] AS links, total
ORDER BY standard, kind, id
