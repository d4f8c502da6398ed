"""Answer a question about ownership: who is blocked, by whose shares, on what proof."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graphkit.catalogue import query
from graphkit.exposure.answer import Node, State
from graphkit.exposure.coverage import coverage
from graphkit.exposure.entity import entity, node
from graphkit.exposure.evidence import read_stated
from graphkit.exposure.listings import read_listings
from graphkit.exposure.ownership.below import NOT_ASKED, Downward, below, read_downward
from graphkit.exposure.ownership.cascade import Blocked, counted
from graphkit.exposure.ownership.draft import Draft, draft
from graphkit.exposure.ownership.facts import Facts
from graphkit.exposure.ownership.finding import Beside, Finding, Ownership
from graphkit.exposure.ownership.gaps import conflicts, missing
from graphkit.exposure.ownership.question import Question
from graphkit.exposure.ownership.reading import Reader, read_above
from graphkit.exposure.ownership.rules import Counts, Rule, rule_on
from graphkit.exposure.ownership.wording import Shown, bottom_line, party, path
from graphkit.exposure.sentences import sentence
from graphkit.graph import Graph
from graphkit.model.proof import Standard


@dataclass(frozen=True, slots=True)
class _Link:
    """A link beside the cascade: to whom, of what kind, and why the rule does not count it."""

    id: str
    other: str
    kind: str
    reason: str


def ownership(graph: Graph, asked: Question) -> Ownership:
    """Say under each rule whether the subject is blocked, and what that rests on.

    Raises:
        UsageError: nothing loaded has the subject's identifier.
        DatabaseError: the database cannot be reached.
    """
    subject = entity(graph, asked.subject)
    asked = replace(asked, subject=subject.id)
    reader = Reader(graph, asked)
    beside = reader.beside()
    rules = [rule_on(one, asked.as_of) for one in asked.regimes]
    facts, cut = _read(reader, [subject.id, *(row["other"] for row in beside)], rules)
    drafts = [draft(subject.id, facts, rule, asked.standard, asked.limit) for rule in rules]
    downs = [read_downward(reader, rule) if asked.down else NOT_ASKED for rule in rules]
    near = [_beside(one, beside) for one in drafts]
    shown = _shown(graph, asked, drafts, downs, near)
    findings = tuple(
        _finding(one, links, down, cut, shown, asked)
        for one, links, down in zip(drafts, near, downs, strict=True)
    )
    return Ownership(
        subject=subject,
        as_of=asked.as_of,
        known_by=asked.known_by,
        standard=int(asked.standard),
        down=asked.down,
        results=findings,
        truncated=any(one.limits for one in findings),
        coverage=coverage(graph),
    )


def _read(reader: Reader, start: Iterable[str], rules: Sequence[Rule]) -> tuple[Facts, str | None]:
    links, cut = read_above(reader, start)
    everybody = {*start, *(one.above for one in links), *(one.below for one in links)}
    authorities = sorted({one for rule in rules for one in rule.authorities})
    listings = reader.listings(everybody, authorities)
    return Facts(tuple(links), tuple(listings), frozenset(reader.things)), cut


def _beside(one: Draft, rows: Sequence[dict[str, Any]]) -> list[_Link]:
    """Return the links of the subject to blocked parties that the rule does not count."""
    rule = one.net.rule
    found = [
        _Link(link.link, link.above, link.kind, rule.uncounted)
        for link in one.facts.links
        if link.below == one.subject and counted(link, rule) is Counts.NO
    ]
    found += [_Link(row["link"], row["other"], row["kind"], rule.uncounted) for row in rows]
    return [link for link in found if link.other in one.blocked and link.other != one.subject]


def _shown(
    graph: Graph,
    asked: Question,
    drafts: Sequence[Draft],
    downs: Sequence[Downward],
    near: Sequence[Sequence[_Link]],
) -> Shown:
    """Read names, statements and listings of all that the answer shows."""
    links = {link.link for one in drafts for path in one.paths for link in path}
    links |= {link.id for several in near for link in several}
    parties = {asked.subject, *(name for one in drafts for name in one.parties)}
    names = {link.other for several in near for link in several} | parties
    names |= {stake.owner for one in drafts for who in parties for stake in one.owned.get(who, ())}
    names |= {link.above for one in drafts for link in one.facts.links if link.below in parties}
    names |= {name for down in downs for name in down.names(asked.subject, asked.limit)}
    rows = graph.read(query("find/by_identifier"), {"ids": sorted(names)})
    nodes: dict[str, Node] = {row["id"]: node(row) for row in rows}
    stated = read_stated(graph, links)
    return Shown(nodes, stated, read_listings(graph, parties), asked.as_of, asked.known_by)


def _finding(
    one: Draft,
    near: Sequence[_Link],
    down: Downward,
    cut: str | None,
    shown: Shown,
    asked: Question,
) -> Finding:
    names = {name: entity.name for name, entity in shown.nodes.items()}
    under, cut_below = below(one.subject, down, shown, asked.limit)
    limits = [f"cut by {cut}: what was not read can only add to it"] if cut else []
    if not one.all_paths:
        limits.append(f"the first {len(one.paths)} paths are shown (--limit)")
    limits += cut_below
    finding = Finding(
        regime=one.net.rule.regime.value,
        rule=one.net.rule,
        blocked=one.verdict,
        state=_state(one),
        standard=one.standard,
        standard_name=Standard(one.standard).words if one.standard is not None else None,
        by_standard={Standard(n).words: found for n, found in one.by_standard.items()},
        subject=party(one.subject, one, shown),
        paths=tuple(path(links, one, shown) for links in one.paths),
        parties=tuple(party(name, one, shown) for name in one.parties),
        missing=missing(one, names, shown.stated, asked.as_of),
        conflicts=conflicts(one, names),
        beside=tuple(_shown_beside(link, one, shown) for link in near),
        below=under,
        below_read=asked.down,
        limits=tuple(limits),
        sentence="",
    )
    return finding.model_copy(update={"sentence": bottom_line(finding, shown)})


def _state(one: Draft) -> State:
    """Return what may be said: documented if it is certain on evidence of standard 3 or more."""
    if any(
        found is Blocked.CERTAINLY and n >= Standard.CORROBORATED
        for n, found in one.by_standard.items()
    ):
        return State.DOCUMENTED
    return State.NONE_RECORDED if one.verdict is Blocked.NOT else State.INDICATED


def _shown_beside(link: _Link, one: Draft, shown: Shown) -> Beside:
    stated = shown.stated[link.id]
    return Beside(
        id=link.id,
        type=link.kind,
        other=link.other,
        other_name=shown.name(link.other),
        other_blocked=one.blocked[link.other],
        reason=link.reason,
        sentence=sentence(link.kind, stated.properties, stated.parties),
    )
