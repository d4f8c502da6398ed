// regimes/in_front
// What each of the given parties stands behind: what it owns, controls, operates or crews, who acts
// for it, and what a list links to it.
// A row is one stated link. No row means that nothing of the kind is recorded.
// :param ids => ['imo-company:5954061', 'ofac:15603']
CYPHER 25
UNWIND $ids AS wanted
MATCH (above:Entity {id: wanted})
CALL (above) {
  MATCH (above)-[link:OWNS|HAS_INTEREST_IN|CONTROLS|DIRECTS|OPERATES|MANAGES|CREWS]->(below:Entity)
  RETURN below, link
  UNION ALL
  MATCH (below:Entity)-[link:ACTS_FOR|PART_OF|LINKED_TO]->(above)
  RETURN below, link
}
RETURN link.id AS link, type(link) AS kind, below.id AS below, above.id AS above,
  false AS possible, false AS event,
  link.startMin AS startMin, link.startMax AS startMax, link.endMin AS endMin, link.endMax AS endMax,
  link.reached AS reached, link.refutedFrom AS refutedFrom
ORDER BY above, below, link
