"""Which process is which: a pid alone proves nothing, for pids are used again."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True)
class Facts:
    """What tells one process from another that later gets the same pid.

    Args:
        started: when it started, in whatever form the system gives; compared, never parsed.
        command: its command line, arguments joined by spaces.
    """

    started: str
    command: str


def facts(pid: int) -> Facts | None:
    """Return the facts of a live process; None when it is gone or only waits to be reaped."""
    if (PROC / "self" / "stat").exists():
        return _facts_from_proc(pid)
    return _facts_from_ps(pid)


def _facts_from_proc(pid: int) -> Facts | None:
    try:
        stat = (PROC / str(pid) / "stat").read_text(errors="replace")
        command = (PROC / str(pid) / "cmdline").read_bytes()
    except OSError:
        return None
    fields = stat.rpartition(")")[2].split()  # the name before it may hold spaces and brackets
    state, started = fields[0], fields[19]
    if state in "ZX":
        return None
    return Facts(started, command.replace(b"\0", b" ").decode(errors="replace").strip())


def _facts_from_ps(pid: int) -> Facts | None:
    columns = ["-o", "stat=", "-o", "lstart=", "-o", "command="]
    ran = subprocess.run(
        ["ps", "-ww", *columns, "-p", str(pid)], capture_output=True, text=True, check=False
    )
    fields = ran.stdout.split(maxsplit=6)  # stat, then "Mon Nov 23 21:14:00 2026", then command
    if len(fields) < 7 or fields[0].startswith("Z"):
        return None
    return Facts(" ".join(fields[1:6]), fields[6].strip())
