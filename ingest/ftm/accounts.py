"""Accounts of FollowTheMoney: at which bank, and through their ownership, of whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graphkit.model.records import JointFact, Link
from ingest.ftm import edges
from ingest.ftm.ends import End, ends, find, fits, takes
from ingest.ftm.known import Known
from ingest.ftm.made import Made, NotTaken
from ingest.ftm.parties import added
from ingest.ftm.raw import Stated
from ingest.ftm.wording import days, on_days, rest

ACCOUNT = "BankAccount"
CORRESPONDENT = "correspondent of"
_LINK = "CORRESPONDENT_OF"
_BANK, _NUMBER, _NOTE = "bank", "number", "note"
_NUMBERS = ("accountNumber", "iban")


def told(one: Stated) -> tuple[str, ...]:
    """Return what the row of an account tells of whoever owns it or pays from it."""
    numbers = [value for name in _NUMBERS for value in one.properties.get(name, ())]
    named = {_BANK: one.properties.get("bank", []), _NUMBER: numbers}
    notes = {_NOTE: rest(one, {"bank", *_NUMBERS})}
    return tuple(f"{kind} {text}" for kind, them in (named | notes).items() for text in them)


def _split(texts: tuple[str, ...], kind: str) -> Iterator[str]:
    split = (text.partition(" ") for text in texts)
    return (text for one, _, text in split if one == kind)


def banks(accounts: list[str], known: Known) -> list[End]:
    """Return the banks of accounts, each once."""
    remembered = (known.recall(other) for other in accounts)
    ids = [bank for account in remembered if account for bank in _split(account.told, _BANK)]
    return [end for bank in dict.fromkeys(ids) if (end := find(bank, known))]


def kept_at(one: Stated, known: Known) -> Made:
    """Turn the row of an account into what it says of its bank: that it is one.

    Raises:
        NotTaken: it names no bank that the file states.
    """
    stated = [end for end in ends(one, "bank", known) if end.schema is not None]
    if not stated:
        raise NotTaken("bank", one.first("bank"), "an account at what is not in this file")
    return Made(tuple(added(end) for end in stated))


def holding(one: Stated, owners: list[End], accounts: list[str], known: Known) -> Made | None:
    """Turn the ownership of accounts into joint facts; None where a bank is not stated.

    One that an export wrote with the role `correspondent of` is the link that it was.
    """
    made: list[JointFact] = []
    links: list[Link] = []
    for other in accounts:
        remembered = known.recall(other)
        if remembered is None or remembered.schema != ACCOUNT:
            return None
        kept = banks([other], known)
        roles = {"holder": owners, "bank": kept}
        if not all(them and all(takes(ACCOUNT, r, e) for e in them) for r, them in roles.items()):
            return None
        if one.first("role").lower() == CORRESPONDENT and fits(_LINK, kept[0], owners[0]):
            links += [_correspondent(one, bank, owner) for bank in kept for owner in owners]
        else:
            made.append(_account(one, roles, remembered.told))
    return Made(facts=tuple(made), links=tuple(links)) if made or links else None


def _correspondent(one: Stated, bank: End, owner: End) -> Link:
    when, wrong = days(one, edges.DAYS)
    fields = {"type": _LINK, "from_id": bank.reference, "to_id": owner.reference}
    left = rest(one, {"owner", "asset", "role", *edges.DAYS.values()})
    return on_days(Link, fields, when, [*wrong, *left])


def _account(one: Stated, roles: dict[str, list[End]], texts: tuple[str, ...]) -> JointFact:
    when, wrong = days(one, edges.DAYS)
    fields: dict[str, Any] = {
        "type": ACCOUNT,
        "roles": {role: tuple(end.reference for end in them) for role, them in roles.items()},
        "reference": ", ".join(_split(texts, _NUMBER)),
    }
    left = rest(one, {"owner", "asset", *edges.DAYS.values()})
    return on_days(JointFact, fields, when, [*wrong, *_split(texts, _NOTE), *left])
