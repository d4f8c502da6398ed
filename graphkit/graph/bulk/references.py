"""Statements under the ids of the nodes that they are really about, each in its bucket.

Ids of links, facts, designations and evidence are made of the ids of entities, and which id an
entity has is known only at the end of a release. So this is the second reading: it finds the ends
of everything, makes ids again where an end has another id, and lays whatever speaks of one thing
into one bucket.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence, Set
from dataclasses import dataclass, field
from zlib import crc32

from graphkit.graph.bulk.buckets import Buckets
from graphkit.graph.bulk.codec import DESIGNATIONS, EVIDENCE, FACTS, LINKS, Fields
from graphkit.graph.bulk.release import MADE, Item

LINK, FACT, DESIGNATION, EVIDENCES = range(4)
"""Kinds of things in a bucket."""
KINDS = 4
NOWHERE = -1
"""Stands for the number of a node where what is spoken of is no entity."""

_FROM, _TO = (1 + LINKS.place(name) for name in ("from_id", "to_id"))
_ROLES = 1 + FACTS.place("roles")
_LISTED = 1 + DESIGNATIONS.place("entity_id")
ABOUT, _BY, _IN = (EVIDENCE.place(name) for name in ("about", "admitted_by", "document"))


class Missing(Exception):
    """A row that refers to what is nowhere.

    Args:
        kind: what it refers to: "an entity", "a document", "what evidence is about".
        id: the first that is missing.
    """

    def __init__(self, kind: str, id: str) -> None:
        super().__init__(kind, id)
        self.kind, self.id = kind, id


@dataclass
class Resolver:
    """Finds what rows refer to.

    Args:
        numbers: the number of the node that each id and identifier leads to.
        names: the id of each node.
        documents: ids of all documents.
        strays: ids of what evidence of other rows is about.
    """

    numbers: Mapping[str, int]
    names: Sequence[str]
    documents: Container[str]
    strays: Set[str]
    known: dict[str, str] = field(default_factory=dict)
    """New id of those of `strays` that were stated, by the id that their row gives them."""

    def is_ready(self, item: Item) -> bool:
        """Tell whether all that the evidence of a row is about is stated in it or is known."""
        if not self.strays:
            return True
        return all(self.is_stated(one[ABOUT], item) for one in item[5])

    def is_stated(self, about: str, item: Item) -> bool:
        """Tell whether what evidence is about is an entity, stated in its row, or known."""
        if not about.startswith(MADE) or about in self.known:
            return True
        return any(one[0] == about for kind in item[2:5] for one in kind)

    def route(self, item: Item, buckets: Buckets) -> None:
        """Lay everything that a row says into its bucket.

        Raises:
            Missing: the row refers to what is nowhere; nothing of it was laid down.
        """
        now: dict[str, str] = {}
        every = [
            (LINK, [self._link(one, now) for one in item[2]]),
            (FACT, [self._fact(one, now) for one in item[3]]),
            (DESIGNATION, [self._designation(one, now) for one in item[4]]),
            (EVIDENCES, [self._evidence(one, now) for one in item[5]]),
        ]
        for kind, some in every:
            for about, one in some:
                buckets.add(crc32(about.encode()) % buckets.count, kind, one)
        for former, new in now.items():
            if former in self.strays:
                self.known[former] = new

    def _number(self, one: str) -> int:
        number = self.numbers.get(one)
        if number is None:
            raise Missing("an entity", one)
        return number

    def _link(self, one: Fields, now: dict[str, str]) -> tuple[str, Fields]:
        """Return a link's id, and the link with its id and the numbers of its ends in front."""
        stated, source, target = one[0], one[_FROM], one[_TO]
        ends = self._number(source), self._number(target)
        names = self.names[ends[0]], self.names[ends[1]]
        if names == (source, target):
            now[stated] = stated
            return stated, (*ends, *one)
        fields = LINKS.replaced(one[1:], from_id=names[0], to_id=names[1])
        now[stated] = new = LINKS.id_of(fields)
        return new, (*ends, new, *fields)

    def _fact(self, one: Fields, now: dict[str, str]) -> tuple[str, Fields]:
        """Return a fact's id, and the fact with its id and the numbers of its parties in front."""
        numbers = {
            role: tuple(dict.fromkeys(map(self._number, parties)))
            for role, parties in one[_ROLES].items()
        }
        moved = {role: tuple([self.names[at] for at in some]) for role, some in numbers.items()}
        stated = one[0]
        if moved != one[_ROLES]:
            fields = FACTS.replaced(one[1:], roles=moved)
            one = (FACTS.id_of(fields), *fields)
        now[stated] = one[0]
        return one[0], (numbers, *one)

    def _designation(self, one: Fields, now: dict[str, str]) -> tuple[str, Fields]:
        """Return a designation's id, and it with its id and its entity's number in front."""
        number, stated = self._number(one[_LISTED]), one[0]
        if self.names[number] != one[_LISTED]:
            fields = DESIGNATIONS.replaced(one[1:], entity_id=self.names[number])
            one = (DESIGNATIONS.id_of(fields), *fields)
        now[stated] = one[0]
        return one[0], (number, *one)

    def _evidence(self, one: Fields, now: Mapping[str, str]) -> tuple[str, Fields]:
        """Return what evidence is about, and it with the number of that, if it is an entity."""
        about, by, number = one[ABOUT], one[_BY], NOWHERE
        if one[_IN] not in self.documents:
            raise Missing("a document", one[_IN])
        if by:
            by = self.names[self._number(by)]
        new = now.get(about) or self.known.get(about)
        if new is None:
            if about not in self.numbers:
                raise Missing("what evidence is about", about)
            number = self.numbers[about]
            new = self.names[number]
        if (new, by) != (about, one[_BY]):
            one = EVIDENCE.replaced(one, about=new, admitted_by=by)
        return new, (number, *one)
