"""A case file from its folder to one batch of records, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

from graphkit.errors import InputRejected
from graphkit.model.records import Batch, Designation, IngestRun, JointFact, Link, SourceFile
from graphkit.model.rows import Row
from ingest.case.columns import Sort
from ingest.case.contents import Contents, contents
from ingest.case.entities import entities
from ingest.case.evidence import check_all_is_evidenced, documents, evidence
from ingest.case.facts import designation, identity_link, joint_fact, link
from ingest.case.problems import Journal, Problem, shown
from ingest.case.references import References
from ingest.case.rows import Made, batch_of, rows
from ingest.case.stated import Stated, stated
from ingest.case.table import Table, table
from ingest.files.spelling import mixed, scripts

MOST_SHOWN = 1_000
"""Problems that an error lists; who has more corrects these first."""
T = TypeVar("T", Link, JointFact, Designation)


class Count(NamedTuple):
    """Rows of one file; what was accepted and what was rejected is all that was read."""

    read: int
    accepted: int
    rejected: int


@dataclass(frozen=True, slots=True)
class CaseReading:
    """What a case file says, and what is wrong with it.

    `batch` and `made` are empty as soon as there is one problem. `made` has the records by the rows
    that make them. `counts` has the rows of each file, accepted
    if they hold by themselves. `remarks` name what lies there and was not read, and names that look
    like others. `ids` say by a row's own id what evidence about it is about: for an identity, the
    link of its hull to it.
    """

    batch: Batch
    run: IngestRun
    problems: tuple[Problem, ...]
    counts: Mapping[str, Count]
    remarks: tuple[str, ...]
    ids: Mapping[str, str]
    made: tuple[Made, ...] = ()

    def rows(self) -> Iterator[Row]:
        """Give each row with its records, for a load that says what became of each."""
        return rows(self.made)


def read(path: Path) -> CaseReading:
    """Read and check a case file as one unit; whatever is wrong is in the reading's problems.

    Args:
        path: a folder of CSV files and workbooks, a zip archive of CSV files, or one workbook.
    """
    journal = Journal()
    held = contents(path.resolve(), journal)
    tables = {one.name: table(one, journal) for one in held.tables}
    stated_rows = [stated(row, journal) for one in tables.values() for row in one.rows]
    torn = {one for held_table in tables.values() for one in held_table.torn}
    made, ids = _made_of(stated_rows, References(held.case, stated_rows, torn, journal))
    order = {name: place for place, name in enumerate(tables)}
    problems = sorted(journal.problems, key=lambda one: (order.get(one.file, -1), one.row))
    counts = {name: _count(name, one, problems) for name, one in tables.items()}
    return CaseReading(
        batch=Batch() if problems else batch_of(made),
        run=_run(held, counts),
        problems=tuple(problems),
        counts=counts,
        remarks=(*held.remarks, *_deceptive(stated_rows)),
        ids=ids,
        made=() if problems else tuple(made),
    )


def accept(reading: CaseReading) -> None:
    """Raise InputRejected with every problem, if there is any."""
    if not reading.problems:
        return
    lines = "\n".join(f"  {one}" for one in reading.problems[:MOST_SHOWN])
    if more := len(reading.problems[MOST_SHOWN:]):
        lines += f"\n  and {more} more"
    many = f"{len(reading.problems)} problem" + ("s" if len(reading.problems) > 1 else "")
    raise InputRejected(
        f"{many}; nothing was written\n{lines}",
        where=reading.run.source,
        cure="Correct them and run the command again; see docs/reference/case-file.md.",
    )


def _made_of(rows: list[Stated], names: References) -> tuple[list[Made], dict[str, str]]:
    """Make the records of all rows; return them, and by a row's own id what is said of it."""
    links = _made(rows, {Sort.LINK: link, Sort.IDENTITY: identity_link}, names)
    facts = _made(rows, {Sort.FACT: joint_fact}, names)
    designations = _made(rows, {Sort.DESIGNATION: designation}, names)
    stated_ids = [*_ids(links), *_ids(facts), *_ids(designations)]
    ids = {row.id: graph_id for row, graph_id in stated_ids}
    every = evidence(rows, ids, names)
    # Evidence of two rows that say the same is no second slip.
    said = [(row, f"{one.id} {row.text('about')}") for row, one in every]
    _check_said_once([*stated_ids, *said], names.journal)
    if names.journal.whole:
        check_all_is_evidenced(rows, names)
    made: list[Made] = [*entities(rows, names), *links, *facts, *designations]
    made += [*documents(rows, names), *every]
    return made, {name: ids.get(name) or names.graph_id(row) for name, row in names.rows.items()}


def _made(
    rows: Iterable[Stated],
    makers: Mapping[Sort, Callable[[Stated, References], T | None]],
    names: References,
) -> list[tuple[Stated, T]]:
    made = []
    for row in rows:
        maker = makers.get(row.kind.sort)
        one = maker(row, names) if maker else None
        made += [(row, one)] if one else []
    return made


def _ids(made: Iterable[tuple[Stated, T]]) -> list[tuple[Stated, str]]:
    return [(row, one.id) for row, one in made]


def _deceptive(rows: Iterable[Stated]) -> Iterator[str]:
    """Name what looks like another word: it will not be found by who types what he sees."""
    for row in rows:
        for column in ("name", "alias", "weakAlias", "previousName"):
            stated = row.values.get(column, ())
            for one in (stated,) if isinstance(stated, str) else stated:
                if word := mixed(one):
                    of = " and ".join(name.capitalize() for name in scripts(word))
                    yield f"{row.place} {column}: {shown(word)} has letters of {of} that look alike"


def _check_said_once(made: Iterable[tuple[Stated, str]], journal: Journal) -> None:
    first: dict[str, Stated] = {}
    for row, statement in made:
        other = first.setdefault(statement, row)
        if other is not row:
            what = f"the row states the same as {other.place}"
            cure = "delete one; more evidence for it is more rows of evidence.csv"
            journal.add(row.file, row.line, "", what, cure)


def _count(name: str, of: Table, problems: Iterable[Problem]) -> Count:
    lines = set(of.lines)
    wrong = {one.row for one in problems if one.file == name} & lines
    rejected = len(wrong) if of.readable else len(lines)
    return Count(len(lines), len(lines) - rejected, rejected)


def _run(held: Contents, counts: Mapping[str, Count]) -> IngestRun:
    return IngestRun(
        source=f"case:{held.case}",
        title=f"Case file {held.case}",
        files=tuple(
            SourceFile(name=one.name, sha256=one.sha256, rows=counts[one.name].read)
            for one in held.tables
        ),
        rows_read=sum(one.read for one in counts.values()),
        rows_accepted=sum(one.accepted for one in counts.values()),
    )
