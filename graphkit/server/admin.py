"""Neo4j's administration tool: run with progress, its words kept in a log and quoted on failure."""

from __future__ import annotations

import fcntl
import os
import re
import secrets
import string
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from pydantic import SecretStr

from graphkit.errors import DatabaseError, GraphkitError
from graphkit.server.java import admin_command, environment, telling_lines
from graphkit.server.layout import Layout
from graphkit.server.progress import Progress
from graphkit.server.running import read_password

FAILED = re.compile(r"^Command Failed\n(.*?)^-{9,}", re.MULTILINE | re.DOTALL)
NOISE = ("Error importing csv file", "Full exception details", "Please provide this file")
PASSWORD_LENGTH = 32
ALPHABET = string.ascii_letters + string.digits


def run_admin(
    layout: Layout,
    arguments: Sequence[str],
    label: str,
    progress: Progress,
    *,
    refuse: Callable[[str], GraphkitError] | None = None,
    standard_input: Path = Path(os.devnull),
) -> str:
    """Run the tool to its end and return what it printed.

    Args:
        layout: of the home; its neo4j.conf is the tool's.
        arguments: subcommand and options; nothing secret, for everyone can read a command line.
        label: what to tell as progress.
        progress: told every second.
        refuse: makes the error of the tool's last words, when the input is at fault.
        standard_input: the file that the tool reads.

    Raises:
        GraphkitError: the tool failed; quotes what it said.
    """
    layout.admin_log.touch(mode=0o600)
    with layout.admin_log.open("wb") as log, standard_input.open("rb") as given:
        fcntl.flock(log, fcntl.LOCK_EX)  # the tool holds it until it ends, should we be killed
        process = subprocess.Popen(
            admin_command(layout, arguments),
            stdin=given,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=layout.neo4j,
            env=environment(layout),
            umask=0o077,
        )
        _await_tool(process, label, progress)
    printed = layout.admin_log.read_text(encoding="utf-8", errors="replace")
    if process.returncode and refuse:
        raise refuse(_last_words(printed))
    if process.returncode:
        raise DatabaseError(
            f"{label} failed. Neo4j said:\n  {_last_words(printed)}",
            where=str(layout.admin_log),
            cure="The whole text is in that file.",
        )
    return printed


def _await_tool(process: subprocess.Popen[bytes], label: str, progress: Progress) -> None:
    """Wait for the tool; if this command is interrupted, end the tool with it."""
    began = time.monotonic()
    try:
        while process.poll() is None:
            progress(0, 0, f"{label} ({time.monotonic() - began:.0f} s)")
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=1)
    except BaseException:
        process.kill()
        process.wait()
        raise


def _last_words(printed: str) -> str:
    """Return what the tool says of its failure, without where it wrote a Java stack trace."""
    if not (block := FAILED.search(printed)):
        return telling_lines(printed)
    lines = [line for line in block[1].splitlines() if line and not line.startswith(NOISE)]
    return "\n  ".join(lines)


def ensure_password(layout: Layout, progress: Progress) -> SecretStr:
    """Return the password of this home's store; make one before the very first start.

    Raises:
        DatabaseError: there is a store, but its password file is gone.
    """
    has_users = (layout.data / "databases" / "system").exists()
    if not layout.password.exists():
        if has_users:
            raise DatabaseError(
                "The file with this store's password is gone; the store cannot be opened.",
                where=str(layout.password),
                cure="Put the file back, or move the whole folder away to begin anew.",
            )
        _write_password(layout)
    if not has_users:
        arguments = ["dbms", "set-initial-password", f"@{layout.password}"]
        run_admin(layout, arguments, "setting the password", progress)
    return read_password(layout)


def _write_password(layout: Layout) -> None:
    """Generate a password; letters and digits, for the tool splits its argument file at others."""
    password = "".join(secrets.choice(ALPHABET) for _ in range(PASSWORD_LENGTH))
    temporary = layout.password.with_suffix(".new")
    temporary.unlink(missing_ok=True)
    temporary.touch(mode=0o600)
    temporary.write_text(f"{password}\n", encoding="utf-8")
    temporary.replace(layout.password)
