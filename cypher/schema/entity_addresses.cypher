// schema/entity_addresses
// Addresses without case, spaces and punctuation, each looked up whole. It returns no rows.
CYPHER 25
CREATE FULLTEXT INDEX entityAddresses IF NOT EXISTS
FOR (entity:Entity)
ON EACH [entity.addressKey]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword'}}
