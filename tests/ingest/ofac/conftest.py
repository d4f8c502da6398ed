"""A small list to break, and the real ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from graphkit.model.records import Batch, IngestRun
from graphkit.model.rows import Reject, Row
from ingest.ofac import OfacReading
from ingest.ofac import read as open_list
from ingest.ofac.counts import Rows
from ingest.ofac.links import Unresolved
from ingest.ofac.records import Problem
from ingest.ofac.source import OfacList, description

NULL = "-0- "
SDN = (
    '36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ',
    '17069,"CHONG CHON GANG","vessel","DPRK",-0- ,-0- ,"General Cargo",-0- ,-0- ,'
    '"Democratic People\'s Republic of Korea",-0- ,"Vessel Registration Identification'
    ' IMO 7937317; Linked To: AEROCARIBBEAN AIRLINES."',
)
ADD = ('36,25,-0- ,"Havana","Cuba",-0- ',)
ALT = ('36,12,"aka","AERO-CARIBBEAN",-0- ',)
COMMENTS = ('17069,"beyond"',)

Write = Callable[..., Path]


@dataclass(frozen=True)
class Whole:
    """A list with all its rows, as tests look at it."""

    reading: OfacReading
    rows: tuple[Row, ...]
    rejects: tuple[Reject, ...]
    batch: Batch

    @property
    def run(self) -> IngestRun:
        return self.reading.run()

    @property
    def counts(self) -> Mapping[str, Rows]:
        return self.reading.counts

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.reading.problems

    @property
    def unresolved(self) -> tuple[Unresolved, ...]:
        return tuple(self.reading.tally.unresolved)

    @property
    def clauses(self) -> Counter[str]:
        return self.reading.tally.clauses

    @property
    def free_text(self) -> Counter[str]:
        return self.reading.tally.free_text

    def summary(self) -> list[str]:
        return self.reading.summary()


def joined(rows: Iterable[Row]) -> Batch:
    """Return all records of some rows as one batch; each document is in it once."""
    taken = [row.records for row in rows]
    documents = {one.id: one for records in taken for one in records.documents}
    return Batch(
        entities=tuple(one for records in taken for one in records.entities),
        links=tuple(one for records in taken for one in records.links),
        designations=tuple(one for records in taken for one in records.designations),
        documents=tuple(documents.values()),
        evidence=tuple(one for records in taken for one in records.evidence),
    )


def read(path: Path, dated: date | None = None, source: OfacList | None = None) -> Whole:
    """Read a list with all its rows."""
    reading = open_list(path, dated, source)
    given = list(reading.rows())
    rows = tuple(one for one in given if isinstance(one, Row))
    rejects = tuple(one for one in given if isinstance(one, Reject))
    return Whole(reading, rows, rejects, joined(rows))


def cells(*values: str) -> str:
    """Return one line in the published format from the values of its cells."""
    return ",".join(NULL if not value else f'"{value}"' for value in values)


def listing(uid: int, name: str, remarks: str = "", kind: str = "", programme: str = "DPRK") -> str:
    """Return a row of sdn.csv."""
    return f"{uid}," + cells(name, kind, programme, "", "", "", "", "", "", "", remarks)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes the four files, CRLF lines and a lone 0x1A at the end."""

    def written(**files: tuple[str, ...] | bytes) -> Path:
        folder = tmp_path / "sdn-2021-07"
        folder.mkdir(exist_ok=True)
        whole = {"sdn": SDN, "add": ADD, "alt": ALT, "sdn_comments": (), **files}
        for name, rows in whole.items():
            content = rows if isinstance(rows, bytes) else content_of(rows)
            (folder / f"{name}.csv").write_bytes(content)
        return folder

    return written


def content_of(rows: tuple[str, ...]) -> bytes:
    """Return rows as OFAC writes them."""
    return "".join(f"{row}\r\n" for row in rows).encode() + b"\x1a"


def without_least(source: str) -> OfacList:
    """Return a shipped description without minimum counts."""
    whole = description(source)
    return whole.model_copy(update={"minimum": dict.fromkeys(whole.minimum, 0)})


@pytest.fixture
def small() -> OfacList:
    """The description of the SDN list without minimum counts."""
    return without_least("ofac-sdn")


@pytest.fixture
def small_cons() -> OfacList:
    """The description of the non-SDN list without minimum counts."""
    return without_least("ofac-cons")


@pytest.fixture(scope="session")
def list_2021(data: Path) -> Whole:
    """The list of July 2021."""
    return read(data / "ofac-csv-2021-07")


@pytest.fixture(scope="session")
def list_2019(data: Path) -> Whole:
    """The list of January 2019."""
    return read(data / "ofac-csv-2019-01")
