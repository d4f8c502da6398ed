// load/known/steps
// The steps of the given links and joint facts.
// A row is one step. No row means that none is derived yet.
// :param ids => ['link:none']
CYPHER 25
UNWIND $ids AS wanted
MATCH (source)-[step:STEP {link: wanted}]->()
USING INDEX SEEK step:STEP(link)
RETURN step.id AS id, step.digest AS digest, source.id AS source, step.hops AS hops
