// resolve/history
// What was decided about whether an entity is another one, and what may be another one by name.
// A row is one decision that the graph holds, newest first. No row means that nobody decided
// anything, and that no candidate was written.
// :param ids => ['imo:8914934']
CYPHER 25
UNWIND $ids AS wanted
MATCH (subject:Entity|VesselIdentity {id: wanted})<-[:CONCERNS]-(made:Decision)
MATCH (made)-[:CONCERNS]->(other)
WHERE other <> subject
RETURN subject.id AS subject, other.id AS other, other.name AS otherName,
  made.decision AS decision, made.decidedBy AS decidedBy, made.decidedOn AS decidedOn,
  made.why AS why, made.source AS source
ORDER BY decidedOn DESC, other, source
