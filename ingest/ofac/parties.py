"""Joins the rows of the four files: one party for each row of sdn.csv, and nothing left over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from graphkit.errors import InputRejected
from graphkit.model.records import SourceFile
from ingest.ofac.clauses import clauses
from ingest.ofac.entities import TYPES
from ingest.ofac.records import Party, Problem
from ingest.ofac.rows import (
    REMARK_SIZE,
    AddRow,
    AltRow,
    CommentRow,
    SdnRow,
    Table,
    read_table,
)

NAME_KINDS = ("aka", "fka", "nka")
Attached = TypeVar("Attached", AddRow, AltRow, CommentRow)


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one file: read = accepted + rejected."""

    read: int
    rejected: int = 0

    @property
    def accepted(self) -> int:
        """Rows that are in the batch."""
        return self.read - self.rejected


@dataclass(frozen=True)
class Files:
    """The four files, read."""

    sdn: Table[SdnRow]
    add: Table[AddRow]
    alt: Table[AltRow]
    comments: Table[CommentRow]

    @property
    def sources(self) -> tuple[SourceFile, ...]:
        """Names and hashes of the files."""
        return (self.sdn.file, self.add.file, self.alt.file, self.comments.file)

    @property
    def oddities(self) -> tuple[Problem, ...]:
        """What is odd about the files themselves."""
        every = (self.sdn, self.add, self.alt, self.comments)
        return tuple(Problem(one.file.name, odd) for one in every for odd in one.oddities)


@dataclass(frozen=True)
class Assembled:
    """All parties of the list, with the rows that belong to none counted as rejected."""

    parties: tuple[Party, ...]
    counts: Mapping[str, Rows]
    problems: tuple[Problem, ...]


def read_files(folder: Path, least: Mapping[str, int]) -> Files:
    """Read the four files of a folder; `least` holds minimum rows by name; raises InputRejected."""
    return Files(
        sdn=read_table(folder / "sdn.csv", SdnRow, least["sdn.csv"]),
        add=read_table(folder / "add.csv", AddRow, least["add.csv"]),
        alt=read_table(folder / "alt.csv", AltRow, least["alt.csv"]),
        comments=read_table(folder / "sdn_comments.csv", CommentRow, least["sdn_comments.csv"]),
    )


def assemble(files: Files) -> Assembled:
    """Join the files by listing number.

    A row of another file whose number is not in sdn.csv belongs to nobody: it is rejected and
    reported, since the files may be of two days.

    Raises:
        InputRejected: two rows of sdn.csv have one number, or a type or kind of name is unknown.
    """
    _check(files)
    remarks = {row.uid: row.remarks for row in files.sdn.rows}
    adds, add_problems = _attach("add.csv", files.add.rows, remarks)
    alts, alt_problems = _attach("alt.csv", files.alt.rows, remarks)
    full = {uid: text for uid, text in remarks.items() if len(text) >= REMARK_SIZE}
    comments, comment_problems = _attach("sdn_comments.csv", files.comments.rows, full)
    parties = tuple(
        _party(row, adds[row.uid], alts[row.uid], comments[row.uid]) for row in files.sdn.rows
    )
    return Assembled(
        parties=parties,
        counts={
            "sdn.csv": Rows(len(files.sdn.rows)),
            "add.csv": Rows(len(files.add.rows), len(add_problems)),
            "alt.csv": Rows(len(files.alt.rows), len(alt_problems)),
            "sdn_comments.csv": Rows(len(files.comments.rows), len(comment_problems)),
        },
        problems=(
            *files.oddities,
            *add_problems,
            *alt_problems,
            *comment_problems,
            *_cut(files.sdn.rows, comments),
        ),
    )


def _check(files: Files) -> None:
    first: dict[str, int] = {}
    for row in files.sdn.rows:
        if row.uid in first:
            _reject(f"uid {row.uid} is already on line {first[row.uid]}", "sdn.csv", row.line)
        if row.type and row.type not in TYPES:
            known = ", ".join(sorted(TYPES))
            _reject(f"type {row.type!r} is none of {known} or empty", "sdn.csv", row.line)
        if not (row.name and row.programmes):
            _reject("a listing without a name or a programme", "sdn.csv", row.line)
        first[row.uid] = row.line
    for name in files.alt.rows:
        if name.kind not in NAME_KINDS or not name.name:
            _reject(f"{name.kind!r} {name.name!r} is no aka, fka or nka", "alt.csv", name.line)


def _reject(what: str, file: str, line: int) -> None:
    raise InputRejected(
        what, where=f"{file}:{line}", cure="nothing was accepted; fetch the list again"
    )


def _attach(
    file: str, rows: Iterable[Attached], to: Mapping[str, str]
) -> tuple[defaultdict[str, list[Attached]], tuple[Problem, ...]]:
    attached: defaultdict[str, list[Attached]] = defaultdict(list)
    problems = []
    for row in rows:
        if row.uid in to:
            attached[row.uid].append(row)
        else:
            what = f"uid {row.uid}: no row of sdn.csv that it could belong to; rejected"
            problems.append(Problem(f"{file}:{row.line}", what))
    return attached, tuple(problems)


def _party(
    row: SdnRow, adds: list[AddRow], alts: list[AltRow], comments: list[CommentRow]
) -> Party:
    remark = row.remarks + "".join(one.text_beyond for one in comments)
    return Party(
        row=row,
        clauses=tuple(clauses(remark, row.title)),
        addresses=tuple(adds),
        names=tuple(alts),
        continued=bool(comments),
    )


def _cut(rows: Iterable[SdnRow], comments: Mapping[str, list[CommentRow]]) -> list[Problem]:
    return [
        Problem(f"sdn.csv:{row.line}", f"uid {row.uid}: its remark is cut and goes on nowhere")
        for row in rows
        if len(row.remarks) >= REMARK_SIZE and not row.remarks.endswith(".")
        if not comments.get(row.uid)
    ]
