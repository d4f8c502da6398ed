// money/letter_of_credit
// The parties to a letter of credit, or to a payment, by role, and how each was listed on its day.
// A row is one party in one role; $id names the letter or payment, or a party to several. A
// designation says `onDay` and `asOf`: listed, possibly listed, listed later, ended before, proposed
// or void; a day that is stated roughly counts as all the days that it may have been.
// No row means: no such letter or payment recorded by $knownBy in what is loaded.
// :param id => 'case:sample/chinpo'
// :param asOf => date('9999-12-31')
// :param knownBy => date('2026-06-30')
// :param standard => 1
// :param limit => 100
CYPHER 25
CALL () {
  MATCH (dealing:JointFact {id: $id})
  RETURN dealing
  UNION
  MATCH (party:Entity {id: $id})
  WITH party
  // one relationship, here and below, written as a path so that it is sought from this end
  MATCH (party)<-[*1..1]-(dealing:LetterOfCredit|Payment)
  RETURN dealing
}
WITH dealing
WHERE dealing:LetterOfCredit|Payment
  AND dealing.reached[$standard] <= $knownBy AND dealing.refutedFrom > $knownBy
  AND dealing.startMin <= $asOf
MATCH path = (dealing)-[roles *1..1]->(party:Entity|VesselIdentity)
WITH dealing, type(roles[0]) AS role, party, path
ORDER BY dealing.startMin, dealing.id, role, party.id
WITH collect({dealing: dealing, role: role, party: party, path: path}) AS rows
UNWIND rows[..$limit] AS row
WITH size(rows) AS total, row.dealing AS dealing, row.role AS role, row.party AS party, row.path AS path
RETURN head([label IN labels(dealing) WHERE label <> 'JointFact']) AS type, dealing.id AS dealing,
  coalesce(dealing.date, '') AS date, dealing.startMin AS dayMin, dealing.endMax AS dayMax,
  coalesce(dealing.amount, '') AS amount, coalesce(dealing.currency, '') AS currency,
  coalesce(dealing.goods, '') AS goods, coalesce(dealing.reference, '') AS reference,
  role, party.id AS party, party.name AS name,
  COLLECT {
    MATCH (party)<-[:DESIGNATES]-(listing:Designation)
    WHERE listing.startMin <= $knownBy
    WITH listing, [day IN [{first: dealing.startMin, last: dealing.endMax}, {first: $asOf, last: $asOf}] |
      CASE
        WHEN day.first = date('9999-12-31') THEN null
        WHEN listing.endReason = 'annulled' THEN 'void'
        WHEN listing.startMin > day.last THEN 'listed later'
        WHEN listing.endMax < day.first THEN 'ended before'
        WHEN listing.stage = 'proposed' THEN 'proposed'
        WHEN listing.startMax <= day.first
          AND (day.last <= listing.endMin OR listing.endMax = date('9999-12-31')) THEN 'listed'
        ELSE 'possibly listed'
      END] AS stood
    ORDER BY listing.startMin, listing.authority, listing.programme, listing.id
    RETURN {id: listing.id, authority: listing.authority, programme: listing.programme,
      measures: coalesce(listing.measures, []),
      start: coalesce(listing.effective, listing.published, listing.decided, ''),
      end: coalesce(listing.end, ''), onDay: stood[0], asOf: stood[1]}
  } AS designations,
  $asOf = date('9999-12-31') OR dealing.endMax <= $asOf AS certain,
  size([day IN dealing.reached WHERE day <= $knownBy]) - 1 AS standard, dealing.status AS status,
  [dealing.id] AS links, total, path
ORDER BY dayMin, dealing, role, party
