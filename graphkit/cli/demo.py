"""graphkit demo: the bundled sample of real cases, loaded and traced, ready to look at."""

from __future__ import annotations

import shutil
import sys
from importlib import resources
from pathlib import Path

import ingest.case
from graphkit.cli.database import opened
from graphkit.cli.failures import reported
from graphkit.cli.terminal import out, progress, say
from graphkit.exposure.question import Question
from graphkit.exposure.trace import trace
from graphkit.graph import load
from graphkit.report.trace import print_trace
from graphkit.report.words import count
from graphkit.settings import read_settings

SHOWN = (
    ("bank-of-china-singapore", "omm", "A bank that held the account of a ship agent"),
    ("billions-bunker", "korea-samjong", "The charterer of LIGHTHOUSE WINMORE"),
    ("bank-of-dandong", "kkbc", "A bank under section 311, and a bank that it served"),
)
"""What the demo asks: the subject, the party to end at, and what the subject is."""
MOST = 5
"""Chains of one question that the demo shows."""
NEXT = (
    ('find "chong chon gang"', "look something up"),
    ("trace chinpo --as-of 2014-07-28", "ask about a day"),
    ("report chinpo -o dossiers", "write what you would hand over"),
    ("browser open", "look at it in the Neo4j Browser, which plays a guide"),
    ("ingest case YOUR-FOLDER", "add your own (docs/reference/case-file.md)"),
    ("server stop", "stop Neo4j"),
)
"""What the demo says to type next, and what it is for."""


@reported
def demo_command() -> None:
    """Load the bundled sample of real cases and trace three of them with all their evidence."""
    settings = read_settings()
    reading = ingest.case.read(sample_folder())
    ingest.case.accept(reading)
    with opened(settings) as graph:
        with progress() as report:
            loaded = load(graph, reading.batch, reading.run, report)
        say(f"sample: {count(loaded.created, 'record')} loaded, {loaded.unchanged:,} there before")
        console = out()
        for subject, goal, title in SHOWN:
            console.print(f"\n── {title} " + "─" * max(4, 70 - len(title)), style="cyan")
            asked = Question(subject=subject, to=goal, known_by=settings.today, limit=MOST)
            print_trace(trace(graph, asked), console)
    for line in _next(len(reading.batch.entities)):
        console.print(line, soft_wrap=True)


def sample_folder() -> Path:
    """Return the bundled case file's folder, in a checkout and in an installed wheel."""
    return Path(str(resources.files("ingest"))) / "sample"


def _next(entities: int) -> list[str]:
    command = "graphkit" if shutil.which("graphkit") else sys.argv[0]
    loaded = f"{count(entities, 'entity', 'entities')} of real cases are loaded. Next:"
    return ["", loaded, *(f"  {command} {words:44} {why}" for words, why in NEXT)]
