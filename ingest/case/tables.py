"""The tables of a case as they lie on disk: CSV files, plain or packed, and sheets of workbooks."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator
from functools import partial

from graphkit.errors import InputRejected
from ingest.case.columns import FILES
from ingest.case.csv_records import csv_records
from ingest.case.held import Held
from ingest.case.problems import Journal, did_you_mean, shown
from ingest.case.sheet_records import sheet_records
from ingest.files.opening import Member, sha256
from ingest.files.sheet import Sheet
from ingest.files.workbook import sheets

MOST_BYTES = 32 * 1024 * 1024
"""Bytes of one CSV file, unpacked."""
ASIDE = ("notes", "readme")
"""How the names of sheets begin that a workbook may hold and that are not read."""


def csv_table(key: str, member: Member, journal: Journal) -> Iterator[Held]:
    """Give the table of a CSV file, if its bytes can be read."""
    try:
        _refuse_elsewhere(member)
        with member.open() as stream:
            content = stream.read(MOST_BYTES + 1)
    except InputRejected as error:
        journal.unreadable(error.where, error.what, error.cure)
        return
    if len(content) > MOST_BYTES:
        what = f"has more than {MOST_BYTES} bytes"
        journal.unreadable(member.name, what, "split the case into several")
        return
    packed = member.inner or member.path.suffix == ".gz"
    hashed = sha256(member.path) if packed else hashlib.sha256(content).hexdigest()
    yield Held(member.name, key, hashed, partial(csv_records, content))


def sheet_tables(member: Member, remarks: list[str], journal: Journal) -> Iterator[Held]:
    """Give the tables of a workbook; a sheet that is none is a problem, unless it is empty."""
    try:
        _refuse_elsewhere(member)
        for sheet in sheets(member.path):
            key = f"{sheet.name}.csv"
            if key in FILES:
                records = partial(sheet_records, sheet)
                yield Held(sheet.where, key, sha256(member.path), records)
            elif sheet.name.casefold().startswith(ASIDE) or next(sheet.rows(), None) is None:
                remarks.append(f"{member.name} {shown(sheet.name)}: not read")
            else:
                _unknown(member, sheet, journal)
    except InputRejected as error:
        journal.unreadable(error.where, error.what, error.cure)


def _refuse_elsewhere(member: Member) -> None:
    kind = member.path.lstat().st_mode
    if not stat.S_ISREG(kind):
        what = "is a link to elsewhere" if stat.S_ISLNK(kind) else "is no plain file"
        cure = "put the file itself into the folder"
        raise InputRejected(what, where=member.name, cure=cure)


def _unknown(member: Member, sheet: Sheet, journal: Journal) -> None:
    known = [name.removesuffix(".csv") for name in FILES]
    cure = did_you_mean(sheet.name, known, "move it away, or call it notes")
    journal.unreadable(f"{member.name} {shown(sheet.name)}", "is no table of a case", cure)
