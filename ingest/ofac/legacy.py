"""Joins the rows of the four legacy files: a party for each row of the first, nothing left over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from graphkit.errors import InputRejected
from graphkit.model.records import SourceFile
from graphkit.model.rows import MOST_SHOWN, Reject
from ingest.ofac.clauses import clauses
from ingest.ofac.counts import Rows
from ingest.ofac.entities import TYPES
from ingest.ofac.forms import Found
from ingest.ofac.records import NAME_KINDS, Address, Listing, OtherName, Party, Problem
from ingest.ofac.rows import REMARK_SIZE, AddRow, AltRow, CommentRow, SdnRow, Table, read_table

Attached = TypeVar("Attached", AddRow, AltRow, CommentRow)


@dataclass(frozen=True)
class Legacy:
    """The four files, joined.

    A row of another file whose number is not in the first belongs to nobody: it is rejected, since
    the files may be of two days. A row of the comments belongs only to a remark that fills its
    column.

    Args:
        parties: the listed parties.
        rejects: rows that belong to nobody.
        counts: rows by file: read = accepted + rejected.
        files: names and hashes of the files.
        problems: what is odd about the files.
    """

    parties: tuple[Party, ...]
    rejects: tuple[Reject, ...]
    counts: Mapping[str, Rows]
    files: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]


@dataclass
class _Tables:
    sdn: Table[SdnRow]
    add: Table[AddRow]
    alt: Table[AltRow]
    comments: Table[CommentRow]
    rejects: list[Reject] = field(default_factory=list)


def read_legacy(found: Found) -> Legacy:
    """Read the four files of a list.

    Raises:
        InputRejected: a file is missing, broken or too small, two rows have one number, or a type
            of party or a kind of name is unknown.
    """
    tables = _tables(found)
    _check(tables)
    remarks = {row.uid: row.remarks for row in tables.sdn.rows}
    full = {uid: text for uid, text in remarks.items() if len(text) >= REMARK_SIZE}
    adds = _attach(tables, tables.add, remarks)
    alts = _attach(tables, tables.alt, remarks)
    comments = _attach(tables, tables.comments, full)
    name = tables.sdn.file.name
    parties = tuple(
        _party(tables, row, adds[row.uid], alts[row.uid], comments[row.uid])
        for row in tables.sdn.rows
    )
    every = (tables.sdn, tables.add, tables.alt, tables.comments)
    lost = [one.file for one in tables.rejects]
    return Legacy(
        parties=parties,
        rejects=tuple(tables.rejects),
        counts={one.file.name: Rows(len(one.rows), lost.count(one.file.name)) for one in every},
        files=tuple(one.file for one in every),
        problems=(
            *(Problem(one.file.name, odd) for one in every for odd in one.oddities),
            *_cut(name, tables.sdn.rows, comments),
        ),
    )


def _tables(found: Found) -> _Tables:
    names, least = found.source.files, found.source.minimum
    return _Tables(
        sdn=read_table(found.member(names.primary), SdnRow, least[names.primary]),
        add=read_table(found.member(names.addresses), AddRow, least[names.addresses]),
        alt=read_table(found.member(names.names), AltRow, least[names.names]),
        comments=read_table(found.member(names.comments), CommentRow, least[names.comments]),
    )


def _check(tables: _Tables) -> None:
    first: dict[str, int] = {}
    for row in tables.sdn.rows:
        file, line = tables.sdn.file.name, row.line
        if row.uid in first:
            _stop(f"uid {row.uid} is already on line {first[row.uid]}", file, line)
        if row.type and row.type not in TYPES:
            known = ", ".join(sorted(TYPES))
            _stop(f"type {row.type!r} is none of {known} or empty", file, line)
        if not (row.name and row.programmes):
            _stop("a listing without a name or a programme", file, line)
        first[row.uid] = row.line
    for name in tables.alt.rows:
        if name.kind not in NAME_KINDS or not name.name:
            what = f"{name.kind!r} {name.name!r} is no aka, fka or nka"
            _stop(what, tables.alt.file.name, name.line)


def _stop(what: str, file: str, line: int) -> None:
    raise InputRejected(
        what, where=f"{file}:{line}", cure="nothing was accepted; fetch the list again"
    )


def _attach(
    tables: _Tables, table: Table[Attached], to: Mapping[str, str]
) -> defaultdict[str, list[Attached]]:
    attached: defaultdict[str, list[Attached]] = defaultdict(list)
    file, primary = table.file.name, tables.sdn.file.name
    for row in table.rows:
        if row.uid in to:
            attached[row.uid].append(row)
        else:
            rule = f"uid {row.uid}: no row of {primary} that it could belong to"
            tables.rejects.append(Reject(file, row.line, "", row.text[:MOST_SHOWN], rule))
    return attached


def _party(
    tables: _Tables,
    row: SdnRow,
    adds: list[AddRow],
    alts: list[AltRow],
    comments: list[CommentRow],
) -> Party:
    file, addresses = tables.sdn.file.name, tables.add.file.name
    locator = f"{file} uid {row.uid}"
    remark = row.remarks + "".join(one.text_beyond for one in comments)
    quote = excerpt(row)
    parts = (
        (tables.add.file.name, len(adds)),
        (tables.alt.file.name, len(alts)),
        (tables.comments.file.name, len(comments)),
    )
    return Party(
        uid=row.uid,
        name=row.name,
        kind=row.type,
        title=row.title,
        call_sign=row.call_sign,
        vessel_type=row.vessel_type,
        tonnage=row.tonnage,
        gross_tonnage=row.gross_tonnage,
        flag=row.flag,
        owner=row.owner,
        addresses=tuple(
            Address(one.address, one.city, one.country, one.remarks, f"{addresses}:{one.line}")
            for one in adds
        ),
        names=tuple(OtherName(one.kind, one.name, one.remarks) for one in alts),
        clauses=tuple(clauses(remark, row.title)),
        listings=tuple(Listing(tag, locator, quote) for tag in tags(row.programmes)),
        file=file,
        line=row.line,
        locator=locator,
        said_at=f"{locator} with {tables.comments.file.name}" if comments else locator,
        beside=tuple((name, count) for name, count in parts if count),
    )


def tags(cell: str) -> tuple[str, ...]:
    """Return the programme tags of a cell; one of several reads `NPWMD] [DPRK2`."""
    return tuple(tag.strip(" []") for tag in cell.split("] ["))


def excerpt(row: SdnRow) -> str:
    """Return the row from its number to its programmes, exactly as it stands in the file."""
    begin = row.text.index(row.name.replace('"', '""')) + len(row.name)
    end = row.text.index(row.programmes, begin) + len(row.programmes)
    return row.text[: end + row.text[end:].startswith('"')]


def _cut(
    file: str, rows: Iterable[SdnRow], comments: Mapping[str, list[CommentRow]]
) -> list[Problem]:
    return [
        Problem(f"{file}:{row.line}", f"uid {row.uid}: its remark is cut and goes on nowhere")
        for row in rows
        if len(row.remarks) >= REMARK_SIZE and not row.remarks.endswith(".")
        if not comments.get(row.uid)
    ]
