"""Links as edges of FollowTheMoney: the nearest schema, with the role kept in its own words."""

from __future__ import annotations

from graphkit.model.records import Dated, Link
from graphkit.model.registry import Schema, registry
from graphkit.model.share import Share
from graphkit.report.ftm.sheet import Lost, Sheet
from graphkit.report.ftm.vocabulary import Edge, vocabulary

UNKNOWN = "UnknownLink"
ACCOUNT = "BankAccount"
_TEXTS = {"Similar": "matcher"}
"""The property for text of schemata that have no summary."""


def write(one: Link, ends: tuple[Schema, ...], lost: Lost) -> list[Sheet]:
    """Write a link.

    Args:
        one: the link.
        ends: what it goes from and to; where FtM's schema does not take such ends, the link is
            written as an UnknownLink whose role begins with its type.
        lost: counts what has no place.
    """
    schema = registry().links[one.type].ftm
    if schema == ACCOUNT:
        return _correspondent(one, lost)
    if not _takes(schema, ends):
        lost[f"{one.type} between other ends than {schema} has"] += 1
        schema = UNKNOWN
    edge = vocabulary().edges[schema]
    sheet = Sheet(one.id, schema, _TEXTS.get(schema, "summary"), lost)
    sheet.refer(edge.source, one.from_id)
    sheet.refer(edge.target, one.to_id)
    _role(one, edge, sheet)
    if schema != "Similar":
        days(one, sheet)
        _worth(one, schema, sheet)
    sheet.text("lot", [one.lot])
    sheet.add(_TEXTS.get(schema, "summary"), one.notes)
    return [sheet]


def _takes(schema: str, ends: tuple[Schema, ...]) -> bool:
    among = vocabulary().edges[schema].among
    kinds = [vocabulary().schemata[end].among for end in ends]
    return among is None or all(one in kind for one, kind in zip(among, kinds, strict=True))


def words(kind: str) -> str:
    """Return a type as exports write it: HAS_INTEREST_IN is `has interest in`."""
    return kind.replace("_", " ").lower()


def _role(one: Link, edge: Edge, sheet: Sheet) -> None:
    """Write the role; the role of what is not the schema's plain meaning begins with its type."""
    role = one.role
    if one.type != edge.means:
        role = f"{words(one.type)}: {one.role}" if one.role else words(one.type)
    if edge.role:
        sheet.add(edge.role, role)
    else:
        sheet.text("role", [role])


def days(one: Dated, sheet: Sheet) -> None:
    """Write the days of something that stands for a period or happens on a day."""
    sheet.day("startDate", "start", one.start_date)
    sheet.day("endDate", "end", one.end_date)
    sheet.day("date", "date", one.date)


def _worth(one: Link, schema: str, sheet: Sheet) -> None:
    share = stated(one.share)
    if schema == "Ownership":
        sheet.add("percentage", share)
    else:
        sheet.text("share", [share])
    if schema in ("Debt", "Payment"):
        sheet.add("amount", one.amount)
        sheet.add("currency", one.currency)
    else:
        sheet.text("amount", [f"{one.amount} {one.currency}".strip()])
    sheet.text("goods", [one.goods])


def stated(share: Share) -> str:
    """Return a share as `graphkit.model.share` reads it; empty where none is stated."""
    if share.unknown:
        return ""
    if share.minimum == share.maximum:
        return f"{share.minimum:g}"
    if share.maximum == 100 and not share.maximum_exclusive and share.minimum_exclusive:
        return f">{share.minimum:g}"
    low, high = ("(" if share.minimum_exclusive else "["), (")" if share.maximum_exclusive else "]")
    return f"{low}{share.minimum:g}..{share.maximum:g}{high}"


def _correspondent(one: Link, lost: Lost) -> list[Sheet]:
    """Write a correspondent account as the account, and the bank that has it as its owner."""
    owning = Sheet(one.id, "Ownership", "summary", lost)
    account = Sheet(f"{one.id}-account", ACCOUNT, "notes", lost)
    account.refer("bank", one.from_id)
    account.add("accountType", "correspondent account")
    owning.refer("owner", one.to_id)
    owning.refer("asset", f"{one.id}-account")
    _role(one, vocabulary().edges["Ownership"], owning)
    days(one, owning)
    owning.text("amount", [f"{one.amount} {one.currency}".strip()])
    owning.add("summary", one.notes)
    return [owning, account]
