"""The folder of a case: what is read, what may lie beside it, and what stops the reading."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest.case import read
from ingest.case.columns import FILES
from tests.ingest.case.whole import said, whole, written

AWAY = "move it away; notes end in .md or .txt"
KNOWN = ", ".join(FILES)


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("link.csv", "did you mean links.csv?"),
        ("Links.csv", "did you mean links.csv?"),
        ("links.csv.txt", "did you mean links.csv?"),
        ("vessels.txt", "did you mean vessels.csv?"),
        ("link.csv.gz", "did you mean links.csv?"),
        ("links.xls", "save it as .xlsx, or its sheets as CSV"),
        ("links.ods", "save it as .xlsx, or its sheets as CSV"),
        ("zzz.pdf", AWAY),
    ],
)
def test_an_unknown_file_stops_the_reading(tmp_path: Path, name: str, cure: str) -> None:
    folder = written(tmp_path, {**whole(), "links.csv": whole()["links.csv"][:1]})
    (folder / name).write_text("id\n")

    assert f"{name!r}: is no file of a case; {cure}" in said(read(folder))


def test_notes_and_hidden_files_are_left_alone_and_said(tmp_path: Path) -> None:
    folder = written(tmp_path, whole())
    for name in ("README.md", "todo.TXT", ".DS_Store", ".~lock.links.csv#"):
        (folder / name).write_text("x")
    reading = read(folder)

    assert said(reading) == []
    assert reading.remarks == (
        "'.DS_Store': not read",
        "'.~lock.links.csv#': not read",
        "'README.md': not read",
        "'todo.TXT': not read",
    )


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert said(read(tmp_path / "nowhere")) == [
        "'nowhere': there is no such folder; name the folder that holds the files"
    ]


def test_a_file_instead_of_a_folder(tmp_path: Path) -> None:
    file = written(tmp_path, whole()) / "links.csv"

    assert said(read(file)) == [
        "'links.csv': is no folder, .zip or .xlsx; name the folder that holds the files"
    ]


def test_a_folder_without_a_file_of_a_case(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "README.md").write_text("x")

    assert said(read(tmp_path / "empty")) == [f"empty: holds no file of a case; add one of {KNOWN}"]


@pytest.mark.parametrize("name", ["my case", "..case", "a\u202eb", "x" * 81])
def test_a_folder_whose_name_can_be_no_id(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    written(tmp_path, whole()).rename(folder)
    (problem,) = read(folder).problems

    assert problem.what == "the case's name cannot be part of an id"
    assert str(problem).isprintable()


def test_the_folder_is_named_by_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(tmp_path, whole())
    (tmp_path / "other").symlink_to(folder)
    monkeypatch.chdir(folder)

    runs = [read(one).run for one in (Path(), tmp_path / "other", folder)]

    assert [one.source for one in runs] == ["case:harbour"] * 3
    assert runs[0] == runs[1] == runs[2]


def test_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    folder = written(tmp_path, whole())
    (tmp_path / "secret").write_text("id,name\nsecret,secret\n")
    (folder / "banks.csv").unlink()
    (folder / "banks.csv").symlink_to(tmp_path / "secret")

    assert said(read(folder)) == [
        "banks.csv: is a link to elsewhere; put the file itself into the folder"
    ]


def test_a_folder_or_a_pipe_called_like_a_file_is_refused_and_not_waited_for(
    tmp_path: Path,
) -> None:
    folder = written(tmp_path, {"vessels.csv": whole()["vessels.csv"]})
    (folder / "links.csv").mkdir()
    os.mkfifo(folder / "evidence.csv")

    assert said(read(folder)) == [
        "links.csv: is no plain file; put the file itself into the folder",
        "evidence.csv: is no plain file; put the file itself into the folder",
    ]


def test_a_file_too_large_to_be_a_case_is_not_read(tmp_path: Path) -> None:
    folder = written(tmp_path, {"vessels.csv": whole()["vessels.csv"]})
    with (folder / "links.csv").open("wb") as file:
        file.truncate(300 * 1024 * 1024)  # a hole, which takes no disk

    assert said(read(folder)) == [
        "links.csv: has more than 33554432 bytes; split the case into several"
    ]


def test_a_misspelt_file_is_the_only_thing_blamed(tmp_path: Path) -> None:
    folder = written(tmp_path, whole())
    (folder / "links.csv").rename(folder / "lnks.csv")

    # The evidence about its rows is not blamed: they are only in a file of another name.
    assert said(read(folder)) == ["'lnks.csv': is no file of a case; did you mean links.csv?"]
