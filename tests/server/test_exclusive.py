"""Who touches the store waits for whoever is at work on it, even for what a killed command left."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from graphkit.errors import DatabaseError
from graphkit.server import exclusive
from graphkit.server.layout import layout_of, prepare
from graphkit.server.progress import silent


def test_a_tool_that_outlived_its_command_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exclusive, "WAIT_SECONDS", 0)
    layout = layout_of(tmp_path)
    prepare(layout)
    with layout.admin_log.open("wb") as log:  # as the tool itself has it open
        fcntl.flock(log, fcntl.LOCK_EX)
        with (
            pytest.raises(DatabaseError, match="A tool of Neo4j is still at work"),
            exclusive.exclusive(layout, "import", silent),
        ):
            pass

    with exclusive.exclusive(layout, "import", silent):
        assert "import by process" in layout.lock.read_text()
