"""How long `graphkit impact` takes on a synthetic graph, part by part, for hubs and for others.

    python -m benchmarks.impact [--entities 100000 --links 300000]

Every stated link and joint fact of the graph is written beside its steps, without evidence; every
twentieth bank is in the United States. DebtRank is run again over plain dictionaries, in the same
single pass, and must give the same distress; the ratio is of the two runs alone, without reading.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import neo4j
import numpy as np

from benchmarks.served import jars
from benchmarks.synthetic import Files, write
from graphkit.graph import Graph, connect, schema
from graphkit.impact.amounts import valued
from graphkit.impact.answer import impact
from graphkit.impact.debtrank import distress, weights
from graphkit.impact.given import Given
from graphkit.impact.merged import Merged
from graphkit.impact.network import Extreme
from graphkit.impact.question import Question
from graphkit.impact.reading import Reader
from graphkit.server import CsvGroup, admin_import, start, stop

STATED = {"forward", "bank→holder", "giver→receiver"}
"""Roles of the steps of which one is written for each stated link and fact."""
DAY = date(2018, 6, 30)
KNOWN_BY = date(2026, 6, 30)
PROPERTIES = (
    "standard:int,startMin:date,startMax:date,endMin:date,endMax:date,reached:date[],"
    "refutedFrom:date,status"
)
IN_UNITED_STATES = """
MATCH (bank:Bank) WHERE toInteger(substring(bank.id, 1)) % 20 = 0 SET bank.country = ['us']
"""
HEAVIEST = """
MATCH (bank:Bank) WITH bank, COUNT { (bank)-[:CORRESPONDENT_OF]->() } AS respondents
ORDER BY respondents DESC, bank.id RETURN bank.id AS id LIMIT 3
"""
OTHERS = """
MATCH (bank:Bank) WITH bank ORDER BY bank.id SKIP 700 LIMIT 3 RETURN bank.id AS id
UNION ALL
MATCH (company:Company) WITH company ORDER BY company.id SKIP 7000 LIMIT 3 RETURN company.id AS id
"""


def stated(files: Files) -> tuple[CsvGroup, CsvGroup, CsvGroup]:
    """Write the stated links, the accounts, and their roles, from the steps of the graph."""
    folder = files.steps.parent
    links, facts, roles = (folder / f"stated-{name}.csv" for name in ("links", "facts", "roles"))
    with (
        files.steps.open(newline="") as steps,
        links.open("w", newline="") as link_file,
        facts.open("w", newline="") as fact_file,
        roles.open("w", newline="") as role_file,
    ):
        link_file.write(f":START_ID,:END_ID,:TYPE,id,{PROPERTIES}\n")
        fact_file.write(f"id:ID,:LABEL,{PROPERTIES}\n")
        role_file.write(":START_ID,:END_ID,:TYPE\n")
        out = csv.writer(link_file), csv.writer(fact_file), csv.writer(role_file)
        for row in csv.DictReader(steps):
            if row["role"] in STATED:
                _write(row, *out)
    return CsvGroup("", (links,)), CsvGroup("", (facts,)), CsvGroup("", (roles,))


def _write(row: dict[str, str], links: object, facts: object, roles: object) -> None:
    known = [row[name] for name in PROPERTIES.split(",")]
    ends = row[":START_ID"], row[":END_ID"]
    if row["via"]:
        facts.writerow([row["link"], f"JointFact;{row['kind']}", *known])  # type: ignore[attr-defined]
        for end, role in zip(ends, row["role"].upper().split("→"), strict=True):
            roles.writerow([row["link"], end, role])  # type: ignore[attr-defined]
    else:
        links.writerow([*ends, row["kind"], row["link"], *known])  # type: ignore[attr-defined]


@contextmanager
def serving(entities: int, links: int) -> Iterator[tuple[Graph, neo4j.Driver]]:
    """Serve a synthetic graph of that size with its stated claims."""
    with tempfile.TemporaryDirectory(prefix="graphkit-bench-") as name:
        home = Path(name) / "home"
        files = write(Path(name) / "csv", entities, links)
        claims, accounts, roles = stated(files)
        nodes = [CsvGroup("", (files.entities,)), accounts]
        admin_import(
            home, nodes, [CsvGroup("STEP", (files.steps,)), claims, roles], jars_dir=jars()
        )
        running = start(home, jars_dir=jars(), heap="3g", page_cache="2g", bolt_port=0, http_port=0)
        secret = (running.username, running.password.get_secret_value())
        try:
            with (
                connect(
                    running.bolt_uri, running.username, running.password, "neo4j", 300
                ) as graph,
                neo4j.GraphDatabase.driver(running.bolt_uri, auth=secret) as driver,
            ):
                schema.apply(graph)
                driver.execute_query("CALL db.awaitIndexes(600)")
                driver.execute_query(IN_UNITED_STATES)
                yield graph, driver
        finally:
            stop(home)


def main() -> None:
    """Make the graph, ask of hubs and others, and print seconds and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entities", type=int, default=100_000)
    parser.add_argument("--links", type=int, default=300_000)
    asked = parser.parse_args()
    with serving(asked.entities, asked.links) as (graph, driver):
        print(f"{asked.entities:,} entities, {asked.links:,} links")
        for title, text in (("heaviest banks", HEAVIEST), ("others", OTHERS)):
            for row in driver.execute_query(text).records:
                _ask(graph, title, row["id"])
        _models(graph)


def _ask(graph: Graph, title: str, subject: str) -> None:
    question = Question(subject=subject, as_of=DAY, known_by=KNOWN_BY, seconds=300.0)
    times = []
    for cascades in (False, True):
        began = time.perf_counter()
        answer = impact(graph, replace(question, cascades=cascades))
        times.append(time.perf_counter() - began)
    told = ", ".join(f"{name} {number:,}" for name, number in answer.totals.items())
    print(f"{title}: {subject}: facts {times[0]:.2f} s, whole {times[1]:.2f} s; {told}")
    for limit in answer.limits:
        print(f"    {limit}")


def _models(graph: Graph) -> None:
    """Time the reading of all claims, and each model over arrays and over dictionaries."""
    reader = Reader(graph, Question("", DAY, KNOWN_BY, seconds=300.0))
    began = time.perf_counter()
    ties = reader.ties()
    read = time.perf_counter()
    found = valued(ties, Given(), Merged(), "USD", 10.0, reader.asked.channel)
    made = time.perf_counter()
    network = found.network
    shock = np.zeros(network.parties)
    shock[np.argmax(np.bincount(network.through, minlength=network.parties))] = 1.0
    weight = weights(network, 0.1, Extreme.MOST)
    ready = time.perf_counter()
    h = distress(network, weight, shock)
    done = time.perf_counter()
    pairs = zip(network.exposed.tolist(), network.through.tolist(), weight.tolist(), strict=True)
    plain, seconds = in_dictionaries(list(pairs), shock.tolist())
    assert np.allclose(h, plain), "both give the same distress"
    print(f"{len(ties):,} claims of {network.parties:,} parties: read in {read - began:.2f} s,"
          f" put into arrays in {made - read:.2f} s, weights {ready - made:.2f} s")  # fmt: skip
    print(f"DebtRank: arrays {done - ready:.3f} s, dictionaries {seconds:.3f} s,"
          f" ratio {seconds / (done - ready):.1f}; {int((h > 0).sum()):,} reached")  # fmt: skip


def in_dictionaries(
    pairs: list[tuple[int, int, float]], shock: list[float]
) -> tuple[list[float], float]:
    """Return the distress as one pass over dictionaries finds it, and its seconds."""
    began = time.perf_counter()
    through: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for exposed, other, weight in pairs:
        through[other].append((exposed, weight))
    h = list(shock)
    spreading = {party for party, amount in enumerate(h) if amount > 0}
    touched = set(spreading)
    while spreading:
        before = {party: h[party] for party in spreading}
        hit = set()
        for party, amount in before.items():
            for exposed, weight in through[party]:
                h[exposed] += weight * amount
                hit.add(exposed)
        for party in hit:
            h[party] = min(1.0, h[party])
        spreading = hit - touched
        touched |= spreading
    return h, time.perf_counter() - began


if __name__ == "__main__":
    main()
