"""One release of a list: which list, in which form, of which day, and the document that it is."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from pathlib import Path

from graphkit.errors import InputRejected, UsageError
from graphkit.model.records import Document
from graphkit.model.statements import DocumentKind
from ingest.ofac.source import OfacList


class Form(Enum):
    """The forms in which a list is published; the second word ends the id of the document."""

    LEGACY = ("legacy CSV", "")
    STANDARD = ("XML", "-xml")
    ADVANCED = ("advanced XML", "-advanced")

    @property
    def words(self) -> str:
        """What a reader calls it."""
        return self.value[0]


@dataclass(frozen=True)
class Release:
    """One release of a list.

    Args:
        source: which list.
        form: the form that was read.
        stated: its day as it is known, EDTF.
        by: the last day that this may mean.
    """

    source: OfacList
    form: Form
    stated: str
    by: date

    @cached_property
    def document(self) -> Document:
        """The list of this day, in this form, as a document.

        Two forms of one day are two documents: their words and places differ.
        """
        exact = self.stated == self.by.isoformat() and self.form is not Form.LEGACY
        return Document(
            id=f"{self.source.source}-{self.stated}{self.form.value[1]}",
            title=f"{self.source.document}, {self.stated}",
            kind=DocumentKind.LIST,
            publisher=self.source.publisher,
            reliability=self.source.reliability,
            published=self.stated if exact else f"[..{self.by.isoformat()}]",
            notes=f"{self.form.words} form; {self.source.licence}",
        )

    @property
    def title(self) -> str:
        """What a reader calls the run."""
        return f"{self.source.title} ({self.form.words})"


def snapshot_day(folder: Path, dated: date | None) -> tuple[str, date]:
    """Return the day of a list that does not state it, as stated (EDTF), and the last day of it."""
    if dated is not None:
        return dated.isoformat(), dated
    found = re.search(r"(\d{4})-(\d{2})(?:-(\d{2}))?$", folder.resolve().name)
    try:
        if found and found[3]:
            day = date(int(found[1]), int(found[2]), int(found[3]))
            return day.isoformat(), day
        if found:
            year, month = int(found[1]), int(found[2])
            last = date(year, month, calendar.monthrange(year, month)[1])
            return f"{found[1]}-{found[2]}", last
    except ValueError:
        pass
    raise UsageError(
        "the files do not say of which day they are",
        where=folder.name,
        cure="give the day with --dated YYYY-MM-DD, or end the folder's name in YYYY-MM",
    )


def stated_day(stated: date, dated: date | None, where: str) -> tuple[str, date]:
    """Return the day that a list states of itself; raises UsageError where `dated` is another."""
    if dated not in (None, stated):
        raise UsageError(
            f"the file says that it is of {stated}, not of {dated}",
            where=where,
            cure="leave --dated out: this form states its day",
        )
    return stated.isoformat(), stated


def no_day(what: str, where: str) -> InputRejected:
    """Return the error for a list whose day cannot be read."""
    return InputRejected(
        f"{what!r} is no day of publication", where=where, cure="fetch the file again"
    )
