// load/known/facts
// What the graph holds of the given joint facts.
// A row is one joint fact with its parties. No row means a new one.
// :param ids => ['fact:none']
CYPHER 25
UNWIND $ids AS wanted
MATCH (fact:JointFact {id: wanted})-[role]->(party:Entity|VesselIdentity)
RETURN fact.id AS id, labels(fact) AS labels, properties(fact) AS properties,
  collect([type(role), party.id]) AS parties
