"""A file of FollowTheMoney entities, gone through twice: for what it holds, then for its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from graphkit.errors import UsageError
from graphkit.model.records import IngestRun
from graphkit.model.rows import Reject, Row
from ingest.files.opening import Member, member
from ingest.ftm.index import Index, index
from ingest.ftm.known import Known, remembering
from ingest.ftm.lines import Spool, spooling
from ingest.ftm.release import Release, name_of
from ingest.ftm.source import description
from ingest.ftm.tally import Tally
from ingest.ftm.transform import transform

_DATED = re.compile(r"(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?:\d{6})?(?!\d)")


@dataclass
class FtmReading:
    """One file, opened. `rows` gives its rows, then `run` and `summary` say what they were."""

    file: Member
    name: str
    dated: date | None = None
    _tally: Tally = field(default_factory=Tally)
    _release: Release | None = None
    _index: Index = field(default_factory=Index)

    def rows(self) -> Iterator[Row | Reject]:
        """Give each line of the file once, as a row with its records or as why it has none.

        Raises:
            InputRejected: the file cannot be read as lines.
            UsageError: nothing says for which day the file speaks.
        """
        self._tally = Tally()
        with remembering() as known, spooling(self.file.name) as spool:
            self._index = index(self.file, known, spool)
            self._release = Release(self.name, self._day(), self.file.source_file(0))
            for row in self._second(known, spool, self._release):
                self._tally.add(row)
                yield row
            self._tally.shared = list(known.shared())

    def _second(self, known: Known, spool: Spool, release: Release) -> Iterator[Row | Reject]:
        for number, one in spool.again():
            if isinstance(one, Reject):
                yield one
                continue
            row, kept = transform(one, number, known, release)
            for words in kept:
                self._tally.kept[words] += 1
            yield row

    def _day(self) -> str:
        """Return the day for which the file speaks: as given, else by its rows, else its name."""
        if self.dated is not None:
            return self.dated.isoformat()
        if self._index.last_seen:
            return self._index.last_seen
        for found in _DATED.finditer(self.file.name):
            try:
                return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
            except ValueError:
                continue
        raise UsageError(
            "no row says when it was last seen, and the name of the file has no day",
            where=self.file.name,
            cure="give the day for which it speaks with --dated YYYY-MM-DD",
        )

    def run(self) -> IngestRun:
        """Return the run; only after `rows` has ended."""
        release, tally = self._ended()
        return IngestRun(
            source=f"ftm:{self.name}",
            title=f"{description().title}: {self.name}",
            dated=release.day,
            authorities=() if self._index.delta else tally.whole_lists(),
            files=(release.file.model_copy(update={"rows": tally.read}),),
            rows_read=tally.read,
            rows_accepted=tally.accepted,
            documents=release.every(),
            delta=bool(self._index.delta),
        )

    def summary(self) -> list[str]:
        """Say in lines what was read and what was not understood; only after `rows` has ended."""
        self._ended()
        return self._tally.summary(self.file.name, self._index.keys, self._index.topics)

    def _ended(self) -> tuple[Release, Tally]:
        if self._release is None:
            raise RuntimeError("rows() comes first")
        return self._release, self._tally


def read(path: Path, dated: date | None = None, name: str = "") -> FtmReading:
    """Open a file of FtM entities as JSON lines, plain, `.gz` or `.zip`; a delta too.

    Args:
        path: the file.
        dated: the day for which it speaks. Without it, the last day on which a row was seen
            (`last_seen`), else a day in the name of the file.
        name: what all releases of this source share; by default the name of the file without day
            and format, or that of its folder where the file's says nothing: `sanctions`.

    Raises:
        InputRejected: there is no such file, or it cannot be opened.
    """
    file = member(path)
    return FtmReading(file, name or name_of(file.name, path.resolve().parent.name), dated)
