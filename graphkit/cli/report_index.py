"""graphkit report index: one page over a folder of dossiers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from graphkit.cli.failures import reported
from graphkit.cli.files import refuse_existing, write_all
from graphkit.cli.options import ForceOption
from graphkit.cli.terminal import complain, say
from graphkit.errors import Exit
from graphkit.report.dossier.shelf import INDEX, Shelf, read_shelf
from graphkit.report.words import count


@reported
def index_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder with findings files.")],
    force: ForceOption = False,
) -> None:
    """Write DIR/index.html over all dossiers of a folder, with search and filters.

    It opens from the file system and asks no network. A findings file that cannot be read is listed
    as broken with its reason; the index is written all the same, and the exit code is 6.

    Example: graphkit report index dossiers
    """
    from graphkit.report.dossier.index import index  # jinja2: other commands need not wait for it

    path = folder / INDEX
    refuse_existing([path], force=force)
    shelf = read_shelf(folder)
    write_all({path: index(shelf).encode()})
    say(f"wrote {path}: {_counted(shelf)}")
    for one in shelf.broken:
        complain(f"{folder / one.name}: {one.why}")
    if shelf.broken:
        raise typer.Exit(Exit.INPUT)


def _counted(shelf: Shelf) -> str:
    states = Counter(one.state for one in shelf.entries)
    answers = ", ".join(f"{number:,} {state}" for state, number in states.items())
    others = f"; {count(len(shelf.others), 'other file')} not taken" if shelf.others else ""
    return count(len(shelf.entries), "dossier") + (f" ({answers})" if answers else "") + others
