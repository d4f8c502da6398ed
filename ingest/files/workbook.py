"""Workbooks (.xlsx), each sheet as it is there.

Readers made for spreadsheets believe the size that a sheet claims to have, drop the rows beyond it
and those out of order, and expand what a document type declares. Nothing of the kind happens here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graphkit.errors import InputRejected
from ingest.files.cell import FORMATS
from ingest.files.opening import Member
from ingest.files.package import Package, related_id
from ingest.files.sheet import Sheet, rich_text
from ingest.files.xml import children, elements, local_name

MOST_TEXT = 64 * 1024 * 1024
"""Characters of all the texts that the sheets share."""


def sheets(path: Path) -> list[Sheet]:
    """Return the sheets of a workbook in their order; those that hold charts are none.

    Raises:
        InputRejected: it is no workbook, is locked by a password, damaged or unsafe.
    """
    package = Package(path)
    book = next((part for kind, part in package.relations().values() if kind == BOOK), "")
    related = package.relations(book)
    parts = {kind: package.part(part) for kind, part in related.values() if kind in SHARED}
    tabs, from_1904 = _tabs(package.part(book))
    texts, formats = _texts(parts), _formats(parts)
    found: list[Sheet] = []
    for tab, name in tabs:
        kind, part = related.get(name, ("worksheet", ""))
        if kind == "worksheet":
            where = f"{path.name} {tab}"
            found.append(Sheet(tab, where, package.part(part), texts, formats, from_1904))
    return found


BOOK = "officeDocument"
SHARED = ("sharedStrings", "styles")


def _tabs(book: Member) -> tuple[list[tuple[str, str]], bool]:
    """Return what each tab says with the id of its relation, and whether days begin in 1904."""
    tabs: list[tuple[str, str]] = []
    from_1904 = False
    for _, one in elements(book, "sheet", "workbookPr"):
        if local_name(one) == "sheet":
            tabs.append((one.get("name", ""), related_id(one)))
        else:
            from_1904 = one.get("date1904") in ("1", "true")
    return tabs, from_1904


def _texts(parts: Mapping[str, Member]) -> list[str]:
    if "sharedStrings" not in parts:
        return []
    texts: list[str] = []
    size = 0
    for _, one in elements(parts["sharedStrings"], "si", may_lack=True):
        texts.append(rich_text(one))
        size += len(texts[-1]) + 1
        if size > MOST_TEXT:
            what = f"has more than {MOST_TEXT} characters of text"
            where = parts["sharedStrings"].path.name
            raise InputRejected(what, where=where, cure="use CSV, or split it")
    return texts


def _formats(parts: Mapping[str, Member]) -> list[str]:
    """Return how each style shows numbers; empty where the file does not say."""
    if "styles" not in parts:
        return ["General"]
    known = {str(number): shown for number, shown in FORMATS.items()}
    styles: list[str] = []
    for _, one in elements(parts["styles"], "numFmts", "cellXfs", may_lack=True):
        for row in children(one, "numFmt"):
            known[row.get("numFmtId", "0")] = row.get("formatCode", "")
        styles += [known.get(row.get("numFmtId", "0"), "") for row in children(one, "xf")]
    return styles
