// evidence/changes
// What the given runs found otherwise than it was.
// A row is one thing with the fields that changed; values are JSON. No row means that they changed
// nothing that was there; what is new or gone is asked for by evidence/stated_by_one.
// :param runs => ['run:none']
CYPHER 25
UNWIND $runs AS wanted
MATCH (change:Change {run: wanted})
OPTIONAL MATCH (entity:Entity|VesselIdentity {id: change.about})
OPTIONAL MATCH (:Designation {id: change.about})-[:DESIGNATES]->(listed:Entity)
RETURN change.about AS id, coalesce(entity.name, listed.name, '') AS name, change.fields AS fields,
  change.before AS before, change.after AS after, change.run AS run
ORDER BY name, id, run
