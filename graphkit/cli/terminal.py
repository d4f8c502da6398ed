"""What the terminal sees: data on stdout, all else on stderr, progress for what takes long."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from graphkit.cli.pace import Pace, shown_count
from graphkit.report.words import shown

LINE_EVERY = 30.0
"""Seconds between progress lines where stderr is no terminal."""
QUIET_SECONDS = 1.5
"""What takes no longer is not worth a line."""


@dataclass
class Verbosity:
    """What the flags -q, -v and --debug asked for; set once by the root command."""

    quiet: bool = False
    verbose: bool = False
    debug: bool = False


VERBOSITY = Verbosity()


def out() -> Console:
    """Return a console on stdout that takes text as it is: no markup, no highlighting."""
    return Console(file=sys.stdout, markup=False, highlight=False, emoji=False)


def err() -> Console:
    """Return a console on stderr that takes text as it is."""
    return Console(file=sys.stderr, markup=False, highlight=False, emoji=False)


def say(text: str) -> None:
    """Tell the person at the terminal something that is not data."""
    if not VERBOSITY.quiet:
        err().print(Text(shown(text)), soft_wrap=True)


def complain(text: str) -> None:
    """Say what went wrong, line by line, whatever the verbosity."""
    for line in text.splitlines():
        err().print(Text(shown(line), style="red"), soft_wrap=True)


Report = Callable[[int, int, str], None]


@contextmanager
def progress() -> Iterator[Report]:
    """Give a callback (done, total, label) that shows a bar, or a line now and then."""
    if VERBOSITY.quiet:
        yield lambda _done, _total, _label: None
    elif sys.stderr.isatty():
        with _bar() as report:
            yield report
    else:
        yield _lines()


@contextmanager
def _bar() -> Iterator[Report]:
    columns = (
        SpinnerColumn(),  # it moves, and so do the seconds, while the server is long at one thing
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[count]}"),
        TimeElapsedColumn(),
    )
    pace = Pace()
    with Progress(*columns, console=err(), transient=True) as bar:
        task = bar.add_task("", total=None, count="")

        def report(done: int, total: int, label: str) -> None:
            count = shown_count(done, total, pace.at(time.monotonic(), done, total))
            bar.update(task, completed=done, total=total or None, count=count,
                       description=shown(label)[:60])  # fmt: skip

        yield report


def _lines() -> Report:
    """Print nothing of what is quick, then a line a stage, and one every half minute."""
    began = said_at = time.monotonic()
    pace, said = Pace(), ""

    def report(done: int, total: int, label: str) -> None:
        nonlocal said, said_at
        now = time.monotonic()
        measured = pace.at(now, done, total)
        stage = label.split(" ")[0]
        changed = stage != said and now - began >= QUIET_SECONDS
        if changed or now - said_at >= LINE_EVERY:
            said, said_at = stage, now
            of = f" ({shown_count(done, total, measured)})" if total or done else ""
            err().print(Text(shown(f"… {label}{of}")))

    return report


def ask(question: str, *, yes: bool) -> bool:
    """Ask before what cannot be undone; `--yes` answers for scripts."""
    return yes or typer.confirm(question, err=True)
