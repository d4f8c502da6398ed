"""Trace side by side with a plain variable-length pattern and with networkx, same answers asserted.

    python -m benchmarks.trace [--entities 1000000 --links 3000000] [--only trace,pattern]

Each is asked for the 25 best chains of at most six hops as of one day at standard 2 or better, from
the heaviest hubs and from ordinary subjects. Trace runs the shipped query level by level. The plain
pattern is `-[:STEP*1..6]->` with every rule in its WHERE. networkx holds the whole graph in memory
and is walked depth first, with the rule of turns and the dates tested at each step. What a
contender does not finish, for want of time or of the server's memory, counts as the whole budget,
so ratios are then lower bounds.
"""

from __future__ import annotations

import argparse
import csv
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import neo4j
from rich.console import Console
from rich.table import Table

from benchmarks.plain import AS_OF, HOPS, KNOWN_BY, LIMIT, LOWEST, Answer, in_networkx, in_pattern
from benchmarks.served import jars
from benchmarks.synthetic import Files, write
from graphkit.exposure.question import Question
from graphkit.exposure.search import search
from graphkit.graph import Graph, connect, schema
from graphkit.model.proof import Standard
from graphkit.server import CsvGroup, admin_import, start, stop

HEAVIEST = """
MATCH (n:Bank|Company) WHERE NOT n:Designated
WITH n, COUNT { (n)-[:STEP]->() } AS steps ORDER BY steps DESC
WITH n, CASE WHEN n:Bank THEN 'Bank' ELSE 'Company' END AS kind
WITH kind, collect(n.id)[..5] AS ids RETURN kind, ids ORDER BY kind
"""


HUBS = 10
FIRST = "level 5"
Ask = Callable[[str], Answer | None]


def in_trace(graph: Graph, seconds: float, lowest: int = LOWEST) -> Ask:
    """Answer with the shipped query."""

    def ask(subject: str) -> Answer | None:
        asked = Question(
            subject=subject,
            known_by=KNOWN_BY,
            as_of=AS_OF,
            standard=Standard(lowest),
            max_hops=HOPS,
            limit=LIMIT,
            seconds=seconds,
        )
        found = search(graph, asked, time.monotonic())
        if found.truncation and "time budget" in found.truncation:
            return None
        return [
            (
                row["standard"],
                row["hops"],
                row["target"],
                tuple(node["id"] for node in row["nodes"]),
                tuple(step["id"] for step in row["steps"]),
            )
            for row in found.rows
        ]

    return ask


@contextmanager
def serving(entities: int, links: int) -> Iterator[tuple[Graph, neo4j.Driver, Files]]:
    """Serve a synthetic graph of that size."""
    with tempfile.TemporaryDirectory(prefix="graphkit-bench-") as name:
        home = Path(name) / "home"
        files = write(Path(name) / "csv", entities, links)
        nodes = [CsvGroup("", (files.entities,)), CsvGroup("", (files.designations,))]
        steps = [CsvGroup("STEP", (files.steps,)), CsvGroup("", (files.designates,))]
        admin_import(home, nodes, steps, jars_dir=jars())
        running = start(home, jars_dir=jars(), heap="3g", page_cache="2g", bolt_port=0, http_port=0)
        secret = (running.username, running.password.get_secret_value())
        try:
            with (
                connect(running.bolt_uri, running.username, running.password, "neo4j", 60) as graph,
                neo4j.GraphDatabase.driver(running.bolt_uri, auth=secret) as driver,
            ):
                schema.apply(graph)
                yield graph, driver, files
        finally:
            stop(home)


def subjects(driver: neo4j.Driver, files: Files) -> list[str]:
    """Return the five heaviest banks and companies, and thirty subjects at random."""
    hubs = [one for row in driver.execute_query(HEAVIEST).records for one in row["ids"]]
    with files.entities.open(newline="") as lines:
        every = [row["id:ID"] for row in csv.DictReader(lines) if "Designated" not in row[":LABEL"]]
    return [*hubs, *random.Random(11).sample(every, 30)]


def main() -> None:
    """Make the graph, ask every contender about every subject, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entities", type=int, default=100_000)
    parser.add_argument("--links", type=int, default=300_000)
    parser.add_argument("--seconds", type=float, default=30.0, help="budget of one answer")
    parser.add_argument("--only", default="trace,pattern,networkx")
    asked = parser.parse_args()
    with serving(asked.entities, asked.links) as (graph, driver, files):
        contenders: dict[str, Callable[[], Ask]] = {
            "trace": lambda: in_trace(graph, asked.seconds),
            "pattern": lambda: in_pattern(driver, asked.seconds),
            "networkx": lambda: in_networkx(files, asked.seconds),
        }
        every = subjects(driver, files)
        runs = {
            name: _ask_all(name, contenders[name](), every, asked.seconds)
            for name in asked.only.split(",")
        }
        first = in_trace(graph, asked.seconds, Standard.ADJUDICATED)
        runs[FIRST] = _ask_all("first level", first, every, asked.seconds)
        print(f"{asked.entities:,} entities, {asked.links:,} links, budget {asked.seconds:g} s")
        _print("heaviest hubs", runs, range(HUBS))
        _print("subjects at random", runs, range(HUBS, len(every)))


@dataclass
class Run:
    """What one contender did: seconds and answer of each subject, None where it did not finish."""

    seconds: list[float] = field(default_factory=list)
    answers: list[Answer | None] = field(default_factory=list)


def _ask_all(name: str, ask: Ask, every: list[str], seconds: float) -> Run:
    run = Run()
    for subject in every[-5:]:
        ask(subject)  # compiles the query and warms the page cache
    for place, subject in enumerate(every, 1):
        began = time.perf_counter()
        answer = ask(subject)
        spent = time.perf_counter() - began
        run.answers.append(answer)
        run.seconds.append(spent if answer is not None else max(spent, seconds))
        print(f"\r{name}: {place}/{len(every)}  ", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return run


def _same(name: str, ours: Run, theirs: Run, places: Iterable[int]) -> int:
    """Assert that where both finished the chains and their order are the same; count them."""
    both = [n for n in places if ours.answers[n] is not None and theirs.answers[n] is not None]
    for n in both:
        assert ours.answers[n] == theirs.answers[n], f"{name} and trace differ on subject {n}"
    return len(both)


def _print(title: str, runs: dict[str, Run], places: Sequence[int]) -> None:
    trace = runs["trace"]
    table = Table(title=f"{title} ({len(places)})", title_justify="left")
    for column in ("", "finished", "same", "median ms", "p95 ms", "max ms", "× median", "× sum"):
        table.add_column(column, justify="left" if not column else "right")
    for name, run in runs.items():
        times, base = [run.seconds[n] for n in places], [trace.seconds[n] for n in places]
        ratios = [theirs / ours for ours, theirs in zip(base, times, strict=True)]
        whole = name != FIRST
        figures = (statistics.median(times), sorted(times)[int(len(times) * 0.95)], max(times))
        table.add_row(
            name,
            str(sum(run.answers[n] is not None for n in places)),
            str(_same(name, trace, run, places)) if whole else "",
            *(f"{one * 1000:,.0f}" for one in figures),
            *(f"{one:.2f}" for one in (statistics.median(ratios), sum(times) / sum(base))),
        )
    Console().print(table)


if __name__ == "__main__":
    main()
