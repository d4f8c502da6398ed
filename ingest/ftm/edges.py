"""Edges of FollowTheMoney as links: ends, role, time, share and amount as the row states them.

An edge that the registry has no place for, such as the membership of a person or the ownership of a
house, is kept in the notes of the parties that it joins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from graphkit.model.entities import Entity
from graphkit.model.records import Link
from graphkit.model.registry import registry
from ingest.ftm.decisions import LinkRule
from ingest.ftm.ends import End, ends, fits
from ingest.ftm.known import Known
from ingest.ftm.made import Made, NotTaken, a, said
from ingest.ftm.parties import added
from ingest.ftm.raw import Stated
from ingest.ftm.values import amount, percentage
from ingest.ftm.wording import Days, days, on_days, rest

DAYS = {"start_date": "startDate", "end_date": "endDate", "date": "date"}
_BESIDE = ("endDate", "percentage", "amount")
"""What may tell two statements of one period apart."""


class Draft(NamedTuple):
    """What an edge says whatever its ends: type, role, days, and notes of unreadable days."""

    type: str
    role: str
    when: Days
    notes: list[str]

    def key(self, source: str, target: str) -> str:
        """Return what a link between two ends is known by."""
        days = (self.when["start_date"], self.when["date"])
        return "\x1f".join((self.type, self.role, source, target, *days))


def draft(one: Stated, rule: LinkRule) -> Draft:
    """Read an edge; a role in the words of `graphkit export` says its type."""
    role = "; ".join([value for name in rule.role for value in one.properties.get(name, ())])
    kind = rule.type
    verb, _, more = role.partition(":")
    if exact := _exported(rule.type).get(verb.strip().lower()):
        kind, role = exact, more.strip()
    return Draft(kind, role, *days(one, DAYS))


@cache
def _exported(kind: str) -> dict[str, str]:
    """Return the types that share an FtM schema with one, by the words that exports use."""
    links = registry().links
    alike = [name for name, link in links.items() if link.ftm == links[kind].ftm]
    return {name.replace("_", " ").lower(): name for name in alike}


def keys(one: Stated, rule: LinkRule) -> Iterator[tuple[str, str]]:
    """Give what each link of an edge is known by, with what the row says of it beside that."""
    drawn = draft(one, rule)
    beside = "\x1f".join([f"{name} {one.properties.get(name, '')}" for name in _BESIDE])
    for source in one.properties.get(rule.source, ()):
        for target in one.properties.get(rule.target, ()):
            yield drawn.key(source, target), beside


def make(one: Stated, rule: LinkRule, known: Known) -> Made:
    """Turn an edge into links, one for each pair of its ends.

    Raises:
        NotTaken: an end is missing or nowhere, or no end is a party.
    """
    sources, targets = ends(one, rule.source, known), ends(one, rule.target, known)
    pairs = [(a, b) for a in sources for b in targets if a.id != b.id]
    if not pairs:
        raise NotTaken(rule.target, sources[0].id, "both ends are the same entity")
    drawn = draft(one, rule)
    if not all([fits(drawn.type, *pair) for pair in pairs]):
        return in_notes(one, [*sources, *targets])
    return Made(links=tuple([_link(one, rule, drawn, pair, known) for pair in pairs]))


def _link(one: Stated, rule: LinkRule, drawn: Draft, pair: tuple[End, End], known: Known) -> Link:
    """Make one link. Statements that differ for one period and role are links of their own."""
    share, unread = percentage(one.properties.get("percentage", ()))
    money, currency, taken = amount(one.properties)
    source, target = pair
    fields = {
        "type": drawn.type,
        "from_id": source.reference,
        "to_id": target.reference,
        "role": drawn.role,
        "share": share,
        "amount": money,
        "currency": currency,
        "lot": f"ftm:{one.id}" if known.differs(drawn.key(source.id, target.id)) else "",
    }
    used = (rule.source, rule.target, *rule.role, *DAYS.values(), *taken, "percentage")
    aside = [said("percentage", unread)] if unread else []
    return on_days(Link, fields, drawn.when, [*drawn.notes, *aside, *rest(one, used)])


def in_notes(one: Stated, joined: Iterable[End]) -> Made:
    """Keep an edge in the notes of its ends that are parties of the file.

    Raises:
        NotTaken: there is none.
    """
    every = list(joined)
    parties = [end for end in every if end.schema is not None]
    if not parties:
        named = ", ".join(str(end) for end in every)[:200]
        raise NotTaken("", named, f"{a(one.schema.name)} of what is not represented here")
    note = f"{one.schema.name} {one.id}: {'; '.join(_with_names(one, every))}"
    entities: tuple[Entity, ...] = tuple(added(end, notes=(note,)) for end in parties)
    return Made(entities, kept=(f"{one.schema.name} that the registry has no place for",))


def _with_names(one: Stated, named: Iterable[End]) -> Iterator[str]:
    """Give each property as a note, entities by their names."""
    names = {end.id: str(end) for end in named}
    for name, values in one.properties.items():
        refers = name in one.schema.references
        yield said(name, [names.get(value, value) if refers else value for value in values])
