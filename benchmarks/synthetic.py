"""A seeded synthetic graph in the shape of the real one, written for the offline importer.

Heavy-tailed: a few banks, managers and owners have thousands of links, most parties have two or
three. Nothing in it is real. Classes and directions come from the registry, so the walks have the
turns, dead ends and hubs that the automaton meets in real data; joint facts are written as the
steps that they collapse into.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from graphkit.model.automaton import StepClass, Symbol
from graphkit.model.dates import FIRST_DAY, LAST_DAY
from graphkit.model.registry import Direction, RolePair, Schema, registry
from graphkit.model.share import Share
from graphkit.model.steps import FLOW, symbol

KINDS = (Schema.VESSEL, Schema.COMPANY, Schema.BANK, Schema.PERSON)
KIND_SHARES = (0.30, 0.52, 0.02, 0.16)
MIX: tuple[tuple[str, str, Schema, Schema, float], ...] = (
    ("OWNS", "", Schema.COMPANY, Schema.VESSEL, 0.20),
    ("OWNS", "", Schema.COMPANY, Schema.COMPANY, 0.13),
    ("OWNS", "", Schema.PERSON, Schema.COMPANY, 0.07),
    ("MANAGES", "", Schema.COMPANY, Schema.VESSEL, 0.13),
    ("DIRECTS", "", Schema.PERSON, Schema.COMPANY, 0.07),
    ("SERVES", "", Schema.COMPANY, Schema.COMPANY, 0.06),
    ("ACTS_FOR", "", Schema.COMPANY, Schema.COMPANY, 0.03),
    ("FINANCES", "", Schema.BANK, Schema.COMPANY, 0.06),
    ("CORRESPONDENT_OF", "", Schema.BANK, Schema.BANK, 0.02),
    ("PAID", "", Schema.COMPANY, Schema.COMPANY, 0.10),
    ("BankAccount", "bank→holder", Schema.BANK, Schema.COMPANY, 0.07),
    ("ShipToShipTransfer", "giver→receiver", Schema.VESSEL, Schema.VESSEL, 0.06),
)
"""Type, role pair of a joint fact, kinds of its two ends, and its part of all links."""

FIRST = date(2005, 1, 1)
SPAN_DAYS = 19 * 365
DESIGNATED = 0.005
STANDARDS = (0.20, 0.30, 0.30, 0.15, 0.05)
"""Shares of standards 1 to 5."""

STEP_HEADER = (
    ":START_ID,:END_ID,id,link,kind,role,class,code:int,hops:int,event:boolean,possible:boolean,"
    "flow:int,lot,via,start,end,startMin:date,startMax:date,endMin:date,endMax:date,standard:int,"
    "ifRead:int,reached:date[],refutedFrom:date,status,statusIfRead,caption"
)


@dataclass(frozen=True)
class Files:
    """The files of one synthetic graph, with the importer's headers in them."""

    entities: Path
    designations: Path
    designates: Path
    steps: Path
    stated: Path


@dataclass(frozen=True)
class _Way:
    role: str
    direction: Direction
    reverse: bool


def write(folder: Path, entities: int, links: int, seed: int = 7) -> Files:
    """Write the graph of a seed; the same arguments give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(seed)
    files = Files(*(folder / f"{name}.csv" for name in Files.__dataclass_fields__))
    kinds = rng.choice(len(KINDS), size=entities, p=KIND_SHARES)
    by_kind = {kind: np.flatnonzero(kinds == place) for place, kind in enumerate(KINDS)}
    listed = set(
        rng.choice(entities, size=max(1, int(entities * DESIGNATED)), replace=False).tolist()
    )
    _write_entities(files, kinds, listed, rng)
    _write_links(files, links, by_kind, rng)
    return files


def _write_entities(
    files: Files, kinds: np.ndarray, listed: set[int], rng: np.random.Generator
) -> None:
    with (
        files.entities.open("w", newline="") as entities,
        files.designations.open("w", newline="") as designations,
        files.designates.open("w", newline="") as designates,
    ):
        entities.write("id:ID,name,caption,:LABEL\n")
        designations.write(
            "id:ID,authority,programme,stage,target:boolean,effective,startMin:date,startMax:date,"
            "endMin:date,endMax:date,:LABEL\n"
        )
        designates.write(":START_ID,:END_ID,:TYPE\n")
        for n, kind in enumerate(kinds):
            label = f"Entity;{KINDS[kind].value}" + (";Designated" if n in listed else "")
            entities.write(f"e{n},{KINDS[kind].value} {n},{n},{label}\n")
        for n in sorted(listed):
            day = FIRST + timedelta(int(rng.integers(SPAN_DAYS)))
            designations.write(
                f"d{n},US,TEST,in force,true,{day},{day},{day},{FIRST_DAY},{LAST_DAY},Designation\n"
            )
            designates.write(f"d{n},e{n},DESIGNATES\n")


def heavy(rng: np.random.Generator, among: np.ndarray, size: int) -> np.ndarray:
    """Pick with a heavy tail: the first few of a kind get thousands of links."""
    rank = np.minimum((among.size * rng.random(size) ** 3.2).astype(np.int64), among.size - 1)
    return among[rank]


def _write_links(
    files: Files, links: int, by_kind: dict[Schema, np.ndarray], rng: np.random.Generator
) -> None:
    with files.steps.open("w", newline="") as steps, files.stated.open("w", newline="") as stated:
        steps.write(STEP_HEADER + "\n")
        stated.write(":START_ID,:END_ID,:TYPE,id,standard:int,startMin:date,endMax:date\n")
        step_rows, stated_rows = csv.writer(steps, quoting=csv.QUOTE_ALL), csv.writer(stated)
        number = 0
        for kind, pair, source, target, part in MIX:
            count = int(links * part)
            ends = (heavy(rng, by_kind[source], count), rng.choice(by_kind[target], size=count))
            open_ways = list(ways(kind, pair))
            for row in _links(kind, count, ends, rng, number):
                stated_rows.writerow(row.stated())
                step_rows.writerows(row.step(way, source, target) for way in open_ways)
            number += count


def ways(kind: str, pair: str) -> Iterator[_Way]:
    if not pair:
        link = registry().links[kind]
        for way, reverse, role in (
            (link.forward, False, "forward"),
            (link.backward, True, "backward"),
        ):
            if way is not None:
                yield _Way(role, way, reverse)
        return
    first, second = pair.split("→")
    for one in registry().joint_facts[kind].steps:
        if {one.source, one.target} == {first, second}:
            yield _Way(f"{one.source}→{one.target}", one, one.source == second)


@dataclass(frozen=True)
class _Row:
    number: int
    kind: str
    source: int
    target: int
    event: bool
    first: date
    last: date
    open_ended: bool
    standard: int
    known: date
    share: Share

    def stated(self) -> list[str]:
        """Return the stated link, as one relationship of its own type."""
        kind = self.kind if self.kind.isupper() else f"AS_{self.kind.upper()}"
        return [
            f"e{self.source}",
            f"e{self.target}",
            kind,
            f"l{self.number}",
            str(self.standard),
            str(self.first),
            str(self.last),
        ]

    def step(self, way: _Way, source: Schema, target: Schema) -> list[str]:
        """Return the step that one way over the link is, as the loader would write it."""
        ends = (self.source, self.target)
        kinds = (source, target)
        if way.reverse:
            ends, kinds = ends[::-1], kinds[::-1]
        code = symbol(way.direction, self.share, *kinds)
        pair = isinstance(way.direction, RolePair)
        never, known = str(LAST_DAY), str(self.known)
        reached = ";".join(known if n <= self.standard else never for n in range(6))
        end_min = str(self.last) if self.event or not self.open_ended else str(self.first)
        return [
            f"e{ends[0]}",
            f"e{ends[1]}",
            f"s{self.number}{'b' if way.reverse else 'f'}",
            f"l{self.number}",
            self.kind,
            way.role,
            way.direction.step_class.value,
            str(int(code)),
            "0" if way.direction.step_class is StepClass.IDENTITY else "1",
            "true" if self.event else "false",
            "false",
            str(FLOW[way.direction.flow]),
            "",
            f"l{self.number}" if pair else "",
            str(self.first),
            "",
            str(self.first),
            str(self.first),
            end_min,
            str(self.last),
            str(self.standard),
            str(self.standard),
            reached,
            never,
            "stated",
            "stated",
            self.kind.lower(),
        ]


def _links(
    kind: str, count: int, ends: tuple[np.ndarray, np.ndarray], rng: np.random.Generator, first: int
) -> Iterator[_Row]:
    event = (registry().links.get(kind) or registry().joint_facts[kind]).event
    starts = rng.integers(SPAN_DAYS, size=count)
    lasts = rng.integers(30, 3000, size=count)
    still = rng.random(count) < 0.55
    standards = rng.choice([1, 2, 3, 4, 5], size=count, p=STANDARDS)
    delays = rng.integers(0, 900, size=count)
    shares = rng.choice([-1, 10, 30, 60, 100], size=count, p=[0.2, 0.2, 0.2, 0.2, 0.2])
    for n in range(count):
        a, b = int(ends[0][n]), int(ends[1][n])
        if a == b:
            continue
        day = FIRST + timedelta(int(starts[n]))
        last = day if event else LAST_DAY if still[n] else day + timedelta(int(lasts[n]))
        share = Share() if shares[n] < 0 else Share(float(shares[n]), float(shares[n]))
        yield _Row(
            first + n,
            kind,
            a,
            b,
            event,
            day,
            last,
            bool(still[n]),
            int(standards[n]),
            day + timedelta(int(delays[n])),
            share,
        )


__all__ = ["Files", "Symbol", "write"]
