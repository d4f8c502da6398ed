"""The answers of the engine, each with its data frames and a page for a notebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from typing import Any, ClassVar, TypeVar, cast

import pandas as pd
from pydantic import BaseModel, Field

from graphkit.api.columns import Columns, Row, guessed, of_query, tables
from graphkit.api.frames import frame
from graphkit.api.page import page
from graphkit.api.rows import chain_rows, evidence_rows, finding_rows, rule_rows
from graphkit.errors import UsageError
from graphkit.exposure import shape
from graphkit.exposure.answer import Coverage, Trace
from graphkit.exposure.changes import History
from graphkit.exposure.find import Match
from graphkit.exposure.ownership.finding import Ownership
from graphkit.regimes.answer import Assessment
from graphkit.regimes.comparison import Comparison
from graphkit.report.comparison import flat_entries
from graphkit.report.history import history_rows
from graphkit.report.ownership import flat_rows as ownership_rows
from graphkit.report.regimes import bottom_words, flat_rules
from graphkit.report.trace import bottomline
from graphkit.report.trace import flat_rows as step_rows
from graphkit.report.words import count

A = TypeVar("A", bound="Answer")
Tables = Mapping[str, Callable[[Any], Iterable[Row]]]


class Answer(shape.Answer):
    """What every answer has: what was asked, what was searched, and its tables.

    `asked` is the question with all that was left to its defaults, `truncated` whether a limit cut
    the answer. An answer without rows is "none recorded" in what `coverage` names, never "clean".
    """

    METHOD: ClassVar[str]
    """The method that gives it; columns.yml lists its tables under this name."""
    TABLES: ClassVar[Tables]
    """Its tables by name, the rows of its CSV first."""
    PAGE: ClassVar[str]
    """The table that a notebook shows."""

    asked: dict[str, Any] = Field(default_factory=dict, exclude=True, repr=False)
    coverage: Coverage = Coverage()
    truncated: bool = False

    @property
    def bottom_line(self) -> str:
        """The answer in a sentence."""
        raise NotImplementedError

    def to_df(self, table: str | None = None) -> pd.DataFrame:
        """Return one of its tables; without a name, the rows of its CSV.

        `attrs` of the frame hold the bottom line, what was asked, the coverage and `truncated`.

        Raises:
            UsageError: it has no table of that name.
        """
        name = table or next(iter(self.TABLES))
        if name not in self.TABLES:
            cure = f"one of: {', '.join(self.TABLES)}"
            raise UsageError(f"{name!r} is no table of this answer", where="to_df", cure=cure)
        rows = list(self.TABLES[name](self))
        return frame(rows, self._columns(name, rows), self._attrs())

    def _columns(self, table: str, _rows: list[Row]) -> Columns:
        return tables()[self.METHOD][table]

    def _attrs(self) -> dict[str, Any]:
        return {
            "bottom_line": self.bottom_line,
            "asked": deepcopy(self.asked),
            "coverage": self.coverage.model_dump(mode="json"),
            "truncated": self.truncated,
        }

    def _repr_html_(self) -> str:
        return page(self.bottom_line, self.to_df(self.PAGE), self.coverage, cut=self.truncated)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.bottom_line}>"

    __str__ = __repr__


def answered(kind: type[A], found: BaseModel, asked: Mapping[str, Any]) -> A:
    """Return an answer of the engine as one with tables; nothing of it is changed.

    Args:
        kind: a class that extends the type of what was found.
        found: the answer of the engine.
        asked: the question, as JSON types.
    """
    made = kind.model_construct(**dict(found), asked=dict(asked))
    return cast("A", made)


class Exposure(Trace, Answer):
    """The chains from a subject to designated parties: tables `steps`, `chains`, `evidence`."""

    METHOD: ClassVar[str] = "trace"
    TABLES: ClassVar[Tables] = {
        "steps": step_rows,
        "chains": chain_rows,
        "evidence": evidence_rows,
    }
    PAGE: ClassVar[str] = "chains"

    @property
    def bottom_line(self) -> str:
        """The answer in a sentence."""
        return self.sentence if not self.results else bottomline(self)


class KnownHistory(History, Answer):
    """The days on which what was published changed the answer: table `changes`."""

    METHOD: ClassVar[str] = "known_history"
    TABLES: ClassVar[Tables] = {"changes": history_rows}
    PAGE: ClassVar[str] = "changes"

    @property
    def bottom_line(self) -> str:
        """The answer in a sentence."""
        if not self.results:
            return f"None recorded on any day by {self.known_by}: no chain was ever there."
        days = count(len(self.results), "day")
        return f"{self.state.capitalize()} by {self.known_by}; the answer changed on {days}."


class Blocking(Ownership, Answer):
    """Who is blocked because of who owns or controls it: tables `steps`, `findings`."""

    METHOD: ClassVar[str] = "ownership"
    TABLES: ClassVar[Tables] = {"steps": ownership_rows, "findings": finding_rows}
    PAGE: ClassVar[str] = "findings"

    @property
    def bottom_line(self) -> str:
        """The answer in a sentence for each regime."""
        return " ".join(f"{one.regime.upper()}: {one.sentence}" for one in self.results)


class Rules(Assessment, Answer):
    """A subject under every rule of a regime: tables `elements`, `rules`."""

    METHOD: ClassVar[str] = "assess"
    TABLES: ClassVar[Tables] = {"elements": flat_rules, "rules": rule_rows}
    PAGE: ClassVar[str] = "rules"

    @property
    def bottom_line(self) -> str:
        """The answer in a sentence."""
        return bottom_words(self)


class Moves(Comparison, Answer):
    """Who enters and leaves scope between two regimes: table `parties`."""

    METHOD: ClassVar[str] = "compare"
    TABLES: ClassVar[Tables] = {"parties": flat_entries}
    PAGE: ClassVar[str] = "parties"

    @property
    def bottom_line(self) -> str:
        """The answer in a sentence."""
        moves = Counter(one.move for one in self.results)
        told = f"{moves['enters']} in, {moves['leaves']} out, {moves['stays']} as before"
        return f"From {self.before.regime} to {self.after.regime}: {told}."


class Matches(Answer):
    """Entities that a text may mean: table `matches`."""

    METHOD: ClassVar[str] = "find"
    TABLES: ClassVar[Tables] = {
        "matches": lambda it: (one.model_dump(mode="json", by_alias=True) for one in it.results)
    }
    PAGE: ClassVar[str] = "matches"

    text: str
    results: tuple[Match, ...]

    @property
    def bottom_line(self) -> str:
        """The answer in a sentence."""
        if not self.results:
            return f"Nothing like {self.text!r} in what is loaded."
        return f"{count(len(self.results), 'match', 'matches')} for {self.text!r}."


class Rows(Answer):
    """The rows of a query of the catalogue: table `rows`.

    Where no row model states the columns of a query, they are those of the rows that came.
    """

    METHOD: ClassVar[str] = "query"
    TABLES: ClassVar[Tables] = {"rows": lambda it: it.results}
    PAGE: ClassVar[str] = "rows"

    name: str
    sentence: str = Field(description="what a row means, and what no row means")
    results: tuple[dict[str, Any], ...]

    @property
    def bottom_line(self) -> str:
        """How many rows there are, and what one means."""
        return f"{count(len(self.results), 'row')}. {self.sentence}"

    def _columns(self, _table: str, rows: list[Row]) -> Columns:
        return of_query(self.name) or guessed(rows)
