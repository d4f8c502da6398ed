"""How well names are compared, beside plain Jaro-Winkler, on labelled pairs and altered names.

    GRAPHKIT_DATA=folder python -m benchmarks.names [--names 10000 --names 100000]

The folder holds name-matching-csv (labelled pairs of nomenklatura, altered UN names of yente; both
MIT) and un-xml-* (the UN list). Pairs that share a name are kept together, and the groups are
parted into two halves by a hash: one to calibrate thresholds on, one to report. Jaro-Winkler, on
names in Latin letters without case, gets its own best threshold on the same half.

The labels are other people's judgement. Where the numbers in two names differ ("FUND III", "FUND
IV"; "VICTORY", "VICTORY 3") many are labelled the same; here they never are, and the table shows
what that costs.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from benchmarks.name_data import (
    Listed,
    Pair,
    altered,
    innocents,
    labelled,
    latin,
    un_list,
    un_people,
)
from graphkit.resolve.alike import among
from graphkit.resolve.answer import THRESHOLD, Found
from graphkit.resolve.index import bones, near
from graphkit.resolve.known import Named, apart
from graphkit.resolve.names.comparison import compare
from graphkit.resolve.names.name import Family, Name


@dataclass(frozen=True, slots=True)
class Measure:
    """How well a threshold parts pairs: precision, recall and F1, each 0 to 1."""

    pairs: int
    precision: float
    recall: float
    f1: float


Score = Callable[[Pair], float]


def ours(pair: Pair) -> float:
    """Return our score, 0 to 100."""
    first, second = (apart(one, pair.family) for one in (pair.first, pair.second))
    return compare(first, second, pair.family).score


def jaro_winkler(pair: Pair) -> float:
    """Return plain Jaro-Winkler, 0 to 100."""
    return 100 * JaroWinkler.similarity(latin(pair.first), latin(pair.second))


def measure(pairs: Sequence[Pair], score: Score, threshold: float) -> Measure:
    """Measure how well a threshold parts pairs that are one from others."""
    told = [(score(one) >= threshold, one.one) for one in pairs]
    hits = sum(said and is_one for said, is_one in told)
    said, there = sum(one for one, _ in told), sum(one for _, one in told)
    precision = hits / said if said else 1.0
    recall = hits / there if there else 1.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return Measure(len(pairs), precision, recall, f1)


def calibrated(pairs: Sequence[Pair], score: Score) -> float:
    """Return the threshold, in halves of a point, with the best F1; the highest of equals."""
    steps = [step / 2 for step in range(80, 200)]
    return max(steps, key=lambda step: (measure(pairs, score, step).f1, step))


@dataclass(frozen=True, slots=True)
class Hits:
    """How altered names fare against a list: parts of all that were asked, and false alarms."""

    asked: int
    found: float
    first: float
    in_five: float
    alarms: float


def search(asked: Sequence[tuple[str, set[str]]], people: Sequence[Listed]) -> Hits:
    """Look each name up among the main names of a list, as `candidates --subject` does."""
    tally: Counter[str] = Counter()
    for name, meant in asked:
        ranked = sorted(_scores(name, people), reverse=True)
        best = [reference for _, reference in ranked[:5]]
        above = {reference for score, reference in ranked if score >= THRESHOLD}
        tally["found"] += bool(above & meant)
        tally["first"] += bool(set(best[:1]) & meant)
        tally["in_five"] += bool(set(best) & meant)
        tally["alarms"] += len(above - meant)
    return Hits(
        len(asked), *(tally[one] / len(asked) for one in ("found", "first", "in_five", "alarms"))
    )


def _scores(name: str, people: Sequence[Listed]) -> Iterator[tuple[float, str]]:
    own = apart(name, Family.PERSON)
    for one in people:
        other = apart(one.names[0], Family.PERSON)
        if near(bones(own), bones(other)):
            yield compare(own, other, Family.PERSON).score, one.reference


def search_plainly(asked: Sequence[tuple[str, set[str]]], people: Sequence[Listed]) -> Hits:
    """Look each name up by plain Jaro-Winkler; without a threshold, so found and alarms are 0."""
    known = [(one.reference, latin(one.names[0])) for one in people]
    first = five = 0
    for name, meant in asked:
        ranked = sorted(
            ((JaroWinkler.similarity(latin(name), n), ref) for ref, n in known), reverse=True
        )
        best = [ref for _, ref in ranked[:5]]
        first += best[0] in meant
        five += bool(set(best) & meant)
    return Hits(len(asked), 0.0, first / len(asked), five / len(asked), 0.0)


def flagged(names: Sequence[tuple[str, Family]], listed: Sequence[Listed]) -> list[str]:
    """Return the innocent names that some name of the list, aliases too, is possibly one with."""
    known = [(apart(name, one.family), one.family) for one in listed for name in one.names]
    return [name for name, family in names if _flags(apart(name, family), family, known)]


def _flags(own: Name, family: Family, known: Sequence[tuple[Name, Family]]) -> bool:
    return any(
        family is theirs
        and near(bones(own), bones(other))
        and compare(own, other, family).score >= THRESHOLD
        for other, theirs in known
    )


def made_up(number: int, people: Sequence[Listed]) -> Iterator[list[Named]]:
    """Give so many made-up people of words of the list's names; one in ten is an altered one."""
    rng = random.Random(1)
    words = sorted({word for one in people for word in one.names[0].split() if len(word) > 2})
    page: list[Named] = []
    for place in range(number):
        if place % 10 == 9:
            name = _slip(rng, page[-1].names[0])
        else:
            name = " ".join(f"{rng.choice(words)}{rng.choice(words)[:3]}" for _ in range(3))
        page.append(Named(f"case:made/{place}", Family.PERSON, (name,)))
        if len(page) == 5_000:
            yield page
            page = []
    if page:
        yield page


def _slip(rng: random.Random, name: str) -> str:
    place = rng.randrange(1, len(name))
    return name[:place] + name[place + 1 :]


def timed(number: int, people: Sequence[Listed]) -> tuple[float, int, int]:
    """Return the processor's seconds for so many names, the pairs compared, and those alike."""
    found = Found()
    began = time.process_time()
    pairs = among(made_up(number, people), found)
    return time.process_time() - began, found.compared, len(pairs)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--names", type=int, action="append", help="made-up names to time")
    asked = parser.parse_args()
    data = Path(os.environ.get("GRAPHKIT_DATA") or parser.error("GRAPHKIT_DATA names no folder"))
    _print_pairs(labelled(data))
    people = un_people(data)
    _print_altered(data, people)
    for number in asked.names or (10_000,):
        seconds, compared, alike = timed(number, people)
        print(
            f"{number:,} names: {seconds:.1f} s of a processor, {number / seconds:,.0f} names/s,"
            f" {compared / number:.1f} pairs compared a name, {alike:,} alike"
        )


def _print_pairs(pairs: Sequence[Pair]) -> None:
    half = [one for one in pairs if not one.held_out]
    held = [one for one in pairs if one.held_out]
    plain = calibrated(half, jaro_winkler)
    print(f"threshold: ours {THRESHOLD} (best here {calibrated(half, ours)}), Jaro-Winkler {plain}")
    print(
        f"{'':32}{'pairs':>6}  {'ours: P':>8} {'R':>6} {'F1':>6}  {'J-W: P':>8} {'R':>6} {'F1':>6}"
    )
    groups: defaultdict[str, list[Pair]] = defaultdict(list)
    for one in held:
        groups[one.kind].append(one)
    rows = [("calibration half", half), ("held-out half", held)]
    rows += [(f"  {kind}", some) for kind, some in sorted(groups.items())]
    same_numbers = [one for one in held if one.kind != "the numbers differ"]
    for name, some in [*rows, ("held-out, numbers agree", same_numbers)]:
        a, b = measure(some, ours, THRESHOLD), measure(some, jaro_winkler, plain)
        print(
            f"{name:32}{a.pairs:6}  {a.precision:11.3f} {a.recall:6.3f} {a.f1:6.3f}"
            f"  {b.precision:10.3f} {b.recall:6.3f} {b.f1:6.3f}"
        )


def _print_altered(data: Path, people: Sequence[Listed]) -> None:
    asked = list(altered(data, people))
    mine, plain = search(asked, people), search_plainly(asked, people)
    print(f"{mine.asked} altered UN names among {len(people)} people:")
    print(f"  possible matches {mine.found:.2%}, others flagged for each name {mine.alarms:.2f}")
    print(f"  first {mine.first:.2%}, in the first five {mine.in_five:.2%}")
    print(f"  Jaro-Winkler: first {plain.first:.2%}, in the first five {plain.in_five:.2%}")
    names = innocents(data)
    bad = flagged(names, un_list(data))
    print(f"{len(names)} innocent names against the whole list with aliases: {len(bad)} flagged")
    for name in bad:
        print(f"  {name}")


if __name__ == "__main__":
    main()
