"""Load files into an empty store at full speed, past Cypher."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graphkit.errors import InputRejected, UsageError
from graphkit.server import conf
from graphkit.server.admin import run_admin
from graphkit.server.exclusive import exclusive
from graphkit.server.launch import make_ready
from graphkit.server.layout import STORE_NAME, Layout, layout_of, prepare
from graphkit.server.ports import BOLT_PORT, HTTP_PORT
from graphkit.server.progress import Progress, silent
from graphkit.server.record import is_alive, read_record
from graphkit.server.store import (
    decide_replacement,
    finish_replacement,
    is_empty,
    scratch_store,
)

NAME = re.compile(r"[A-Za-z_]\w*(:[A-Za-z_]\w*)*")
OPTIONS = (
    "--path-pattern-style=none",
    "--bad-tolerance=0",
    "--strict=true",
)
COUNTED = re.compile(r"(\d+) (nodes|relationships|properties)")


@dataclass(frozen=True)
class CsvGroup:
    """CSV files with one header between them.

    Args:
        name: "Label:Label" or a relationship type; empty where a column gives it.
        files: the first begins with the header line.
        spanning: those of them with values of several lines, which are read more slowly.
    """

    name: str
    files: tuple[Path, ...]
    spanning: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Imported:
    """What an import wrote."""

    nodes: int
    relationships: int
    properties: int


def admin_import(
    home: Path,
    nodes: Sequence[CsvGroup],
    relationships: Sequence[CsvGroup],
    progress: Progress = silent,
    *,
    jars_dir: Path | None = None,
    numbered: bool = False,
    array_delimiter: str = ";",
    held_nothing: bool = False,
) -> Imported:
    """Import CSV files into the empty store of a stopped server: all of it, or nothing.

    One bad row (a duplicate id, an unknown end, a value of the wrong type) refuses the whole
    import. Constraints and indexes do not survive it: apply the schema afterwards.

    Args:
        home: of the server.
        nodes: files of nodes.
        relationships: files of relationships.
        progress: told how far the import is.
        jars_dir: where the jars lie, if homes share them.
        numbered: whether the ids that join relationships to nodes are whole numbers, not texts.
        array_delimiter: one character that parts the elements of a list, and labels.
        held_nothing: the caller has asked the server that it holds nothing; without being asked,
            what may once have held something is not replaced.

    Raises:
        UsageError: the server runs, or the store holds data.
        InputRejected: a file is missing or is refused by Neo4j; the store stays empty.
    """
    if not nodes:
        raise UsageError("There are no nodes to import.", cure="Name at least one file of nodes.")
    arguments = [
        f"--id-type={'integer' if numbered else 'string'}",
        f"--array-delimiter=U+{ord(array_delimiter):04X}",
        *_spanning([*nodes, *relationships]),
        *_arguments("nodes", nodes),
        *_arguments("relationships", relationships),
    ]
    layout = layout_of(home, jars_dir)
    prepare(layout)
    with exclusive(layout, "import", progress):
        _refuse_if_running(layout)
        if not held_nothing:
            _refuse_unless_empty(layout)
        return _import(layout, arguments, progress)


def _import(layout: Layout, arguments: Sequence[str], progress: Progress) -> Imported:

    def refuse(said: str) -> InputRejected:
        return InputRejected(
            f"Neo4j refuses these files. It said:\n  {said}",
            where=str(layout.admin_log),
            cure="The store is still empty. Mend the files and import again.",
        )

    make_ready(layout, conf.settings(BOLT_PORT, HTTP_PORT, conf.memory()), progress)
    report = f"--report-file={layout.logs / 'import-report.log'}"
    with scratch_store(layout) as config:
        beside = f"--additional-config={config}"
        command = ["database", "import", "full", STORE_NAME, *OPTIONS, report, beside, *arguments]
        printed = run_admin(layout, command, "importing", progress, refuse=refuse)
        decide_replacement(layout)
    finish_replacement(layout)
    counts = {what: int(number) for number, what in COUNTED.findall(printed)}
    return Imported(**{"nodes": 0, "relationships": 0, "properties": 0} | counts)


def _refuse_if_running(layout: Layout) -> None:
    record = read_record(layout)
    if record is not None and is_alive(layout, record):
        raise UsageError(
            "An import needs the server stopped, and it runs.",
            where=record.bolt_uri,
            cure="Type `graphkit server stop` first.",
        )
    finish_replacement(layout)


def _refuse_unless_empty(layout: Layout) -> None:
    if not is_empty(layout):
        raise UsageError(
            "An import needs an empty store, and this one holds or has held data.",
            where=str(layout.store("databases")),
            cure="Load with `graphkit ingest`, or choose another folder with GRAPHKIT_HOME.",
        )


def _spanning(groups: Sequence[CsvGroup]) -> list[str]:
    files = [path for group in groups for path in group.spanning]
    if not files:
        return ["--multiline-fields=false"]
    return ["--multiline-fields-format=v2", f"--multiline-fields={_joined(files)}"]


def _arguments(option: str, groups: Sequence[CsvGroup]) -> list[str]:
    return [f"--{option}={_prefix(group)}{_joined(group.files)}" for group in groups]


def _prefix(group: CsvGroup) -> str:
    if group.name and not NAME.fullmatch(group.name):
        raise InputRejected(f"{group.name!r} is no label or relationship type.")
    return f"{group.name}=" if group.name else ""


def _joined(files: Sequence[Path]) -> str:
    for file in files:
        if not file.is_file():
            raise InputRejected("There is no such file to import.", where=str(file))
        if "," in str(file.resolve()):
            raise InputRejected(
                "Neo4j's import cannot read a path with a comma.",
                where=str(file),
                cure="Rename the file or its folder.",
            )
    return ",".join(str(file.resolve()) for file in files)
