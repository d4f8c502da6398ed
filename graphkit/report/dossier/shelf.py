"""A folder of dossiers, read for its index: a row for each, what is broken, and what is none.

Files are read one after another and forgotten, so a folder of any size takes no more memory than
its rows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import orjson

from graphkit.errors import InputRejected, UsageError
from graphkit.exposure.answer import Trace
from graphkit.exposure.shape import State
from graphkit.regimes.answer import Assessment
from graphkit.report.dossier.findings import (
    CHAINS,
    DOSSIER,
    MOST_BYTES,
    Findings,
    read_findings,
)
from graphkit.report.dossier.stated import is_listed
from graphkit.report.dossier.terms import spaced
from graphkit.report.regimes import met_rules, near_rules
from graphkit.report.trace import MARK

INDEX = "index.html"
ENDINGS = ("html", "pdf", "md", "xlsx", "csv", "graphml", "ftm.json")
"""How the pages of a dossier end that `graphkit report` writes beside its findings file."""


@dataclass(frozen=True, slots=True)
class Under:
    """How many rules of a regime are met by a subject, and how many come near."""

    regime: str
    law_day: str
    met: int
    near: int


@dataclass(frozen=True, slots=True)
class Page:
    """A file that lies beside: how it ends, and its address from the index."""

    ending: str
    address: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index says of one dossier.

    `standard` is that of its best chain, None where there is none; `cut` says what kept chains out.
    """

    file: str
    name: str
    id: str
    kind: str
    listed: bool
    state: State
    mark: str
    standard: int | None
    standard_name: str
    chains: int
    cut: str | None
    targets: tuple[str, ...]
    regimes: tuple[Under, ...]
    as_of: str
    known_by: str
    run_day: str
    pages: tuple[Page, ...]

    @property
    def page(self) -> Page | None:
        """The page that the name leads to: HTML, if it lies there."""
        return next((one for one in self.pages if one.ending == "html"), None)


@dataclass(frozen=True, slots=True)
class Left:
    """A file that is in no row, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder: its dossiers by strength of evidence and name, what is broken, and what else."""

    entries: tuple[Entry, ...]
    broken: tuple[Left, ...]
    others: tuple[Left, ...]


def read_shelf(folder: Path) -> Shelf:
    """Read all findings files of a folder; folders in it are not entered.

    Raises:
        UsageError: it is no folder that can be read, or holds no findings file.
    """
    names = _names(folder)
    entries: list[Entry] = []
    broken: list[Left] = []
    others: list[Left] = []
    for name in sorted(filter(_may_be_findings, names)):
        try:
            entries.append(_entry(read_findings(folder / name), name, names))
        except InputRejected as error:
            kept = broken if _claims_findings(folder / name) else others
            kept.append(Left(name, error.what))
    if not entries and not broken:
        cure = "write dossiers into it: graphkit report SUBJECT -o FOLDER"
        raise UsageError("holds no findings file", where=str(folder), cure=cure)
    pages = _pages_of([*(one.file for one in entries), *(one.name for one in broken)])
    others += _left(folder, names, pages)
    return Shelf(tuple(sorted(entries, key=_strength)), tuple(broken), tuple(others))


def _names(folder: Path) -> frozenset[str]:
    try:
        return frozenset(one.name for one in folder.iterdir())
    except OSError as error:
        fault = f"cannot be read as a folder: {error.strerror}"
        raise UsageError(fault, where=str(folder), cure="name a folder of dossiers") from None


def _may_be_findings(name: str) -> bool:
    return name.endswith(".json") and not name.endswith(".ftm.json")


def _claims_findings(path: Path) -> bool:
    """Tell a broken findings file from JSON of another kind; what is no JSON may have been one."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return True
        held = orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return not path.is_dir()
    return isinstance(held, dict) and held.get("schema") in (DOSSIER, CHAINS)


def _pages_of(files: Iterable[str]) -> set[str]:
    stems = [name.removesuffix(".json") for name in files]
    return {f"{stem}.{ending}" for stem in stems for ending in ENDINGS}


def _left(folder: Path, names: Iterable[str], pages: Collection[str]) -> Iterator[Left]:
    for name in sorted(names):
        if name != INDEX and name not in pages and not _may_be_findings(name):
            why = "a folder" if (folder / name).is_dir() else "no findings file, and no page of one"
            yield Left(name, why)


def _strength(one: Entry) -> tuple[object, ...]:
    states = list(State)
    return states.index(one.state), -(one.standard or 0), one.name.casefold(), one.id, one.file


def _entry(found: Findings, file: str, names: Collection[str]) -> Entry:
    trace = found.dossier.exposure
    best = max(trace.results, key=lambda one: one.standard, default=None)
    stem = file.removesuffix(".json")
    beside = [ending for ending in ENDINGS if f"{stem}.{ending}" in names]
    return Entry(
        file=file,
        name=trace.subject.name,
        id=trace.subject.id,
        kind=spaced(trace.subject.schema_),
        listed=any(map(is_listed, trace.subject_designations)),
        state=trace.state,
        mark=MARK[trace.state],
        standard=best.standard if best else None,
        standard_name=best.standard_name if best else "",
        chains=len(trace.results),
        cut=trace.truncation or ("the answer was cut" if trace.truncated else None),
        targets=tuple(dict.fromkeys(chain.target.name for chain in trace.results)),
        regimes=tuple(map(_under, found.dossier.assessments)),
        as_of=_asked(trace),
        known_by=trace.known_by.isoformat(),
        run_day=found.run.generated_at[:10],
        pages=tuple(Page(ending, _address(f"{stem}.{ending}")) for ending in (*beside, "json")),
    )


def _under(one: Assessment) -> Under:
    return Under(one.regime, one.law_day.isoformat(), len(met_rules(one)), len(near_rules(one)))


def _asked(trace: Trace) -> str:
    if trace.during:
        return f"{trace.during[0]} to {trace.during[1]}"
    return trace.as_of.isoformat() if trace.as_of else "any time"


def _address(name: str) -> str:
    """Return the address of a file beside the index; what is no text in it is kept as bytes."""
    return f"./{quote(name.encode('utf-8', 'surrogateescape'))}"
