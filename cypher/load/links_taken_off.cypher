// load/links_taken_off
// Takes links and their steps off entities that get a new id; they are written again under new ids.
// It returns one row: the ids of the steps.
// :param ids => []
CYPHER 25
UNWIND $ids AS wanted
MATCH (a)-[step:STEP {link: wanted}]->(b)
USING INDEX SEEK step:STEP(link)
OPTIONAL MATCH (a)-[links *1..1 {id: wanted}]-(b)
WITH collect(DISTINCT step) AS steps, collect(DISTINCT links[0]) AS links,
  collect(DISTINCT step.id) AS ids
FOREACH (step IN steps | DELETE step)
FOREACH (link IN links | DELETE link)
RETURN ids AS steps
