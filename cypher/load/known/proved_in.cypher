// load/known/proved_in
// What the evidence in the given documents is about.
// A row is one piece of evidence. No row means that nothing is stated in them.
// :param ids => ['document:none']
CYPHER 25
UNWIND $ids AS wanted
MATCH (:Document {id: wanted})<-[:STATED_IN]-(evidence:Evidence)
RETURN evidence.id AS id, evidence.about AS about
