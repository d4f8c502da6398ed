"""Paths, parties and totals with names, evidence and sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graphkit.exposure.answer import Evidence, Listing, Node
from graphkit.exposure.evidence import Stated, published_by
from graphkit.exposure.listings import Listed, listing_answers
from graphkit.exposure.ownership.cascade import Blocked, counted
from graphkit.exposure.ownership.draft import Draft, path_certain, path_standard
from graphkit.exposure.ownership.facts import Fact, Way
from graphkit.exposure.ownership.finding import Finding, Party, Path, Step, Total
from graphkit.exposure.ownership.totals import share, totals
from graphkit.exposure.sentences import sentence
from graphkit.model.proof import Standard

ADVERB = {Blocked.CERTAINLY: "certainly", Blocked.POSSIBLY: "possibly"}


@dataclass(frozen=True, slots=True)
class Shown:
    """What is needed to show a draft: nodes, statements and listings by id, and the two days."""

    nodes: Mapping[str, Node]
    stated: Mapping[str, Stated]
    listed: Mapping[str, Sequence[Listed]]
    as_of: date
    known_by: date

    def name(self, entity: str) -> str:
        """Return the name of an entity."""
        return self.nodes[entity].name

    def evidence(self, link: str) -> tuple[Evidence, ...]:
        """Return what had been published by the day of knowledge."""
        return tuple(one for one in self.stated[link].evidence if published_by(one, self.known_by))

    def designations(self, entity: str, authorities: Sequence[str]) -> tuple[Listing, ...]:
        """Return an entity's designations by some authorities, freezing or not."""
        listed = [one for one in self.listed.get(entity, ()) if one.row["authority"] in authorities]
        return listing_answers(listed, None, self.as_of)


def path(links: Sequence[Fact], draft: Draft, shown: Shown) -> Path:
    """Return a path from a listed party down to the subject."""
    steps = tuple(_step(link, draft, shown) for link in links)
    reached = Standard(path_standard(links, draft))
    ends = [links[0].above, *(link.below for link in links)]
    text = "\n".join(link.link for link in links)
    return Path(
        path_id="path:" + hashlib.sha256(text.encode()).hexdigest()[:20],
        owner=ends[0],
        certain=path_certain(links, draft),
        standard=int(reached),
        standard_name=reached.words,
        nodes=tuple(shown.nodes[one] for one in ends),
        steps=steps,
        sentence=" ".join(step.sentence for step in steps),
    )


def _step(link: Fact, draft: Draft, shown: Shown) -> Step:
    stated = shown.stated[link.link]
    reached = Standard(link.standard)
    return Step(
        id=link.link,
        type=link.kind,
        role=link.role,
        above=link.above,
        below=link.below,
        share=share(link.share) if link.way is Way.OWNERSHIP else None,
        start=stated.properties.get("startDate"),
        end=stated.properties.get("endDate"),
        date=stated.properties.get("date"),
        in_force="certainly" if link.certain else "possibly",
        counts=counted(link, draft.net.rule).value,
        standard=int(reached),
        standard_name=reached.words,
        status=stated.properties["status"],
        sentence=sentence(link.kind, stated.properties, stated.parties),
        evidence=shown.evidence(link.link),
    )


def party(entity: str, draft: Draft, shown: Shown) -> Party:
    """Return the subject or somebody on a path, with why the rule takes it for blocked."""
    node = shown.nodes[entity]
    held = totals(entity, draft.net, draft.spreads, draft.owned)
    return Party(
        id=node.id,
        name=node.name,
        schema_=node.schema_,
        blocked=draft.blocked.get(entity, Blocked.NOT),
        basis=tuple(_basis(entity, held, draft, shown)),
        totals=held,
        designations=shown.designations(entity, draft.net.rule.authorities),
    )


def _basis(entity: str, held: Sequence[Total], draft: Draft, shown: Shown) -> list[str]:
    found = []
    if entity in draft.net.listed:
        found.append("listed" if draft.net.listed[entity] else "possibly listed")
    found += [
        f"{ADVERB[one.reached]} owned by {who(one, shown)}: {one.held.words} (test: {one.test})"
        for one in held
        if one.reached is not Blocked.NOT
    ]
    words = {
        Way.CONTROL: "controlled by",
        Way.AGENCY: "acting for",
        Way.IDENTITY: "the same as",
    }
    ties = {
        f"{ADVERB[certainty]} {words[link.way]} {shown.name(link.above)}"
        for link, certainty in draft.ties(entity)
    }
    return found + sorted(ties)


def who(total: Total, shown: Shown) -> str:
    """Name the owners of a total."""
    return " and ".join(shown.name(one) for one in total.owners)


def bottom_line(finding: Finding, shown: Shown) -> str:
    """Say the answer of one regime in one sentence."""
    subject, rule, day = finding.subject, finding.rule, shown.as_of
    under = f"under the rule {rule.id} on {day}"
    if finding.blocked is not Blocked.NOT:
        return (
            f"{subject.name} is {ADVERB[finding.blocked]} blocked {under}:"
            f" {'; '.join(subject.basis)}."
        )
    if rule.entity is None:
        return f"{subject.name} is not recorded as listed on {day}. {rule.says}"
    held = [one for one in subject.totals if one.reached is Blocked.NOT]
    if not held:
        return f"{subject.name} is not recorded as blocked {under}: no blocked owner is recorded."
    most = "; ".join(f"{who(one, shown)}: {one.held.words}" for one in held)
    return (
        f"{subject.name} is not recorded as blocked {under}: blocked owners hold too little"
        f" ({most}; the test is {held[0].test})."
    )
