// evidence/of_links
// Every piece of evidence about the given links, joint facts, designations or entities.
// A row is one statement in one document. No row means that nothing loaded speaks of it.
// :param ids => ['link:ec01bd036f1692b1c9f1', 'fact:e8abffb47b38cd8c0967']
CYPHER 25
UNWIND $ids AS wanted
MATCH (evidence:Evidence {about: wanted})-[:STATED_IN]->(document:Document)-[:PUBLISHED_BY]->(source:Source)
RETURN evidence.about AS about, evidence.id AS id, evidence.proposition AS proposition,
  evidence.direction AS direction, coalesce(evidence.roles, []) AS roles,
  evidence.element AS element, evidence.wording AS wording, evidence.locator AS locator,
  evidence.quote AS quote, coalesce(evidence.read, false) AS read, evidence.memory AS memory,
  evidence.credibility AS credibility, evidence.admittedBy AS admittedBy, evidence.notes AS notes,
  document.id AS document, document.title AS title, document.kind AS kind, source.name AS publisher,
  document.reliability AS reliability, document.published AS published,
  document.retrieved AS retrieved, coalesce(document.reliesOn, []) AS reliesOn,
  document.file AS file, document.sha256 AS sha256, document.url AS url
ORDER BY about, published, id
