"""What an answer on relief says: typed and frozen."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from graphkit.exposure.answer import Coverage
from graphkit.exposure.shape import Answer
from graphkit.model.citation import Citation


class Freed(Answer):
    """A subject that a regime catches, and what lifting does for it.

    `smallest` is the smallest set of rules whose lifting frees it.
    """

    id: str
    name: str
    schema_: str = Field(alias="schema")
    jurisdictions: tuple[str, ...]
    outcome: str
    by: tuple[str, ...]
    smallest: tuple[str, ...]


class PowerAnswer(Answer):
    """A power to suspend or end, and which of the lifted rules it reaches."""

    id: str
    says: str
    rules: tuple[str, ...]
    citation: Citation


class Relief(Answer):
    """What lifting some rules does; `no_power` are lifted rules that no recorded power reaches."""

    regime: str
    law_day: date
    as_of: date
    known_by: date
    lifted: tuple[str, ...]
    leaves: int
    stays: int
    results: tuple[Freed, ...]
    powers: tuple[PowerAnswer, ...]
    no_power: tuple[str, ...]
    limits: tuple[str, ...] = ()
    coverage: Coverage = Coverage()
    truncated: bool = False
