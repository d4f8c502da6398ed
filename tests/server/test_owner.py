"""One server a home, and no process that is not ours is ever touched."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graphkit.errors import AuthenticationError, DatabaseError, UsageError
from graphkit.server import conf, ending, start, status, stop
from graphkit.server.identity import facts
from graphkit.server.layout import layout_of, prepare
from graphkit.server.ports import choose
from graphkit.server.record import Record, read_record, write_record
from tests.server.conftest import Start

START = """
import sys
from pathlib import Path
from graphkit.server import start
home, jars = map(Path, sys.argv[1:])
running = start(home, jars_dir=jars, heap="512m", page_cache="64m", bolt_port=0, http_port=0)
print(running.pid, running.fresh)
"""


@pytest.fixture
def sleeper() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(["sleep", "600"]) as process:
        # a process that has just begun may have no command line for a moment
        while "sleep" not in getattr(facts(process.pid), "command", ""):
            time.sleep(0.01)
        yield process
        process.kill()


def _record_of(pid: int) -> Record:
    found = facts(pid)
    assert found is not None
    since = "2026-01-01T00:00:00+00:00"
    return Record(pid, found.started, since, 17687, 17474, "2026.08.1", 512, 64)


def test_a_foreign_process_with_the_recorded_pid_is_left_alone(
    tmp_path: Path, sleeper: subprocess.Popen[bytes]
) -> None:
    layout = layout_of(tmp_path)
    prepare(layout)
    write_record(layout, _record_of(sleeper.pid))
    assert not stop(tmp_path)
    assert sleeper.poll() is None
    assert status(tmp_path).state == "crashed"


def test_a_process_with_our_home_on_its_command_line_but_another_start_is_left_alone(
    tmp_path: Path,
) -> None:
    layout = layout_of(tmp_path)
    prepare(layout)
    command = ["/bin/sh", "-c", "sleep 600; :", layout.home_argument]
    with subprocess.Popen(command, start_new_session=True) as process:
        write_record(layout, replace(_record_of(process.pid), started="1"))
        assert not stop(tmp_path)
        assert process.poll() is None
        os.killpg(process.pid, signal.SIGKILL)


def test_a_record_that_cannot_be_read_stops_nothing(tmp_path: Path) -> None:
    layout = layout_of(tmp_path)
    prepare(layout)
    layout.record.write_text('{"pid": 1}')
    assert not stop(tmp_path)
    assert status(tmp_path).state == "stopped"


def test_a_home_that_never_was_is_stopped_and_stays_absent(tmp_path: Path) -> None:
    home = tmp_path / "nowhere"
    assert status(home).state == "stopped"
    assert not stop(home)
    assert not home.exists()


@pytest.mark.parametrize("port", ["bolt_port", "http_port"])
def test_a_port_that_is_taken_is_refused_with_the_name_of_its_holder(
    tmp_path: Path, jars: Path, port: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as holder:
        number = holder.getsockname()[1]
        with pytest.raises(UsageError, match=f"{number} is taken") as caught:
            start(tmp_path, jars_dir=jars, **{"bolt_port": 0, "http_port": 0, port: number})
    assert f"process {os.getpid()} (" in caught.value.what
    assert status(tmp_path).state == "stopped"


def test_a_home_that_java_cannot_use_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="GRAPHKIT_HOME"):
        start(tmp_path / "a:b")


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="cannot be written"):
        start(tmp_path / "file")


def test_two_starts_at_once_give_one_server_which_can_be_ended_even_if_it_hangs(
    home: Path, jars: Path, begin: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-c", START, str(home), str(jars)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate(timeout=120)[0].split() for process in both]
    assert said[0][0] == said[1][0]
    assert sorted(fresh for _pid, fresh in said) == ["False", "True"]

    pid = int(said[0][0])
    os.kill(pid, signal.SIGSTOP)
    monkeypatch.setattr("graphkit.server.bolt.ANSWER_SECONDS", 0.5)
    assert status(home).state == "unresponsive"
    monkeypatch.setattr(ending, "STOP_SECONDS", 1)
    labels: list[str] = []
    assert stop(home, lambda _done, _total, label: labels.append(label))
    assert any("does not stop by itself; killing it" in label for label in labels)
    assert facts(pid) is None
    assert status(home).state == "crashed"


def test_a_wrong_password_file_is_named(home: Path, begin: Start) -> None:
    running = begin()
    stop(home)
    running.password_file.write_text("not the password\n")
    with pytest.raises(AuthenticationError, match="refuses the password"):
        begin()
    running.password_file.unlink()
    with pytest.raises(DatabaseError, match="password is gone"):
        begin()
    running.password_file.write_text(running.password.get_secret_value())
    assert status(home).state == "stopped"


def test_a_server_that_comes_up_open_is_stopped(
    home: Path, begin: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    loosened = {"db.transaction.timeout": "99s", "dbms.usage_report.enabled": "true"}
    opened = {"dbms.security.allow_csv_import_from_file_urls": "true"}
    write = conf.write_conf
    monkeypatch.setattr(
        conf,
        "write_conf",
        lambda layout, wanted: write(layout, wanted | loosened | opened),
    )
    with pytest.raises(DatabaseError, match="less closed than it must be") as caught:
        begin()
    assert all(name in caught.value.what for name in loosened | opened)
    assert status(home).state == "stopped"
    record = read_record(layout_of(home))
    assert record is not None
    assert facts(record.pid) is None


def test_a_store_that_cannot_be_opened_is_named(home: Path, begin: Start) -> None:
    file = layout_of(home).store("databases") / "neostore"
    whole = file.read_bytes()
    file.write_bytes(whole[:10])
    with pytest.raises(DatabaseError, match="cannot open this store"):
        begin()
    file.write_bytes(whole)


def test_the_record_is_plain_json(home: Path) -> None:
    assert json.loads(layout_of(home).record.read_text(encoding="utf-8"))["version"]


@pytest.mark.parametrize("purpose", ["Bolt", "HTTP"])
def test_a_port_that_another_server_took_in_the_same_moment_is_given_up_for_another(
    tmp_path: Path, jars: Path, begin: Start, monkeypatch: pytest.MonkeyPatch, purpose: str
) -> None:
    other = begin()
    address = {"Bolt": other.bolt_uri, "HTTP": other.http_url}[purpose]
    taken = [int(address.rpartition(":")[2])]

    def choose_too_early(asked: int | None, last: int | None, usual: int, of: str) -> int:
        return taken.pop() if of == purpose and taken else choose(asked, last, usual, of)

    monkeypatch.setattr("graphkit.server.launch.choose", choose_too_early)
    try:
        running = start(tmp_path, jars_dir=jars, heap="512m", bolt_port=0, http_port=0)
        assert taken == []
        assert running.fresh
        assert address not in (running.bolt_uri, running.http_url)
    finally:
        stop(tmp_path)
