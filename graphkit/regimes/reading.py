"""Read what judging needs of the graph: from a subject outwards, or from classes inwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from graphkit.catalogue import query
from graphkit.exposure.evidence import read_evidence
from graphkit.exposure.listings import Listed, read_listings
from graphkit.exposure.sentences import sentence
from graphkit.graph import Graph
from graphkit.graph.stated import schema_of
from graphkit.graph.vocabulary import role_of
from graphkit.model.dates import Bounds
from graphkit.model.registry import registry
from graphkit.regimes.acts import LAYERS
from graphkit.regimes.membership import DEPTH
from graphkit.regimes.rows import BehindRow, DealingRow, PartyRow, TieRow
from graphkit.regimes.rule import Designated
from graphkit.regimes.world import Dealing, Flag, Listing, Party, Proven, Tie, World

AT_ONCE = 1_000
"""Ids in one query."""
MOST = 50_000
"""Dealings of one party that are read at most; an answer says where they were more."""
MAJORITY = 50.0
"""Share in per cent from which owning a company is surely owning it."""


@dataclass
class Reader:
    """Reads worlds.

    Args:
        graph: where from.
        seconds: time budget of each query.
    """

    graph: Graph
    seconds: float | None = None

    def around(self, subject: str, degree: int) -> World:
        """Return all that is needed to judge one subject.

        Args:
            subject: id of an entity.
            degree: how many steps of service to those who act are counted.
        """
        world = World()
        level = hands = self._hands(world, {subject})
        for _ in range(degree):
            service = list(self._ties("served", sorted(level)))
            world.add_service(service)
            level = self._hands(world, {one.below for one in service}) - hands
            hands |= level
        self._complete(world, hands)
        return world

    def inward(
        self,
        countries: Iterable[str],
        listings: Iterable[Designated],
        degree: int,
        besides: Iterable[str] = (),
    ) -> World:
        """Return all that is needed to judge everybody who dealt with parties of some classes.

        Args:
            countries: whose parties, ships and places rules name.
            listings: the listings that rules name.
            degree: how many steps of service to those who act are counted.
            besides: ids of further parties that are taken as named.
        """
        world = World()
        given = {"countries": sorted(set(countries)), **_listings(listings)}
        named = {row["id"] for row in self._read("classes", given)} | set(besides)
        named |= self._in_front(world, named)
        self._dealings(world, named)
        hands = self._owners(world, _everybody(world.dealings.values()))
        for _ in range(degree):
            service = list(self._ties("serving", sorted(hands)))
            world.add_service(service)
            hands |= self._owners(world, {one.above for one in service})
        self._complete(world, hands)
        return world

    def widen(self, world: World, parties: set[str]) -> None:
        """Read who dealt with some parties too, and what judging them needs."""
        self._dealings(world, parties)
        actors = _everybody(dealing for one in parties for dealing in world.of(one))
        self._complete(world, self._owners(world, actors))

    def _in_front(self, world: World, named: set[str]) -> set[str]:
        """Return the ships and companies of parties, several ties down: they count as theirs."""
        found, level = set[str](), named
        for _ in range(DEPTH):
            ties = self._ties("in_front", sorted(level))
            level = {one.below for one in ties} - found - named
            found |= level
        return found

    def _hands(self, world: World, start: set[str]) -> set[str]:
        """Read what parties answer for; return them and all of it."""
        found, level = set(start), set(start)
        for _ in range(LAYERS):
            ties = list(self._ties("answered", sorted(level)))
            world.add_hands(ties)
            level = {one.below for one in ties} - found
            found |= level
        return found

    def _owners(self, world: World, start: set[str]) -> set[str]:
        """Read who answers for parties; return them and all of those."""
        found, level = set(start), set(start)
        for _ in range(LAYERS):
            ties = list(self._ties("answering", sorted(level)))
            world.add_hands(ties)
            level = {one.above for one in ties} - found
            found |= level
        return found

    def _complete(self, world: World, hands: set[str]) -> None:
        """Read the dealings of those who act, who stands behind all parties, and who all are."""
        self._dealings(world, hands)
        everybody = hands | _everybody(world.dealings.values())
        level = everybody
        for _ in range(DEPTH):
            new = level - world.read_behind
            world.add_behind(self._behind(sorted(new)))
            world.read_behind |= new
            level = {tie.above for one in level for tie in world.behind(one)} - everybody
            everybody |= level
        self._parties(world, everybody - world.parties.keys())

    def _dealings(self, world: World, parties: Iterable[str]) -> None:
        wanted = sorted(set(parties) - world.read)
        world.read |= set(wanted)
        for start in range(0, len(wanted), AT_ONCE):
            ids = wanted[start : start + AT_ONCE]
            asked = self._read("dealings", {"ids": ids, "limit": MOST})
            rows = cast("list[DealingRow]", asked)
            _say_where_cut(world, rows)
            new = {row["id"]: row for row in rows if row["id"] not in world.dealings}
            evidence = read_evidence(self.graph, new)
            world.add_dealings(_dealing(row, tuple(evidence[id_])) for id_, row in new.items())

    def _ties(self, name: str, ids: Sequence[str]) -> Iterator[Tie]:
        for one in self._paged(name, ids):
            row = cast("TieRow", one)
            yield _tie(row, sure=not row["possible"], event=row["event"])

    def _behind(self, ids: Sequence[str]) -> Iterator[Tie]:
        for one in self._paged("behind", ids):
            row = cast("BehindRow", one)
            yield _tie(row, sure=_is_sure(row))

    def _parties(self, world: World, ids: Iterable[str]) -> None:
        wanted = sorted(ids)
        listed = read_listings(self.graph, wanted)
        for one in self._paged("parties", wanted):
            row = cast("PartyRow", one)
            own = listed.get(row["id"], ())
            world.parties[row["id"]] = _party(row, tuple(_listing(it) for it in own))

    def _paged(self, name: str, ids: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        for start in range(0, len(ids), AT_ONCE):
            yield from self._read(name, {"ids": list(ids[start : start + AT_ONCE])})

    def _read(self, name: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        return self.graph.read(query(f"regimes/{name}"), parameters, seconds=self.seconds)


def _listings(every: Iterable[Designated]) -> dict[str, list[str]]:
    """Return which authorities' listings count whole, and which only under some programmes."""
    whole, some = set[str](), set[str]()
    for one in every:
        if one.programmes:
            some |= {f"{by} {under}" for by in one.authorities for under in one.programmes}
        else:
            whole |= set(one.authorities)
    return {"authorities": sorted(whole), "programmes": sorted(some)}


def _everybody(dealings: Iterable[Dealing]) -> set[str]:
    return {party for one in dealings for some in one.parties.values() for party in some}


def _say_where_cut(world: World, rows: Iterable[DealingRow]) -> None:
    counted: dict[str, int] = {}
    for row in rows:
        counted[row["party"]] = counted.get(row["party"], 0) + 1
    world.limits += [
        f"only the first {MOST:,} dealings of {party} were read"
        for party, count in counted.items()
        if count >= MOST
    ]


def _dealing(row: DealingRow, evidence: tuple[Any, ...]) -> Dealing:
    type_, stated = row["type"], row["stated"]
    link = type_ in registry().links
    kind = registry().links[type_] if link else registry().joint_facts[type_]
    parties: dict[str, list[str]] = {}
    for one in row["parties"]:
        role = one["role"] if link else role_of(one["role"])
        parties.setdefault(role, []).append(one["id"])
    return Dealing(
        id=row["id"],
        type=type_,
        kind=stated.get("kind", ""),
        role=stated.get("role", ""),
        parties={role: tuple(ids) for role, ids in parties.items()},
        bounds=_bounds(stated),
        event=kind.event,
        proven=_proven(stated),
        pairs={_roles(one["role"]): _proven(one) for one in row["pairs"]},
        goods=stated.get("goods", ""),
        amount=stated.get("amount", ""),
        currency=stated.get("currency", ""),
        sentence=sentence(type_, stated, row["parties"]),
        evidence=evidence,
    )


def _roles(stated: str) -> tuple[str, str]:
    source, _, target = stated.partition("→")
    return source.strip(), target.strip()


def _tie(row: TieRow | BehindRow, *, sure: bool, event: bool = False) -> Tie:
    return Tie(
        link=row["link"],
        kind=row["kind"],
        below=row["below"],
        above=row["above"],
        bounds=_bounds(row),
        proven=_proven(row),
        sure=sure,
        event=event,
    )


def _is_sure(row: BehindRow) -> bool:
    """Tell whether a statement says that somebody stands behind a party, and not only that it may.

    Owning any part of a ship is an interest in it; of a company, half or more. A director is not
    the company.
    """
    if row["kind"] == "OWNS":
        return bool(row["ship"]) or float(row["shareMin"]) >= MAJORITY
    return row["kind"] not in ("HAS_INTEREST_IN", "LINKED_TO", "DIRECTS")


def _bounds(row: Mapping[str, Any]) -> Bounds:
    return Bounds(row["startMin"], row["startMax"], row["endMin"], row["endMax"])


def _proven(row: Mapping[str, Any]) -> Proven:
    return Proven(tuple(row["reached"]), row["refutedFrom"])


def _party(row: PartyRow, listings: tuple[Listing, ...]) -> Party:
    flown = [Flag(one["country"].lower(), _bounds(one), one["link"]) for one in row["flown"]]
    recorded = [Flag(one.lower(), Bounds()) for one in row["flags"]]
    return Party(
        id=row["id"],
        name=row["name"],
        schema=schema_of(row["labels"]),
        countries=frozenset(one.lower() for one in row["countries"]),
        flags=(*flown, *recorded),
        listings=listings,
        unidentified=row["unidentified"],
    )


def _listing(one: Listed) -> Listing:
    row = one.row
    return Listing(
        id=row["id"],
        authority=row["authority"],
        programme=row["programme"],
        stage=row["stage"],
        measures=tuple(row["measures"]),
        bounds=one.bounds,
        void=one.void,
        scope=row["scope"] or "",
    )
