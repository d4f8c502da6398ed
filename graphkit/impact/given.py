"""Amounts and equity that the user states in CSV files, read strictly: whole or not at all."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graphkit.errors import InputRejected
from graphkit.graph import Graph
from graphkit.impact.naming import named

AMOUNTS = ("from", "to", "amount", "currency")
EQUITY = ("institution", "equity", "currency")
MOST_BYTES = 32_000_000
_NUMBER = re.compile(r"\d{1,18}(\.\d{1,6})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Given:
    """What the user states, by ids of the graph.

    Args:
        amounts: what one would lose if the other were cut off, by (one, other).
        equity: the loss that an institution can bear, above 0.
    """

    amounts: Mapping[tuple[str, str], float] = field(default_factory=dict)
    equity: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Row:
    """A checked row: its place for messages, the parties that it names, and its number."""

    where: str
    parties: tuple[str, ...]
    number: float


def read_given(graph: Graph, amounts: Path | None, equity: Path | None, currency: str) -> Given:
    """Read both files; all amounts are in the currency asked about, for nothing is converted.

    Raises:
        InputRejected: a file cannot be read, or a row is not what its header says; with file and
            row. Nothing is then used.
        DatabaseError: the database cannot be reached.
    """
    claims = list(_rows(amounts, AMOUNTS, currency)) if amounts else []
    buffers = list(_rows(equity, EQUITY, currency)) if equity else []
    known = named(graph, (party for row in (*claims, *buffers) for party in row.parties))
    if nothing := next((row for row in buffers if not row.number), None):
        cure = "leave it out, or write what it can bear"
        raise InputRejected(
            "an institution without equity can bear nothing", where=nothing.where, cure=cure
        )
    pairs = {(one, other): number for (one, other), number in _keyed(claims, known)}
    return Given(pairs, {one: number for (one,), number in _keyed(buffers, known)})


def _rows(path: Path, columns: tuple[str, ...], currency: str) -> Iterator[_Row]:
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        if tuple(next(reader, ())) != columns:
            raise InputRejected(
                "the header is not as it must be",
                where=f"{path}:1",
                cure=f"write: {','.join(columns)}",
            )
        for cells in reader:
            yield _row([cell.strip() for cell in cells], columns, currency,
                       f"{path}:{reader.line_num}")  # fmt: skip
    except csv.Error as error:
        where = f"{path}:{reader.line_num}"
        raise InputRejected(f"is no CSV: {error}", where=where, cure="mend the row") from None


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputRejected("the file is larger than 32 MB", where=str(path), cure="split it")
        return path.read_text("utf-8-sig")
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        raise InputRejected(what, where=str(path), cure="name a CSV file") from None
    except UnicodeDecodeError:
        raise InputRejected("is not UTF-8", where=str(path), cure="save it as UTF-8") from None


def _row(cells: list[str], columns: tuple[str, ...], currency: str, where: str) -> _Row:
    if len(cells) != len(columns):
        what = f"the row has {len(cells)} cells and the header {len(columns)}"
        raise InputRejected(what, where=where, cure="mend the row")
    *parties, number, stated = cells
    if not _NUMBER.fullmatch(number):
        cure = "digits with at most one point: 72016.76"
        raise InputRejected(f"{number!r} is no amount", where=f"{where}:{columns[-2]}", cure=cure)
    if stated != currency:
        cure = f"nothing is converted: state it in {currency}, or ask with --currency"
        what = f"{stated!r} is not the currency asked about"
        raise InputRejected(what, where=f"{where}:currency", cure=cure)
    return _Row(where, tuple(parties), float(number))


def _keyed(
    rows: list[_Row], known: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[tuple[str, ...], float]]:
    """Yield the number of each row by the ids of its parties; none may come twice."""
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        ids = tuple(_party(one, known[one], row.where) for one in row.parties)
        if len(set(ids)) < len(ids):
            what = "a party owes nothing to itself"
            raise InputRejected(what, where=row.where, cure="leave the row out")
        if ids in seen:
            what = "is stated a second time"
            raise InputRejected(what, where=row.where, cure="keep one row, or add them up")
        seen.add(ids)
        yield ids, row.number


def _party(stated: str, ids: tuple[str, ...], where: str) -> str:
    if len(ids) == 1:
        return ids[0]
    leads = f"leads to {len(ids)} entities" if ids else "names nothing that is loaded"
    cure = f'look it up: graphkit find "{stated}"'
    raise InputRejected(f"{stated!r} {leads}", where=where, cure=cure)
