"""Rows that tell something of another row's entity: documents, wallets, positions."""

from __future__ import annotations

from graphkit.model.entities import Entity
from ingest.ftm.ends import End, ends
from ingest.ftm.known import Known
from ingest.ftm.made import Made, NotTaken, a
from ingest.ftm.parties import added
from ingest.ftm.raw import Stated
from ingest.ftm.wording import rest

POSITION = "Position"
_NUMBERS = ("number", "passportNumber")
_KEYS = ("publicKey", "cryptoAddress", "accountId")


def identification(one: Stated, known: Known) -> Made:
    """Turn a passport or other document of identity into a number of its holder."""
    stated = [value for name in _NUMBERS for value in one.properties.get(name, ())]
    kind = one.first("type") or one.schema.name.lower()
    issued = f" ({', '.join(one.properties['country'])})" if "country" in one.properties else ""
    numbers = [f"{kind} {number}{issued}" for number in dict.fromkeys(stated)]
    return _numbers(one, known, numbers, {*_NUMBERS, "type", "country"})


def wallet(one: Stated, known: Known) -> Made:
    """Turn a wallet into a number of its holder."""
    stated = [value for name in _KEYS for value in one.properties.get(name, ())]
    currency = f" ({one.first('currencySymbol')})" if one.first("currencySymbol") else ""
    numbers = [f"wallet {key}{currency}" for key in dict.fromkeys(stated)]
    return _numbers(one, known, numbers, {*_KEYS, "currencySymbol"})


def _numbers(one: Stated, known: Known, numbers: list[str], used: set[str]) -> Made:
    if not numbers:
        raise NotTaken("", "", f"{a(one.schema.name)} without a number")
    left = rest(one, {"holder", *used})
    notes = (f"{numbers[0]}: {'; '.join(left)}",) if left else ()
    found = tuple(added(end, id_number=tuple(numbers), notes=notes) for end in _holders(one, known))
    return Made(found)


def occupancy(one: Stated, known: Known) -> Made:
    """Turn the occupancy of a position into a position of its holder, its time in the notes."""
    posts = ends(one, "post", known)
    told = [text for end in posts for text in _told(end, known)]
    left = rest(one, {"holder", "post"})
    names = tuple(end.name for end in posts if end.name)
    return _positions(one, known, names, [*told, *left])


def post(one: Stated, known: Known) -> Made:
    """Turn a post, which names its organization only, into a position of its holder."""
    stated = [*one.properties.get("role", ()), *one.properties.get("organization", ())]
    name = ", ".join(stated) or one.first("summary")
    return _positions(one, known, (name,) if name else (), rest(one, {"holder"}))


def _positions(one: Stated, known: Known, names: tuple[str, ...], left: list[str]) -> Made:
    if not names:
        raise NotTaken("", "", f"{a(one.schema.name)} of a position without a name")
    notes = (f"{names[0]}: {'; '.join(left)}",) if left else ()
    found: tuple[Entity, ...] = tuple(
        added(end, position=names, notes=notes) for end in _holders(one, known)
    )
    return Made(found)


def _told(end: End, known: Known) -> tuple[str, ...]:
    remembered = known.recall(end.id)
    return remembered.told if remembered else ()


def position(one: Stated) -> tuple[str, ...]:
    """Return what the row of a position tells of whoever holds it, beside its name."""
    return tuple(rest(one, {"name"}))


def _holders(one: Stated, known: Known) -> list[End]:
    """Return the holders that the file states; a number or position needs their names.

    Raises:
        NotTaken: there is none.
    """
    every = ends(one, "holder", known)
    held = [end for end in every if end.schema is not None]
    if not held:
        where = "not in this file" if not every[0].there else "not represented here"
        raise NotTaken("holder", every[0].id, f"the holder of this {one.schema.name} is {where}")
    return held
