"""What a case consists of: a folder, a zip archive or one workbook, with tables in it.

What is no table of a case is a problem, never ignored: a misspelt name is not passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from graphkit.errors import InputRejected
from ingest.case.columns import FILES
from ingest.case.held import Held
from ingest.case.problems import Journal, did_you_mean, shown
from ingest.case.tables import csv_table, sheet_tables
from ingest.files.archive import entries
from ingest.files.guarded import unreadable
from ingest.files.opening import Member

WORKBOOK, ARCHIVE, PACKED = ".xlsx", ".zip", ".gz"
NOTES = (".md", ".txt")
"""Endings of files that a case may hold and that are not read."""
ELSEWHERE = ("decisions.csv",)
"""Files of a case that it may hold and that state no facts: decisions about identity."""
OTHER_SHEETS = (".xls", ".xlsm", ".xlsb", ".ods", ".numbers")
SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")

Found = tuple[str, Member]
"""A file of a case: its own name, and how it is opened."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The tables of a case in the order in which they are read, and remarks.

    Args:
        case: the name of the case.
        tables: one of each kind at most.
        remarks: what lies there and was not read.
    """

    case: str
    tables: tuple[Held, ...] = ()
    remarks: tuple[str, ...] = ()


def contents(path: Path, journal: Journal) -> Contents:
    """Open a case; what cannot be opened, and what does not belong to it, is a problem."""
    folder = path.is_dir()
    ending = "" if folder else path.suffix.lower()
    case = path.name if folder else path.stem
    if not _can_be_a_case(path, case, ending, journal):
        return Contents(case)
    remarks: list[str] = []
    try:
        if ending == WORKBOOK:
            held = list(sheet_tables(Member(path.name, path), remarks, journal))
        else:
            found = _in_archive(path, journal) if ending == ARCHIVE else _in_folder(path)
            held = list(_tables(found, remarks, journal))
    except InputRejected as error:
        journal.unreadable(error.where, error.what, error.cure)
        held = []
    if not held and journal.whole:
        cure = f"add one of {', '.join(FILES)}"
        journal.unreadable(path.name, "holds no file of a case", cure)
    return Contents(case, _one_of_each(held, journal), tuple(remarks))


def _can_be_a_case(path: Path, case: str, ending: str, journal: Journal) -> bool:
    if not path.exists():
        what = "there is no such folder"
    elif not path.is_dir() and ending not in (WORKBOOK, ARCHIVE):
        what = "is no folder, .zip or .xlsx"
    elif SLUG.fullmatch(case):
        return True
    else:
        cure = "rename it with letters, digits, '.', '_' and '-': ids in the graph begin with it"
        journal.unreadable(shown(path.name), "the case's name cannot be part of an id", cure)
        return False
    journal.unreadable(shown(path.name), what, "name the folder that holds the files")
    return False


def _in_folder(folder: Path) -> list[Found]:
    try:
        there = sorted(folder.iterdir())
    except OSError as error:
        raise unreadable(folder.name, error) from error
    return [(one.name, Member(one.name, one)) for one in there]


def _in_archive(path: Path, journal: Journal) -> list[Found]:
    try:
        names = sorted(one.filename for one in entries(path))
    except OSError as error:
        raise unreadable(path.name, error) from error
    inner = {name: PurePosixPath(name.replace("\\", "/")) for name in names}
    folders = {str(one.parent) for one in inner.values() if not _is_aside(one.name)}
    if len(folders) > 1:
        what = f"holds files in several folders: {', '.join(map(shown, sorted(folders)))}"
        journal.unreadable(path.name, what, "pack each case by itself")
        return []
    return [
        (one.name, Member(f"{path.name} {one.name}", path, name)) for name, one in inner.items()
    ]


def _tables(found: Iterable[Found], remarks: list[str], journal: Journal) -> Iterator[Held]:
    order = {name: place for place, name in enumerate(FILES)}
    for name, member in sorted(found, key=lambda one: order.get(one[0], len(FILES))):
        plain = name.removesuffix(PACKED)
        if _is_aside(name):
            remarks.append(f"{shown(name)}: not read")
        elif name in ELSEWHERE:
            remarks.append(f"{name}: states no facts; applied after the load of a folder")
        elif member.inner and name.endswith((PACKED, WORKBOOK)):
            journal.unreadable(member.name, "is packed twice", "take it out of the archive")
        elif plain in FILES:
            yield from csv_table(plain, member, journal)
        elif name.endswith(WORKBOOK) and name.isprintable():
            yield from sheet_tables(member, remarks, journal)
        else:
            cure = did_you_mean(name, FILES, "move it away; notes end in .md or .txt")
            if name.lower().endswith(OTHER_SHEETS):
                cure = "save it as .xlsx, or its sheets as CSV"
            journal.unreadable(shown(name), "is no file of a case", cure)


def _is_aside(name: str) -> bool:
    """Tell notes and hidden files; `links.csv.txt` is neither, but a slip."""
    known = f"{name.partition('.')[0].lower()}.csv" in FILES
    hidden = name.startswith((".", "~$"))
    return hidden or (name.lower().endswith(NOTES) and not known)


def _one_of_each(held: Iterable[Held], journal: Journal) -> tuple[Held, ...]:
    """Return the tables in their order; a second one of a kind is a problem."""
    first: dict[str, Held] = {}
    for one in held:
        other = first.setdefault(one.key, one)
        if other is not one:
            what = f"holds what {other.name} holds: a case has one {one.key}"
            journal.unreadable(one.name, what, "keep one of the two")
    return tuple(first[key] for key in FILES if key in first)
