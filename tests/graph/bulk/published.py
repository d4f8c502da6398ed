"""What sources publish, opened: real files of every form that there is a reader for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import ingest.bods
import ingest.ftm
import ingest.gleif
import ingest.ofac
import ingest.un
from ingest.reading import Reading

Opened = Callable[[Path], Reading]
"""Opens a source, given the folder of real files."""
SMALL: dict[str, Opened] = {
    "ofac": lambda data: ingest.ofac.read(data / "ofac-csv-2019-01", date(2019, 1, 31)),
    "un": lambda data: ingest.un.read(data / "un-xml-2026-02-27" / "UN_consolidated.xml"),
    "bods": lambda data: ingest.bods.read(data / "bods-json-0.4" / "bods-package-fi-soe.json"),
}
"""Those that are loaded both ways."""
EVERY: dict[str, Opened] = {
    **SMALL,
    "ofac later": lambda data: ingest.ofac.read(data / "ofac-csv-2021-07"),
    "gleif": lambda data: ingest.gleif.read(data / "gleif-xml" / "lei-data.xml", excerpt=True),
    "ftm": lambda data: ingest.ftm.read(data / "ftm-jsonl" / "yente_zala.entities.ftm.json"),
}
