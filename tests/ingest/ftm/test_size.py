"""A file of any size is read with the same memory."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from ingest.ftm import read
from ingest.ftm.known import MOST_RECALLED
from tests.ingest.ftm.made import DAY, entity


def write(path: Path, parties: int) -> Path:
    """Write companies, each owned by another of the file, with its address and listing."""
    with path.open("w", encoding="utf-8") as file:
        for n in range(parties):
            other = (n * 7919) % parties
            lines = (
                entity("Ownership", f"o{n}", owner=f"c{n}", asset=f"c{other}", percentage="50"),
                entity("Company", f"c{n}", name=f"Invented {n}", addressEntity=f"a{n}"),
                entity("Address", f"a{n}", full=f"{n} Invented Road"),
                entity("Sanction", f"s{n}", entity=f"c{n}", program="X"),
            )
            file.writelines(json.dumps(one) + "\n" for one in lines)
    return path


def peak(path: Path) -> tuple[int, int]:
    """Return how many rows a file has, and the most memory that reading them takes, in bytes."""
    tracemalloc.start()
    rows = sum(1 for _ in read(path, DAY).rows())
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return rows, most


def test_memory_does_not_grow_with_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.ftm.known.MOST_RECALLED", MOST_RECALLED // 100)
    peak(write(tmp_path / "first.json", 10))  # whatever is made once is made here

    small = peak(write(tmp_path / "small.json", 1_000))
    large = peak(write(tmp_path / "large.json", 4_000))

    assert (small[0], large[0]) == (4_000, 16_000)
    assert large[1] < small[1] * 1.25
