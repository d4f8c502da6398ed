"""graphkit export: the whole stated layer, as other tools read it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated

import orjson
import typer

from graphkit.cli.database import opened
from graphkit.cli.failures import reported
from graphkit.cli.files import refuse_existing, whole
from graphkit.cli.options import ForceOption, OutputOption
from graphkit.cli.terminal import progress, say
from graphkit.graph import Graph, exported
from graphkit.graph.exported import Told
from graphkit.model.records import Document, Link
from graphkit.report.ftm import Line, Writer
from graphkit.report.words import count
from graphkit.settings import read_settings


class Target(StrEnum):
    """What is written."""

    FTM = "ftm"


@reported
def export_command(
    to: Annotated[Target, typer.Option("--to", help="ftm: FollowTheMoney, one entity a line.")],
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Write all that is stated: entities, links, joint facts, designations, their evidence.

    Example: graphkit export --to ftm -o graph.ftm.json
    """
    with opened(read_settings()) as graph, _stream(output, force=force) as stream:
        documents = list(exported.documents(graph))
        writer = Writer(one.record for one in documents)
        written: Counter[str] = Counter()
        with progress() as report:
            for line in _lines(graph, documents, writer):
                stream.write(orjson.dumps(line) + b"\n")
                written[line["schema"]] += 1
                report(written.total(), 0, f"writing {to}")
    every = ", ".join(f"{number:,} {schema}" for schema, number in written.most_common())
    say(f"{count(written.total(), 'line')}{': ' if every else ''}{every}")
    for what, number in sorted(writer.lost.items()):
        if number:
            say(f"as text, since FollowTheMoney has no place for it: {number:,} × {what}")


def _lines(graph: Graph, documents: list[Told[Document]], writer: Writer) -> Iterator[Line]:
    yield from (writer.document(one) for one in documents)
    for one in exported.entities_and_links(graph):
        if isinstance(one.record, Link):
            yield from writer.link(one)
        else:
            yield writer.entity(one)
    for fact in exported.facts(graph):
        yield from writer.fact(fact)
    yield from (writer.designation(one) for one in exported.designations(graph))


@contextmanager
def _stream(output: Path | None, *, force: bool) -> Iterator[IO[bytes]]:
    """Give where to write: stdout, or a file that appears whole or not at all."""
    if output is None or str(output) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    refuse_existing([output], force=force)
    with whole(output) as stream:
        yield stream
    say(f"wrote {output}")
