"""Which list a path holds, and in which form: told by the names that OFAC gives its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from graphkit.errors import InputRejected
from ingest.files.guarded import unreadable
from ingest.files.opening import Member, members
from ingest.ofac.release import Form
from ingest.ofac.source import CONS, SDN, OfacList, description


@dataclass(frozen=True)
class Found:
    """What lies at a path.

    Args:
        source: which list.
        form: in which form.
        files: its files, under the names that OFAC gives them in lower case.
        folder: what is named after the day, where the form does not state it.
    """

    source: OfacList
    form: Form
    files: Mapping[str, Member]
    folder: Path

    def member(self, name: str) -> Member:
        """Return one of the files of a list; raises InputRejected where it is not there."""
        if name in self.files:
            return self.files[name]
        four = ", ".join(self.source.files.legacy)
        raise InputRejected(
            "cannot be read: it is not there", where=name, cure=f"name a folder with {four}"
        )


def find(path: Path) -> Found:
    """Tell which list a path holds.

    Args:
        path: a folder or zip archive with the files of one list, one of its legacy files beside the
            other three, or an XML file; `.gz` and `.zip` of one file too.

    Raises:
        InputRejected: it holds no list of OFAC, or several.
    """
    named = path.name.lower()
    if not path.is_dir() and named.endswith(".csv"):
        found = [one for one in _found(_beside(path), path.parent) if named in one.files]
    elif path.is_dir():
        found = list(_found(_inside(path), path))
    else:
        found = list(_found(_members(path), path.with_suffix("")))
    if len(found) == 1:
        return found[0]
    raise _not_one(path, found)


def _inside(folder: Path) -> dict[str, Member]:
    try:
        files = sorted(one for one in folder.iterdir() if one.is_file())
    except OSError as error:
        raise unreadable(folder.name, error) from error
    return {_canonical(one.name): Member(_canonical(one.name), one) for one in files}


def _beside(path: Path) -> dict[str, Member]:
    members(path)  # says what is wrong with the file itself
    return _inside(path.parent)


def _members(path: Path) -> dict[str, Member]:
    every = [(_canonical(PurePosixPath(one.name).name), one) for one in members(path)]
    return {name: replace(one, name=name) for name, one in every}


def _canonical(name: str) -> str:
    return name.lower().removesuffix(".gz")


def _found(held: Mapping[str, Member], folder: Path) -> Iterator[Found]:
    for source in (description(SDN), description(CONS)):
        names = source.files
        own = {name: held[name] for name in names.legacy if name in held}
        if names.primary in own:
            yield Found(source, Form.LEGACY, own, folder)
        for name, form in ((names.xml, Form.STANDARD), (names.advanced, Form.ADVANCED)):
            if name in held:
                yield Found(source, form, {name: held[name]}, folder)


def _not_one(path: Path, found: list[Found]) -> InputRejected:
    if found:
        names = ", ".join(next(iter(one.files)) for one in found)
        cure = "name the file itself, or give each list a folder of its own"
        return InputRejected(f"holds {names}: more than one list", where=path.name, cure=cure)
    lists = [description(SDN).files, description(CONS).files]
    names = ", ".join(name for one in lists for name in (one.primary, one.xml, one.advanced))
    return InputRejected(
        f"holds none of {names}",
        where=path.name,
        cure="keep the names that OFAC gives its files: they tell which list it is",
    )
