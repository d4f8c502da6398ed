"""Reading a release of GLEIF: its files one after the other, with counts that add up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graphkit.errors import InputRejected, UsageError
from graphkit.graph.merge import KNOWN_BY_IDENTIFIER
from graphkit.model.records import Batch, IngestRun
from graphkit.model.rows import Reject, Row
from ingest.gleif.codes import codes
from ingest.gleif.files import CURE, File, open_files
from ingest.gleif.parts import Part
from ingest.gleif.transform import document_of, tell
from ingest.source import Description, shipped
from ingest.tally import Tally, counted


@dataclass
class _Tally(Tally):
    """What was counted while reading; nothing in it grows with the files."""

    known_by_lei: int = 0

    def records(self, batch: Batch) -> None:
        for entity in batch.entities:
            nameless = KNOWN_BY_IDENTIFIER in entity.notes
            self.known_by_lei += nameless
            self.schemata[str(entity.schema_)] += not nameless
        self.links.update(link.type for link in batch.links)
        self.absences.update(one.quote for one in batch.evidence if one.element)


class GleifReading:
    """The files of a release, opened.

    Args:
        files: the files, in the order in which they are read.
        source: who publishes them.
        excerpt: whether they may hold fewer records than their headers say.
    """

    def __init__(self, files: list[File], source: Description, *, excerpt: bool = False) -> None:
        self._files, self._source, self._excerpt = files, source, excerpt
        self._documents = {one.document: document_of(one, source) for one in files}
        self._tally = _Tally()

    def rows(self) -> Iterator[Row | Reject]:
        """Give each record of each file; raises InputRejected where one breaks or falls short."""
        self._tally = _Tally()
        for file in self._files:
            for number, record in file.records():
                yield self._row(file, number, record)
            self._count(file)

    def _row(self, file: File, number: int, record: Part) -> Row | Reject:
        tally, name = self._tally, file.member.name
        tally.read[file.document] += 1
        told = tell(record, file.kind, self._documents[file.document], name, number)
        if isinstance(told, Reject):
            tally.reject(file.document, told)
            return told
        for what, about in told.remarks:
            tally.remark(what, about)
        for unread in sorted(_unread(record)):
            tally.remark(f"element {unread} is not known here; not read", f"{name}:{number}")
        tally.records(told.records)
        return Row(name, number, told.records)

    def _count(self, file: File) -> None:
        """Refuse a file with another number of records than its header says."""
        found = self._tally.read[file.document]
        if found == file.count:
            return
        what = f"holds {found:,} records where its header says {file.count:,}"
        if found > file.count or not self._excerpt:
            cure = f"{CURE}; add --excerpt to read a part of it as such"
            raise InputRejected(what, where=file.member.name, cure=cure)
        self._tally.remark("an excerpt: silence means nothing", f"{file.member.name} {what}")

    def run(self) -> IngestRun:
        """Return the run; call it once all rows were given."""
        read, rejected = self._tally.read, self._tally.rejected
        days = sorted({one.day for one in self._files})
        return IngestRun(
            source=self._source.source,
            title=self._source.title,
            dated=days[0] if len(days) == 1 else f"[{days[0]}..{days[-1]}]",
            files=tuple(one.member.source_file(read[one.document]) for one in self._files),
            rows_read=read.total(),
            rows_accepted=read.total() - rejected.total(),
            documents=tuple(self._documents),
            delta=self._excerpt or self._files[0].delta,
        )

    def summary(self) -> list[str]:
        """Say in lines what was read and what was not understood; once all rows were given."""
        tally = self._tally
        lines = [tally.rows(one.document, one.member.name) for one in self._files]
        lines.append(f"entities: {counted(tally.schemata)}")
        lines.append(f"parties known by their LEI only: {tally.known_by_lei:,} mentions")
        lines.append(f"links: {counted(tally.links)}")
        lines.append(f"parents not reported: {counted(tally.absences)}")
        lines += tally.notes()
        return lines + [f"rejected: {one}" for one in tally.rejects]


def _unread(record: Part) -> set[str]:
    """Return the elements of a record that no code here knows."""
    found: set[str] = set()
    waiting = [record]
    while waiting:
        for name, several in waiting.pop().parts.items():
            if name in codes().elements:
                waiting += several
            elif name not in codes().not_read:
                found.add(name)
    return found


def read(path: Path, dated: date | None = None, *, excerpt: bool = False) -> GleifReading:
    """Read one file of GLEIF, or a folder with one of each kind.

    Args:
        path: a file of LEI records, relationships or reporting exceptions (plain, .gz or .zip), or
            a folder.
        dated: the day that it speaks for, as a check: the header says it.
        excerpt: take a file that holds fewer records than its header says as a part of it. What is
            not in it is then not taken for gone.

    Raises:
        InputRejected: a file is of no kind, or several are not of one release.
        UsageError: `dated` is another day than that in a header.
    """
    files = open_files(path)
    for one in files:
        if dated is not None and one.day != dated.isoformat():
            raise UsageError(
                f"says that it is of {one.day}, not {dated.isoformat()}",
                where=one.member.name,
                cure="leave --dated out; the header of a file tells its day",
            )
    return GleifReading(files, shipped("ingest.gleif", Description), excerpt=excerpt)
