"""What a zip archive holds, judged by its directory before anything in it is unpacked."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from graphkit.errors import InputRejected

MOST_MEMBERS = 1_000
MOST_RATIO = 100
"""How many times its packed size a file may open to: real XML and CSV stay below 40."""
RATIO_FROM = 16 * 1024 * 1024
"""Bytes below which the ratio is not looked at: a small file of zeros harms nobody."""
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BOMB = "this is how a decompression bomb looks; unpack it by hand if it is none"

UNREADABLE = (
    zipfile.BadZipFile,
    EOFError,
    KeyError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
)
"""What zipfile raises for an archive that is damaged or made to harm."""


def refuse_other_than_file(path: Path) -> None:
    """Raise InputRejected where a path is no plain file: a folder, or a pipe that never ends."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise InputRejected("is no plain file", where=path.name, cure="name the file itself")


def entries(path: Path) -> list[zipfile.ZipInfo]:
    """Return the files that an archive holds, in its order, without folders.

    Raises:
        InputRejected: it is no plain file, damaged, encrypted, a bomb, or names an unsafe file.
        OSError: it cannot be opened.
    """
    refuse_other_than_file(path)
    try:
        with zipfile.ZipFile(path) as archive:
            found = [one for one in archive.infolist() if not one.is_dir()]
    except UNREADABLE as error:
        raise InputRejected(
            f"is no zip archive ({error})", where=path.name, cure="fetch or pack it again"
        ) from error
    _refuse_crowds(path, found)
    for one in found:
        _refuse_traps(f"{path.name}: {one.filename!r}", one)
    # Names may share one packed stream, so that each is honest and all together are none.
    _refuse_bomb(path.name, sum(one.file_size for one in found), path.stat().st_size)
    return found


def _refuse_crowds(path: Path, found: list[zipfile.ZipInfo]) -> None:
    if len(found) > MOST_MEMBERS:
        cure = "unpack it and name the folder"
        what = f"holds {len(found)} files, more than {MOST_MEMBERS}"
        raise InputRejected(what, where=path.name, cure=cure)
    if twice := _twice(one.filename for one in found):
        what = "stands in the archive twice"
        where = f"{path.name}: {twice!r}"
        raise InputRejected(what, where=where, cure="pack it again, with one file of a name")


def _twice(names: Iterable[str]) -> str:
    return next((name for name, count in Counter(names).items() if count > 1), "")


def _refuse_traps(where: str, one: zipfile.ZipInfo) -> None:
    inner = PurePosixPath(one.filename.replace("\\", "/"))
    first = inner.parts[0] if inner.parts else ""
    if not first or first == "/" or ":" in first or ".." in inner.parts:
        raise InputRejected("unsafe path in archive", where=where, cure="pack it without paths")
    if not one.filename.isprintable():
        cure = "rename the file and pack it again"
        raise InputRejected("an unprintable name in an archive", where=where, cure=cure)
    if stat.S_ISLNK(one.external_attr >> 16):
        raise InputRejected("a link in an archive", where=where, cure="pack the file itself")
    if one.flag_bits & 1:
        raise InputRejected("is encrypted", where=where, cure="unpack it with its password first")
    if one.compress_type not in METHODS:
        what = f"is packed by method {one.compress_type}, which is not read here"
        raise InputRejected(what, where=where, cure="pack it as a plain zip (deflate)")
    _refuse_bomb(where, one.file_size, one.compress_size)


def _refuse_bomb(where: str, opened: int, packed: int) -> None:
    ratio = opened // max(packed, 1)
    if opened > RATIO_FROM and ratio > MOST_RATIO:
        raise InputRejected(f"declared size ratio {ratio} > {MOST_RATIO}", where=where, cure=BOMB)
