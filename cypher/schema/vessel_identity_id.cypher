// schema/vessel_identity_id
// An identity that a ship used is one node. It returns no rows.
CYPHER 25
CREATE CONSTRAINT vesselIdentityId IF NOT EXISTS
FOR (node:VesselIdentity) REQUIRE node.id IS UNIQUE
