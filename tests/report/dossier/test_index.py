"""What an index takes from a folder: every dossier, and a word about all else that lies there."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

import orjson
import pytest
from typer.testing import CliRunner, Result

from graphkit.cli import app
from graphkit.errors import UsageError
from graphkit.exposure.shape import State
from graphkit.report.dossier.index import index
from graphkit.report.dossier.shelf import read_shelf
from tests.report.dossier.made import (
    CHINESE,
    FORMULA,
    PATH,
    SCRIPT,
    assessment,
    chain,
    envelope,
    found,
    listing,
    node,
    rule,
    step,
    trace,
    write,
)
from tests.report.dossier.tale import (
    AT_SEA,
    BY_AGENT,
    BY_NAME,
    NOTHING,
    PARADE,
    SHIP,
    TALE,
    TRADER,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four dossiers, some with pages beside them."""
    for name, made in {"b": TALE, "a": NOTHING, "d": PARADE, "c": SHIP}.items():
        write(made, tmp_path / f"{name}.json")
    for name in ("b.html", "b.xlsx", "b.ftm.json", "c.pdf"):
        (tmp_path / name).write_text("a page", encoding="utf-8")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["report", "index", *words], terminal_width=100)


def test_dossiers_stand_by_strength_of_evidence_then_name(folder: Path) -> None:
    weak = found(trace(node("A NAME"), [BY_AGENT]))
    less = found(trace(node("Z NAME"), [BY_NAME]))
    write(weak, folder / "e.json")
    write(less, folder / "f.json")

    told = [(one.name, one.state.value, one.standard) for one in read_shelf(folder).entries]

    assert told == [
        (FORMULA, "documented", 3),
        ("INVENTED TRADING LTD", "documented", 3),
        ("Z NAME", "indicated", 2),
        ("A NAME", "indicated", 1),
        ("MADE-UP STAR", "none recorded", None),
        ("NOBODY AT ALL", "none recorded", None),
    ]


def test_an_entry_says_what_the_dossier_says(folder: Path) -> None:
    (one,) = (it for it in read_shelf(folder).entries if it.file == "b.json")

    assert (one.id, one.kind, one.chains) == (TRADER.id, "company", 3)
    assert one.targets == (PATH, SCRIPT)
    assert (one.as_of, one.known_by, one.run_day) == ("any time", "2026-06-30", "2026-06-30")
    assert [(it.regime, it.met, it.near) for it in one.regimes] == [("today", 1, 1)]
    assert not one.listed  # it is only proposed
    assert [it.ending for it in one.pages] == ["html", "xlsx", "ftm.json", "json"]


def test_rules_that_ended_or_are_far_off_count_neither_as_met_nor_as_near(tmp_path: Path) -> None:
    far = {"elements": [{"name": "counterparty", "outcome": "not shown", "says": "",
                         "reason": "no information"}]}  # fmt: skip
    rules = (rule("old", in_force=False), rule("far", "not shown", **far), rule("one"))
    write(found(trace(TRADER), assessments=(assessment(TRADER, *rules),)), tmp_path / "a.json")

    ((under,),) = (one.regimes for one in read_shelf(tmp_path).entries)

    assert (under.met, under.near) == (1, 0)


def test_a_trace_is_taken_too(tmp_path: Path) -> None:
    held = envelope(TALE)
    (dossier,) = held.pop("results")
    exposure = dossier["exposure"] | {"truncated": True, "truncation": "the limit of 3 chains"}
    loads = exposure["coverage"].pop("runs")
    held |= {"schema": "exposure-chain/1", "graph": {"neo4j": None, "loads": loads}, **exposure}
    (tmp_path / "trace.json").write_bytes(orjson.dumps(held))

    (one,) = read_shelf(tmp_path).entries

    assert (one.name, one.cut, one.regimes) == (TRADER.name, "the limit of 3 chains", ())


def test_what_is_broken_is_told_from_what_is_something_else(folder: Path) -> None:
    whole = (folder / "b.json").read_bytes()
    (folder / "half.json").write_bytes(whole[: len(whole) // 2])
    (folder / "wrong.json").write_bytes(whole.replace(b'"documented"', b'"guilty"'))
    (folder / "impact.json").write_bytes(orjson.dumps({"schema": "impact/1"}))
    (folder / "list.json").write_bytes(b"[1]")
    (folder / "alone.ftm.json").write_bytes(b"{}")
    (folder / "half.html").write_text("a page of what is broken", encoding="utf-8")
    (folder / "notes.txt").write_text("notes", encoding="utf-8")
    (folder / "old").mkdir()
    (folder / "old.json").mkdir()

    shelf = read_shelf(folder)

    assert [one.file for one in shelf.entries] == ["d.json", "b.json", "c.json", "a.json"]
    assert {one.name: one.why.partition(":")[0] for one in shelf.broken} == {
        "half.json": "is no JSON",
        "wrong.json": "is broken",
    }
    assert {one.name: one.why for one in shelf.others} == {
        "alone.ftm.json": "no findings file, and no page of one",
        "impact.json": "is no findings file: its schema is 'impact/1'",
        "list.json": "is no findings file: it names no schema",
        "notes.txt": "no findings file, and no page of one",
        "old": "a folder",
        "old.json": "cannot be read: Is a directory",
    }


def test_the_command_writes_the_index_in_spite_of_what_is_broken(folder: Path) -> None:
    (folder / "half.json").write_bytes(b'{"schema": "dossier/1"')
    (folder / "notes.txt").write_text("notes", encoding="utf-8")

    said = run(str(folder))

    assert said.exit_code == 6
    text = " ".join(said.stderr.split())
    assert "4 dossiers (2 documented, 2 none recorded); 1 other file not taken" in text
    assert "half.json: is no JSON" in text
    assert said.stdout == ""
    page = (folder / "index.html").read_text("utf-8")
    assert "Broken (1)" in page
    assert "Not taken: 1 other" in page


def test_the_command_overwrites_nothing_unasked(folder: Path) -> None:
    assert run(str(folder)).exit_code == 0
    once = (folder / "index.html").read_bytes()

    again = run(str(folder))
    forced = run(str(folder), "--force")

    assert (again.exit_code, forced.exit_code) == (2, 0)
    assert "the file exists" in again.stderr
    assert (folder / "index.html").read_bytes() == once


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_without_dossiers_has_no_index(tmp_path: Path, there: bool) -> None:
    said = run(str(tmp_path if there else tmp_path / "gone"))

    assert said.exit_code == 2
    assert ("holds no findings file" if there else "No such file") in said.stderr
    assert not (tmp_path / "index.html").exists()


def test_a_folder_must_be_a_folder(folder: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read as a folder"):
        read_shelf(folder / "a.json")


def test_names_that_mean_harm_are_text_and_addresses_stay_in_the_folder(tmp_path: Path) -> None:
    write(found(trace(node(SCRIPT), [AT_SEA])), tmp_path / "javascript:alert(1).json")
    write(TALE, tmp_path / f"{CHINESE} <b>.json")

    page = index(read_shelf(tmp_path))

    assert "<script>alert" not in page
    assert 'href="./javascript%3Aalert%281%29.json"' in page
    assert 'href="./%E8%99%9A%E6%9E%84%E8%88%AA%E8%BF%90%E5%85%AC%E5%8F%B8%20%3Cb%3E.json"' in page


def test_it_says_what_none_recorded_means(folder: Path) -> None:
    page = index(read_shelf(folder))

    assert "it is not a clearance" in page
    assert "is never a clearance" in page


def test_many_targets_are_counted_and_all_of_them_are_there(tmp_path: Path) -> None:
    parties = [node(f"PARTY {n}") for n in range(5)]
    chains = [
        chain(f"{n}", (TRADER, it), (step("OWNS", TRADER, it, "."),), (listing(f"{n}"),))
        for n, it in enumerate(parties)
    ]
    write(found(trace(TRADER, chains)), tmp_path / "a.json")

    page = index(read_shelf(tmp_path))

    assert "and 2 more" in page
    assert all(one.name in page for one in parties)


def test_a_thousand_dossiers_take_seconds(tmp_path: Path) -> None:
    copies(tmp_path, 1_000)
    begun = time.process_time()

    shelf = read_shelf(tmp_path)
    page = index(shelf)

    assert len(shelf.entries) == page.count('<th scope="row">') == 1_000
    assert time.process_time() - begun < 30
    assert {one.state for one in shelf.entries} == {State.DOCUMENTED}


def test_a_folder_takes_no_more_memory_than_its_rows(tmp_path: Path) -> None:
    few, many = tmp_path / "few", tmp_path / "many"
    size = copies(few, 20)
    copies(many, 220)
    read_shelf(few)  # what is made once is made

    assert peak(many) - peak(few) < 200 * size / 10


def copies(folder: Path, number: int) -> int:
    """Write the same dossier many times, and return its size in bytes."""
    folder.mkdir(exist_ok=True)
    content = orjson.dumps(envelope(TALE))
    for one in range(number):
        (folder / f"{one}.json").write_bytes(content)
    return len(content)


def peak(folder: Path) -> int:
    """Return the most bytes that reading a folder held at once."""
    tracemalloc.start()
    try:
        read_shelf(folder)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
