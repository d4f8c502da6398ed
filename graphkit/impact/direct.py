"""Who is directly exposed, and who deals with those: facts as stated, with their evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from graphkit.exposure.evidence import Stated, published_by
from graphkit.exposure.sentences import sentence
from graphkit.impact.concentration import counted, herfindahl, place, shares, summed
from graphkit.impact.finding import Chain, Concentration, Counterparty, Dealing, Second
from graphkit.impact.kinds import PARTIES, kind_of, schema_of
from graphkit.impact.rows import DealingRow
from graphkit.model.proof import Standard
from graphkit.model.registry import Schema


@dataclass(frozen=True, slots=True)
class Other:
    """A party with all dealings that were read between it and some of those asked about."""

    rows: tuple[DealingRow, ...]

    @property
    def id(self) -> str:
        """Its id."""
        return self.rows[0]["other"]

    @property
    def name(self) -> str:
        """Its name."""
        return self.rows[0]["name"]

    @property
    def schema(self) -> Schema:
        """What it is."""
        return schema_of(self.rows[0]["labels"])

    @property
    def kind(self) -> str:
        """What it is to the one cut off."""
        return kind_of(self.schema, {f"{row['kind']}:{row['role']}" for row in self.rows})

    @property
    def place(self) -> str:
        """Its jurisdiction."""
        row = self.rows[0]
        return place(row["jurisdiction"], row["country"], row["flag"])

    @property
    def standard(self) -> int:
        """The standard of its best-proved dealing."""
        return max(row["standard"] for row in self.rows)


def others(rows: Iterable[DealingRow], without: Collection[str]) -> list[Other]:
    """Return the parties at the other end of dealings, by id, without some."""
    found: defaultdict[str, list[DealingRow]] = defaultdict(list)
    for row in rows:
        if row["other"] not in without:
            found[row["other"]].append(row)
    return [Other(tuple(found[name])) for name in sorted(found)]


def counterparty(one: Other, stated: Mapping[str, Stated], known_by: date) -> Counterparty:
    """Return a directly exposed party with what is stated of each dealing."""
    return Counterparty(
        id=one.id,
        name=one.name,
        schema_=one.schema.value,
        unidentified=one.rows[0]["unidentified"],
        kind=one.kind,
        place=one.place,
        certain=any(row["certain"] for row in one.rows),
        standard=one.standard,
        standard_name=Standard(one.standard).words,
        dealings=tuple(_dealing(row, stated[row["link"]], known_by) for row in one.rows),
    )


def _dealing(row: DealingRow, stated: Stated, known_by: date) -> Dealing:
    known = [one for one in stated.evidence if published_by(one, known_by)]
    properties = stated.properties
    return Dealing(
        id=row["link"],
        type=row["kind"],
        relation=row["relation"],
        role=row["role"],
        amount=properties.get("amount") or None,
        currency=properties.get("currency") or None,
        start=properties.get("startDate") or None,
        end=properties.get("endDate") or None,
        date=properties.get("date") or None,
        certain=row["certain"],
        standard=row["standard"],
        standard_name=Standard(row["standard"]).words,
        status=properties["status"],
        sentence=sentence(row["kind"], properties, stated.parties),
        evidence=tuple(one.id for one in known),
        documents=tuple(dict.fromkeys(one.title for one in known)),
    )


def second(
    rows: Iterable[DealingRow], direct: Sequence[Other], without: Collection[str]
) -> list[Second]:
    """Return the parties that deal with those directly exposed, best proved first.

    Args:
        rows: dealings of the directly exposed.
        direct: those.
        without: who is cut off; the directly exposed are left out too.
    """
    first = {one.id: max(one.rows, key=_proof) for one in direct}
    found = others(rows, {*without, *first})
    answers = [
        _second(one, first, {it.id: it.name for it in direct})
        for one in found
        if one.schema in PARTIES
    ]
    return sorted(answers, key=lambda one: (-one.standard, one.name, one.id))


def _proof(row: DealingRow) -> tuple[int, bool, str]:
    return row["standard"], row["certain"], row["link"]


def _second(one: Other, first: Mapping[str, DealingRow], names: Mapping[str, str]) -> Second:
    best: dict[str, DealingRow] = {}
    for row in sorted(one.rows, key=_proof):
        best[row["one"]] = row
    chains = tuple(
        _chain(first[through], row, names[through]) for through, row in sorted(best.items())
    )
    standard = max(chain.standard for chain in chains)
    return Second(
        id=one.id,
        name=one.name,
        schema_=one.schema.value,
        kind=one.kind,
        place=one.place,
        standard=standard,
        standard_name=Standard(standard).words,
        chains=chains,
    )


def _chain(first: DealingRow, then: DealingRow, name: str) -> Chain:
    standard = min(first["standard"], then["standard"])
    return Chain(
        through=then["one"],
        through_name=name,
        first=first["link"],
        second=then["link"],
        certain=first["certain"] and then["certain"],
        standard=standard,
        standard_name=Standard(standard).words,
    )


def concentration(direct: Sequence[Counterparty]) -> tuple[Concentration, ...]:
    """Return how the directly exposed, and stated amounts of each currency, are spread."""
    by_currency: defaultdict[str, list[tuple[str, Decimal]]] = defaultdict(list)
    for one in direct:
        for dealing in {it.id: it for it in one.dealings}.values():
            if (amount := _amount(dealing)) is not None:
                by_currency[dealing.currency or "no currency stated"].append((one.place, amount))
    groups = {"counterparties": counted(one.place for one in direct)}
    groups |= {name: summed(rows) for name, rows in sorted(by_currency.items())}
    return tuple(
        Concentration(
            of=name,
            totals={where: f"{total:f}" for where, total in totals.items()},
            shares=shares(totals),
            index=herfindahl(totals),
        )
        for name, totals in groups.items()
        if totals
    )


def _amount(dealing: Dealing) -> Decimal | None:
    try:
        return Decimal(dealing.amount) if dealing.amount else None
    except InvalidOperation:
        return None
