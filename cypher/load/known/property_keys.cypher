// load/known/property_keys
// Every property name that the store knows.
// A row is one name, used or not. No row means a new store.
CYPHER 25
CALL db.propertyKeys() YIELD propertyKey
RETURN propertyKey AS name
