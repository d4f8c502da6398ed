"""The interests of a relationship as links, each with its period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graphkit.model.records import Link
from graphkit.model.share import Share
from ingest.bods.codes import InterestType, codes, interest_types, known
from ingest.bods.fields import Fields
from ingest.bods.history import Interest, Period, State, periods
from ingest.bods.shares import share
from ingest.bods.statement import Statement, day

WITH_SHARE = ("OWNS", "CONTROLS", "HAS_INTEREST_IN")
_UNTOLD = "unknown"
"""Whether an interest is direct, where that is not told."""


@dataclass(frozen=True, slots=True)
class Party:
    """One end of a relationship.

    Args:
        id: of its record.
        person: whether it is a natural person.
        nomination: whether it is an agreement by which one acts for another.
    """

    id: str
    person: bool = False
    nomination: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """An interest as a link.

    Args:
        link: the link.
        quote: the word for it in the statement.
        hedged: whether that word leaves open if it is so.
        current: whether this is the last statement that names it, and it goes on.
    """

    link: Link
    quote: str
    hedged: bool
    current: bool


def state(statement: Statement) -> State:
    """Return what a statement says of a relationship; raises Refused."""
    details = statement.details
    stated = tuple(_interest(one) for one in details.every("interests"))
    if not stated and not statement.closed:
        stated = (Interest("", _UNTOLD),)  # that there is one, and not which
    return State(statement.day, stated, statement.closed)


def _interest(one: Fields) -> Interest:
    type_, way = one.text("type"), one.text("directOrIndirect") or _UNTOLD
    return Interest(
        type=known(f"{one.at}/type", type_, interest_types()),
        way=known(f"{one.at}/directOrIndirect", way, codes().directness),
        share=share(one.inner("share")),
        start=day(f"{one.at}/startDate", one.text("startDate")),
        end=day(f"{one.at}/endDate", one.text("endDate")),
        details=one.text("details"),
        beneficial=one.flag("beneficialOwnershipOrControl"),
    )


def held(history: Sequence[Statement], place: int, subject: Party, party: Party) -> Iterator[Held]:
    """Give the links that one statement of a relationship states.

    Args:
        history: the statements of the record that stand, in order.
        place: which of them it is.
        subject: in whom the interests are.
        party: who has them.
    """
    states = [state(one) for one in history]
    for period in periods(states):
        if place in period.states:
            through = history[period.states[-1]].details.texts("componentRecords")
            one = _held(period, subject, party, through)
            last = place == period.states[-1]
            yield one if last else replace(one, current=False)


def _held(period: Period, subject: Party, party: Party, through: list[str]) -> Held:
    one, kind = period.interest, interest_types()[period.interest.type]
    type_ = _type(kind, one, subject, party)
    acting = subject.nomination and bool(kind.nomination)
    ends = (subject.id, party.id) if acting and kind.reversed else (party.id, subject.id)
    shared = type_ in WITH_SHARE
    link = Link(
        type=type_,
        from_id=ends[0],
        to_id=ends[1],
        role=_role(kind, type_, period),
        share=one.share if shared else Share(),
        start_date=period.start,
        end_date=period.end,
        notes="; ".join(_notes(one, shared, through)),
    )
    return Held(link, one.type, kind.hedged and type_ == kind.link, period.current)


def _type(kind: InterestType, one: Interest, subject: Party, party: Party) -> str:
    if subject.nomination and kind.nomination:
        return kind.nomination
    if party.person and kind.person:
        return kind.person
    if one.way == "indirect" and kind.indirect:
        return kind.indirect
    low = one.share
    most = low.minimum > 50 or (low.minimum == 50 and low.minimum_exclusive)
    return kind.above_half if kind.above_half and most else kind.link


def _role(kind: InterestType, type_: str, period: Period) -> str:
    """Return what a link is called beside its type; empty for a plain direct holding."""
    role = "" if type_ == "OWNS" else kind.role
    if period.interest.way == "indirect":
        role = f"indirect {role}".strip()
    elif period.interest.way != "direct" and period.interest.type:
        role = f"{role}, direct or indirect".removeprefix(", ")
    return f"{role} ({period.ordinal})".strip() if period.ordinal > 1 else role


def _notes(one: Interest, shared: bool, through: list[str]) -> Iterator[str]:
    if one.details:
        yield one.details
    if one.beneficial is not None:
        yield f"beneficial ownership or control: {'yes' if one.beneficial else 'no'}"
    if not shared and not one.share.unknown:
        yield f"share stated: {one.share}"
    if one.way == "indirect" and through:
        yield f"through {', '.join(through)}"
