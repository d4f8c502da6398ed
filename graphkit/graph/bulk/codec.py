"""Records as plain tuples: what is set aside on disk by the million, and read back.

A tuple holds a record's fields in the order of its model, words instead of enumerations. It is
made of texts, numbers and tuples only, which Python writes and reads ten times as fast as records.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from types import SimpleNamespace
from typing import Any, Generic, TypeVar

from graphkit.model.entities import Entity
from graphkit.model.identifiers import Identifier, Kind
from graphkit.model.record import Record
from graphkit.model.records import Designation, Evidence, JointFact, Link
from graphkit.model.registry import Schema
from graphkit.model.share import Share
from graphkit.model.statements import Direction, Proposition, Wording

R = TypeVar("R", bound=Record)
Fields = tuple[Any, ...]
UNKNOWN = Share()


class Codec(Generic[R]):
    """How the records of one model are plain tuples.

    Args:
        model: the model.
        packed: of fields that are no texts or numbers, how a value is written and read back.
    """

    def __init__(
        self,
        model: type[R],
        packed: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] | None = None,
    ) -> None:
        self.model, self._packed = model, packed or {}
        self.names = (
            *(one for one in model.model_fields if one not in self._packed),
            *self._packed,
        )
        self._plain = itemgetter(*self.names[: len(self.names) - len(self._packed)])
        self._place = {name: place for place, name in enumerate(self.names)}
        self._packing = tuple((name, to) for name, (to, _) in self._packed.items())
        self._id: Callable[[Any], str] = getattr(vars(model).get("id"), "func", str)
        nothing: dict[str, Any] = dict.fromkeys(self.names)
        blank: Any = model.model_construct(None, **nothing)
        self._blank: R = blank
        self.aliases = {name: field.alias or name for name, field in model.model_fields.items()}

    def place(self, name: str) -> int:
        """Return where a field stands in a tuple."""
        return self._place[name]

    def pack(self, record: R) -> Fields:
        """Return a record as a tuple."""
        held = record.__dict__
        plain: Fields = self._plain(held)
        return plain + tuple([to(held[name]) for name, to in self._packing])

    def replaced(self, fields: Fields, **other: Any) -> Fields:
        """Return a tuple with some fields replaced, which must be texts or numbers."""
        changed = list(fields)
        for name, value in other.items():
            changed[self._place[name]] = value
        return tuple(changed)

    def id_of(self, fields: Fields) -> str:
        """Return the id that the model makes of a record's fields, without making the record."""
        held = dict(zip(self.names, fields, strict=True))
        return self._id(SimpleNamespace(**held))

    def unpack(self, fields: Fields) -> R:
        """Return the record of a tuple; it was checked when it was made."""
        held = dict(zip(self.names, fields, strict=True))
        for name, (_, back) in self._packed.items():
            held[name] = back(held[name])
        return self._blank.model_copy(update=held)


def _share(share: Share) -> Fields | None:
    if share is UNKNOWN or share == UNKNOWN:
        return None
    return share.minimum, share.maximum, share.minimum_exclusive, share.maximum_exclusive


def share_of(fields: Fields | None) -> Share:
    """Return the share of a link's fields."""
    return UNKNOWN if fields is None else Share(*fields)


def _identifiers(every: tuple[Identifier, ...]) -> Fields:
    return tuple([(one.kind.value, one.value) for one in every])


def _identifiers_back(every: Fields) -> tuple[Identifier, ...]:
    return tuple(Identifier(Kind(kind), value) for kind, value in every)


def _word(one: Any) -> str:
    word: str = one._value_  # as `value`, which takes five times as long
    return word


ENTITIES = Codec(
    Entity,
    {"schema_": (_word, Schema), "identifiers": (_identifiers, _identifiers_back)},
)
LINKS = Codec(Link, {"share": (_share, share_of)})
FACTS = Codec(JointFact, {"roles": (dict, dict)})
DESIGNATIONS = Codec(Designation)
EVIDENCE = Codec(
    Evidence,
    {
        "proposition": (_word, Proposition),
        "direction": (_word, Direction),
        "wording": (_word, Wording),
    },
)
