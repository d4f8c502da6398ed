"""All statements of a run, set aside on disk, so that each record's history can be looked up.

A statement may be followed by another of the same record, and name parties that are stated
elsewhere; both are looked up here and not kept in memory. The database is a file without a name
that goes with the process.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

import orjson

from graphkit.model.rows import MOST_SHOWN, Reject
from ingest.bods.statement import Statement, statement
from ingest.codes import Refused

_TABLES = """
CREATE TABLE statement (
  place INTEGER PRIMARY KEY, file TEXT, line INTEGER, id TEXT UNIQUE, raw BLOB,
  field TEXT, value TEXT, rule TEXT);
CREATE TABLE history (
  record TEXT, moment TEXT, published TEXT, place INTEGER,
  PRIMARY KEY (record, moment, published, place)) WITHOUT ROWID;
CREATE TABLE holding (entity TEXT, least REAL);
CREATE TABLE link (id TEXT PRIMARY KEY, record TEXT, share TEXT) WITHOUT ROWID;
"""
_ALL = "SELECT place, file, line, raw, field, value, rule FROM statement ORDER BY place"
_HISTORY = """
SELECT place, raw FROM history JOIN statement USING (place) WHERE record = ?
ORDER BY history.moment, history.published, place
"""
_LATEST = """
SELECT raw FROM history JOIN statement USING (place) WHERE record = ?
ORDER BY history.moment DESC, history.published DESC, place DESC LIMIT 1
"""
_ABOVE = """
SELECT entity, round(sum(least), 6) AS held FROM holding GROUP BY entity
HAVING held > 100 ORDER BY entity
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement at its place.

    Args:
        place: its number over all files.
        statement: what it says.
    """

    place: int
    statement: Statement


class Ledger:
    """Statements by place and by record; a context, after which nothing of them is on disk."""

    def __init__(self) -> None:
        self.taken = 0
        """Statements that hold by themselves."""
        self.last_fault = "it is empty"
        """Why the last of the others does not."""
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._base.close()

    def add(self, file: str, line: int, stated: dict[str, Any] | Reject) -> None:
        """Set a statement aside, or why it is none; raises OtherVersion."""
        if isinstance(stated, Reject):
            self._reject(file, line, Refused(stated.field, stated.value, stated.rule))
            return
        try:
            one = statement(stated)
        except Refused as error:
            self._reject(file, line, error)
            return
        raw = orjson.dumps(stated)
        if rule := self._used(one.id, raw):
            self._reject(file, line, Refused("statementId", one.id, rule))
            return
        place = self._insert(file, line, one.id, raw)
        self.taken += 1
        key = (one.record, one.moment, one.published, place)
        self._base.execute("INSERT INTO history VALUES (?, ?, ?, ?)", key)

    def _reject(self, file: str, line: int, why: Refused) -> None:
        self.last_fault = f"{why.field} {why.rule}".strip()
        self._insert(file, line, None, None, why.field, why.value[:MOST_SHOWN], why.rule)

    def _insert(self, *row: Any) -> int:
        values = (None, *row, *(None,) * (7 - len(row)))
        done = self._base.execute("INSERT INTO statement VALUES (?,?,?,?,?,?,?,?)", values)
        return int(done.lastrowid or 0)

    def _used(self, statement_id: str, raw: bytes) -> str:
        """Say where the id of a statement stands already; empty where it does not."""
        query = "SELECT file || ':' || line, raw FROM statement WHERE id = ?"
        found = self._base.execute(query, (statement_id,)).fetchone()
        if found is None:
            return ""
        which = "the statement stands already" if found[1] == raw else "another statement has it"
        return f"{which} at {found[0]}"

    def rows(self) -> Iterator[tuple[str, int, Entry | Reject]]:
        """Give each statement with its file and line, in order, or why it was not taken."""
        for place, file, line, raw, field, value, rule in self._base.execute(_ALL):
            if raw is None:
                yield file, line, Reject(file, line, field, value, rule)
            else:
                yield file, line, Entry(place, statement(orjson.loads(raw)))

    def history(self, record: str) -> list[Entry]:
        """Return all statements of a record in the order in which they were made."""
        found = self._base.execute(_HISTORY, (record,))
        return [Entry(place, statement(orjson.loads(raw))) for place, raw in found]

    def latest(self, record: str) -> Statement | None:
        """Return the last statement of a record; None where there is none."""
        found = self._base.execute(_LATEST, (record,)).fetchone()
        return statement(orjson.loads(found[0])) if found else None

    def holds(self, entity: str, least: float) -> None:
        """Note what is certainly held of an entity, for the sum of it."""
        self._base.execute("INSERT INTO holding VALUES (?, ?)", (entity, least))

    def differs(self, link: str, record: str, share: str) -> bool:
        """Note a link, and tell whether another record states it with another share."""
        query = "SELECT record, share FROM link WHERE id = ?"
        if found := self._base.execute(query, (link,)).fetchone():
            return bool(found[0] != record and found[1] != share)
        self._base.execute("INSERT INTO link VALUES (?, ?, ?)", (link, record, share))
        return False

    def above_the_whole(self) -> list[tuple[str, float]]:
        """Return the entities of which more than the whole is held, with the sum."""
        return [(str(entity), float(held)) for entity, held in self._base.execute(_ABOVE)]
