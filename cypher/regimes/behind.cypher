// regimes/behind
// Who stands directly behind each of the given parties, or is the same: owners, controllers,
// operators, crewing agents, principals, and whom a list links it to.
// A row is one stated link. No row means that nobody is recorded behind them.
// :param ids => ['imo:7408873', 'case:sample/mingzheng']
CYPHER 25
UNWIND $ids AS wanted
MATCH (below:Entity|VesselIdentity {id: wanted})
CALL (below) {
  MATCH (above:Entity)-[link:OWNS|HAS_INTEREST_IN|CONTROLS|DIRECTS|OPERATES|MANAGES|CREWS|HAS_IDENTITY]->(below)
  RETURN above, link
  UNION ALL
  MATCH (below)-[link:ACTS_FOR|PART_OF|LINKED_TO|BRANCH_OF]->(above:Entity)
  RETURN above, link
  UNION ALL
  MATCH (below)-[link:SAME_AS]-(above:Entity|VesselIdentity)
  RETURN above, link
}
RETURN link.id AS link, type(link) AS kind, below.id AS below, above.id AS above,
  below:Vessel AS ship, coalesce(link.shareMin, 0.0) AS shareMin, coalesce(link.shareMax, 100.0) AS shareMax,
  link.startMin AS startMin, link.startMax AS startMax, link.endMin AS endMin, link.endMax AS endMax,
  link.reached AS reached, link.refutedFrom AS refutedFrom
ORDER BY below, above, link
