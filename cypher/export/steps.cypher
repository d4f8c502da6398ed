// export/steps
// Steps in the order of their ids, $limit of them after $after, as columns for arrays.
// A row is these steps together: a list for each property, days counted from 1970-01-01. Empty lists
// mean that there are no more.
// :param after => ''
// :param limit => 1000
CYPHER 25
MATCH (a)-[s:STEP WHERE s.id > $after]->(b)
WITH a, s, b, date('1970-01-01') AS zero ORDER BY s.id LIMIT $limit
RETURN collect(s.id) AS id, collect(s.link) AS link, collect(a.id) AS source,
  collect(b.id) AS target, collect(s.kind) AS kind, collect(s.role) AS role,
  collect(s.code) AS code, collect(s.hops) AS hops, collect(s.event) AS event,
  collect(s.possible) AS possible, collect(s.flow) AS flow, collect(s.lot) AS lot,
  collect(duration.inDays(zero, s.startMin).days) AS startMin,
  collect(duration.inDays(zero, s.startMax).days) AS startMax,
  collect(duration.inDays(zero, s.endMin).days) AS endMin,
  collect(duration.inDays(zero, s.endMax).days) AS endMax,
  collect(s.standard) AS standard,
  collect(duration.inDays(zero, s.reached[0]).days) AS reached0,
  collect(duration.inDays(zero, s.reached[1]).days) AS reached1,
  collect(duration.inDays(zero, s.reached[2]).days) AS reached2,
  collect(duration.inDays(zero, s.reached[3]).days) AS reached3,
  collect(duration.inDays(zero, s.reached[4]).days) AS reached4,
  collect(duration.inDays(zero, s.reached[5]).days) AS reached5,
  collect(duration.inDays(zero, s.refutedFrom).days) AS refutedFrom,
  collect(s.status) AS status
