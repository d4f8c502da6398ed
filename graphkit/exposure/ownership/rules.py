"""The dated rules on ownership, read from graphkit/regimes/ownership.yml and checked as a whole."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from graphkit.model.citation import Citation
from graphkit.model.dates import FIRST_DAY, LAST_DAY


class Regime(StrEnum):
    """Whose law is asked about."""

    US = "us"
    EU = "eu"
    UK = "uk"
    UN = "un"


class Counts(StrEnum):
    """Whether a kind of link makes an entity blocked under a rule."""

    YES = "yes"
    POSSIBLY = "possibly"
    NO = "no"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Threshold(_Strict):
    """The share, in per cent, from which something is owned.

    `perhaps_more_than` is where a rule that gives no percentage begins to leave it open.
    """

    at_least: Decimal | None = None
    more_than: Decimal | None = None
    perhaps_more_than: Decimal | None = None

    @model_validator(mode="after")
    def _one_test(self) -> Self:
        if (self.at_least is None) == (self.more_than is None):
            raise ValueError("a threshold is either at_least or more_than")
        return self

    @property
    def words(self) -> str:
        """Say the test as a person reads it."""
        said = (
            f"{self.at_least} % or more" if self.more_than is None else f"over {self.more_than} %"
        )
        if self.perhaps_more_than is None:
            return said
        return f"{said}; open from over {self.perhaps_more_than} %"


class Rule(_Strict):
    """When an entity is blocked because of its owners, in the days of one rule.

    A rule without `entity` and `property` blocks nobody but the listed themselves.
    """

    id: str
    regime: Regime
    authorities: tuple[str, ...]
    start: date = Field(FIRST_DAY, alias="from", description="first day; unknown is 0001-01-01")
    end: date = Field(LAST_DAY, alias="to", description="last day; none yet is 9999-12-31")
    entity: Threshold | None = None
    property_: Threshold | None = Field(None, alias="property")
    added: bool = False
    control: Counts = Counts.NO
    agency: Counts = Counts.NO
    guidance: bool = False
    says: str
    uncounted: str
    citations: tuple[Citation, ...] = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _control_is_yes_or_no(cls, stated: dict[str, object]) -> dict[str, object]:
        """Read YAML's `true`, which is how a person writes yes there."""
        words = {True: "yes", False: "no"}
        return {
            name: words[value]
            if isinstance(value, bool) and name in ("control", "agency")
            else value
            for name, value in stated.items()
        }

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Self:
        if self.start > self.end:
            raise ValueError(f"{self.id} ends before it begins")
        if (self.entity is None) != (self.property_ is None):
            raise ValueError(
                f"{self.id} needs a test for entities and one for property, or neither"
            )
        return self


class _Rules(_Strict):
    measures: tuple[str, ...]
    rules: tuple[Rule, ...]

    @model_validator(mode="after")
    def _every_day_has_one_rule(self) -> Self:
        for regime in Regime:
            dated = sorted((one for one in self.rules if one.regime is regime), key=_start)
            if not dated or dated[0].start != FIRST_DAY or dated[-1].end != LAST_DAY:
                raise ValueError(f"the rules of {regime} leave days out at an end")
            for before, after in pairwise(dated):
                if after.start != before.end + timedelta(days=1):
                    raise ValueError(f"{before.id} and {after.id} overlap or leave days out")
        return self


def _start(rule: Rule) -> date:
    return rule.start


@cache
def _read() -> _Rules:
    file = resources.files("graphkit").joinpath("regimes", "ownership.yml")
    return _Rules.model_validate(yaml.safe_load(file.read_text("utf-8")))


def rules() -> tuple[Rule, ...]:
    """Return every rule, as the file lists them."""
    return _read().rules


def freezing() -> tuple[str, ...]:
    """Return the measures that freeze; a port ban or a correspondent rule is none of them."""
    return _read().measures


def rule_on(regime: Regime, day: date) -> Rule:
    """Return the one rule of a regime that is in force on a day."""
    return next(one for one in rules() if one.regime is regime and one.start <= day <= one.end)
