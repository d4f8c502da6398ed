// schema/entity_names
// Names of every kind, in every script and in plain letters, for `graphkit find`. It returns no rows.
CYPHER 25
CREATE FULLTEXT INDEX entityNames IF NOT EXISTS
FOR (entity:Entity|VesselIdentity)
ON EACH [entity.name, entity.alias, entity.weakAlias, entity.previousName, entity.latinName]
