"""Each step as an English sentence from the registry's templates, in neutral words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from graphkit.model.registry import registry
from graphkit.model.share import Share

_SLOT = re.compile(r"\{(\w+)((?:\|[^}]*)?)\}")
_BEFORE = {"onAccountOf": " on account of ", "carrier": " on "}


def sentence(kind: str, stated: Mapping[str, Any], parties: Sequence[Mapping[str, str]]) -> str:
    """Say what a stated link or joint fact says.

    Args:
        kind: its type in the registry.
        stated: its properties in the graph.
        parties: those who take part, each with `role` and `name`.
    """
    known = registry()
    stating = known.links.get(kind) or known.joint_facts[kind]
    words = _SLOT.sub(lambda slot: _fill(slot, kind, stated, parties), stating.sentence)
    return f"{words}{_when(stated, event=stating.event)}."


def _fill(
    slot: re.Match[str], kind: str, stated: Mapping[str, Any], parties: Sequence[Mapping[str, str]]
) -> str:
    name, otherwise = slot[1], slot[2].split("|")[1:]
    if name in ("share", "amount", "role", "kind", "goods"):
        return _PROPERTIES[name](stated, bool(otherwise)) or (otherwise[-1] if otherwise else "")
    for role in (name, *otherwise):
        if names := _names(role, parties):
            return _BEFORE.get(name, "") + names if kind in ("Payment", "Shipment") else names
    return otherwise[-1] if otherwise else ""


def _names(role: str, parties: Sequence[Mapping[str, str]]) -> str:
    upper = re.sub(r"(?<!^)(?=[A-Z])", "_", role).upper()
    names = sorted({one["name"] for one in parties if one["role"] in (role, upper)})
    return " and ".join(names)


def _share(stated: Mapping[str, Any], _: bool) -> str:
    return str(
        Share(
            stated.get("shareMin", 0.0),
            stated.get("shareMax", 100.0),
            stated.get("shareMinExclusive", False),
            stated.get("shareMaxExclusive", False),
        )
    )


def _amount(stated: Mapping[str, Any], _: bool) -> str:
    amount = " ".join(str(stated[key]) for key in ("currency", "amount") if stated.get(key))
    return f" {amount}" if amount else ""


def _role(stated: Mapping[str, Any], has_default: bool) -> str:
    role = str(stated.get("role", ""))
    return role if has_default or not role else f" ({role})"


def _goods(stated: Mapping[str, Any], _: bool) -> str:
    quantity, goods = str(stated.get("quantity", "")), str(stated.get("goods", ""))
    if ", " in quantity and goods:
        return f"{goods} ({quantity})"  # a list of amounts is not "of" the goods
    return " of ".join(part for part in (quantity, goods) if part)


_PROPERTIES = {
    "share": _share,
    "amount": _amount,
    "role": _role,
    "kind": lambda stated, _: str(stated.get("kind", "")) or "charter",
    "goods": _goods,
}


def _when(stated: Mapping[str, Any], *, event: bool) -> str:
    day = stated.get("date")
    if day and event:
        return on_day(day)
    if day:
        return f", as stated for {_plain(day)}"
    start, end = stated.get("startDate", ""), stated.get("endDate", "")
    since = f", from {_plain(start)}" if start else ""
    if end == "..":
        return f"{since} and still"
    if not end:
        return since
    return f"{since} to {_plain(end)}" if start else f", until {_plain(end)}"


def on_day(stated: str) -> str:
    """Say after an event when it was: ` on 2017-10-19`, ` in 2017`, ` on some day from … to …`."""
    return f" on {stated}" if len(stated) == 10 else f" {_range(stated)}"


def _range(stated: str) -> str:
    """Read an EDTF date aloud after an event: `in 2017`, `on some day from … to …`."""
    if stated.startswith("["):
        plain = _plain(stated)
        return plain if plain.startswith("on ") else f"on some day from {plain}"
    return f"in {stated}"


def _plain(stated: str) -> str:
    """Read an EDTF date aloud: `[..2009-12-31]` is on or before that day."""
    if not stated.startswith("["):
        return stated
    first, _, last = stated[1:-1].partition("..")
    if first and last:
        return f"{first} to {last}" if first != last else first
    return f"on or before {last}" if last else f"on or after {first}"
