// load/known/links
// What the graph holds of the given links, found by their steps: every link has one.
// A row is one link. No row means a new one.
// :param ids => ['link:none']
CYPHER 25
UNWIND $ids AS wanted
CALL (wanted) {
  MATCH (a)-[:STEP {link: wanted}]->(b)
  RETURN a, b
  LIMIT 1
}
// one relationship, written as a path so that it is sought from its ends whatever the planner knows
MATCH (a)-[links *1..1 {id: wanted}]-(b)
WITH DISTINCT wanted AS id, links[0] AS link
RETURN id, type(link) AS type, startNode(link).id AS from, endNode(link).id AS to,
  properties(link) AS properties
