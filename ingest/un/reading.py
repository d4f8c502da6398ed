"""The whole list: one file in, a row for each entry out, with counts that add up.

The file is small (2 MB for a thousand entries) and is read whole: an entry may name any other, and
only the whole shows that no element was passed over. What ingest.files.xml allows bounds it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lxml import etree

from graphkit.errors import InputRejected, UsageError
from graphkit.model.records import Document, IngestRun
from graphkit.model.rows import MOST_SHOWN, Reject, Row
from graphkit.model.statements import DocumentKind
from ingest.files.opening import Member, member, sha256
from ingest.files.xml import elements, local_name
from ingest.source import refuse_fewer
from ingest.un.directory import Directory
from ingest.un.elements import Fault, parse
from ingest.un.source import UnSource, description
from ingest.un.summary import Tally
from ingest.un.transform import Entry, entry, transform

ROOT = "CONSOLIDATED_LIST"
SECTIONS = {"INDIVIDUALS": "INDIVIDUAL", "ENTITIES": "ENTITY"}
GENERATED = "dateGenerated"
SCHEMA_PLACE = "{http://www.w3.org/2001/XMLSchema-instance}noNamespaceSchemaLocation"


@dataclass
class UnReading:
    """The list, opened: its entries, and who is named where."""

    file: Member
    source: UnSource
    day: date
    document: Document
    entries: tuple[Entry | Reject, ...]
    directory: Directory
    tally: Tally = field(default_factory=Tally)

    def rows(self) -> Iterator[Row | Reject]:
        """Give each entry of the file once, in its order."""
        self.tally = Tally()
        for one in self.entries:
            if isinstance(one, Reject):
                self.tally.reject(one)
                yield one
                continue
            row, said = transform(one, self.directory, self.document, self.day, self.file.name)
            self.tally.add(one, row.records, said)
            yield row

    def run(self) -> IngestRun:
        """Return the run; only after `rows` has ended."""
        return IngestRun(
            source=self.source.source,
            title=self.source.title,
            dated=self.day.isoformat(),
            authorities=(self.source.authority,),
            files=(self.file.source_file(self.tally.read),),
            rows_read=self.tally.read,
            rows_accepted=self.tally.accepted,
            documents=(self.document.id,),
        )

    def summary(self) -> list[str]:
        """Say in lines what was read and what was not understood; only after `rows` has ended."""
        return self.tally.lines(self.file.name, self.day)


def read(path: Path, dated: date | None = None, source: UnSource | None = None) -> UnReading:
    """Read the list.

    Args:
        path: the XML file, plain, `.gz` or alone in a `.zip`.
        dated: the day of the list, where the file does not say; where it does, the two must agree.
        source: another description of the source than the shipped one.

    Raises:
        InputRejected: the file is broken, shrunken, or no such list; nothing of it is accepted.
        UsageError: the day of the list cannot be told, or is told in two ways.
    """
    source, file = source or description(), member(path)
    root = next(element for _, element in elements(file, ROOT))
    day = _day(root, file.name, dated)
    document = _document(file, day, source)
    entries = tuple(_entries(root, file.name, day, source, document))
    kinds = Counter(local_name(one) for section in root for one in section)
    counts = {name.lower(): kinds[kind] for name, kind in SECTIONS.items()}
    refuse_fewer(source, counts, file.name)
    good = [one for one in entries if isinstance(one, Entry)]
    _refuse_twice(good, file.name)
    directory = Directory((one.listing, one.entity) for one in good)
    return UnReading(file, source, day, document, entries, directory)


def _day(root: etree._Element, name: str, dated: date | None) -> date:
    """Return the day of the list, which the file itself states."""
    stated = str(root.get(GENERATED, ""))
    if not stated and dated is None:
        cure = "give the day with --dated YYYY-MM-DD"
        raise UsageError(
            f"the file has no {GENERATED}, so its day is not known", where=name, cure=cure
        )
    if not stated:
        return dated  # type: ignore[return-value]  # it is one or the other
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?", stated, re.ASCII):
        raise _no_list(name, f"{GENERATED} is {stated!r}, which is no day")
    try:
        day = date.fromisoformat(stated[:10])
    except ValueError:
        raise _no_list(name, f"{GENERATED} is {stated!r}, which is no day") from None
    if dated not in (None, day):
        raise UsageError(
            f"the file was generated on {day}, and --dated says {dated}",
            where=name,
            cure="leave --dated out: the file knows its day",
        )
    return day


def _entries(
    root: etree._Element, name: str, day: date, source: UnSource, document: Document
) -> Iterator[Entry | Reject]:
    if unknown := set(map(str, root.attrib)) - {GENERATED, SCHEMA_PLACE}:
        raise _no_list(name, f"{ROOT} has an attribute {sorted(unknown)[0]!r} that is not known")
    number = 0
    for section in root:
        wanted = SECTIONS.get(local_name(section))
        if wanted is None:
            raise _no_list(name, f"{local_name(section)} is no part of the list that is known")
        for one in section:
            number += 1
            if local_name(one) != wanted:
                what = f"{local_name(one)} where only {wanted} stands in {local_name(section)}"
                raise _no_list(f"{name}:{number}", what)
            try:
                yield entry(parse(number, one), day, source, document.id)
            except Fault as fault:
                yield Reject(name, number, fault.field, fault.value[:MOST_SHOWN], fault.rule)


def _no_list(where: str, what: str) -> InputRejected:
    return InputRejected(what, where=where, cure="this is no list that can be read; fetch it again")


def _refuse_twice(entries: list[Entry], name: str) -> None:
    first: dict[str, int] = {}
    for one in entries:
        number = first.setdefault(one.listing.reference, one.listing.raw.number)
        if number != one.listing.raw.number:
            raise InputRejected(
                f"{one.listing.reference} is already the number of entry {number}",
                where=f"{name}:{one.listing.raw.number}",
                cure="one number is one listing; fetch the file again",
            )


def _document(file: Member, day: date, source: UnSource) -> Document:
    return Document(
        id=f"{source.source}-{day.isoformat()}",
        title=f"United Nations Security Council Consolidated List, {day.isoformat()}",
        kind=DocumentKind.LIST,
        publisher=source.publisher,
        reliability=source.reliability,
        published=day.isoformat(),
        file=file.name,
        sha256=sha256(file.path),
        url=source.url,
        notes=source.licence,
    )
