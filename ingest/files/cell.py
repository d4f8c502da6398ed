"""What a cell of a workbook says, as text, where only one reading is possible.

A spreadsheet stores less or more than it shows: a month as its first day, 51 % as 0.51, a number
without its leading zeros. Where the two differ nobody but the writer knows what was meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

DIGITS = 15
"""Significant digits that a spreadsheet keeps of a number; it makes zeros of the rest."""
FORMATS = {0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
FORMATS |= {37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 49: "@", 20: "h:mm"}
FORMATS |= {14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "m/d/yy h:mm"}
"""Number formats that a file need not define (ECMA-376 part 1, 18.8.30); all others are unclear."""
EPOCHS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
"""Day zero, by whether the workbook counts from 1904."""
MARCH_1900 = 61
"""The first number of a day that is right: the other count believes in a 29 February 1900."""
AS_TEXT = "write it as text"


class UnclearCell(ValueError):
    """A cell that could mean several things, or nothing; what it holds, and what to do."""

    def __init__(self, what: str, cure: str = AS_TEXT) -> None:
        super().__init__(f"{what}; {cure}")
        self.what, self.cure = what, cure


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that holds something.

    Args:
        place: its column and row: `F2`.
        column: number of its column, from 1.
        kind: how the file marks what it holds: `s` text, `n` number, `b` boolean, `d` day, `e`
            error, `f` formula.
        stated: what the file says.
        format: how a number is shown; empty where the file does not say.
        from_1904: whether its days are counted from 1904.
    """

    place: str
    column: int
    kind: str
    stated: str
    format: str = "General"
    from_1904: bool = False

    def text(self) -> str:
        """Return what it says; raises UnclearCell."""
        if self.kind == "n":
            return _day(self) if _is_day(self.format) else _number(self)
        if self.kind == "s":
            return _text(self)
        if self.kind == "d" and (
            found := re.fullmatch(r"(\d{4}-\d\d-\d\d)(T[0:.]+Z?)?", self.stated)
        ):
            return found[1]
        if self.kind == "b" and self.stated in ("0", "1"):
            return "true" if self.stated == "1" else "false"
        raise UnclearCell(f"{self.place} holds {_OTHER.get(self.kind, 'what is not known')}")


_OTHER = {"f": "a formula", "e": "an error", "d": "a time of day"}


def _text(cell: Cell) -> str:
    escaped = re.search(r"_x[0-9A-Fa-f]{4}_", cell.stated) if "_x" in cell.stated else None
    if escaped is not None:
        what = f"{cell.place} holds a character that only a spreadsheet writes: {escaped[0]}"
        raise UnclearCell(what, "delete it and type what is meant")
    return cell.stated


def _number(cell: Cell) -> str:
    shown = re.sub(r"_.|\[(?:Red|Black|Blue|Green)\]", "", cell.format.partition(";")[0])
    plain = re.fullmatch(r"General|@|(?:#,##)?[0#](?:\.(0+))?", shown)
    if plain is None:
        raise UnclearCell(f"{cell.place} shows {cell.stated} as {cell.format!r}")
    value = Decimal(repr(_float(cell)))
    digits = value.normalize().as_tuple().digits
    if len(digits) > DIGITS or abs(value) >= 10**DIGITS:
        raise UnclearCell(f"{cell.place} holds a number of more than {DIGITS} digits")
    if shown not in ("General", "@") and round(value, len(plain[1] or "")) != value:
        raise UnclearCell(f"{cell.place} holds {cell.stated} and shows fewer digits")
    return f"{int(value)}" if value == int(value) else f"{value:f}"


def _day(cell: Cell) -> str:
    value = _float(cell)
    count = int(value)
    least = 0 if cell.from_1904 else MARCH_1900
    if value != count:
        raise UnclearCell(f"{cell.place} holds a time of day", "write the day alone: 2017-10-19")
    try:
        day = (EPOCHS[cell.from_1904] + timedelta(count)).isoformat()
    except OverflowError:
        day = ""
    if count < least or not day:
        raise UnclearCell(f"{cell.place} shows {count} as a day, which it is not for sure")
    if not {"d", "y"} <= set(_letters(cell.format)):
        what = f"{cell.place} holds the day {day} and shows it as {cell.format!r}"
        raise UnclearCell(what, "write what is meant as text: 2017-10, or the whole day")
    return day


def _float(cell: Cell) -> float:
    plain = re.fullmatch(r"-?\d{1,20}(\.\d{1,30})?([Ee][+-]?\d{1,2})?", cell.stated, re.ASCII)
    if plain is None:
        raise UnclearCell(f"{cell.place} holds a number that cannot be read")
    return float(cell.stated)


def _is_day(shown: str) -> bool:
    return bool(_letters(shown))


def _letters(shown: str) -> str:
    """Return the letters by which a format shows a day or time, without literal text."""
    first = shown.lower().partition(";")[0]
    bare = re.sub(r'"[^"]*"|\\.|_.|\[[^\]]*\]', "", first)
    return re.sub("[^ymdhs]", "", bare)
