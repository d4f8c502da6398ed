"""One of OFAC's lists, read: the same rows whatever form it was published in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from graphkit.model.records import IngestRun, SourceFile
from graphkit.model.rows import Reject, Row
from ingest.ofac.advanced import AdvancedXml
from ingest.ofac.counts import Rows, total
from ingest.ofac.forms import Found, find
from ingest.ofac.known import Known, survey
from ingest.ofac.legacy import read_legacy
from ingest.ofac.records import Party, Problem
from ingest.ofac.release import Form, Release, snapshot_day, stated_day
from ingest.ofac.source import OfacList
from ingest.ofac.standard import StandardXml
from ingest.ofac.tally import Tally
from ingest.ofac.transform import transformed


@dataclass
class OfacReading:
    """A list, opened and checked as a whole; nothing of it is rejected later.

    A row is one listed party with all that hangs on it. What hangs on nobody is rejected, as a row
    of its own. So the counts hold for each file of the legacy form, and for each kind of element
    of an XML form: read = accepted + rejected, where an address is accepted with its party. The
    run's counts are their sums. Rows that `rows` gives are fewer than those accepted: addresses,
    names, entries and relationships are in the row of their party, which counts them (`beside`).

    Args:
        known: what is known of all parties.
        parties: the parties; may be gone through again.
        rejects: rows that hang on nobody, or cannot be taken.
        counts: rows by file or element.
        files: names and hashes.
        problems: what is odd in the files; none of it was dropped without being here.
    """

    known: Known
    parties: Iterable[Party]
    rejects: tuple[Reject, ...]
    counts: Mapping[str, Rows]
    files: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]
    tally: Tally = field(default_factory=Tally)

    def rows(self) -> Iterator[Row | Reject]:
        """Give the row of each party, then what was rejected."""
        self.tally = Tally()
        for party in self.parties:
            made = transformed(party, self.known)
            self.tally.add(party, made)
            yield made.row
        yield from self.rejects

    def run(self) -> IngestRun:
        """Return the run. Whatever form a list has, the source of its run is the same."""
        release, rows = self.known.release, total(self.counts.values())
        return IngestRun(
            source=release.source.source,
            title=release.title,
            dated=release.stated,
            authorities=(release.source.authority,),
            files=self.files,
            rows_read=rows.read,
            rows_accepted=rows.accepted,
            documents=(release.document.id,),
        )

    def summary(self) -> list[str]:
        """Say in lines what was read and what was not understood."""
        release = self.known.release
        return list(self.tally.lines(release, self.counts, self.rejects, self.problems))


def read(path: Path, dated: date | None = None, source: OfacList | None = None) -> OfacReading:
    """Read one of OFAC's two lists, in any of three forms; the names of its files tell which.

    Args:
        path: a folder or zip archive with the four legacy files (sdn.csv and the others, or
            cons_prim.csv and the others), one of these beside the others, or one XML file under
            the name that OFAC gives it (SDN.XML, SDN_ADVANCED.XML, CONSOLIDATED.XML,
            CONS_ADVANCED.XML), also packed.
        dated: the day of the list. The legacy form does not state it: without `dated` a folder
            whose name ends in YYYY-MM-DD or YYYY-MM tells; a month means some day of it, so its
            last day is the bound that is used.
        source: another description of the list than the shipped one.

    Raises:
        InputRejected: a file is missing, broken or shrunken; nothing of it is accepted.
        UsageError: the day of the list cannot be told, or is not the one that the file states.
    """
    found = find(path)
    if source:
        found = Found(source, found.form, found.files, found.folder)
    return _READERS[found.form](found, dated)


def _legacy(found: Found, dated: date | None) -> OfacReading:
    release = Release(found.source, found.form, *snapshot_day(found.folder, dated))
    legacy = read_legacy(found)
    known = survey(legacy.parties, release)
    return OfacReading(
        known=known,
        parties=legacy.parties,
        rejects=legacy.rejects,
        counts=legacy.counts,
        files=legacy.files,
        problems=legacy.problems + known.problems,
    )


def _standard(found: Found, dated: date | None) -> OfacReading:
    return _streamed(found, dated, StandardXml(found))


def _advanced(found: Found, dated: date | None) -> OfacReading:
    return _streamed(found, dated, AdvancedXml(found))


def _streamed(found: Found, dated: date | None, opened: StandardXml | AdvancedXml) -> OfacReading:
    release = Release(
        found.source, found.form, *stated_day(opened.published, dated, opened.member.name)
    )
    known = survey(opened, release)
    return OfacReading(
        known=known,
        parties=opened,
        rejects=opened.rejects,
        counts=opened.counts,
        files=(opened.member.source_file(total(opened.counts.values()).read),),
        problems=opened.problems + known.problems,
    )


_READERS = {Form.LEGACY: _legacy, Form.STANDARD: _standard, Form.ADVANCED: _advanced}
