// load/facts
// Writes joint facts, new or changed; their parties come after. It returns how many
// it wrote, which is the number of rows given.
// Days of the properties are places in $days.
// :param rows => []
// :param days => []
CYPHER 25
UNWIND $rows AS row
WITH row, row.properties AS own
MERGE (fact:JointFact {id: row.id})
SET fact = own {.*,
  startMin: $days[own.startMin], startMax: $days[own.startMax],
  endMin: $days[own.endMin], endMax: $days[own.endMax],
  refutedFrom: $days[own.refutedFrom], reached: [place IN own.reached | $days[place]]},
  fact:$([row.type])
RETURN count(*) AS written
