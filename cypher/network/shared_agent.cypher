// network/shared_agent
// Companies that have an agent in common with a company: who formed it, acted for it, or served it as
// its agent. It is a lead, never a step of a chain: one agent may have thousands of clients.
// A row is one other party, one agent and one engagement on each side, which stood or may have stood
// together; `certain` says that they did. `sharing` counts all others of that agent. A service counts
// if its stated role holds one of $roles.
// No row means: no such agent recorded by $knownBy in what is loaded.
// :param subject => 'ofac:9346'
// :param roles => ['agent', 'agency', 'formation', 'incorporat', 'nominee', 'registered office', 'secretar', 'trust']
// :param asOf => date('9999-12-31')
// :param knownBy => date('2026-06-30')
// :param standard => 1
// :param limit => 100
CYPHER 25
MATCH path = ACYCLIC (subject:Entity {id: $subject})<-[here:FORMS|ACTS_FOR|SERVES]-(agent:Entity)
  (()-[same:STEP WHERE same.hops = 0]->()){0,2}
  (twin:Entity)-[there:FORMS|ACTS_FOR|SERVES]->(other:Entity)
WHERE other:Company|Organization|PublicBody|Bank|Person
WITH path, agent, here, there, other, [here, there] AS held, same, [here, there] + same AS facts
WHERE all(fact IN facts WHERE fact.reached[$standard] <= $knownBy AND fact.refutedFrom > $knownBy)
  AND all(one IN held WHERE type(one) <> 'SERVES'
    OR any(word IN $roles WHERE toLower(coalesce(one.role, '')) CONTAINS word))
  AND here.startMin <= there.endMax AND there.startMin <= here.endMax
  AND ($asOf = date('9999-12-31') OR all(one IN held WHERE one.startMin <= $asOf AND one.endMax >= $asOf))
WITH agent, collect({path: path, other: other, held: held, same: same, facts: facts}) AS rows,
  count(DISTINCT other) AS sharing
UNWIND rows AS row
WITH agent, sharing, row
ORDER BY agent.id, row.other.id, row.held[0].id, row.held[1].id, [fact IN row.same | fact.id]
WITH collect({agent: agent, sharing: sharing, row: row}) AS rows
UNWIND rows[..$limit] AS found
WITH size(rows) AS total, found.agent AS agent, found.sharing AS sharing, found.row AS row
WITH total, agent, sharing, row.other AS other, row.held AS held, row.same AS same,
  row.facts AS facts, row.path AS path
RETURN other.id AS other, other.name AS name,
  labels(other) AS labels,
  EXISTS {
    (other)<-[:DESIGNATES]-(listing:Designation)
    WHERE listing.target AND listing.startMin <= $asOf AND listing.startMin <= $knownBy
      AND (listing.endMax >= $asOf OR $asOf = date('9999-12-31'))
  } AS designated,
  agent.id AS through, agent.name AS throughName,
  [one IN held | {link: one.id, type: type(one), role: coalesce(one.role, ''), status: one.status,
    start: coalesce(one.startDate, ''), end: coalesce(one.endDate, ''), date: coalesce(one.date, ''),
    startMin: one.startMin, startMax: one.startMax, endMin: one.endMin, endMax: one.endMax}] AS held,
  sharing, total,
  none(fact IN same WHERE fact.possible) AND CASE
    WHEN $asOf = date('9999-12-31')
      THEN all(a IN held WHERE all(b IN held WHERE a.startMax <= b.endMin))
    ELSE all(one IN held WHERE one.startMax <= $asOf AND one.endMin >= $asOf)
  END AS certain,
  coll.min([fact IN facts | size([day IN fact.reached WHERE day <= $knownBy]) - 1]) AS standard,
  [fact IN facts | coalesce(fact.link, fact.id)] AS links,
  path
ORDER BY through, other, links
