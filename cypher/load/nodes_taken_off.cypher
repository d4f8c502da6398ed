// load/nodes_taken_off
// Takes off joint facts, designations and evidence of entities that get a new id; they are written
// again under new ids. It returns no rows.
// :param ids => []
CYPHER 25
UNWIND $ids AS wanted
CALL (wanted) {
  MATCH (node:JointFact|Designation {id: wanted})
  RETURN node
  UNION
  MATCH (node:Evidence {about: wanted})
  RETURN node
}
DETACH DELETE node
