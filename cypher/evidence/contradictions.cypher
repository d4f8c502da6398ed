// evidence/contradictions
// Where what is loaded contradicts itself: evidence against a proposition, and facts that cannot both
// stand: certain shares in one role of more than 100 %, two flags at once, two days of one reference,
// and values of a second source that were put aside.
// A row is one contradiction of $subject or of a fact beside it, or of anything if $subject is empty.
// `oneSide` and `otherSide` are evidence: for and against, or of the one fact and of the others.
// Documents on both sides are not parted by $knownBy, which only leaves out facts that were not known.
// No row means that nothing loaded contradicts itself in these ways; it does not mean that all is true.
// :param subject => ''
// :param asOf => date('9999-12-31')
// :param knownBy => date('2026-06-30')
// :param standard => 1
// :param limit => 100
CYPHER 25
CALL () {
  // 1. evidence against, and evidence for the same proposition
  CALL () {
    WITH $subject AS subject
    WHERE subject = ''
    MATCH (against:Evidence)
    WHERE against.direction = 'contradicts'
    RETURN against
    UNION
    MATCH (entity:Entity|VesselIdentity {id: $subject})
    UNWIND [entity.id]
      + COLLECT { MATCH (entity)-[step:STEP]-() RETURN DISTINCT step.link }
      + COLLECT { MATCH (entity)<-[:DESIGNATES]-(listing:Designation) RETURN listing.id } AS about
    MATCH (against:Evidence {about: about})
    WHERE against.direction = 'contradicts'
    RETURN against
  }
  WITH against.about AS about, against.proposition AS proposition,
    coalesce(against.element, '') AS element, collect(DISTINCT against.id) AS otherSide
  WITH about, proposition, element, otherSide, COLLECT {
    MATCH (one:Evidence {about: about})
    WHERE one.direction = 'supports' AND one.proposition = proposition AND coalesce(one.element, '') = element
    RETURN one.id
  } AS oneSide
  RETURN CASE WHEN oneSide = [] THEN 'contradicted' ELSE 'evidence on both sides' END AS kind,
    about, [about] AS links, proposition, element, '' AS detail, oneSide, otherSide
  UNION ALL
  // 2. owners in one role, certainly together, with more than all of it
  CALL () {
    WITH $subject AS subject
    WHERE subject = ''
    MATCH (owned:Entity)<-[:OWNS]-()
    RETURN owned
    UNION
    MATCH (owned:Entity {id: $subject})
    RETURN owned
    UNION
    MATCH (:Entity {id: $subject})-[:OWNS]->(owned:Entity)
    RETURN owned
  }
  MATCH (owned)<-[own:OWNS]-(owner:Entity)
  WHERE own.reached[$standard] <= $knownBy AND own.refutedFrom > $knownBy AND own.shareMin > 0
  WITH owned, coalesce(own.role, '') AS role, collect({own: own, owner: owner.id}) AS held
  UNWIND held AS at
  WITH owned, role, held, CASE WHEN $asOf = date('9999-12-31') THEN at.own.startMax ELSE $asOf END AS day
  WITH DISTINCT owned, role, held, day
  UNWIND [one IN held WHERE one.own.startMax <= day AND one.own.endMin >= day] AS one
  WITH owned, role, day, one
  ORDER BY one.own.shareMin DESC, one.own.id
  WITH owned, role, day, one.owner AS owner, head(collect(one.own)) AS own
  ORDER BY own.id
  WITH owned, role, day, collect(own) AS together, sum(own.shareMin) AS share
  WHERE share > 100.001 OR share >= 100 AND size(together) > 1 AND any(own IN together WHERE own.shareMinExclusive)
  WITH owned, [own IN together | own.id] AS links, min(day) AS day, share
  RETURN 'shares above 100 %' AS kind, owned.id AS about, links, 'share' AS proposition, '' AS element,
    toString(share) + ' % on ' + toString(day) AS detail,
    COLLECT { MATCH (one:Evidence {about: links[0]}) RETURN one.id } AS oneSide,
    COLLECT { UNWIND links[1..] AS id MATCH (one:Evidence {about: id}) RETURN one.id } AS otherSide
  UNION ALL
  // 3. two flags, certainly at once: of two registers, or of two identities that a hull used
  CALL () {
    WITH $subject AS subject
    WHERE subject = ''
    MATCH (ship:Vessel)
    RETURN ship
    UNION
    MATCH (ship:Entity {id: $subject})
    RETURN ship
  }
  CALL (ship) {
    MATCH (ship)<-[link:FLAGS]-(register:Entity)
    RETURN link, register.id AS flag
    UNION
    MATCH (ship)-[link:HAS_IDENTITY]->(identity:VesselIdentity)
    WHERE NOT coalesce(identity.fraudulent, false)
    UNWIND coalesce(identity.flag, []) AS flag
    RETURN link, flag
  }
  WITH ship, link, flag
  WHERE link.reached[$standard] <= $knownBy AND link.refutedFrom > $knownBy
  WITH ship, collect({link: link, flag: flag}) AS flown
  UNWIND flown AS a
  UNWIND flown AS b
  WITH ship, a, b
  WHERE a.link.id < b.link.id AND type(a.link) = type(b.link) AND a.flag <> b.flag
    AND CASE WHEN $asOf = date('9999-12-31')
      THEN coll.max([a.link.startMax, b.link.startMax]) <= coll.min([a.link.endMin, b.link.endMin])
      ELSE all(x IN [a.link, b.link] WHERE x.startMax <= $asOf AND x.endMin >= $asOf)
    END
  RETURN 'two flags at once' AS kind, ship.id AS about, [a.link.id, b.link.id] AS links,
    'identity' AS proposition, '' AS element, a.flag + ' and ' + b.flag AS detail,
    COLLECT { MATCH (one:Evidence {about: a.link.id}) RETURN one.id } AS oneSide,
    COLLECT { MATCH (one:Evidence {about: b.link.id}) RETURN one.id } AS otherSide
  UNION ALL
  // 4. one event under one reference, on days that cannot be the same
  CALL () {
    WITH $subject AS subject
    WHERE subject = ''
    MATCH (fact:JointFact)
    RETURN fact
    UNION
    MATCH (:Entity|VesselIdentity {id: $subject})<--(fact:JointFact)
    RETURN fact
  }
  WITH fact
  WHERE fact.reference <> '' AND fact.startMin = fact.endMin AND fact.startMax = fact.endMax
    AND fact.reached[$standard] <= $knownBy AND fact.refutedFrom > $knownBy AND fact.startMin <= $asOf
  WITH fact, head([label IN labels(fact) WHERE label <> 'JointFact']) AS type, COLLECT {
    MATCH (fact)-[role]->(party)
    RETURN [type(role), party.id] ORDER BY type(role), party.id
  } AS parties
  ORDER BY fact.startMin, fact.id
  WITH type, parties, fact.reference AS reference, coalesce(fact.amount, '') AS amount, collect(fact) AS facts
  WHERE size(facts) > 1 AND facts[0].startMax < coll.max([fact IN facts | fact.startMin])
  RETURN 'two days of one ' + type AS kind, facts[0].id AS about, [fact IN facts | fact.id] AS links,
    'date' AS proposition, '' AS element,
    reference + reduce(days = '', fact IN facts | days + ', ' + coalesce(fact.date, '')) AS detail,
    COLLECT { MATCH (one:Evidence {about: facts[0].id}) RETURN one.id } AS oneSide,
    COLLECT { UNWIND facts[1..] AS fact MATCH (one:Evidence {about: fact.id}) RETURN one.id } AS otherSide
  UNION ALL
  // 5. values of a second source that differ from the first, kept as text by the loader
  CALL () {
    WITH $subject AS subject
    WHERE subject = ''
    MATCH (entity:Entity|VesselIdentity)
    RETURN entity
    UNION
    MATCH (entity:Entity|VesselIdentity {id: $subject})
    RETURN entity
  }
  CALL (entity) {
    RETURN entity AS stated
    UNION
    MATCH (entity)<--(stated:JointFact|Designation)
    RETURN stated
    UNION
    MATCH (entity)-[stated]-()
    WHERE stated.conflicting IS NOT NULL
    RETURN stated
  }
  WITH DISTINCT stated
  WHERE size(coalesce(stated.conflicting, [])) > 0
  RETURN 'put aside' AS kind, stated.id AS about, [stated.id] AS links, 'identity' AS proposition,
    '' AS element, reduce(text = '', one IN stated.conflicting | text + one + ' ') AS detail,
    COLLECT { MATCH (one:Evidence {about: stated.id}) RETURN one.id } AS oneSide, [] AS otherSide
}
WITH kind, about, links, proposition, element, detail, oneSide, otherSide
ORDER BY kind, about, proposition, element, detail
WITH collect({kind: kind, about: about, links: links, proposition: proposition, element: element,
  detail: detail, oneSide: oneSide, otherSide: otherSide}) AS rows
UNWIND rows[..$limit] AS row
RETURN row.kind AS kind, row.about AS about, row.links AS links, row.proposition AS proposition,
  row.element AS element, row.detail AS detail,
  coalesce(head(COLLECT {
    MATCH (stated:JointFact|Designation {id: row.about})
    RETURN stated.status AS status
    UNION
    MATCH ()-[step:STEP {link: row.about}]->()
    RETURN step.status AS status
  }), '') AS status,
  coll.sort(row.oneSide) AS oneSide, coll.sort(row.otherSide) AS otherSide, size(rows) AS total
