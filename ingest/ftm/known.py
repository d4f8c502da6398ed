"""What a first reading of a file remembers of it, so that the second can tell what edges join.

Edges may come before their ends, addresses before or after whoever lives there. What is needed of
each entity is kept in a temporary database on disk, which nobody else can open and which is gone
when it is closed, so that memory stays flat whatever the size of the file.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import NamedTuple

from graphkit.model.identifiers import Identifier, Kind
from graphkit.model.registry import Schema
from ingest.ftm.vocabulary import vocabulary

CACHE_KIB = 32 * 1024
"""How much of the temporary database stays in memory."""
MOST_RECALLED = 10_000
"""Entities that stay in memory once they were recalled: edges refer to the same ones again."""
MOST_WAITING = 1_000
"""Rows that wait to be written together."""
SEPARATOR = "\x1f"
BANK = "bank"
"""How an entity is mentioned that an account is kept at."""
TOLD = "told"
"""How an address, position or account is mentioned by whoever has it."""

_TABLES = (
    "CREATE TABLE entity (id TEXT PRIMARY KEY, schema TEXT, depth INTEGER, becomes TEXT, name TEXT,"
    " told TEXT) WITHOUT ROWID",
    "CREATE TABLE mention (id TEXT, how TEXT, PRIMARY KEY (id, how)) WITHOUT ROWID",
    "CREATE TABLE claim (owner TEXT, identifier TEXT, PRIMARY KEY (owner, identifier))"
    " WITHOUT ROWID",
    "CREATE TABLE owner (identifier TEXT, owner TEXT, PRIMARY KEY (identifier, owner))"
    " WITHOUT ROWID",
    "CREATE TABLE fact (key INTEGER PRIMARY KEY, content INTEGER, differs INTEGER)",
)
_BY_IDENTIFIER = "INSERT INTO owner SELECT identifier, owner FROM claim"
_INSERTS = {
    # of two rows the one with the more exact schema tells what an entity is
    "entity": "INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
    " schema = excluded.schema, depth = excluded.depth, becomes = excluded.becomes,"
    " name = excluded.name, told = excluded.told WHERE excluded.depth > depth",
    "mention": "INSERT OR IGNORE INTO mention VALUES (?, ?)",
    "claim": "INSERT OR IGNORE INTO claim VALUES (?, ?)",
    "fact": "INSERT INTO fact VALUES (?, ?, 0) ON CONFLICT (key) DO UPDATE SET"
    " differs = differs OR content <> excluded.content",
}
_SCHEMATA = {one.value: one for one in Schema}
_IDENTIFIERS = {one.value: one for one in Kind}


class Remembered(NamedTuple):
    """What is remembered of one entity of the file.

    Args:
        schema: its FtM schema.
        becomes: what it is here; None for what is no party and no thing of the graph.
        name: what messages and notes call it.
        told: what it tells of others: the texts of an address, the bank of an account.
    """

    schema: str
    becomes: Schema | None
    name: str
    told: tuple[str, ...]


class Known:
    """The entities of one file; made by `remembering`.

    First it is told of every row, then it is said to be complete, and only then may it be asked.

    Args:
        connection: to an empty database.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        cursor = connection.cursor()
        self._run, self._run_many = cursor.execute, cursor.executemany
        self._waiting: dict[str, list[tuple[object, ...]]] = {table: [] for table in _INSERTS}
        self._banks = self._facts_differ = False
        self._recalled: dict[str, Remembered | None] = {}
        self.delta = False

    def remember(self, one: str, what: Remembered) -> None:
        """Remember an entity."""
        depth = len(vocabulary()[what.schema].lineage)
        told = SEPARATOR.join(what.told)
        self._insert("entity", (one, what.schema, depth, what.becomes or "", what.name, told))

    def mention(self, one: str, how: str) -> None:
        """Remember that something refers to an entity."""
        self._banks = self._banks or how == BANK
        self._insert("mention", (one, how))

    def claim(self, owner: str, what: Identifier) -> None:
        """Remember that the file gives an entity an identifier."""
        self._insert("claim", (owner, str(what)))

    def state(self, key: str, content: str) -> None:
        """Remember what a row says of a fact, to be told apart from others by its key."""
        self._insert("fact", (_short(key), _short(content)))

    def _insert(self, table: str, row: tuple[object, ...]) -> None:
        waiting = self._waiting[table]
        waiting.append(row)
        if len(waiting) >= MOST_WAITING:
            self._write(table)

    def _write(self, table: str) -> None:
        self._run_many(_INSERTS[table], self._waiting[table])
        self._waiting[table].clear()

    def complete(self) -> None:
        """Say that it was told of the whole file."""
        for table in _INSERTS:
            self._write(table)
        self._run(_BY_IDENTIFIER)
        asked = "SELECT 1 FROM fact WHERE differs LIMIT 1"
        self._facts_differ = self._run(asked).fetchone() is not None

    def recall(self, one: str) -> Remembered | None:
        """Return what is remembered of an entity; None where the file has no sound row of it."""
        if one in self._recalled:
            return self._recalled[one]
        if len(self._recalled) >= MOST_RECALLED:
            self._recalled.clear()
        return self._recalled.setdefault(one, self._recall(one))

    def _recall(self, one: str) -> Remembered | None:
        asked = "SELECT schema, becomes, name, told FROM entity WHERE id = ?"
        row = self._run(asked, (one,)).fetchone()
        if row is None:
            return None
        schema, becomes, name, told = row
        what = self.exact(one, _SCHEMATA[becomes]) if becomes else None
        return Remembered(schema, what, name, tuple(told.split(SEPARATOR)) if told else ())

    def exact(self, one: str, schema: Schema) -> Schema:
        """Return what an entity is, knowing that an account is kept at it or not."""
        may_be = self._banks and schema in (Schema.ORGANIZATION, Schema.COMPANY)
        return Schema.BANK if may_be and self.mentioned(one, BANK) else schema

    def mentioned(self, one: str, how: str) -> bool:
        """Tell whether something refers to an entity."""
        asked = "SELECT 1 FROM mention WHERE id = ? AND how = ?"
        return self._run(asked, (one, how)).fetchone() is not None

    def claims(self, owner: str) -> list[Identifier]:
        """Return the identifiers that the file gives an entity, in order."""
        rows = self._run("SELECT identifier FROM claim WHERE owner = ?", (owner,)).fetchall()
        split = [one.partition(":") for (one,) in rows]  # each was checked when it was claimed
        return [Identifier(_IDENTIFIERS[kind], value) for kind, _, value in split]

    def owners(self, what: Identifier) -> int:
        """Return to how many entities the file gives an identifier."""
        asked = "SELECT count(*) FROM owner WHERE identifier = ?"
        count: int = self._run(asked, (str(what),)).fetchone()[0]
        return count

    def shared(self) -> Iterator[tuple[str, list[str]]]:
        """Give each identifier of several entities with them, register numbers left out."""
        asked = (
            "SELECT identifier, group_concat(owner, char(31)) FROM owner"
            " GROUP BY identifier HAVING count(*) > 1"
        )
        for one, owners in self._run(asked).fetchall():
            if not one.startswith(f"{Kind.REGISTRATION}:"):
                yield one, sorted(owners.split(SEPARATOR))

    def differs(self, key: str) -> bool:
        """Tell whether rows say different things of a fact with one key."""
        if not self._facts_differ:
            return False
        found = self._run("SELECT differs FROM fact WHERE key = ?", (_short(key),)).fetchone()
        return bool(found and found[0])


def _short(text: str) -> int:
    """Return 64 bits of a text: of ten million texts two are alike with odds of 1 to 370,000."""
    return int.from_bytes(
        hashlib.blake2b(text.encode(), digest_size=8).digest(), "big", signed=True
    )


@contextmanager
def remembering() -> Iterator[Known]:
    """Give an empty memory, and forget it at the end."""
    with closing(sqlite3.connect("", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        for table in _TABLES:
            connection.execute(table)
        connection.execute("BEGIN")
        yield Known(connection)
