// load/known/relying
// What the given documents prove, themselves or through documents that rely on them.
// A row is the id of one thing with such evidence. No row means that nothing hangs on them.
// :param ids => ['document:none']
CYPHER 25
UNWIND $ids AS wanted
MATCH (:Document {id: wanted})<-[:RELIES_ON]-*(:Document)<-[:STATED_IN]-(evidence:Evidence)
RETURN DISTINCT evidence.about AS about
