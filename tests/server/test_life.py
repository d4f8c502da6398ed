"""One server from its first start to a clean stop, with a kill in between."""

from __future__ import annotations

import os
import signal
import socket
import stat
import time
import urllib.request
from pathlib import Path

import neo4j
import pytest
from neo4j.exceptions import ClientError

from graphkit.errors import DatabaseError, UsageError
from graphkit.server import NEO4J_VERSION, Running, browser_address, start, status, stop
from graphkit.server.conf import Memory, differences, settings
from graphkit.server.identity import facts
from graphkit.server.layout import layout_of
from tests.server.conftest import Ask, Start

NEEDS_PROC = pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="reads /proc")


@pytest.fixture(scope="module")
def told() -> list[tuple[float, str]]:
    return []


@pytest.fixture(scope="module")
def running(begin: Start, told: list[tuple[float, str]]) -> Running:
    return begin(lambda _done, _total, label: told.append((time.monotonic(), label)))


def test_the_first_start_says_that_it_is_new(running: Running) -> None:
    assert running.fresh
    assert not running.recovered


def test_a_start_is_never_silent_for_long(running: Running, told: list[tuple[float, str]]) -> None:
    times = [when for when, _label in told]
    assert max(b - a for a, b in zip(times, times[1:], strict=False)) < 2
    assert any("starting Neo4j" in label for _when, label in told)


def test_a_second_start_returns_the_running_server_at_once(begin: Start, running: Running) -> None:
    began = time.monotonic()
    again = begin()
    assert time.monotonic() - began < 0.5
    assert (again.pid, again.bolt_uri) == (running.pid, running.bolt_uri)
    assert not again.fresh


def test_a_running_server_is_not_moved_to_another_port(home: Path, running: Running) -> None:
    with pytest.raises(UsageError, match="already runs, with Bolt port"):
        start(home, bolt_port=1)


def test_status_describes_the_running_server(home: Path, running: Running) -> None:
    found = status(home)
    assert found.state == "running"
    assert (found.pid, found.bolt_uri, found.http_url, found.version) == (
        running.pid,
        running.bolt_uri,
        running.http_url,
        NEO4J_VERSION,
    )
    assert found.since is not None
    assert found.store_bytes > 0
    assert all(log.exists() for log in found.logs)


def test_the_browser_is_served(home: Path, running: Running) -> None:
    with urllib.request.urlopen(browser_address(home)) as answer:
        assert answer.status == 200
        assert b"Neo4j Browser" in answer.read()
        policy = answer.headers["Content-Security-Policy"]
    assert "https:" not in policy
    assert "segment" not in policy


def test_no_query_api_is_served_over_http(running: Running) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{running.http_url}/db/neo4j/query/v2", data=b"{}")


def test_the_home_is_closed_to_others(home: Path, running: Running) -> None:
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE(running.password_file.stat().st_mode) == 0o600
    paths = [path for path in home.rglob("*") if not path.is_symlink()]
    assert [path for path in paths if path.stat().st_mode & 0o077] == []


def test_the_password_is_long_and_nowhere_but_in_its_file(home: Path, running: Running) -> None:
    password = running.password.get_secret_value()
    assert len(password) == 32
    assert password not in repr(running)
    files = [path for path in home.rglob("*") if path.is_file() and path != running.password_file]
    assert [path for path in files if password.encode() in path.read_bytes()] == []


def test_the_password_is_on_no_command_line(running: Running) -> None:
    found = facts(running.pid)
    assert found is not None
    assert "Neo4jCommunity" in found.command
    assert running.password.get_secret_value() not in found.command


@NEEDS_PROC
def test_secrets_are_kept_from_the_environment_of_java(running: Running) -> None:
    environment = Path(f"/proc/{running.pid}/environ").read_bytes()
    assert running.password.get_secret_value().encode() not in environment
    assert b"NEO4J_PASSWORD" not in environment


@NEEDS_PROC
def test_it_listens_on_loopback_only(running: Running) -> None:
    assert _listening(running.pid) == {
        ("127.0.0.1", int(running.bolt_uri.rpartition(":")[2])),
        ("127.0.0.1", int(running.http_url.rpartition(":")[2])),
    }


def _listening(pid: int) -> set[tuple[str, int]]:
    """Return the addresses that a process listens on; v4 addresses in v6 sockets as v4."""
    sockets = {str(fd.readlink()) for fd in Path(f"/proc/{pid}/fd").iterdir() if fd.is_symlink()}
    found = set()
    for table in ("tcp", "tcp6", "udp", "udp6"):
        for row in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            fields = row.split()
            waits = fields[3] == "0A" or table.startswith("udp")
            if waits and f"socket:[{fields[9]}]" in sockets:
                address, _, port = fields[1].rpartition(":")
                found.add((socket.inet_ntoa(bytes.fromhex(address[-8:])[::-1]), int(port, 16)))
    return found


def test_every_setting_can_be_read_back(home: Path, running: Running, ask: Ask) -> None:
    shown = {row["name"]: row["value"] for row in ask(running, "SHOW SETTINGS YIELD name, value")}
    bolt, http = (int(uri.rpartition(":")[2]) for uri in (running.bolt_uri, running.http_url))
    wanted = settings(bolt, http, Memory(512, 64))
    assert differences(layout_of(home), wanted, shown) == []
    unread = [name for name in wanted if name not in shown]
    assert all(name.startswith("internal.") for name in unread)


@pytest.mark.parametrize("access", [neo4j.READ_ACCESS, neo4j.WRITE_ACCESS])
@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "file:///../../../../etc/passwd",
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://[::1]:{port}/",
        "ftp://127.0.0.1:{port}/",
    ],
)
def test_load_csv_is_refused(running: Running, ask: Ask, address: str, access: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0)
        query = f"LOAD CSV FROM '{address.format(port=trap.getsockname()[1])}' AS r RETURN r"
        with pytest.raises(ClientError, match="is false|is blocked"):
            ask(running, query, access)
        with pytest.raises(BlockingIOError):
            trap.accept()


def test_what_was_written_survives_a_kill_and_the_next_start_says_so(
    home: Path, begin: Start, running: Running, ask: Ask
) -> None:
    ask(running, "UNWIND range(1, 1000) AS i CREATE (:Vessel {id: i})")
    os.kill(running.pid, signal.SIGKILL)
    _until_gone(running.pid)

    assert status(home).state == "crashed"
    with pytest.raises(DatabaseError, match="not running"):
        browser_address(home)

    after = begin()
    assert after.recovered
    assert (after.bolt_uri, after.http_url) == (running.bolt_uri, running.http_url)
    assert ask(after, "MATCH (v:Vessel) RETURN count(v) AS n")[0]["n"] == 1000
    assert not begin().recovered

    assert stop(home)
    assert status(home).state == "stopped"
    assert not stop(home)
    assert facts(after.pid) is None


def _until_gone(pid: int) -> None:
    deadline = time.monotonic() + 10
    while facts(pid) is not None and time.monotonic() < deadline:
        time.sleep(0.05)
