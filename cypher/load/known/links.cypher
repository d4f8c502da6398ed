// load/known/links
// What the graph holds of the given links, found by their steps: every link has one.
// A row is one link. No row means a new one.
// :param ids => ['link:none']
CYPHER 25
UNWIND $ids AS wanted
MATCH (a)-[step:STEP {link: wanted}]->(b)
USING INDEX SEEK step:STEP(link)
WITH DISTINCT wanted, CASE WHEN COUNT { (a)--() } <= COUNT { (b)--() } THEN a ELSE b END AS one
// one relationship, written as a path so that it is sought from this end whatever the planner knows
MATCH (one)-[links *1..1 {id: wanted}]-()
WITH DISTINCT wanted AS id, links[0] AS link
RETURN id, type(link) AS type, startNode(link).id AS from, endNode(link).id AS to,
  properties(link) AS properties
