"""decisions.csv of a case folder: who decided whether two entities are one, row after row.

The file is only ever added to. The last row about a pair holds; `withdrawn` takes a decision back.
"""

from __future__ import annotations

import csv
import io
import os
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from graphkit.errors import InputRejected, UsageError

FILE = "decisions.csv"
COLUMNS = ("first", "second", "decision", "decidedBy", "decidedOn", "why")
LONGEST = 4_000
"""Characters of a cell: reasons are a paragraph; a longer cell is an error of quoting."""
MOST_BYTES = 64 * 1024 * 1024


class Choice(StrEnum):
    """What may be decided of two entities."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: two entities by any identifier, what was decided, by whom, when and why.

    `line` is where the row begins in the file; 0 for one that is not written yet.
    """

    first: str
    second: str
    decision: Choice
    decided_by: str
    decided_on: date
    why: str
    line: int = 0


def read_decisions(folder: Path) -> list[Row]:
    """Read the decisions of a case, in order; none where it has no such file.

    Raises:
        InputRejected: with every row that does not hold; nothing of the file is taken then.
    """
    path = folder / FILE
    if not path.exists():
        return []
    rows: list[Row] = []
    problems: list[str] = []
    for line, fields in _records(_text(path)):
        found = list(_problems(fields))
        problems += [f"{FILE}:{line} {one}" for one in found]
        if not found:
            rows.append(_row(fields, line))
    if problems:
        many = f"{len(problems)} problem" + ("s" if len(problems) > 1 else "")
        lines = "\n".join(f"  {one}" for one in problems)
        raise InputRejected(
            f"{many}; nothing was written\n{lines}",
            where=f"{folder.name}/{FILE}",
            cure="Correct them and run the command again; see docs/how-to/resolve.md.",
        )
    return rows


def _refused(line: int, what: str, cure: str) -> InputRejected:
    return InputRejected(what, where=f"{FILE}:{line}" if line else FILE, cure=cure)


def _text(path: Path) -> str:
    if path.is_symlink() or not path.is_file():
        raise _refused(0, "is no plain file", "put the file itself into the folder")
    if path.stat().st_size > MOST_BYTES:
        raise _refused(0, f"has more than {MOST_BYTES} bytes", "split the case")
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refused(line, f"is not UTF-8 at byte {error.start}", "save it as UTF-8") from None
    return text


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give each row with the line on which it begins, after the header was checked."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        header = next(reader, [])
        if tuple(header) != COLUMNS:
            cure = f"write: {','.join(COLUMNS)}"
            raise _refused(1, f"the header is {','.join(header)[:80]!r}", cure)
        line = reader.line_num + 1
        for fields in reader:
            if fields:
                yield line, fields
            line = reader.line_num + 1
    except csv.Error as error:
        raise _refused(line, f"is no CSV ({error})", 'close each quote; " inside is ""') from None


def _problems(fields: Sequence[str]) -> Iterator[str]:
    """Say what is wrong with a row, cell by cell."""
    if len(fields) != len(COLUMNS):
        yield f"the row has {len(fields)} fields, the header {len(COLUMNS)}"
        return
    for column, value in zip(COLUMNS, fields, strict=True):
        if fault := _fault(column, value):
            yield f"{column}: {fault}"
    if fields[0].strip() == fields[1].strip() != "":
        yield f"second: {fields[1].strip()[:40]!r} is the first one too"


def _fault(column: str, value: str) -> str:
    """Say what is wrong with a cell; empty where it holds."""
    stated = value.strip()
    if not stated:
        return "is empty"
    if len(value) > LONGEST:
        return f"is longer than {LONGEST} characters"
    if hidden := [one for one in value if _invisible(one, prose=column == "why")]:
        return f"holds the invisible character U+{ord(hidden[0]):04X}"
    if column == "decision" and stated not in set(Choice):
        return f"{stated[:40]!r} is no decision; write {', '.join(Choice)}"
    if column == "decidedOn" and _day(stated) is None:
        return f"{stated[:40]!r} is no day; write it so: 2026-06-30"
    return ""


def _invisible(one: str, *, prose: bool) -> bool:
    if prose and one in "\r\n\t":
        return False
    return unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp") or one == "\ufffd"


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def _row(fields: Sequence[str], line: int) -> Row:
    first, second, decision, decided_by, decided_on, why = (
        unicodedata.normalize("NFC", one.strip()) for one in fields
    )
    day = date.fromisoformat(decided_on)
    return Row(first, second, Choice(decision), decided_by, day, why, line)


def add_decision(folder: Path, row: Row) -> None:
    """Add one row at the end of the file, which is written whole or not at all.

    Raises:
        InputRejected: the file as it is does not hold; nothing was written.
        UsageError: the row itself does not hold, or the folder is none.
    """
    if not folder.is_dir():
        raise UsageError("there is no such folder", where=str(folder), cure="name the case folder")
    fields = [str(one) for one in astuple(row)[:-1]]
    if problems := list(_problems(fields)):
        raise UsageError("; ".join(problems), where=FILE, cure="give another value")
    read_decisions(folder)
    path = folder / FILE
    before = path.read_bytes().decode("utf-8-sig") if path.exists() else ",".join(COLUMNS) + "\n"
    end = "" if before.endswith("\n") else "\n"
    _replace(path, before + end + _line(fields))


def _line(fields: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(fields)
    return out.getvalue()


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            Path(name).chmod(path.stat().st_mode & 0o777)
        else:
            Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
