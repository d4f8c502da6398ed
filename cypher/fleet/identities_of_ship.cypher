// fleet/identities_of_ship
// Under which names, flags and numbers a ship is recorded, and which it used.
// A row is the ship's own record (`stated` = 'record', with no days) or one identity that a document
// says the hull used in a period (`stated` = 'used'); numbers of an identity are as claimed and not
// checked, and `fraudulent` says that a document calls the claim false. `certain` says that the
// identity was used on $asOf, or at some time if $asOf is 9999-12-31. `documents` are all that speak
// of it, each with its day.
// No row means that no ship of this id is loaded.
// :param ship => 'imo:8791667'
// :param asOf => date('9999-12-31')
// :param knownBy => date('2026-06-30')
// :param standard => 1
CYPHER 25
MATCH (ship:Entity&Vessel {id: $ship})
CALL (ship) {
  MATCH path = (ship)
  RETURN 'record' AS stated, ship AS identity, null AS claim, path
  UNION ALL
  MATCH path = (ship)-[claim:HAS_IDENTITY]->(identity:VesselIdentity)
  WHERE claim.reached[$standard] <= $knownBy AND claim.refutedFrom > $knownBy
    AND ($asOf = date('9999-12-31') OR claim.startMin <= $asOf AND claim.endMax >= $asOf)
  RETURN 'used' AS stated, identity, claim, path
}
RETURN stated, identity.id AS identity, identity.name AS name,
  coalesce(identity.alias, []) + coalesce(identity.previousName, []) AS otherNames,
  coalesce(identity.flag, []) AS flag, coalesce(identity.pastFlags, []) AS pastFlags,
  coalesce(identity.mmsi, []) AS mmsi, coalesce(identity.callSign, []) AS callSign,
  identity.imoNumber AS imoNumber, coalesce(identity.fraudulent, false) AS fraudulent,
  claim.startDate AS start, claim.endDate AS end, claim.date AS date,
  claim.startMin AS startMin, claim.startMax AS startMax,
  claim.endMin AS endMin, claim.endMax AS endMax,
  claim IS NOT NULL AND ($asOf = date('9999-12-31')
    OR claim.startMax <= $asOf AND claim.endMin >= $asOf) AS certain,
  size([day IN claim.reached WHERE day <= $knownBy]) - 1 AS standard, claim.status AS status,
  CASE WHEN claim IS NULL THEN [] ELSE [claim.id] END AS links,
  COLLECT {
    MATCH (evidence:Evidence {about: coalesce(claim.id, identity.id)})-[:STATED_IN]->(document:Document)
    WITH DISTINCT document
    RETURN {id: document.id, title: document.title, published: document.published,
      retrieved: document.retrieved}
    ORDER BY document.id
  } AS documents,
  path
ORDER BY stated, startMin, startMax, name, identity
