// ownership/paths
// Draws who stands above an entity on $asOf: ownership and control of at most 8 links up to a
// designated party, on evidence of $standard or more that was published by $knownBy.
// A row is one path as stated, whatever the shares; whether it blocks anybody is for a rule to say
// (graphkit ownership). No row means that no such path is recorded.
// :param subject => 'case:sample/pan-systems-pyongyang'
// :param asOf => date('2017-02-28')
// :param knownBy => date('2026-06-30')
// :param standard => 1
// :param limit => 25
CYPHER 25
MATCH (subject:Entity {id: $subject})
MATCH path = ACYCLIC (subject)(
  (below)<-[link:OWNS|CONTROLS
    WHERE link.reached[$standard] <= $knownBy AND link.refutedFrom > $knownBy
      AND link.startMin <= $asOf AND link.endMax >= $asOf]-(above)
){1,8}(owner:Designated)
RETURN owner.id AS owner, owner.name AS name, size(link) AS links,
  [one IN link | one.id] AS stated, path
ORDER BY links, owner, stated
LIMIT $limit
