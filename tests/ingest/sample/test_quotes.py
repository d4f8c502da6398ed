"""Each quote stands in the file that its document names, and what nobody opened has none."""

from __future__ import annotations

import hashlib
import html
import re
from functools import cache
from pathlib import Path

from tests.ingest.sample.rows import documents, rows


@cache
def _text(path: Path) -> str:
    raw = path.read_bytes()
    decoded = raw.decode("utf-8") if path.suffix == ".xml" else raw.decode("cp1252", "replace")
    return re.sub(r"\s+", " ", html.unescape(decoded))


@cache
def _entries(path: Path) -> dict[str, str]:
    """Return the text of each entry of the UN list, or each row of the US list, by its number."""
    text = _text(path)
    if path.suffix != ".xml":
        lines = path.read_bytes().decode("cp1252", "replace").split("\n")
        return {line.partition(",")[0]: re.sub(r"\s+", " ", line) for line in lines}
    found = re.findall(r"<(ENTITY|INDIVIDUAL)>(.*?)</\1>", text)
    numbered = ((re.search(r"<REFERENCE_NUMBER>([^<]*)<", entry), entry) for _, entry in found)
    return {number[1].strip(): entry for number, entry in numbered if number}


def test_every_quote_is_an_exact_part_of_its_file(data: Path) -> None:
    known = documents()
    quoted = [row for row in rows("evidence") if row["quote"]]
    missing = [
        (row["about"], row["quote"])
        for row in quoted
        if row["quote"] not in _text(data / known[row["document"]]["file"])
    ]

    assert len(quoted) > 200
    assert missing == []


def test_every_quote_stands_in_the_entry_that_its_locator_names(data: Path) -> None:
    known = documents()
    misplaced = []
    for row in rows("evidence"):
        if number := re.match(r"(?:entry|sdn\.csv uid) ([^,]+)", row["locator"]):
            entries = _entries(data / known[row["document"]]["file"])
            if row["quote"] not in entries[number[1]]:
                misplaced.append((row["about"], row["locator"], row["quote"]))

    assert misplaced == []


def test_every_file_that_was_read_is_the_one_whose_hash_is_given(data: Path) -> None:
    named = {(row["file"], row["sha256"]) for row in documents().values() if row["file"]}
    found = {(file, hashlib.sha256((data / file).read_bytes()).hexdigest()) for file, _ in named}

    assert named == found
    assert len(named) == 3


def test_read_locator_quote_and_file_come_together() -> None:
    known = documents()
    for row in rows("evidence"):
        parts = [row["read"] == "true", bool(row["locator"]), bool(row["quote"])]
        assert all(parts) or not any(parts), row
        assert all(parts) == bool(known[row["document"]]["file"]), row


def test_what_is_cited_from_memory_was_not_read_and_says_how_sure_it_is() -> None:
    remembered = [row for row in rows("evidence") if row["memory"]]

    assert remembered
    assert {row["memory"] for row in remembered} <= {"hi", "med", "lo"}
    assert not [row for row in remembered if row["read"] or row["locator"] or row["quote"]]
