"""The examples of a page: commands after `$ graphkit`, and what they show of the answer."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from tests.cli.conftest import Run

DOCS = Path(__file__).parents[2] / "docs"
GENERATED = r"<!-- {0}: begin -->\n(.*)\n<!-- {0}: end -->"


def page(name: str) -> str:
    """Return a page of docs, in whichever folder it lies."""
    (path,) = DOCS.rglob(name)
    return path.read_text("utf-8")


def generated(name: str, part: str) -> str:
    """Return what stands in a page between two marks."""
    found = re.search(GENERATED.format(part), page(name), re.DOTALL)
    assert found is not None
    return found[1]


def examples(name: str) -> list[tuple[str, str]]:
    """Return the commands of a page and what it shows of each answer."""
    return re.findall(r"^\$ graphkit ([^\n]+)\n(.*?)^```$", page(name), re.M | re.S)


def check(cli: Run, command: str, shown: str) -> None:
    """Run a command, and find all that is shown in its answer and in this order."""
    result = cli(*shlex.split(command), *(() if " show " in command else ("-f", "table")))
    told = "\n".join(line.rstrip() for line in result.stdout.splitlines())
    place = 0
    for part in (part.rstrip("\n") for part in shown.split("…\n")):
        found = told.find(part, place)
        assert found >= 0, (
            f"not in the answer, or not in this order:\n{part}\n\nThe answer:\n{told}"
        )
        place = found + len(part)
