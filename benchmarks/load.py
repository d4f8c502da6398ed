"""Loading side by side: ours over Bolt, MERGE as scripts send it, and the importer.

    python -m benchmarks.load [--entities 100000 --links 300000] [--only bolt,full] [--real FOLDER]

All get the same rows, synthetic ones or those of an OFAC folder, in a server of their own with the
schema in place, and a process of their own.

    bolt      graphkit's own loader: identity, standards and steps derived, resumable
    full      the very graph that `bolt` makes, every property of it, with UNWIND and MERGE, 10,000
              rows at once: nothing is looked up, checked or derived
    unwind    only what is stated, with UNWIND and MERGE, 10,000 rows at once
    row       only what is stated, one MERGE statement for each row, 1,000 rows in a transaction, as
              the scripts do that come with published leaks; the first 10,000 rows of each kind
    bulk      graphkit's files for the importer, the import and the schema
    importer  the importer alone, on the files of `bulk`

What reading the rows took is told as a phase and counts for none. On a busy machine compare what is
done in a second of CPU, which both sides share: `rel./CPU s`.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.contenders import Asked, Told, in_bolt, in_bulk, in_importer
from benchmarks.merging import in_full, in_rows, in_unwind
from benchmarks.served import jars
from graphkit.server.jars import ensure_jars
from graphkit.server.progress import silent

WAYS: dict[str, Callable[[Asked, Path], Told]] = {
    "bolt": in_bolt,
    "full": in_full,
    "unwind": in_unwind,
    "row": in_rows,
    "bulk": in_bulk,
    "importer": in_importer,
}
COLUMNS = ("s", "relationships", "rel./s", "×", "records/s", "CPU s here", "there", "rel./CPU s",
           "2nd half / 1st", "MiB", "phases")  # fmt: skip


def alone(name: str, asked: Asked) -> Told:
    """Let one contender load, in a process of its own, so that its memory is its own."""
    with tempfile.TemporaryDirectory(prefix="graphkit-bench-") as folder:
        told = WAYS[name](asked, Path(folder))
    told.resident = told.resident or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return told


def main() -> None:
    """Let each contender load the same, and print how they compare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entities", type=int, default=10_000)
    parser.add_argument("--links", type=int, default=30_000)
    parser.add_argument("--real", type=Path, help="an OFAC folder, instead of synthetic rows")
    parser.add_argument("--only", default=",".join(WAYS))
    given = parser.parse_args()
    asked = Asked(given.entities, given.links, given.real)
    ensure_jars(jars(), silent)  # fetching them is no part of what is timed
    told: dict[str, Told] = {}
    for name in given.only.split(","):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            told[name] = pool.submit(alone, name, asked).result()
        print(f"{name}: {told[name].total:.1f} s", flush=True)
    Console(width=150).print(table(told))


def table(told: dict[str, Told]) -> Table:
    """Lay out what the contenders did; × is the rate of relationships over that of the first."""
    base = next(iter(told.values()))
    found = Table("", title="loading", title_justify="left")
    for column in COLUMNS:
        found.add_column(column, justify="left" if column == "phases" else "right")
    for name, one in told.items():
        found.add_row(name, *cells(one, base))
    return found


def cells(one: Told, base: Told) -> list[str]:
    """Return the cells of one contender, after its name."""
    rate = one.relationships / one.total
    cpu = sum(one.cpu)
    return [
        f"{one.total:.1f}",
        f"{one.relationships:,}",
        f"{rate:,.0f}",
        f"{rate / (base.relationships / base.total):.2f}",
        f"{one.records / one.total:,.0f}",
        *(f"{seconds:.1f}" for seconds in one.cpu),
        f"{one.relationships / cpu:,.0f}" if cpu else "",
        f"{one.halves:.2f}" if one.halves is not None else "",
        f"{one.resident:,}",
        ", ".join(f"{phase} {seconds:.1f}" for phase, seconds in one.seconds.items()),
    ]


if __name__ == "__main__":
    main()
