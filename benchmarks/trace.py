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
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import neo4j

from benchmarks.plain import AS_OF, HOPS, KNOWN_BY, LIMIT, LOWEST, Answer, in_networkx, in_pattern
from benchmarks.synthetic import Files, write
from graphkit.exposure.question import Question
from graphkit.exposure.search import search
from graphkit.graph import Graph, connect, schema
from graphkit.model.proof import Standard
from graphkit.server import CsvGroup, admin_import, start, stop
from graphkit.settings import Settings

HEAVIEST = """
MATCH (n:Bank|Company) WHERE NOT n:Designated
WITH n, COUNT { (n)-[:STEP]->() } AS steps ORDER BY steps DESC
WITH n, CASE WHEN n:Bank THEN 'Bank' ELSE 'Company' END AS kind
WITH kind, collect(n.id)[..5] AS ids RETURN kind, ids ORDER BY kind
"""


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
    jars = Settings().jars
    with tempfile.TemporaryDirectory(prefix="graphkit-bench-") as name:
        home = Path(name) / "home"
        files = write(Path(name) / "csv", entities, links)
        nodes = [CsvGroup("", (files.entities,)), CsvGroup("", (files.designations,))]
        steps = [CsvGroup("STEP", (files.steps,)), CsvGroup("", (files.designates,))]
        admin_import(home, nodes, steps, jars_dir=jars)
        running = start(home, jars_dir=jars, heap="3g", page_cache="2g", bolt_port=0, http_port=0)
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
        results = {
            name: _ask_all(name, contenders[name](), every, asked.seconds)
            for name in asked.only.split(",")
        }
        _same(results, every)
        _first_level(graph, every)
        for name, (times, _) in results.items():
            _print(name, times, results["trace"][0])


def _ask_all(
    name: str, ask: Ask, every: list[str], seconds: float
) -> tuple[list[float], list[Answer | None]]:
    times, answers = [], []
    for subject in every[-5:]:
        ask(subject)  # compiles the query and warms the page cache
    for place, subject in enumerate(every):
        began = time.perf_counter()
        answers.append(ask(subject))
        spent = time.perf_counter() - began
        times.append(spent if answers[-1] is not None else max(spent, seconds))
        print(f"\r{name}: {place + 1}/{len(every)}", end="", flush=True)
    print(f"\r{name}: {sum(one is not None for one in answers)}/{len(every)} finished")
    return times, answers


def _same(results: dict[str, tuple[list[float], list[Answer | None]]], every: list[str]) -> None:
    """Assert that whoever finished gave the same chains in the same order."""
    ours = results["trace"][1]
    for name, (_, answers) in results.items():
        compared = 0
        for subject, mine, theirs in zip(every, ours, answers, strict=True):
            if mine is not None and theirs is not None:
                assert mine == theirs, f"{name} and trace differ on {subject}"
                compared += 1
        print(f"{name}: {compared} answers compared, all the same")


def _first_level(graph: Graph, every: list[str]) -> None:
    ask = in_trace(graph, 30, Standard.ADJUDICATED)
    times = []
    for subject in every:
        began = time.perf_counter()
        ask(subject)
        times.append(time.perf_counter() - began)
    _print("trace, first complete level", times, times)


def _print(name: str, times: list[float], base: list[float]) -> None:
    p95 = sorted(times)[int(len(times) * 0.95)]
    ratios = [b / a for a, b in zip(base, times, strict=True)]
    print(
        f"{name}: median {statistics.median(times) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms,"
        f" max {max(times) * 1000:.0f} ms; times the trace: median {statistics.median(ratios):.1f},"
        f" in sum {sum(times) / sum(base):.1f}"
    )


if __name__ == "__main__":
    main()
