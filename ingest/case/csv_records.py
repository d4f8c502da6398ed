"""From the bytes of a CSV file to its records, each with its line.

Everything that CSV readers swallow in silence is an error here: an open quote above all.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from ingest.case.held import MOST_COLUMNS, MOST_ROWS, Damaged, Record

LONGEST_LINE = 4 * 1024 * 1024
"""Characters of a line: more than all the columns of a file of a case can hold."""
SAVE = "save it as UTF-8 (CSV UTF-8 in a spreadsheet)"
DOUBLE = 'close it, and write " inside a value as ""'


def csv_records(content: bytes) -> Iterator[Record]:
    """Give each record with the line on which it begins; blank lines are none.

    Raises:
        Damaged: the rest cannot be read.
    """
    _refuse_encoding(content)
    reader = csv.reader(_lines(content), strict=True)
    line, rows = 1, 0
    while True:
        try:
            fields = next(reader, None)
        except csv.Error as error:
            raise _broken(str(error), content, line) from None
        if fields is None:
            return
        if fields:
            rows += 1
            if rows > MOST_ROWS + 1:
                raise Damaged(f"has more than {MOST_ROWS} rows", "split the case", line)
            yield line, list(fields[: MOST_COLUMNS + 1])
        line = reader.line_num + 1


def _refuse_encoding(content: bytes) -> None:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:2]:
        raise Damaged("is UTF-16, not UTF-8, at byte 0", SAVE, 1)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Damaged(f"is not UTF-8 at byte {error.start}", SAVE, line) from None
    if not content.removeprefix(codecs.BOM_UTF8).strip():
        raise Damaged("is empty", "write a header and rows, or leave it out")
    if alone := re.search(rb"\r(?!\n)", content):
        line = content.count(b"\n", 0, alone.start()) + 1
        raise Damaged("ends a line with CR alone", "save it with line ends LF or CRLF", line)


def _lines(content: bytes) -> Iterator[str]:
    stream = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8-sig", newline="")
    for number, line in enumerate(stream, start=1):
        if len(line) > LONGEST_LINE:
            cure = "break it where the rows end"
            raise Damaged(f"the line is longer than {LONGEST_LINE} characters", cure, number)
        yield line


def _broken(error: str, content: bytes, line: int) -> Damaged:
    if "end of data" in error:
        opened = _line_of_open_quote(content, line)
        return Damaged(f"the quote opened on line {opened} is never closed", DOUBLE, line)
    if "field limit" in error:
        cure = "shorten it; a quote before it may lack its end"
        return Damaged("a field is longer than 64 KB", cure, line)
    if "expected after" in error:
        return Damaged(f"text follows a quote that closes in the row of line {line}", DOUBLE, line)
    return Damaged(f"is no CSV ({error})", DOUBLE, line)


def _line_of_open_quote(content: bytes, line: int) -> int:
    """Return the line of the quote that has no end, in a record that begins on a line."""
    start = 0
    for _ in range(line - 1):
        start = content.index(b"\n", start) + 1
    for quoted in re.finditer(rb'"(?:[^"]++|"")*+("?)', content[start:]):
        if not quoted[1]:
            return line + content.count(b"\n", start, start + quoted.start())
    return line
