// audit/designation_without_bounds
// Designations of which not even the last possible first day is known.
// A row is one listing that counts as possible on any day. No row is as it should be.
CYPHER 25
MATCH (listing:Designation)
WHERE listing.startMin = date('0001-01-01') AND listing.startMax = date('9999-12-31')
RETURN listing.id AS id, listing.caption AS detail
ORDER BY id
