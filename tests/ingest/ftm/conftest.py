"""Small files of invented entities, and the real ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.ingest.ftm.made import DAY, Told, told

Tell = Callable[..., Told]


@pytest.fixture
def tell(tmp_path: Path) -> Tell:
    """Return a function that writes entities as lines of a file and reads them."""

    def written(*lines: dict[str, Any] | str | bytes, dated: date | None = DAY) -> Told:
        path = tmp_path / "invented.ftm.json"
        path.write_bytes(b"".join(_line(one) + b"\n" for one in lines))
        return told(path, dated)

    return written


def _line(one: dict[str, Any] | str | bytes) -> bytes:
    if isinstance(one, dict):
        return json.dumps(one, ensure_ascii=False).encode()
    return one if isinstance(one, bytes) else one.encode()


@pytest.fixture(scope="session")
def files(data: Path) -> Path:
    """The folder of the real files."""
    return data / "ftm-jsonl"
