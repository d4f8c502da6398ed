"""A command run for what it costs: its exit code, what it says, its memory and processor time.

A process inherits the peak of memory of the one that started it, so a small one stands between:
this file, run as a script.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[3]
IN_MEGABYTES = 1024 if sys.platform == "linux" else 1024 * 1024
KILLED_AFTER = 120
"""Seconds on the clock: other work on the machine must not make a test fail."""
MOST_ADDRESSED = 4 * 1024**3
"""Bytes that the command may ask for at all, so that a trap that works harms no machine."""


@dataclass(frozen=True)
class Measured:
    """What a command did: exit code, output, megabytes at most, and seconds of processor time."""

    code: int
    out: str
    err: str
    megabytes: int
    seconds: float


def measured(command: Sequence[str], env: Mapping[str, str] | None = None) -> Measured:
    """Run a command from the checkout's root."""
    between = [sys.executable, "-S", str(Path(__file__).resolve()), *command]
    run = subprocess.run(
        between,
        cwd=ROOT,
        env=dict(os.environ if env is None else env),
        capture_output=True,
        text=True,
        errors="replace",
        check=True,
        timeout=KILLED_AFTER * 2,
    )
    return Measured(**json.loads(run.stdout))


def bounded() -> None:
    """Bound this process, and so the command that it starts."""
    resource.setrlimit(resource.RLIMIT_CPU, (KILLED_AFTER, KILLED_AFTER))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESSED, MOST_ADDRESSED))


def main() -> None:
    bounded()
    with subprocess.Popen(
        sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        signal.signal(signal.SIGALRM, lambda *_: process.kill())
        signal.alarm(KILLED_AFTER)
        out, err = process.communicate()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = {
        "code": process.returncode,
        "out": out.decode("utf-8", "replace"),
        "err": err.decode("utf-8", "replace"),
        "megabytes": used.ru_maxrss // IN_MEGABYTES,
        "seconds": used.ru_utime + used.ru_stime,
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
