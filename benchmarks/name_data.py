"""The labelled pairs, altered names and lists that benchmarks/names.py measures with."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson
from anyascii import anyascii
from lxml import etree
from rapidfuzz.distance import OSA, Levenshtein

from graphkit.resolve.known import apart
from graphkit.resolve.names.name import Family

PAIRS = "name-matching-csv/nomenklatura_name_bench_cases.csv"
ALTERED = "name-matching-csv/yente_positives_un_treated.csv"
INNOCENT = "ftm-jsonl/yente_parteispenden.entities.ftm.json"
FAMILIES = {"Person": Family.PERSON, "Vessel": Family.SHIP}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, whether somebody labelled them as one, and which half they are in."""

    first: str
    second: str
    family: Family
    one: bool
    held_out: bool
    kind: str


def latin(name: str) -> str:
    """Return a name in Latin letters without case."""
    return anyascii(name).casefold().strip()


def labelled(data: Path) -> list[Pair]:
    """Read the labelled pairs, parted into two halves that share no name."""
    with (data / PAIRS).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    groups = _groups((latin(row["name1"]), latin(row["name2"])) for row in rows)
    made = []
    for row in rows:
        family = FAMILIES.get(row["schema"], Family.PARTY)
        digest = hashlib.sha256(groups[latin(row["name1"])].encode()).digest()
        made.append(
            Pair(
                row["name1"],
                row["name2"],
                family,
                one=row["is_match"] == "true",
                held_out=digest[-1] % 2 == 1,
                kind=_kind(row["name1"], row["name2"], family),
            )
        )
    return made


def _groups(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return, for each name, the first name of those that pairs tie it to."""
    group: dict[str, set[str]] = {}
    for a, b in pairs:
        both = group.get(a, {a}) | group.get(b, {b})
        group |= dict.fromkeys(both, both)
    return {name: min(names) for name, names in group.items()}


def _kind(first: str, second: str, family: Family) -> str:
    """Say in what two names differ, by the letters alone."""
    if (
        family is not Family.PERSON
        and apart(first, family).numbers != apart(second, family).numbers
    ):
        return "the numbers differ"
    if re.search(r"[^\W\d_]", re.sub(r"[\u0000-\u024f\u1e00-\u1eff]", "", first + second)):
        return "another script"
    a, b = (re.findall(r"[a-z0-9]+", latin(one)) for one in (first, second))
    if sorted("".join(a)) == sorted("".join(b)):
        return "case, marks, spaces, order"
    if set(a) <= set(b) or set(b) <= set(a):
        return "words more or less"
    edits = OSA.distance(" ".join(a), " ".join(b))
    return "one or two letters" if edits <= 2 else "three letters or words"


@dataclass(frozen=True, slots=True)
class Listed:
    """A party of the UN list: reference number and names, the main one first."""

    reference: str
    family: Family
    names: tuple[str, ...]


def un_list(data: Path) -> list[Listed]:
    """Read the people and entities of the UN list."""
    file = next(data.glob("un-xml*/*.xml"))
    root = etree.parse(file, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    parts = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
    made = []
    for tag, family in (("INDIVIDUAL", Family.PERSON), ("ENTITY", Family.PARTY)):
        for one in root.iter(tag):
            main = " ".join(text for part in parts if (text := (one.findtext(part) or "").strip()))
            aliases = [(alias.text or "").strip() for alias in one.iter("ALIAS_NAME")]
            names = tuple(dict.fromkeys([main, *filter(None, aliases)]))
            made.append(Listed((one.findtext("REFERENCE_NUMBER") or "").strip(), family, names))
    return made


def un_people(data: Path) -> list[Listed]:
    """Read the people of the UN list."""
    return [one for one in un_list(data) if one.family is Family.PERSON]


MOST_ALTERED = 3


def altered(data: Path, people: Sequence[Listed]) -> Iterator[tuple[str, set[str]]]:
    """Give altered names with whom they were made of: told by their letters, whatever the order.

    The file does not say. Names that are nobody's letters on this list, with up to three changed,
    were made of somebody who has left it since; they are left out.
    """
    known = [(one.reference, _letters(one.names[0])) for one in people]
    with (data / ALTERED).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            own = _letters(row["full_name"])
            apart_by = [(Levenshtein.distance(own, letters), ref) for ref, letters in known]
            least = min(apart_by)[0]
            if least <= MOST_ALTERED:
                yield row["full_name"], {ref for edits, ref in apart_by if edits == least}


def _letters(name: str) -> str:
    return "".join(sorted(re.findall(r"[a-z]", latin(name))))


def innocents(data: Path) -> list[tuple[str, Family]]:
    """Read the names of donors to German parties, and of these: none of them is on the UN list."""
    families = {"Person": Family.PERSON, "Company": Family.PARTY, "Organization": Family.PARTY}
    lines = (data / INNOCENT).read_text("utf-8").splitlines()
    stated = [orjson.loads(line) for line in lines]
    return [
        (name, families[one["schema"]])
        for one in stated
        if one["schema"] in families
        for name in one["properties"].get("name", ())
    ]
