"""Links, joint facts and evidence from what a pattern takes of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from graphkit.model.entities import Entity
from graphkit.model.records import Evidence, JointFact, Link
from graphkit.model.registry import registry
from ingest.un.days import edtf
from ingest.un.ends import Ends
from ingest.un.mentions import Read
from ingest.un.patterns import End, State, wording


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with signs: the element that it stands in, its text, and where that begins."""

    element: str
    text: str
    begin: int
    read: Read

    def words(self, end: int | None = None) -> str:
        """Return the words as they stand, up to a place in the text."""
        last = len(self.text) if end is None else end
        return self.read.words(self.begin, self.begin + last)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a pattern takes of a sentence, and who may be meant there."""

    sentence: Sentence
    match: re.Match[str]
    ends: Ends
    day: str

    @property
    def groups(self) -> Mapping[str, str]:
        """The groups of the pattern, empty where they take nothing."""
        return self.match.groupdict("")

    def who(self, end: End) -> tuple[Entity, ...]:
        """Return whom an end of a state means."""
        return self.ends.of(end, self.match, self.sentence.read.parties)


def links(state: State, taken: Taken) -> Iterator[Link | str]:
    """Give the links of a state; for one that the registry has no type for, why it is none."""
    for source, target in _pairs(state, taken):
        if source.id == target.id:
            continue
        kind = state.link or "HAS_IDENTITY"
        if not _joins(kind, source, target):
            kind, source, target = state.reversed_, target, source
        if not (kind and _joins(kind, source, target)):
            yield f"no {state.link} joins a {target.schema_} and a {source.schema_}"
            continue
        since, groups = edtf(taken.groups.get("since", "")), taken.groups
        yield Link(
            type=kind,
            from_id=source.id,
            to_id=target.id,
            role=_role(state, groups),
            start_date=f"[..{since}]" if since else edtf(groups.get("begin", "")),
            end_date=f"[..{taken.day}]" if groups.get("former") else "",
            date=edtf(groups.get("when", "")),
        )


def _pairs(state: State, taken: Taken) -> Iterator[tuple[Entity, Entity]]:
    if state.identity:
        false = taken.ends.false_name(taken.groups[state.identity])
        return product(taken.who(state.of), [false])
    return product(taken.who(state.source), taken.who(state.target))


def _joins(kind: str, source: Entity, target: Entity) -> bool:
    """Tell whether the registry lets a link of a type join two entities, in this direction."""
    row = registry().links[kind]
    return source.schema_ in row.source and target.schema_ in row.target


def _role(state: State, groups: Mapping[str, str]) -> str:
    role = state.role or groups.get("role", "").lower()
    return f"former {role}" if groups.get("former") else role


def facts(state: State, taken: Taken) -> Iterator[JointFact]:
    """Give the joint facts of a state: one for each of several ships that had one of their own."""
    groups = taken.groups
    for parties in product(*(taken.who(end) for end in state.roles.values())):
        yield JointFact(
            type=state.fact,
            roles={role: (party.id,) for role, party in zip(state.roles, parties, strict=True)},
            date=_day(groups),
            goods=groups.get("goods", ""),
            quantity=groups.get("quantity", ""),
        )


def _day(groups: Mapping[str, str]) -> str:
    """Return the day of an event, or the one before or after which it happened."""
    before, after = edtf(groups.get("before", "")), edtf(groups.get("after", ""))
    if before or after:
        return f"[{after}..{before}]"
    return edtf(groups.get("when", ""))


def evidence(about: str, state: State, taken: Taken, document: str) -> Evidence:
    """Return the words for a statement, and how they put it.

    They go from the beginning of the sentence to the end of what the pattern takes: what hedges
    behind that hedges something else.
    """
    end = taken.match.end()
    hedging = taken.sentence.text[:end]
    if goods := taken.groups.get("goods"):
        hedging = hedging.replace(goods, "")
    return Evidence(
        about=about,
        document=document,
        locator=f"{taken.ends.listing.locator}, {taken.sentence.element}",
        quote=taken.sentence.words(end),
        read=True,
        wording=state.wording or wording(hedging),
    )
