"""Why a step layer: the same walk over derived steps and over the stated links, side by side.

    python -m benchmarks.step_layer [--entities 100000 --links 300000]

Both walks count the chains of at most four steps that the automaton allows from the same subjects.
Over the steps the pattern is directed and each step carries its symbol. Over the stated links the
pattern is undirected, and each hop must find out which way it goes and what that way means.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

import neo4j

from benchmarks.served import jars
from benchmarks.synthetic import MIX, ways, write
from graphkit.model.automaton import table
from graphkit.model.share import Share
from graphkit.model.steps import symbol
from graphkit.server import CsvGroup, admin_import, start, stop

OVER_STEPS = """
CYPHER 25
MATCH (subject:Entity {id: $subject})
MATCH ACYCLIC (subject)(()-[s:STEP WHERE s.standard >= 2]->()){1,4}(end)
WHERE allReduce(state = 0, x IN s | $automaton[state][x.code], state >= 0)
RETURN count(*) AS chains
"""
OVER_LINKS = """
CYPHER 25
MATCH (subject:Entity {id: $subject})
MATCH ACYCLIC (subject)((a)-[s:@@TYPES@@ WHERE s.standard >= 2]-()){1,4}(end)
WHERE allReduce(state = 0, at IN [n IN range(0, size(s) - 1) | [a[n], s[n]]] |
  $automaton[state][$codes[type(at[1]) + CASE WHEN startNode(at[1]) = at[0] THEN '>' ELSE '<' END]],
  state >= 0)
RETURN count(*) AS chains
"""


def codes() -> dict[str, int]:
    """Return the symbol of each way over each stated type; shares are left out, in favour of it."""
    found = {}
    for kind, pair, source, target, _ in MIX:
        name = kind if kind.isupper() else f"AS_{kind.upper()}"
        for way in ways(kind, pair):
            ends = (target, source) if way.reverse else (source, target)
            mark = "<" if way.reverse else ">"
            found[f"{name}{mark}"] = int(symbol(way.direction, Share(), *ends))
    return found


def main() -> None:
    """Make the graph, time both walks on the same subjects and print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entities", type=int, default=100_000)
    parser.add_argument("--links", type=int, default=300_000)
    parser.add_argument("--subjects", type=int, default=60)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="graphkit-bench-") as name:
        home = Path(name) / "home"
        files = write(Path(name) / "csv", asked.entities, asked.links)
        nodes = [CsvGroup("", (files.entities,))]
        admin_import(
            home,
            nodes,
            [CsvGroup("STEP", (files.steps,)), CsvGroup("", (files.stated,))],
            jars_dir=jars(),
        )
        running = start(home, jars_dir=jars(), heap="3g", page_cache="1g", bolt_port=0, http_port=0)
        auth = (running.username, running.password.get_secret_value())
        with neo4j.GraphDatabase.driver(running.bolt_uri, auth=auth) as driver:
            _compare(driver, asked.subjects)
        stop(home)


def _compare(driver: neo4j.Driver, subjects: int) -> None:
    driver.execute_query("CREATE CONSTRAINT e FOR (n:Entity) REQUIRE n.id IS UNIQUE")
    driver.execute_query("CALL db.awaitIndexes(300)")
    types = "|".join(sorted({key[:-1] for key in codes()}))
    walks = {"steps": OVER_STEPS, "links": OVER_LINKS.replace("@@TYPES@@", types)}
    given = {"automaton": [[int(n) for n in row] for row in table()], "codes": codes()}
    seconds: dict[str, list[float]] = {name: [] for name in walks}
    for place in range(subjects + 5):
        subject = f"e{place * 977 + 13}"
        for name, text in walks.items():
            began = time.perf_counter()
            driver.execute_query(text, {**given, "subject": subject}, routing_="r")
            if place >= 5:  # the first few compile the query and warm the page cache
                seconds[name].append(time.perf_counter() - began)
    ratios = [b / a for a, b in zip(seconds["steps"], seconds["links"], strict=True)]
    for name, times in seconds.items():
        p95 = sorted(times)[int(len(times) * 0.95)]
        print(f"{name}: median {statistics.median(times) * 1000:.1f} ms, p95 {p95 * 1000:.1f} ms")
    print(
        f"links / steps, subject by subject: median {statistics.median(ratios):.2f}, "
        f"sum {sum(seconds['links']) / sum(seconds['steps']):.2f}"
    )


if __name__ == "__main__":
    main()
