"""Reading beneficial ownership statements: the whole set aside first, then each in its turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from graphkit.errors import InputRejected
from graphkit.model.record import hashed
from graphkit.model.records import Batch, IngestRun
from graphkit.model.rows import Reject, Row
from ingest.bods.array import CURE, statements
from ingest.bods.codes import codes
from ingest.bods.documents import publisher_of, slug
from ingest.bods.ledger import Entry, Ledger
from ingest.bods.statement import OtherVersion, Statement
from ingest.bods.told import Told
from ingest.bods.transform import tell
from ingest.files.opening import Member, members
from ingest.source import Description, shipped
from ingest.tally import Tally, counted

BEYOND_ASCII = "the id of a record has letters beyond ASCII; it may look like another"
DIFFERS = "two relationships of the same parties state one interest with different shares"
"""They make one link: the first share is on it, and the other is put aside there as conflicting."""
SUFFIXES = (".json", ".jsonl", ".json.gz", ".jsonl.gz", ".zip")


@dataclass
class _Tally(Tally):
    """What was counted while reading; it grows with documents and publishers, not statements."""

    documents: dict[str, None] = field(default_factory=dict)
    publishers: set[str] = field(default_factory=set)
    last: str = ""
    above: list[str] = field(default_factory=list)

    def records(self, statement: Statement, batch: Batch) -> None:
        if statement.type != "relationship":
            self.schemata.update(str(one.schema_) for one in batch.entities)
        self.links.update(one.type for one in batch.links)
        self.absences.update(one.quote for one in batch.evidence if one.element)
        self.documents.update((one.id, None) for one in batch.documents)
        self.publishers.add(publisher_of(statement))
        self.last = max(self.last, statement.published)


class BodsReading:
    """Files of statements, opened.

    Args:
        files: the files, in the order in which they are read.
        source: the form in which they are published.
        dated: the day that they speak for; None where the last day of publication tells.
    """

    def __init__(self, files: list[Member], source: Description, dated: date | None) -> None:
        self._files, self._source, self._dated = files, source, dated
        self._tally = _Tally()

    def rows(self) -> Iterator[Row | Reject]:
        """Give each statement; raises InputRejected where a file is cut, or is no BODS 0.4."""
        self._tally = _Tally()
        with Ledger() as ledger:
            for member in self._files:
                self._set_aside(member, ledger)
            for file, line, entry in ledger.rows():
                self._tally.read[file] += 1
                yield self._row(file, line, entry, ledger)
            self._tally.above = [
                f"the shares of {entity} add to {held:g} %; kept as stated"
                for entity, held in ledger.above_the_whole()
            ]

    def _set_aside(self, file: Member, ledger: Ledger) -> None:
        before = ledger.taken
        try:
            for line, stated in statements(file):
                ledger.add(file.name, line, stated)
        except OtherVersion as error:
            what = f"is of BODS {error}, and this reads {codes().version}"
            raise InputRejected(what, where=f"{file.name}:{line}", cure=CURE) from None
        if ledger.taken == before:
            what = f"holds no statement of BODS {codes().version}: {ledger.last_fault}"
            raise InputRejected(what, where=file.name, cure=CURE)

    def _row(self, file: str, line: int, entry: Entry | Reject, ledger: Ledger) -> Row | Reject:
        tally = self._tally
        if isinstance(entry, Reject):
            tally.reject(file, entry)
            return entry
        one = entry.statement
        history = [
            one if each.place == entry.place else each.statement
            for each in ledger.history(one.record)
        ]
        told = tell(one, history, ledger.latest, file, line)
        if isinstance(told, Reject):
            tally.reject(file, told)
            return told
        self._note(f"{file}:{line}", one, told, ledger)
        return Row(file, line, told.records)

    def _note(self, place: str, one: Statement, told: Told, ledger: Ledger) -> None:
        self._tally.records(one, told.records)
        if not one.record.isascii():
            self._tally.remark(BEYOND_ASCII, f"{place} {one.record}")
        for what in told.remarks:
            self._tally.remark(what, place)
        for key in one.fields.unread() if told.read else ():
            self._tally.remark(f"key {key} is not known here; not read", place)
        for each in told.held:
            if each.link.type == "OWNS" and each.current:
                ledger.holds(each.link.to_id, each.link.share.minimum)
            if ledger.differs(each.link.id, one.record, str(each.link.share)):
                self._tally.remark(DIFFERS, place)

    def run(self) -> IngestRun:
        """Return the run; call it once all rows were given."""
        read, rejected = self._tally.read, self._tally.rejected
        return IngestRun(
            source=f"{self._source.source}:{self._publishers()}",
            title=self._source.title,
            dated=self._dated.isoformat() if self._dated else self._tally.last,
            files=tuple(one.source_file(read[one.name]) for one in self._files),
            rows_read=read.total(),
            rows_accepted=read.total() - rejected.total(),
            documents=tuple(self._tally.documents),
            delta=True,  # nothing in the form says that a file is complete
        )

    def _publishers(self) -> str:
        """Return a short name of those who publish the statements."""
        names = sorted(slug(one) for one in self._tally.publishers)
        return names[0] if len(names) == 1 else f"several-{hashed(*names)[:8]}"

    def summary(self) -> list[str]:
        """Say in lines what was read and what was not understood; once all rows were given."""
        tally = self._tally
        lines = [tally.rows(name) for name in tally.read]
        lines.append(f"entities: {counted(tally.schemata)}")
        lines.append(f"links stated: {counted(tally.links)}")
        lines.append(f"not stated, with a reason: {counted(tally.absences)}")
        lines.append(f"published by: {', '.join(sorted(tally.publishers))}")
        lines += tally.notes()
        lines += [f"note: {one}" for one in tally.above]
        return lines + [f"rejected: {one}" for one in tally.rejects]


def read(path: Path, dated: date | None = None) -> BodsReading:
    """Read a file of statements of BODS 0.4, or a folder of them.

    Args:
        path: a JSON array or JSON lines (plain, .gz or .zip), or a folder of such files.
        dated: the day that they speak for; the last day of publication in them if it is not given.

    Raises:
        InputRejected: there is no such file.
    """
    if path.is_dir():
        every = sorted(one for one in path.iterdir() if one.name.lower().endswith(SUFFIXES))
        files = [member for one in every for member in members(one)]
    else:
        files = members(path)
    if not files:
        cure = "name a file of statements, or a folder of them"
        raise InputRejected("holds no JSON file", where=path.name, cure=cure)
    return BodsReading(files, shipped("ingest.bods", Description), dated)
