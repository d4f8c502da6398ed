"""A small list to break, and the real ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.ofac import OfacReading, read
from ingest.ofac.source import Source, description

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


@pytest.fixture
def small() -> Source:
    """The shipped description without minimum counts."""
    least = dict.fromkeys(description().minimum_rows, 0)
    return description().model_copy(update={"minimum_rows": least})


@pytest.fixture(scope="session")
def list_2021(data: Path) -> OfacReading:
    """The list of July 2021."""
    return read(data / "ofac-csv-2021-07")


@pytest.fixture(scope="session")
def list_2019(data: Path) -> OfacReading:
    """The list of January 2019."""
    return read(data / "ofac-csv-2019-01")
