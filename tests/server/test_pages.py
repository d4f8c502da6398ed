"""The pages beside the Neo4j Browser: for this machine, by a process that ends with Neo4j."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import stat
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import neo4j
import pytest

from graphkit.server import backup, companion, install, status, stop
from graphkit.server.identity import facts
from graphkit.server.layout import Layout, layout_of, prepare
from graphkit.server.pages import (
    OWN_ADDRESS,
    PageServer,
    found_in,
    listen,
    write_pages,
)
from graphkit.server.record import Record, read_record, write_record
from tests.server.conftest import Ask, Start

PAGES = {
    "guide.html": f"<p>{OWN_ADDRESS}/x.grass</p>".encode(),
    "graphkit.grass": b"node {}",
    "some.zip": OWN_ADDRESS.encode(),
}
BROWSER = "http://127.0.0.1:7474"
ASKED = "baggage, cache-control, pragma, sentry-trace"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "password").write_text("secret")
    folder = tmp_path / "pages"
    write_pages(folder, PAGES)
    (folder / "link.html").symlink_to(tmp_path / "password")
    (folder / "sub.html").mkdir()
    return folder


@pytest.fixture
def server(folder: Path) -> Iterator[PageServer]:
    with PageServer(listen(0), found_in(folder), ["https://browser.example"]) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def ask(
    server: PageServer, method: str, path: str, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    port = int(server.server_address[1])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, headers={"Host": f"localhost:{port}", **headers})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), content


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("guide.html", "text/html; charset=utf-8"),
        ("graphkit.grass", "text/plain; charset=utf-8"),
        ("some.zip", "application/zip"),
    ],
)
def test_a_file_is_served_with_its_type(server: PageServer, name: str, kind: str) -> None:
    code, headers, content = ask(server, "GET", f"/{name}?x=1", Origin=BROWSER)
    assert (code, headers["Content-Type"]) == (200, kind)
    assert headers["Access-Control-Allow-Origin"] == BROWSER
    assert int(headers["Content-Length"]) == len(content)
    assert ask(server, "HEAD", f"/{name}")[0::2] == (200, b"")


def test_a_page_names_its_own_address_and_a_zip_is_left_as_it_is(server: PageServer) -> None:
    assert ask(server, "GET", "/guide.html")[2] == f"<p>{server.address}/x.grass</p>".encode()
    assert ask(server, "GET", "/some.zip")[2] == OWN_ADDRESS.encode()


def test_the_question_before_a_fetch_is_answered(server: PageServer) -> None:
    code, headers, content = ask(
        server,
        "OPTIONS",
        "/guide.html",
        Origin=BROWSER,
        **{"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": ASKED},
    )
    assert (code, content) == (204, b"")
    assert headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert headers["Access-Control-Allow-Headers"] == ASKED


@pytest.mark.parametrize(
    ("origin", "given"),
    [
        ("http://localhost:7474", True),
        ("http://127.0.0.1", True),
        ("https://browser.example", True),
        ("http://browser.example", False),
        ("http://localhost.example:7474", False),
        ("http://127.0.0.1:7474.example", False),
        ("null", False),
        ("", False),
    ],
)
def test_only_browsers_of_this_machine_and_those_named_may_read(
    server: PageServer, origin: str, given: bool
) -> None:
    headers = ask(server, "GET", "/guide.html", Origin=origin)[1]
    assert (headers.get("Access-Control-Allow-Origin") == origin) is given
    assert ("Access-Control-Allow-Origin" in headers) is given
    assert headers["Vary"] == "Origin"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1:1", "", "["])
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_another_name_for_this_machine_is_refused(
    server: PageServer, host: str, method: str
) -> None:
    port = server.server_address[1]
    code, headers, content = ask(server, method, "/guide.html", Host=host.format(port=port))
    assert code == 421
    assert OWN_ADDRESS.encode() not in content
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/nothing.html",
        "/../password",
        "/%2e%2e/password",
        "/..%2fpassword",
        "//etc/passwd",
        "/link.html",
        "/sub.html",
        "/sub.html/",
        "/.guide.html",
        "/guide.html/../guide.html",
        "/guide.html%00",
        "/GUIDE.HTML",
        "guide.html\\",
    ],
)
def test_nothing_but_the_files_given_is_served(server: PageServer, path: str) -> None:
    code, _headers, content = ask(server, "GET", path)
    assert code == 404
    assert b"secret" not in content


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT"])
def test_no_other_method_is_known(server: PageServer, method: str) -> None:
    assert ask(server, method, "/guide.html")[0] == 501


def test_it_listens_on_loopback_only(server: PageServer) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"


def test_a_folder_holds_exactly_the_pages_written_and_nobody_else_reads_them(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "pages"
    write_pages(folder, {"old.html": b"1", "guide.html": b"1"})
    write_pages(folder, {"guide.html": b"2"})
    assert [path.name for path in folder.iterdir()] == ["guide.html"]
    assert (folder / "guide.html").read_bytes() == b"2"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "guide.html").stat().st_mode) == 0o600


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    layout = layout_of(tmp_path / "Besitz é")
    prepare(layout)
    write_pages(layout.pages, PAGES)
    return layout


@pytest.fixture
def beside(layout: Layout) -> Iterator[tuple[subprocess.Popen[bytes], Record]]:
    """A process that stands for the server, and its companion."""
    with subprocess.Popen(["sleep", "600"]) as process:
        found = facts(process.pid)
        assert found is not None
        since = "2026-01-01T00:00:00+00:00"
        record = Record(process.pid, found.started, since, 7687, 7474, "2026.08.1", 512, 64)
        with companion.listener(None) as listening:
            record = companion.begin(layout, record, listening)
        write_record(layout, record)
        yield process, record
        companion.end(layout, record)
        process.kill()


def fetched(record: Record) -> bytes:
    connection = http.client.HTTPConnection("localhost", record.pages_port, timeout=10)
    connection.request("GET", "/guide.html")
    return connection.getresponse().read()


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not true() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert true()


def test_the_companion_serves_and_ends_by_itself_when_its_server_is_killed(
    layout: Layout, beside: tuple[subprocess.Popen[bytes], Record]
) -> None:
    process, record = beside
    assert f"http://localhost:{record.pages_port}/x.grass".encode() in fetched(record)
    assert companion.serves(layout, record)
    process.kill()
    process.wait()
    until(lambda: facts(record.pages_pid) is None)


def test_a_companion_that_was_killed_is_begun_again_on_its_port(
    layout: Layout, beside: tuple[subprocess.Popen[bytes], Record]
) -> None:
    _process, record = beside
    os.kill(record.pages_pid, signal.SIGKILL)
    until(lambda: not companion.serves(layout, record))
    mended = companion.mend(layout, record)
    assert (mended.pages_port, read_record(layout)) == (record.pages_port, mended)
    assert mended.pages_pid != record.pages_pid
    assert b"x.grass" in fetched(mended)
    assert companion.mend(layout, mended) == mended
    companion.end(layout, mended)
    assert facts(mended.pages_pid) is None


def test_a_port_that_a_stranger_took_is_left_to_him(
    layout: Layout, beside: tuple[subprocess.Popen[bytes], Record]
) -> None:
    _process, record = beside
    companion.end(layout, record)
    with socket.create_server(("127.0.0.1", record.pages_port)):
        assert companion.mend(layout, record) == record


def test_a_foreign_process_with_the_recorded_pid_is_left_alone(
    layout: Layout, beside: tuple[subprocess.Popen[bytes], Record]
) -> None:
    process, record = beside
    foreign = Record(**{**vars(record), "pages_pid": process.pid, "pages_started": record.started})
    companion.end(layout, foreign)
    assert process.poll() is None


def test_a_record_of_an_earlier_version_has_no_guide(layout: Layout) -> None:
    layout.record.write_text(
        '{"pid": 1, "started": "1", "since": "2026-01-01T00:00:00+00:00", "bolt_port": 1,'
        ' "http_port": 2, "version": "2026.08.1", "heap": 512, "page_cache": 64, "stopped": true}'
    )
    record = read_record(layout)
    assert record is not None
    assert (record.guide, record.pages_port) == ("", 0)
    assert not companion.serves(layout, record)


def test_a_server_names_its_guide_to_browsers_and_both_live_and_end_together(
    home: Path, jars: Path, begin: Start, ask: Ask, tmp_path: Path
) -> None:
    before = begin()
    assert before.guide == ""
    assert status(home).guide is None
    running = install(home, lambda: PAGES, jars_dir=jars)  # it names no guide yet: started anew
    assert running.fresh
    assert shown_command(running, ask) == f"play {running.guide}"
    record = read_record(layout_of(home))
    assert record is not None
    assert (status(home).guide, b"x.grass" in fetched(record)) == (running.guide, True)

    os.kill(record.pages_pid, signal.SIGKILL)
    until(lambda: status(home).guide is None)
    again = begin()
    assert (again.pid, again.guide, status(home).guide) == (
        running.pid,
        running.guide,
        running.guide,
    )
    changed = install(home, lambda: PAGES | {"guide.html": b"new"}, jars_dir=jars)
    assert (changed.fresh, fetched(record)) == (False, b"new")

    backup(home, tmp_path / "a.dump", jars_dir=jars)
    assert status(home).guide == running.guide
    assert fetched(record) == b"new"
    last = read_record(layout_of(home))
    assert last is not None
    stop(home)
    assert facts(last.pages_pid) is None
    assert status(home).guide is None


def shown_command(running: object, ask: Callable[..., list[neo4j.Record]]) -> str:
    rows = ask(running, "SHOW SETTINGS YIELD name, value WHERE name = 'browser.post_connect_cmd'")
    return str(rows[0]["value"])
