// evidence/held
// The steps about which a party held documents before they were public.
// A row is one step of a fact that such a document speaks of. No row means that no document is
// recorded as held by this party.
// :param party => 'imo-company:1790183'
CYPHER 25
MATCH (document:Document {heldBy: $party})<-[:STATED_IN]-(evidence:Evidence {proposition: 'link'})
WITH DISTINCT evidence.about AS about
MATCH ()-[step:STEP {link: about}]->()
USING INDEX SEEK step:STEP(link)
RETURN step.id AS id, step.link AS link, step.kind AS kind, step.role AS role
ORDER BY id
