"""Bulk import, backup and restore of one store."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import InputRejected, UsageError
from graphkit.server import (
    CsvGroup,
    Imported,
    Running,
    admin_import,
    backup,
    restore,
    status,
    stop,
)
from graphkit.server.layout import STORE_KINDS, layout_of
from graphkit.server.store import READY, finish_replacement
from tests.server.conftest import Ask, Start

VESSELS = 'id:ID,name\nimo:1,Alpha\nimo:2,"Be, ta"\n'
OWNS = ":START_ID,:END_ID,share:float\nimo:1,imo:2,0.5\n"
ALL = "MATCH (n) RETURN count(n) AS n"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


def _groups(files: Path, vessels: str, owns: str) -> tuple[list[CsvGroup], list[CsvGroup]]:
    nodes, links = files / "vessels.csv", files / "owns.csv"
    nodes.write_text(vessels, encoding="utf-8")
    links.write_text(owns, encoding="utf-8")
    return [CsvGroup("Vessel:Entity", (nodes,))], [CsvGroup("OWNS", (links,))]


@pytest.mark.parametrize(
    ("vessels", "owns", "said"),
    [
        (VESSELS + "imo:1,Twice\n", OWNS, "'imo:1' is defined more than once"),
        (VESSELS, OWNS + "imo:1,imo:9,1\n", "referring to missing node imo:9"),
        (VESSELS, OWNS + "imo:1,imo:2,half\n", 'Not a number: "half"'),
        (VESSELS + "imo:3,Ga,mma\n", OWNS, "Row has more columns"),
    ],
)
def test_one_bad_row_refuses_the_import_and_leaves_the_store_empty(
    home: Path, jars: Path, files: Path, vessels: str, owns: str, said: str
) -> None:
    with pytest.raises(InputRejected, match=said):
        admin_import(home, *_groups(files, vessels, owns), jars_dir=jars)
    layout = layout_of(home)
    assert not layout.scratch.exists()
    assert not layout.store("databases").exists()


@pytest.mark.parametrize("name", ["Vessel=x", "A B", "--verbose", "A`"])
def test_a_name_that_is_no_label_is_refused(home: Path, files: Path, name: str) -> None:
    (files / "n.csv").write_text(VESSELS)
    with pytest.raises(InputRejected, match="no label"):
        admin_import(home, [CsvGroup(name, (files / "n.csv",))], [])


def test_a_missing_file_is_refused(home: Path, files: Path) -> None:
    with pytest.raises(InputRejected, match="no such file"):
        admin_import(home, [CsvGroup("Vessel", (files / "none.csv",))], [])


def test_nothing_to_back_up_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no store to back up"):
        backup(tmp_path / "none", tmp_path / "x.dump")
    assert not (tmp_path / "none").exists()


@pytest.fixture(scope="module")
def running(home: Path, jars: Path, files: Path, begin: Start) -> Running:
    counts = admin_import(home, *_groups(files, VESSELS, OWNS), jars_dir=jars)
    assert counts == Imported(nodes=2, relationships=1, properties=5)
    return begin()


def test_what_was_imported_can_be_asked_for(running: Running, ask: Ask) -> None:
    query = "MATCH (a:Vessel:Entity)-[r:OWNS]->(b) RETURN a.id, b.name, r.share"
    assert [tuple(row) for row in ask(running, query)] == [("imo:1", "Be, ta", 0.5)]


def test_no_import_while_the_server_runs(home: Path, files: Path, running: Running) -> None:
    with pytest.raises(UsageError, match="needs the server stopped"):
        admin_import(home, *_groups(files, VESSELS, OWNS))


def test_backup_and_restore(
    home: Path, jars: Path, files: Path, begin: Start, running: Running, ask: Ask
) -> None:
    ask(running, "CREATE CONSTRAINT vessel_id FOR (v:Vessel) REQUIRE v.id IS UNIQUE")
    dump = files / "store.dump"
    made = backup(home, dump, jars_dir=jars)
    assert made.size == dump.stat().st_size
    assert dump.stat().st_mode & 0o077 == 0
    stated = dump.with_name("store.dump.sha256").read_text()
    assert stated == f"{made.sha256}  store.dump\n"
    with pytest.raises(UsageError, match="exists already"):
        backup(home, dump, jars_dir=jars)

    again = begin()
    assert not again.fresh
    assert again.bolt_uri == running.bolt_uri
    ask(again, "CREATE (:Vessel {id: 'imo:3'})")
    _refuse_damaged(home, jars, dump, again)
    assert ask(again, ALL)[0]["n"] == 3

    restore(home, dump, jars_dir=jars)
    restored = begin()
    assert restored.pid != again.pid
    assert ask(restored, ALL)[0]["n"] == 2
    assert ask(restored, "SHOW CONSTRAINTS YIELD name")[0]["name"] == "vessel_id"

    stop(home)
    with pytest.raises(UsageError, match="holds or has held data"):
        admin_import(home, *_groups(files, VESSELS, OWNS))


def _refuse_damaged(home: Path, jars: Path, dump: Path, running: Running) -> None:
    """Refuse damaged dumps while the server goes on serving the old store."""
    content = bytearray(dump.read_bytes())
    content[len(content) // 2] ^= 0xFF
    damaged, stated = dump.with_name("damaged.dump"), dump.with_name("damaged.dump.sha256")
    damaged.write_bytes(content)
    stated.write_text(dump.with_name("store.dump.sha256").read_text())
    with pytest.raises(InputRejected, match="differs from the hash"):
        restore(home, damaged, jars_dir=jars)
    stated.unlink()
    with pytest.raises(InputRejected, match="no sound backup"):
        restore(home, damaged, jars_dir=jars)
    damaged.write_bytes(dump.read_bytes()[:1000])
    with pytest.raises(InputRejected, match="no sound backup"):
        restore(home, damaged, jars_dir=jars)
    with pytest.raises(InputRejected, match="no such backup"):
        restore(home, damaged.with_name("none"), jars_dir=jars)
    assert status(home).pid == running.pid


@pytest.mark.parametrize("moved", [0, 1, 2, 3])
def test_a_replacement_that_was_cut_short_is_completed(tmp_path: Path, moved: int) -> None:
    layout = layout_of(tmp_path)
    for kind in STORE_KINDS:
        for root, text in ((layout.data, "old"), (layout.scratch, "new")):
            (root / kind / "neo4j").mkdir(parents=True)
            (root / kind / "neo4j" / "file").write_text(text)
    (layout.scratch / READY).touch()
    steps = [
        (layout.store(kind), layout.scratch / f"old-{kind}", layout.scratch / kind / "neo4j")
        for kind in STORE_KINDS
    ]
    renames = [pair for place, old, new in steps for pair in ((place, old), (new, place))]
    for source, target in renames[:moved]:
        source.rename(target)

    finish_replacement(layout)

    assert [(layout.store(kind) / "file").read_text() for kind in STORE_KINDS] == ["new", "new"]
    assert not layout.scratch.exists()


def test_a_replacement_that_was_not_decided_is_thrown_away(tmp_path: Path) -> None:
    layout = layout_of(tmp_path)
    (layout.scratch / "databases" / "neo4j").mkdir(parents=True)
    layout.store("databases").mkdir(parents=True)
    finish_replacement(layout)
    assert layout.store("databases").exists()
    assert not layout.scratch.exists()
