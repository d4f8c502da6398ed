"""What takes long says how far it is, how fast it goes and how long it will take."""

from __future__ import annotations

import errno
import os
import pty
import subprocess
import sys
import time

import pytest

from graphkit.cli import terminal
from graphkit.cli.pace import Pace, shown_count

WORK = """
import time
from graphkit.cli import terminal
terminal.LINE_EVERY = 0.4
with terminal.progress() as report:
    report(0, 90_000, "nodes")
    for n in range(30):
        time.sleep(0.1)
        report(n * 1_000, 90_000, "nodes" if n < 25 else "statements")
"""


def test_the_rate_is_that_since_the_count_began() -> None:
    pace = Pace()
    assert pace.at(10.0, 500, 2_500) is None  # an earlier try wrote these
    assert pace.at(10.5, 600, 2_500) is None  # too early to tell
    assert pace.at(14.0, 1_500, 2_500) == (250.0, 4.0)


@pytest.mark.parametrize(("done", "total"), [(100, 5_000), (5_000, 9_000)])
def test_another_count_has_a_pace_of_its_own(done: int, total: int) -> None:
    pace = Pace()
    pace.at(0.0, 0, 5_000)
    assert pace.at(10.0, 4_000, 5_000) is not None
    assert pace.at(11.0, done, total) is None


def test_stages_have_no_pace() -> None:
    pace = Pace()
    pace.at(0.0, 0, 5)
    assert pace.at(10.0, 4, 5) is None


def test_a_count_without_an_end_has_a_rate_alone() -> None:
    pace = Pace()
    pace.at(0.0, 0, 0)
    assert shown_count(3_000, 0, pace.at(2.0, 3_000, 0)) == "3,000, 1,500/s"


def test_what_is_known_is_said() -> None:
    assert shown_count(0, 9_000, None) == "0 of 9,000, 0 %"
    assert shown_count(3_000, 9_000, (1_000.0, 6.0)) == "3,000 of 9,000, 33 %, 1,000/s, 0:06 left"
    assert shown_count(1, 9, (0.5, 7_384.0)) == "1 of 9, 11 %, 30/min, 2:03:04 left"


def test_off_a_terminal_a_line_tells_of_each_stage_and_now_and_then() -> None:
    done = subprocess.run([sys.executable, "-c", WORK], capture_output=True, text=True, check=True)
    lines = done.stderr.splitlines()
    assert done.stdout == ""
    assert len(lines) >= 4
    assert all("of 90,000" in line for line in lines)
    assert "/s, " in lines[-1]
    assert lines[-1].endswith(" left)")
    assert any(line.startswith("… statements (") for line in lines)


def test_a_line_comes_every_half_minute() -> None:
    assert terminal.LINE_EVERY == 30.0


def test_on_a_terminal_a_bar_moves_at_least_every_two_seconds_though_nothing_is_told() -> None:
    silence = WORK.replace("time.sleep(0.1)", "time.sleep(3.0 if n == 20 else 0.1)")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", silence],
        stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, "TERM": "xterm"},
    ):  # fmt: skip
        os.close(theirs)
        shown, pauses = _read(ours)
    assert "left" in shown
    assert "/s" in shown
    assert "of 90,000" in shown
    assert max(pauses) < 2.0


def _read(ours: int) -> tuple[str, list[float]]:
    """Read all that a terminal shows, with the seconds between one thing and the next."""
    text, pauses, last = "", list[float](), 0.0
    while True:
        try:
            some = os.read(ours, 65_536)
        except OSError as error:
            if error.errno == errno.EIO:  # what Linux says at the end
                return text, pauses
            raise
        if not some:
            return text, pauses
        now = time.monotonic()
        if last:
            pauses.append(now - last)
        text, last = text + some.decode(errors="replace"), now
