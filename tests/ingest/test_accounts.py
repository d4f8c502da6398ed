"""Every row of every real file is accounted for under its file: rows = loaded + rejected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from graphkit.graph.spool import Spool
from graphkit.graph.tally import Fate, Tally, tally
from graphkit.model.records import IngestRun
from ingest import bods, ftm, gleif, ofac, un
from ingest.loading import spooled
from ingest.reading import Reading
from tests.ingest.ofac.conftest import without_least
from tests.ingest.ofac.invented import ADVANCED, STANDARD, legacy

Read = Callable[[Path], Reading]
DAY = date(2024, 5, 28)
FOLDERS: dict[str, tuple[Read, int]] = {
    "gleif-xml": (partial(gleif.read, excerpt=True), 9),
    "bods-json-0.4": (bods.read, 19),
    "ftm-jsonl": (partial(ftm.read, dated=DAY), 7),
    "un-xml-2026-02-27": (un.read, 1),
}
"""Of each folder of real files: who reads one, and how many there are."""
WHOLE = ("ofac-csv-2019-01", "ofac-csv-2021-07")
NO_SOURCE = ("ftm_default_model.json",)


def accounts(reading: Reading) -> tuple[IngestRun, Tally]:
    """Read to the end, and count as a load does in which everything is new."""
    with Spool() as spool:
        run = spooled(spool, reading).run
        return run, tally(spool, bytes([Fate.LOADED]) * spool.items)


def holds(reading: Reading) -> bool:
    run, found = accounts(reading)
    assert {name: rows.read for name, rows in found.files.items()} == {
        one.name: one.rows for one in run.files if one.rows
    }
    total = found.total  # a row whose words are all in another row changes nothing by itself
    assert (total.read, total.loaded + total.unchanged) == (run.rows_read, run.rows_accepted)
    return True


def files(data: Path, folder: str) -> Iterator[Path]:
    for one in sorted((data / folder).iterdir()):
        if one.suffix != ".md" and one.name not in NO_SOURCE:
            yield one


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_rows_of_each_real_file_are_counted_under_its_name(data: Path, folder: str) -> None:
    read, many = FOLDERS[folder]

    assert [holds(read(one)) for one in files(data, folder)] == [True] * many


@pytest.mark.parametrize("folder", WHOLE)
def test_the_rows_that_hang_on_a_party_are_counted_under_their_own_files(
    data: Path, folder: str
) -> None:
    assert holds(ofac.read(data / folder))


def test_what_hangs_on_a_party_is_loaded_unchanged_or_rejected_with_it(data: Path) -> None:
    _, found = accounts(ofac.read(data / "ofac-csv-2019-01"))

    assert {name: str(rows) for name, rows in found.files.items()} == {
        "add.csv": "11,696 rows = 11,696 loaded + 0 unchanged + 0 rejected",
        "alt.csv": "9,682 rows = 9,682 loaded + 0 unchanged + 0 rejected",
        "sdn.csv": "7,379 rows = 7,379 loaded + 0 unchanged + 0 rejected",
        "sdn_comments.csv": "13 rows = 3 loaded + 0 unchanged + 10 rejected",
    }


@pytest.mark.parametrize("path", [STANDARD, ADVANCED], ids=lambda one: one.stem)
def test_the_elements_of_an_xml_form_are_counted_under_its_name(path: Path) -> None:
    assert holds(ofac.read(path, source=without_least("ofac-sdn")))


def test_the_legacy_form_of_the_same_parties_is_counted_file_by_file(tmp_path: Path) -> None:
    assert holds(ofac.read(legacy(tmp_path), DAY, without_least("ofac-sdn")))
