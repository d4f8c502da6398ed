"""The snapshot says what the graph says, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import ingest.case
from graphkit.graph import Graph, load, recording, snapshot, stated, tables, work
from graphkit.graph.proof import Proof
from graphkit.graph.recording import MOST_PARTS, Recorder
from graphkit.graph.rows import Commit, Ran
from graphkit.graph.snapshot import EMPTY, State, read, write_whole
from graphkit.model.records import Link
from graphkit.model.registry import Schema
from graphkit.model.steps import Step, link_steps
from tests.support.sample import SAMPLE


def steps(*targets: str, role: str = "") -> list[Step]:
    """Return a step to each of the targets."""
    found = []
    for target in targets:
        link = Link(type="FLAGS", from_id="case:one/flag", to_id=target, role=role)
        schema_of = {"case:one/flag": Schema.COMPANY, target: Schema.VESSEL}.__getitem__
        found += link_steps(link, schema_of, Proof({}, {}).of_link(link))
    return found


def new(every: Iterable[Step]) -> Ran:
    """Return the query that writes steps."""
    rows = [
        {"id": one.id, "from": one.source, "to": one.target, "properties": stated.step(one)}
        for one in every
    ]
    return Ran("load/steps_new", {"rows": rows}, [])


def stale(every: Iterable[Step]) -> Ran:
    """Return the query that deletes steps."""
    return Ran("load/steps_stale", {"ids": [one.id for one in every]}, [])


def recorded(folder: Path, before: str | None, after: str, *ran: Ran) -> None:
    """Let one load do something, and end."""
    recorder = Recorder(lambda: folder)
    recorder.record(Commit(before, after, ran))
    recorder.close()


def held(folder: Path, mark: str | None) -> set[tuple[str, str]] | None:
    """Return the steps of a snapshot; None where it counts for nothing."""
    table = read(State(folder, mark))
    if table is None:
        return None
    assert table.schema == tables.STEPS
    rows = table.select(["id", "target"]).to_pylist()
    assert len({row["id"] for row in rows}) == len(rows)
    return {(str(row["id"]), str(row["target"])) for row in rows}


def as_held(every: Iterable[Step]) -> set[tuple[str, str]]:
    return {(one.id, one.target) for one in every}


def test_what_a_load_wrote_counts_once_it_ends(tmp_path: Path) -> None:
    recorder = Recorder(lambda: tmp_path)
    recorder.record(Commit(EMPTY, "a", [new(steps("a"))]))
    recorder.record(Commit("a", "b", [new(steps("b"))]))
    assert held(tmp_path, "b") is None  # and so for ever, should it be killed here

    recorder.close()

    assert held(tmp_path, "b") == as_held(steps("a", "b"))


def test_the_last_word_on_a_step_holds(tmp_path: Path) -> None:
    one, two, three = steps("a"), steps("b"), steps("c")
    recorded(tmp_path, EMPTY, "a", new([*one, *two]))

    recorded(tmp_path, "a", "b", stale(one), new([*two, *three]))

    assert held(tmp_path, "b") == as_held([*two, *three])


def test_a_step_that_is_deleted_and_written_again_is_there(tmp_path: Path) -> None:
    recorded(tmp_path, EMPTY, "a", new(steps("a")))

    recorded(tmp_path, "a", "b", stale(steps("a")), new(steps("a")))

    assert held(tmp_path, "b") == as_held(steps("a"))


def test_a_step_that_is_written_and_deleted_in_one_load_is_gone(tmp_path: Path) -> None:
    recorded(tmp_path, EMPTY, "a", new(steps("a", "b")), stale(steps("a")))

    assert held(tmp_path, "a") == as_held(steps("b"))


@pytest.mark.parametrize("before", ["other", None])
def test_a_snapshot_that_missed_a_load_stays_of_the_state_it_is_of(
    tmp_path: Path, before: str | None
) -> None:
    recorded(tmp_path, EMPTY, "a", new(steps("a")))

    recorded(tmp_path, before, "c", new(steps("b")))

    assert held(tmp_path, "c") is None
    assert held(tmp_path, "a") == as_held(steps("a"))


def test_a_store_that_was_filled_before_there_were_marks_has_no_snapshot(tmp_path: Path) -> None:
    recorded(tmp_path, None, "a", new(steps("a")))

    assert held(tmp_path, "a") is None
    assert held(tmp_path, None) is None


def test_two_loads_between_which_another_wrote_make_no_snapshot(tmp_path: Path) -> None:
    recorder = Recorder(lambda: tmp_path)
    recorder.record(Commit(EMPTY, "a", [new(steps("a"))]))
    recorder.record(Commit("of another", "b", [new(steps("b"))]))

    recorder.close()

    assert held(tmp_path, "b") is None


@pytest.mark.parametrize("damage", ["cut", "gone", "manifest"])
def test_a_damaged_snapshot_counts_for_nothing(tmp_path: Path, damage: str) -> None:
    recorded(tmp_path, EMPTY, "a", new(steps("a")))
    (part,) = tmp_path.glob("steps-*.parquet")
    if damage == "cut":
        part.write_bytes(part.read_bytes()[:50])
    elif damage == "gone":
        part.unlink()
    else:
        (tmp_path / snapshot.MANIFEST).write_text('{"parts": [')

    assert held(tmp_path, "a") is None


def test_a_folder_that_cannot_be_written_fails_no_load(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    recorded(tmp_path / "file", EMPTY, "a", new(steps("a")))

    assert held(tmp_path / "file", "a") is None


def test_many_parts_become_one(tmp_path: Path) -> None:
    before = EMPTY
    for number in range(MOST_PARTS + 2):
        one = steps("always") if number % 2 else steps(f"ship {number}")
        recorded(tmp_path, before, str(number), new(one))
        before = str(number)

    expected = [f"ship {n}" for n in range(0, MOST_PARTS + 2, 2)]
    assert held(tmp_path, before) == as_held(steps("always", *expected))
    assert len(list(tmp_path.glob("steps-*.parquet"))) == 2  # one whole, and one load after it


def test_a_large_load_is_written_while_it_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "TOGETHER", 2)
    recorder = Recorder(lambda: tmp_path)
    before = EMPTY
    for target in "abcde":
        recorder.record(Commit(before, target, [new(steps(target))]))
        before = target
    assert len(list(tmp_path.glob("*.parquet"))) == 2

    recorder.close()

    assert held(tmp_path, "e") == as_held(steps(*"abcde"))


def test_columns_are_read_alone(tmp_path: Path) -> None:
    one = steps("a")
    recorded(tmp_path, EMPTY, "a", new([*one, *steps("b")]))
    recorded(tmp_path, "a", "b", stale(one))

    found = read(State(tmp_path, "b"), columns=["target", "code"])

    assert found is not None
    assert found.to_pylist() == [{"target": "b", "code": int(one[0].code)}]


def test_a_bulk_load_hands_its_files_over(tmp_path: Path) -> None:
    made, folder = tmp_path / "made.parquet", tmp_path / "snapshot"
    pq.write_table(tables.change(new(steps("a"))).rows, made)

    write_whole(State(folder, "a"), {"steps": [made]})

    assert held(folder, "a") == as_held(steps("a"))
    entities = read(State(folder, "a"), "entities")
    assert entities is not None
    assert entities.schema == tables.ENTITIES
    assert len(entities) == 0
    assert not made.exists()


def test_a_change_is_told_of_every_query_that_makes_one() -> None:
    assert tables.CHANGING.keys() == work.CHANGING
    for name in work.CHANGING:
        written: dict[str, list[str]] = {"rows": [], "ids": []}
        assert len(tables.change(Ran(name, written, [{"steps": []}])).rows) == 0


def test_what_is_exported_is_what_was_loaded(graph: Graph) -> None:
    batch = ingest.case.read(SAMPLE).batch
    load(graph, batch, ingest.case.read(SAMPLE).run)

    entities = tables.export(graph, "entities")
    listings = tables.export(graph, "listings")
    found = tables.export(graph, "steps")

    assert len(entities) == len(batch.entities)
    assert len(found) == 351
    assert found.schema == tables.STEPS
    assert len(listings) == len(batch.designations)
    assert listings["target"].to_pylist().count(True) == sum(
        map(stated.is_target, batch.designations)
    )
    ends = {*found["source"].to_pylist(), *found["target"].to_pylist()}
    assert ends <= set(entities["id"].to_pylist())


def test_an_empty_graph_is_exported_as_empty_tables(graph: Graph) -> None:
    for name, schema in tables.TABLES.items():
        found = tables.export(graph, name)
        assert found.schema == schema
        assert len(found) == 0
