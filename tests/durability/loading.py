"""The load that is killed: 200,000 rows, made as they are read, through the real loader.

Run as a process of its own: `python -m tests.durability.loading URI USERNAME`, the password in
the environment. It says how it went, as the command line does.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from pydantic import SecretStr

from graphkit.cli.ingest import load_lines
from graphkit.graph import connect
from graphkit.graph.load import load_rows
from graphkit.graph.schema import apply
from graphkit.graph.spool import Spool
from graphkit.model.entities import Entity
from graphkit.model.identifiers import Identifier, Kind
from graphkit.model.records import Batch, Document, Evidence, IngestRun, Link, SourceFile
from graphkit.model.registry import Schema
from graphkit.model.rows import Row
from graphkit.model.share import Share
from graphkit.model.statements import DocumentKind

COMPANIES, OWNERSHIPS, BAD = 160_000, 39_990, 10
ROWS = COMPANIES + OWNERSHIPS + BAD
REGISTER = Document(
    id="register-2024",
    title="A register, made for a test",
    kind=DocumentKind.REGISTER,
    publisher="Nobody",
    reliability="A",
    published="2024",
    relies_on_known=True,
)
RUN = IngestRun(
    source="made",
    title="Rows made for a test",
    dated="2024",
    documents=(REGISTER.id,),
    files=(SourceFile(name="made.csv", sha256="made", rows=ROWS),),
    rows_read=ROWS,
    rows_accepted=ROWS,
)


def rows() -> Iterator[Row]:
    """Give companies, who owns which, and a few rows that own what nobody states."""
    for number in range(COMPANIES):
        yield Row("made.csv", number + 1, company(number))
    for number in range(OWNERSHIPS + BAD):
        owned = (number * 7_919 + 1) % COMPANIES if number < OWNERSHIPS else COMPANIES + number
        yield Row("made.csv", COMPANIES + number + 1, ownership(number, owned))


def company(number: int) -> Batch:
    own = Identifier(Kind.CASE, f"made/{number}")
    name = f"INVENTED COMPANY {number}"
    entity = Entity(id=str(own), schema_=Schema.COMPANY, name=name, identifiers=(own,))
    return Batch.model_construct(entities=(entity,), documents=(REGISTER,))


def ownership(owner: int, owned: int) -> Batch:
    link = Link(
        type="OWNS",
        from_id=f"case:made/{owner}",
        to_id=f"case:made/{owned}",
        share=Share(60.0, 60.0),
    )
    said = Evidence(about=link.id, document=REGISTER.id, locator=str(owner), read=True)
    return Batch.model_construct(links=(link,), evidence=(said,))


def main(uri: str, username: str) -> None:
    """Load the rows and say how it went."""
    password = SecretStr(os.environ["NEO4J_PASSWORD"])
    with Spool() as spool, connect(uri, username, password, "neo4j", 30.0) as graph:
        apply(graph)
        report = load_rows(graph, spool.fill(rows()), RUN)
    for line in (str(report.rows.total), *load_lines(report, 1.0)):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
