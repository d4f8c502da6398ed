"""The folder of a case: which of its files are read, and what else lies there."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.case.columns import FILES
from ingest.case.problems import Journal, did_you_mean, shown

NOTES = (".md", ".txt")
"""Endings of files that a case may hold and that are not read."""
MOST_BYTES = 256 * 1024 * 1024
SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


@dataclass(frozen=True, slots=True)
class Contents:
    """The bytes of each file of a case, in the order in which they are read, and remarks."""

    files: dict[str, bytes]
    remarks: tuple[str, ...] = ()


def contents(folder: Path, journal: Journal) -> Contents:
    """Read every file of the case once; what is no file of a case is a problem, never ignored."""
    if not _is_case_folder(folder, journal):
        return Contents({})
    try:
        there = sorted(folder.iterdir())
    except OSError as error:
        what = f"cannot be listed: {error.strerror}"
        journal.unreadable(folder.name, what, "give yourself the right to read it")
        return Contents({})
    remarks = tuple(f"{shown(one.name)}: not read" for one in there if _is_aside(one))
    names = {one.name: one for one in there if not _is_aside(one)}
    files = {name: names[name] for name in FILES if name in names}
    for name in sorted(names.keys() - files.keys()):
        _unknown(name, journal)
    if not files:
        known = ", ".join(FILES)
        journal.unreadable(folder.name, "the folder holds no file of a case", f"add one of {known}")
    return Contents(dict(_bytes(files, journal)), remarks)


def _is_case_folder(folder: Path, journal: Journal) -> bool:
    if not folder.is_dir():
        what = "is a file" if folder.exists() else "there is no such folder"
        journal.unreadable(shown(str(folder.name)), what, "name the folder that holds the files")
        return False
    if not SLUG.fullmatch(folder.name):
        cure = "rename it with letters, digits, '.', '_' and '-': ids in the graph begin with it"
        journal.unreadable(shown(folder.name), "the folder's name cannot be part of an id", cure)
        return False
    return True


def _is_aside(path: Path) -> bool:
    """Tell notes and hidden files; `links.csv.txt` is neither, but a slip."""
    known = f"{path.name.partition('.')[0].lower()}.csv" in FILES
    return path.name.startswith(".") or (path.suffix.lower() in NOTES and not known)


def _unknown(name: str, journal: Journal) -> None:
    cure = did_you_mean(name, FILES, "move it out of the folder; notes end in .md or .txt")
    journal.unreadable(shown(name), "is no file of a case", cure)


def _bytes(files: dict[str, Path], journal: Journal) -> Iterator[tuple[str, bytes]]:
    for name, path in files.items():
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            kind = "a link to elsewhere" if path.is_symlink() else "no plain file"
            journal.unreadable(name, f"is {kind}", "put the file itself into the folder")
        elif found.st_size > MOST_BYTES:
            what = f"has {found.st_size} bytes, more than {MOST_BYTES}"
            journal.unreadable(name, what, "split the case into several folders")
        else:
            try:
                yield name, path.read_bytes()
            except OSError as error:
                what = f"cannot be read: {error.strerror}"
                journal.unreadable(name, what, "give yourself the right to read it")
