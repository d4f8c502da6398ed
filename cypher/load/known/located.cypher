// load/known/located
// What a source states at the given places of its documents.
// A row is the id of one link, joint fact or designation. No row means that it stated nothing there.
// :param ids => ['none']
// :param source => 'ftm:none'
CYPHER 25
UNWIND $ids AS wanted
MATCH (evidence:Evidence {locator: wanted})
WHERE evidence.proposition = 'link' AND $source IN evidence.sources
RETURN DISTINCT evidence.about AS about
