// load/known/around
// Every link, joint fact and designation of the given entities, and the evidence about themselves.
// A row is the id of one of them. No row means that they stand alone.
// :param ids => ['imo:7937317']
CYPHER 25
UNWIND $ids AS wanted
MATCH (node:Entity|VesselIdentity {id: wanted})
CALL (node) {
  MATCH (node)-[step:STEP]-()
  RETURN step.link AS about
  UNION
  MATCH (node)<-[]-(fact:JointFact|Designation)
  RETURN fact.id AS about
  UNION
  RETURN node.id AS about
}
RETURN DISTINCT about
