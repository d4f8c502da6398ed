"""Answer a question about impact: read, say what is stated, then run the models."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from graphkit.catalogue import query
from graphkit.errors import QueryTimeout, UsageError
from graphkit.exposure.coverage import coverage
from graphkit.exposure.entity import entity
from graphkit.exposure.evidence import read_stated
from graphkit.exposure.shape import Answer, Node
from graphkit.graph import Graph
from graphkit.impact.access import access, reach
from graphkit.impact.accounts import read_accounts
from graphkit.impact.currency import issuers
from graphkit.impact.direct import Other, concentration, counterparty, others, second
from graphkit.impact.estimate import Cascade, cascade
from graphkit.impact.finding import (
    AccessSummary,
    CascadeSummary,
    Counterparty,
    DeRisking,
    Drop,
    Effect,
    Estimate,
    Impact,
    Second,
    Way,
)
from graphkit.impact.given import Given, read_given
from graphkit.impact.kinds import PARTIES
from graphkit.impact.models import access_summary, cascade_summary, de_risking, estimates, ways
from graphkit.impact.question import Question
from graphkit.impact.reading import Reader
from graphkit.impact.rows import NameRow
from graphkit.impact.wording import cascade_line, direct_line, second_line


@dataclass
class _Parts:
    """The parts of an answer as they are found."""

    direct: list[Counterparty]
    access: tuple[AccessSummary, list[Way]]
    second: list[Second]
    cascade: tuple[CascadeSummary | None, list[Estimate]]
    de_risking: tuple[DeRisking, list[Drop]]


def impact(graph: Graph, asked: Question) -> Impact:
    """Say what cutting off a bank or company does to the rest.

    Raises:
        UsageError: nothing loaded has the subject's identifier, it is no party, the currency is
            not known here, or equity is given without any amount.
        InputRejected: a file of amounts or equity is not as it must be.
        DatabaseError: the database cannot be reached, or even the first reading takes too long.
    """
    graph = replace(graph, seconds=asked.seconds)
    subject = entity(graph, asked.subject)
    _refuse_things(subject)
    asked = replace(asked, subject=subject.id)
    countries = issuers(asked.currency, asked.as_of)
    given = read_given(graph, asked.amounts, asked.equity, asked.currency)
    reader = Reader(graph, asked)
    names = reader.names(subject.id)
    parts = _parts(reader, names, countries, given)
    return _answer(subject, tuple(row["id"] for row in names), parts, reader)


def _refuse_things(subject: Node) -> None:
    if subject.schema_ not in {one.value for one in PARTIES}:
        raise UsageError(
            f"{subject.name} is a {subject.schema_}, and only a party can be cut off",
            cure="name a bank or company, such as its owner or manager: graphkit find",
        )


def _parts(
    reader: Reader, names: Sequence[NameRow], countries: Collection[str], given: Given
) -> _Parts:
    asked, cut = reader.asked, {row["id"] for row in names}
    direct = others(reader.dealings(cut, "directly exposed"), cut)
    near = [one for one in direct if one.schema in PARTIES]
    further = second(reader.dealings([one.id for one in near], "second order"), direct, cut)
    accounts, gone = read_accounts(reader, names, countries), {asked.subject}
    clearers = accounts.clearers(countries)
    found = access(accounts.accounts, clearers, gone)
    reaches = reach(accounts.accounts, clearers, gone)
    return _Parts(
        direct=_counterparties(reader, direct),
        access=(
            access_summary(asked, accounts, countries, gone, found, reaches=reaches),
            ways(found, accounts.names),
        ),
        second=further,
        cascade=_cascade(reader, cut, given),
        de_risking=de_risking(asked, accounts, clearers, gone, direct),
    )


def _counterparties(reader: Reader, direct: Sequence[Other]) -> list[Counterparty]:
    stated = read_stated(reader.graph, {row["link"] for one in direct for row in one.rows})
    found = [counterparty(one, stated, reader.asked.known_by) for one in direct]
    return sorted(found, key=lambda one: (-one.standard, one.kind, one.name, one.id))


def _cascade(
    reader: Reader, cut: Collection[str], given: Given
) -> tuple[CascadeSummary | None, list[Estimate]]:
    if not reader.asked.cascades:
        return None, []
    try:
        ties, same = reader.ties(), reader.identities()
    except QueryTimeout:
        reader.limits.append(
            "cascades: not estimated; the network of claims was not read within"
            f" {reader.asked.seconds:g} s"
        )
        return None, []
    found = cascade(reader.asked, cut, ties, same, given)
    return cascade_summary(reader.asked, found), _named(reader, found)


def _named(reader: Reader, found: Cascade) -> list[Estimate]:
    limit = reader.asked.limit
    ids = [found.valued.ids[place] for place in found.reached[:limit].tolist()]
    rows = reader.graph.read(query("find/by_identifier"), {"ids": ids}) if ids else []
    return estimates(found, limit, {row["id"]: row["name"] for row in rows})


def _answer(subject: Node, names: tuple[str, ...], parts: _Parts, reader: Reader) -> Impact:
    asked = reader.asked
    spread = concentration(parts.direct)
    kinds = Counter(one.kind for one in parts.direct)
    summary, _ = parts.cascade
    totals = _totals(parts)
    limits = (*reader.limits, *_shortened(totals, asked.limit))
    return Impact(
        subject=subject,
        names=names,
        as_of=asked.as_of,
        known_by=asked.known_by,
        standard=int(asked.standard),
        currency=asked.currency,
        bottom_line=(
            direct_line(kinds, spread),
            parts.access[0].sentence,
            second_line(totals["second"]),
            cascade_line(summary),
            parts.de_risking[0].sentence,
        ),
        totals=totals,
        kinds=dict(kinds.most_common()),
        concentration=spread,
        access=parts.access[0],
        cascade=summary,
        de_risking=parts.de_risking[0],
        limits=limits,
        results=tuple(_effects(parts, asked.limit)),
        truncated=bool(limits),
        coverage=coverage(reader.graph),
    )


def _totals(parts: _Parts) -> dict[str, int]:
    summary, _ = parts.cascade
    return {
        "direct": len(parts.direct),
        "access": len(parts.access[1]),
        "second": len(parts.second),
        "cascade": summary.reached if summary else 0,
        "de-risking": len(parts.de_risking[1]),
    }


def _shortened(totals: dict[str, int], limit: int) -> list[str]:
    return [
        f"{part}: the first {limit:,} of {total:,} are shown (--limit)"
        for part, total in totals.items()
        if total > limit
    ]


def _effects(parts: _Parts, limit: int) -> Iterable[Effect]:
    sections: tuple[Sequence[Answer], ...] = (
        parts.direct,
        parts.access[1],
        parts.second,
        parts.cascade[1],
        parts.de_risking[1],
    )
    return (Effect.model_validate(one) for section in sections for one in section[:limit])
