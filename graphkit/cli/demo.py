"""graphkit demo: the bundled sample of real cases, loaded and traced, ready to look at."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import ingest.case
from graphkit.cli.database import opened
from graphkit.cli.failures import reported
from graphkit.cli.ingest import load_lines
from graphkit.cli.terminal import out, progress, say
from graphkit.exposure.trace import Question, trace
from graphkit.graph import load
from graphkit.report.trace import print_trace
from graphkit.report.words import count
from graphkit.settings import Settings

SHOWN = (
    ("bank-of-china-singapore", "A bank that held the account of a ship agent", 3),
    ("billions-bunker", "The charterer of LIGHTHOUSE WINMORE", 2),
    ("bank-of-dandong", "A bank under section 311, and whom it served", 2),
)
"""Subjects of the demo, what they are, and how many chains to show of each."""


@reported
def demo_command() -> None:
    """Load the bundled sample of real cases and trace three of them with all their evidence."""
    settings = Settings()
    reading = ingest.case.read(sample_folder())
    ingest.case.accept(reading)
    with opened(settings) as graph:
        with progress() as report:
            loaded = load(graph, reading.batch, reading.run, report)
        say(
            f"sample: {load_lines(loaded, 0)[0]}"
            if loaded.created
            else "sample: loaded before, unchanged"
        )
        console = out()
        for subject, title, most in SHOWN:
            console.print(f"\n── {title} " + "─" * max(4, 70 - len(title)), style="cyan")
            asked = Question(
                subject=f"case:sample/{subject}", known_by=settings.today, through=True, limit=most
            )
            print_trace(trace(graph, asked), console)
    for line in _next(len(reading.batch.entities)):
        console.print(line, soft_wrap=True)


def sample_folder() -> Path:
    """Return the bundled case file's folder, in a checkout and in an installed wheel."""
    return Path(str(resources.files("ingest"))) / "sample"


def _next(entities: int) -> list[str]:
    return [
        "",
        f"{count(entities, 'entity', 'entities')} of real cases are loaded. Next:",
        '  graphkit find "chong chon gang"               look something up',
        "  graphkit trace imo:7937317 --as-of 2013-07-08  ask about a day",
        "  graphkit server open                           look at it in the Neo4j Browser",
        "  graphkit ingest case YOUR-FOLDER               add your own (docs/case-file.md)",
    ]
