// load/known/unstated
// What one release states and a later one does not: told by evidence, of which whatever a release
// states has some in a document of it.
// A row is the id of one link, joint fact or designation. No row means that nothing is gone.
// :param former => ['document:none']
// :param later => ['document:none']
CYPHER 25
UNWIND $former AS release
MATCH (:Document {id: release})<-[:STATED_IN]-(evidence:Evidence)
WHERE evidence.proposition = 'link' AND NOT EXISTS {
  MATCH (still:Evidence {about: evidence.about})-[:STATED_IN]->(document:Document)
  WHERE still.proposition = 'link' AND document.id IN $later
}
RETURN DISTINCT evidence.about AS about
