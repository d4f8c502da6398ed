"""The names of files tell which list they are, and in which form."""

from __future__ import annotations

import gzip
from pathlib import Path
from zipfile import ZipFile

import pytest

from graphkit.errors import InputRejected
from ingest.ofac.forms import find
from ingest.ofac.release import Form
from ingest.ofac.source import OfacList
from tests.ingest.ofac.conftest import Write, read
from tests.ingest.ofac.invented import STANDARD


@pytest.mark.parametrize(
    ("names", "source", "form"),
    [
        (("sdn.csv", "add.csv", "alt.csv", "sdn_comments.csv"), "ofac-sdn", Form.LEGACY),
        (("SDN.CSV", "ADD.CSV", "ALT.CSV", "SDN_COMMENTS.CSV"), "ofac-sdn", Form.LEGACY),
        (("cons_prim.csv", "cons_add.csv", "readme.txt"), "ofac-cons", Form.LEGACY),
        (("SDN.XML",), "ofac-sdn", Form.STANDARD),
        (("SDN_ADVANCED.XML",), "ofac-sdn", Form.ADVANCED),
        (("CONSOLIDATED.XML",), "ofac-cons", Form.STANDARD),
        (("cons_advanced.xml.gz",), "ofac-cons", Form.ADVANCED),
    ],
)
def test_a_folder_is_told_by_its_files(
    tmp_path: Path, names: tuple[str, ...], source: str, form: Form
) -> None:
    for name in names:
        (tmp_path / name).write_bytes(b"")

    found = find(tmp_path)

    assert (found.source.source, found.form) == (source, form)
    assert set(found.files) <= {name.lower().removesuffix(".gz") for name in names}


def test_a_folder_of_two_lists_asks_which(tmp_path: Path) -> None:
    for name in ("sdn.csv", "cons_prim.csv", "SDN.XML"):
        (tmp_path / name).write_bytes(b"")

    with pytest.raises(InputRejected, match="holds sdn.csv, sdn.xml, cons_prim.csv: more than"):
        find(tmp_path)

    assert find(tmp_path / "cons_prim.csv").source.source == "ofac-cons"
    assert find(tmp_path / "sdn.csv").form is Form.LEGACY
    assert find(tmp_path / "SDN.XML").form is Form.STANDARD


@pytest.mark.parametrize("name", ["list.xml", "SDN_ENHANCED.XML", "sdn.txt", "sdn-2026.xml"])
def test_a_file_of_another_name_is_not_guessed(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(STANDARD.read_bytes())

    for path in (tmp_path / name, tmp_path):
        with pytest.raises(InputRejected, match="holds none of sdn.csv, sdn.xml") as stopped:
            find(path)
        assert "keep the names that OFAC gives its files" in stopped.value.cure


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    for name in ("nowhere", "sdn.csv", "SDN.XML"):
        with pytest.raises(InputRejected, match="cannot be read") as stopped:
            find(tmp_path / name)
        assert stopped.value.where == name


def test_an_archive_of_the_four_files_is_the_list(
    write: Write, small: OfacList, tmp_path: Path
) -> None:
    folder = write()
    archive = tmp_path / "sdall-2021-07.zip"
    with ZipFile(archive, "w") as file:
        for path in folder.iterdir():
            file.write(path, f"fac_delim/{path.name.upper()}")

    packed, plain = read(archive, source=small), read(folder, source=small)

    assert packed.batch == plain.batch
    assert packed.run.dated == "2021-07"
    assert [one.name for one in packed.run.files] == [one.name for one in plain.run.files]


def test_packed_files_in_a_folder_are_read(write: Write, small: OfacList) -> None:
    folder = write()
    plain = read(folder, source=small)
    for path in list(folder.iterdir()):
        path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes()))
        path.unlink()

    assert read(folder, source=small).batch == plain.batch


def test_an_archive_that_lacks_one_of_the_four_says_which(
    write: Write, small: OfacList, tmp_path: Path
) -> None:
    archive = tmp_path / "sdn-2021-07.zip"
    with ZipFile(archive, "w") as file:
        file.write(write() / "sdn.csv", "sdn.csv")

    with pytest.raises(InputRejected, match="it is not there") as stopped:
        read(archive, source=small)

    assert stopped.value.where == "add.csv"
