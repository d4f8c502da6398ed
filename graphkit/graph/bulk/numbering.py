"""Which node each entity of a release is, as its rows come by, with a number for each node.

The rule is that of `graph.identity.place`, applied row by row. Held are one number for each
identifier and, for each node, its name and its schema: so links find their ends in memory, and
everything else waits on disk.
"""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.graph import merge
from graphkit.graph.identity import Conflict, contradict, identifiers_of
from graphkit.model.entities import Entity
from graphkit.model.identifiers import STRENGTH, Kind
from graphkit.model.registry import Schema

SCHEMATA = tuple(Schema)
NOBODY = len(SCHEMATA)
"""What a node is that no entity was placed at: those who stated it are placed elsewhere."""
_CODE = {schema: code for code, schema in enumerate(SCHEMATA)}


class Numbering:
    """The nodes of a release by identifier.

    Args:
        names: by number, the strongest identifier of each node: its id.
        schemata: by number, the place in SCHEMATA of what it is, or NOBODY.
    """

    def __init__(self) -> None:
        self.names: list[str] = []
        self.schemata = bytearray()
        self._first: dict[int, str] = {}
        """The first identifier of nodes that have gained a stronger one."""
        self._held: dict[str, int] = {}
        """By identifier: twice the number of its node, plus one if its entity has it for an id."""
        self._meant: dict[str, int] = {}
        """By id of an entity: the node that it is, where the id leads to another."""
        self._conflicts: list[tuple[str, int, int]] = []

    def add(self, entity: Entity) -> int:
        """Take in an entity and return the number of the node that it is.

        Raises:
            InputRejected: its id is no identifier.
        """
        keys = _keys(entity)
        number = self._of(keys)
        for key in keys:
            other = self._held.setdefault(key, number << 1) >> 1
            if other != number:
                self._conflicts.append((key, number, other))
        self._name(number, keys)
        placed = self._place(entity.id, number)
        self._refine(placed, entity.schema_)
        return placed

    def _of(self, keys: list[str]) -> int:
        """Return the node that identifiers lead to, or a new one."""
        for key in keys:
            if (held := self._held.get(key)) is not None:
                number = held >> 1
                first = self._first.get(number) or self.names[number]
                if keys[0] in self._held or not contradict(keys[0], first):
                    return number
                break
        self.names.append(keys[0])
        self.schemata.append(NOBODY)
        return len(self.names) - 1

    def _name(self, number: int, keys: list[str]) -> None:
        """Name a node by a stronger identifier, where it has one now."""
        name = self.names[number]
        own = next((one for one in keys if self._held[one] >> 1 == number), name)
        if own != name and _rank(own) < _rank(name):
            self._first.setdefault(number, name)
            self.names[number] = own

    def _place(self, one: str, number: int) -> int:
        """Return where an entity of that id goes: with the first entity that had it."""
        if one in self._meant:
            return self._meant[one]
        held = self._held.get(one)
        if held is not None and held & 1:
            return held >> 1
        if held is not None and held >> 1 == number:
            self._held[one] = held | 1
        else:
            self._meant[one] = number
        return number

    def _refine(self, number: int, schema: Schema) -> None:
        code = self.schemata[number]
        if code == NOBODY:
            self.schemata[number] = _CODE[schema]
        elif SCHEMATA[code] is not schema:
            self.schemata[number] = _CODE[merge.refined(SCHEMATA[code], schema)]

    def by_identifier(self) -> dict[str, int]:
        """Return the number of the node that each id leads to; ends the numbering."""
        found, self._held = self._held, {}
        nobody = []
        for one in found:
            found[one] >>= 1
            if self.schemata[found[one]] == NOBODY:
                nobody.append(one)
        found.update(self._meant)
        for one in nobody:
            if one not in self._meant:
                del found[one]
        return found

    def identifiers(self) -> Iterator[tuple[str, int]]:
        """Give each identifier of an entity with the number of the entity's node."""
        for one, held in self._held.items():
            if self.schemata[held >> 1] != NOBODY:
                yield one, held >> 1

    def conflicts(self, source: str) -> tuple[Conflict, ...]:
        """Return the identifiers of one record that lead to two nodes, as `place` does."""
        found = {
            Conflict(identifier, self.names[kept], self.names[other], source)
            for identifier, kept, other in self._conflicts
        }
        return tuple(sorted(found, key=str))


def _keys(entity: Entity) -> list[str]:
    """Return what identifies an entity, strongest first."""
    every = entity.identifiers
    if len(every) == 1 and f"{every[0].kind.value}:{every[0].value}" == entity.id:
        return [entity.id]  # checked when the identifier was made, as most are
    return [str(one) for one in identifiers_of(entity)]


def _rank(identifier: str) -> tuple[int, str]:
    kind, _, value = identifier.partition(":")
    return STRENGTH[Kind(kind)], value
