// load/known/maybe_same
// The links that say of each pair in $rows that the two may be one.
// A row is one link. No row means that nobody says so.
// :param rows => [{one: 'imo:8914934', other: 'imo:8720436'}]
CYPHER 25
UNWIND $rows AS row
MATCH (one:Entity|VesselIdentity {id: row.one})-[link:POSSIBLY_SAME_AS]-(other {id: row.other})
RETURN row.one AS one, row.other AS other, link.id AS link
