"""Files as they come: what is read of them, and what of them is refused before it can harm."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import stat
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from graphkit.errors import InputRejected
from ingest.files import guarded
from ingest.files.archive import MOST_MEMBERS
from ingest.files.opening import member, members, sha256
from tests.ingest.files.packing import zipped

TEXT = b"one\ntwo\nthree"


def read(path: Path) -> bytes:
    with member(path).open() as stream:
        return stream.read()


def refused(path: Path) -> str:
    """Return what is said of a file that is opened and read."""
    with pytest.raises(InputRejected) as error:
        read(path)
    assert error.value.cure
    assert "\n" not in error.value.what
    return f"{error.value.where}: {error.value.what}"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xml", TEXT),
        ("a.xml.gz", gzip.compress(TEXT)),
        ("a.GZ", gzip.compress(TEXT)),
        ("a.zip", zipped({"folder/": b"", "folder/a.xml": TEXT})),
        ("a.ZIP", zipped({"folder\\a.xml": TEXT})),
    ],
)
def test_a_file_is_read_the_same_however_it_is_packed(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    assert read(path) == TEXT
    with member(path).open() as stream:
        lines = [stream.readline(), stream.read(2), stream.readline(3), stream.readline()]
    assert lines == [b"one\n", b"tw", b"o\n", b"three"]
    assert member(path).source_file(3).sha256 == hashlib.sha256(content).hexdigest()
    assert sha256(path) == hashlib.sha256(content).hexdigest()


def test_the_files_of_an_archive_are_named_by_their_own_names(tmp_path: Path) -> None:
    path = tmp_path / "list.zip"
    path.write_bytes(zipped({"x/one.csv": b"1", "x/two.csv": b"2"}))

    assert [one.name for one in members(path)] == ["one.csv", "two.csv"]
    assert refused(path) == "list.zip: holds one.csv, two.csv where one file is wanted"


def bomb(size: int) -> bytes:
    return zipped({"a.xml": b"0" * size})


def linked() -> bytes:
    return zipped({"a.xml": b"/etc/passwd"}, external_attr=(stat.S_IFLNK | 0o777) << 16)


def overlapping() -> bytes:
    """Return an archive whose ten names share one packed stream of honest ratio."""
    packed = bytearray(zipped({"a.xml": os.urandom(10_000) + b"0" * 900_000}))
    start = packed.index(b"PK\x01\x02")
    end = packed.index(b"PK\x05\x06")
    entry = bytes(packed[start:end])
    names = [entry.replace(b"a.xml", b"%05d" % number) for number in range(100)]
    directory = b"".join(names)
    tail = bytearray(packed[end:])
    tail[8:10] = tail[10:12] = len(names).to_bytes(2, "little")
    tail[12:16] = len(directory).to_bytes(4, "little")
    return bytes(packed[:start]) + directory + bytes(tail)


def encrypted() -> bytes:
    packed = bytearray(zipped({"a.xml": TEXT}))
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    return bytes(packed)


def twice() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.xml", "1")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.xml", "2")
    return made.getvalue()


def by_another_method() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.xml", TEXT)
    return made.getvalue()


def damaged() -> bytes:
    packed = bytearray(zipped({"a.xml": TEXT}))
    packed[40] ^= 0xFF
    return bytes(packed)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.zip", bomb(20_000_000), "a.zip: 'a.xml': declared size ratio 1028 > 100"),
        ("a.zip", overlapping(), "a.zip: declared size ratio 5"),
        ("a.zip", zipped({"../../.ssh/keys": b""}), "a.zip: '../../.ssh/keys': unsafe path in"),
        ("a.zip", zipped({"/etc/passwd": b""}), "a.zip: '/etc/passwd': unsafe path in archive"),
        ("a.zip", zipped({"..\\a.xml": b""}), "a.zip: '..\\\\a.xml': unsafe path in archive"),
        ("a.zip", zipped({"C:\\a.xml": b""}), "a.zip: 'C:\\\\a.xml': unsafe path in archive"),
        ("a.zip", zipped({"a\x1b]0;.xml": b""}), "a.zip: 'a\\x1b]0;.xml': an unprintable name in"),
        ("a.zip", linked(), "a.zip: 'a.xml': a link in an archive"),
        ("a.zip", encrypted(), "a.zip: 'a.xml': is encrypted"),
        ("a.zip", twice(), "a.zip: 'a.xml': stands in the archive twice"),
        ("a.zip", by_another_method(), "a.zip: 'a.xml': is packed by method 12, which is not"),
        ("a.zip", damaged(), "a.xml: is damaged ("),
        ("a.zip", zipped({}), "a.zip: holds nothing where one file is wanted"),
        (
            "a.zip",
            zipped({f"{number}.xml": b"" for number in range(MOST_MEMBERS + 1)}),
            "a.zip: holds 1001 files, more than 1000",
        ),
        ("a.zip", b"no archive", "a.zip: is no zip archive (File is not a zip file)"),
        ("a.xml.gz", gzip.compress(b"0" * 20_000_000), "a.xml.gz: opens to more than 100 times"),
        ("a.xml.gz", b"no gzip", "a.xml.gz: is damaged (Not a gzipped file (b'no'))"),
        ("a.xml.gz", gzip.compress(TEXT)[:-9], "a.xml.gz: is damaged (Compressed file ended"),
        ("a.xml", gzip.compress(TEXT), "a.xml: is packed (.gz), and its name does not say so"),
        ("a.csv", zipped({"a": b""}), "a.csv: is packed (.zip), and its name does not say so"),
    ],
)
def test_a_trap_is_refused_by_name_and_costs_no_memory(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    tracemalloc.start()
    try:
        assert refused(path).startswith(says)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()


def test_what_is_no_plain_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    for name in ("pipe.xml", "pipe.zip", "pipe.gz"):
        os.mkfifo(tmp_path / name)
        assert refused(tmp_path / name) == f"{name}: is no plain file"
    assert refused(tmp_path) == f"{tmp_path.name}: is no plain file"
    assert refused(Path("/dev/zero")) == "zero: is no plain file"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.xml") == "a.xml: cannot be read (No such file or directory)"
    assert refused(tmp_path / "a.zip") == "a.zip: cannot be read (No such file or directory)"


def test_a_small_file_of_zeros_harms_nobody(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(bomb(1_000_000))

    assert read(path) == b"0" * 1_000_000


def test_what_is_asked_for_as_one_piece_has_a_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded, "MOST_AT_ONCE", 100_000)
    path = tmp_path / "a.xml"
    path.write_bytes(b"0" * 200_000)

    assert refused(path) == "a.xml: has more than 100000 bytes in one piece"
    with member(path).open() as stream, pytest.raises(InputRejected):
        stream.readline()
    with member(path).open() as stream:
        assert len(stream.read(200_000)) == 200_000
