"""Jars: locked, fetched one by one, mended when damaged. Fetched from a repository made here."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graphkit.errors import DatabaseError
from graphkit.server.jars import Jar, ensure_jars, locked_jars, sha256_of, unsound
from graphkit.server.lock import LOCK_FILE
from graphkit.server.progress import silent
from graphkit.server.version import ROOTS

SMALL = sorted(locked_jars(), key=lambda jar: jar.size)[:3]


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def folder(jars: Path, tmp_path: Path) -> Path:
    """A folder of all jars that a test may damage."""
    copy = tmp_path / "jars"
    copy.mkdir()
    for jar in locked_jars():
        (copy / jar.name).symlink_to(jars / jar.name)
    return copy


@pytest.fixture
def repository(jars: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A Maven repository with three small jars, which jgo asks first."""
    root = tmp_path / "repository"
    for jar in SMALL:
        place = root / _path(jar)
        place.parent.mkdir(parents=True)
        shutil.copy(jars / jar.name, place)
    handler = functools.partial(Quiet, directory=str(root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        config = tmp_path / "jgo.conf"
        config.write_text(f"[repositories]\nhere = http://127.0.0.1:{server.server_port}\n")
        monkeypatch.setenv("JGO_CONFIG_FILE", str(config))
        yield root
        server.shutdown()


def _path(jar: Jar) -> Path:
    group, artifact, version, *_ = jar.coordinate.split(":")
    return Path(*group.split("."), artifact, version, jar.name)


def _replace(path: Path, content: bytes) -> None:
    path.unlink()
    path.write_bytes(content)


def test_the_lock_lists_every_jar_once_sorted_and_names_no_host() -> None:
    jars = locked_jars()
    coordinates = [jar.coordinate for jar in jars]
    assert len(jars) > 200
    assert coordinates == sorted(set(coordinates))
    assert len({jar.name for jar in jars}) == len(jars)
    assert set(ROOTS) <= set(coordinates)
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in jars)
    assert "//" not in LOCK_FILE.read_text(encoding="utf-8")


def test_the_lock_serves_every_platform() -> None:
    classifiers = {
        jar.coordinate.split(":")[3] for jar in locked_jars() if jar.coordinate.count(":") == 3
    }
    assert {"linux-x86_64", "linux-aarch_64", "osx-x86_64", "osx-aarch_64"} <= classifiers


def test_sound_jars_need_no_network(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphkit.server.jars.maven", None)
    assert len(ensure_jars(folder, silent)) == len(locked_jars())


def test_changed_short_and_missing_jars_are_mended(folder: Path, repository: Path) -> None:
    changed, short, missing = (folder / jar.name for jar in SMALL)
    content = bytearray(changed.read_bytes())
    content[len(content) // 2] ^= 1
    _replace(changed, bytes(content))
    _replace(short, short.read_bytes()[:100])
    missing.unlink()
    killed = folder / ".fetch-999999999-left"
    killed.mkdir()
    assert unsound(SMALL, folder) == SMALL

    told: list[tuple[int, int, str]] = []
    ensure_jars(folder, lambda *step: told.append(step))

    assert unsound(locked_jars(), folder) == []
    assert list(folder.glob(".fetch-*")) == []
    assert told[-1][:2] == (len(locked_jars()), len(locked_jars()))
    assert "fetching Neo4j" in told[-1][2]


def test_a_jar_that_comes_wrong_twice_is_named_and_not_put_in_place(
    folder: Path, repository: Path
) -> None:
    wrong = SMALL[0]
    (repository / _path(wrong)).write_bytes(b"not the jar")
    (folder / wrong.name).unlink()
    with pytest.raises(DatabaseError, match="came twice with other content") as caught:
        ensure_jars(folder, silent)
    assert wrong.name in caught.value.what
    assert not (folder / wrong.name).exists()


def test_a_jar_that_cannot_be_fetched_is_named(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "jgo.conf"
    config.write_text("[repositories]\nhere = http://127.0.0.1:1\n")
    monkeypatch.setenv("JGO_CONFIG_FILE", str(config))
    (folder / SMALL[0].name).unlink()
    with pytest.raises(DatabaseError, match="cannot be fetched") as caught:
        ensure_jars(folder, silent)
    assert SMALL[0].name in caught.value.what
    assert "what has been fetched is kept" in caught.value.cure


def test_the_hash_of_the_lock_is_that_of_the_file(jars: Path) -> None:
    assert [sha256_of(jars / jar.name) for jar in SMALL] == [jar.sha256 for jar in SMALL]
