"""Which ports are free, and who holds those that are not."""

from __future__ import annotations

import errno
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from graphkit.errors import DatabaseError, UsageError
from graphkit.server.identity import PROC, facts

HOST = "127.0.0.1"
BOLT_PORT = 7687
HTTP_PORT = 7474
LISTENING = "0A"
RETRIES = 10


class PortTaken(DatabaseError):
    """Another program took a port between the choice of it and Java's own start."""


def is_free(port: int) -> bool:
    """Say whether a server could listen on this loopback port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            return error.errno not in (errno.EADDRINUSE, errno.EACCES)
    return not answers(port)


def answers(port: int) -> bool:
    """Say whether anything accepts connections on this loopback port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def free_port() -> int:
    """Let the system choose a free loopback port."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def choose(asked: int | None, last: int | None, usual: int, purpose: str) -> int:
    """Choose a port: the one asked for, else the one of last time, else the usual, else any.

    Args:
        asked: an explicit wish, never replaced by another; 0 means any free port but the usual.
        last: the port of the previous run, so that addresses stay the same.
        usual: the port that everybody expects.
        purpose: Bolt or HTTP, for the message.

    Raises:
        UsageError: the port asked for is taken.
    """
    if asked:
        if is_free(asked):
            return asked
        raise UsageError(
            f"{purpose} port {asked} is taken by {holder(asked)}.",
            where=f"{HOST}:{asked}",
            cure="Stop that program, or leave the port out: graphkit then takes a free one.",
        )
    if last and _is_free_soon(last):
        return last
    return usual if asked is None and is_free(usual) else free_port()


def _is_free_soon(port: int) -> bool:
    """Wait a moment for a port: a process that was killed holds its sockets a little longer."""
    for _ in range(RETRIES):
        if is_free(port):
            return True
        time.sleep(0.1)
    return False


def refuse_stranger(port: int, pid: int) -> None:
    """Raise PortTaken if a process other than this one is seen to listen on a port."""
    if _holder_pid(port) not in (None, pid):
        raise PortTaken(
            f"port {port} was taken by {holder(port)} while Neo4j was starting",
            where=f"{HOST}:{port}",
            cure="Start it again: graphkit then takes a free port.",
        )


def holder(port: int) -> str:
    """Name the process that listens on a port, as far as this user may see it."""
    pid = _holder_pid(port)
    if pid is None:
        return "a process of another user"
    found = facts(pid)
    return f"process {pid} ({found.command[:120] if found else 'gone by now'})"


def _holder_pid(port: int) -> int | None:
    if PROC.joinpath("net/tcp").exists():
        return _holder_from_proc(port)
    return _holder_from_lsof(port)


def _holder_from_proc(port: int) -> int | None:
    inodes = {f"socket:[{inode}]" for inode in _listening_inodes(port)}
    for descriptor in PROC.glob("[0-9]*/fd/*"):
        try:
            if str(descriptor.readlink()) in inodes:
                return int(descriptor.parts[2])
        except OSError:  # the process ended, or belongs to another user
            continue
    return None


def _listening_inodes(port: int) -> Iterator[str]:
    for table in ("net/tcp", "net/tcp6"):
        try:
            rows = Path(PROC / table).read_text().splitlines()[1:]
        except OSError:
            continue
        for row in rows:
            fields = row.split()
            if fields[3] == LISTENING and int(fields[1].rpartition(":")[2], 16) == port:
                yield fields[9]


def _holder_from_lsof(port: int) -> int | None:
    if not (lsof := shutil.which("lsof")):
        return None
    ran = subprocess.run(
        [lsof, "-nP", f"-iTCP:{port}", "-sTCP:LISTEN", "-t"],
        capture_output=True,
        text=True,
        check=False,
    )
    return int(ran.stdout.split()[0]) if ran.stdout.split() else None
