"""Numbers and addresses in the comments of an entity, by the table in numbers.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict

from ingest.registers import registered

COUNTRIES = {"Hong Kong": "hk"}
"""Names of countries that a number of a company register has beside it."""


class Pattern(BaseModel):
    """One row of numbers.yml, which explains its columns."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    pattern: str
    target: str


@dataclass(frozen=True, slots=True)
class Number:
    """One number that comments give.

    Args:
        words: as they stand.
        value: the number alone.
        target: the field of an entity, or imo_company, bic, reg.
    """

    words: str
    value: str
    target: str


@cache
def patterns() -> tuple[tuple[Pattern, re.Pattern[str]], ...]:
    """Return the table with its expressions."""
    text = resources.files("ingest.un").joinpath("numbers.yml").read_text("utf-8")
    rows = [Pattern.model_validate(row) for row in yaml.safe_load(text)]
    return tuple((row, re.compile(row.pattern)) for row in rows)


def numbers(comments: str) -> Iterator[Number]:
    """Give every number that the table finds, row by row of the table."""
    for row, expression in patterns():
        for found in expression.finditer(comments):
            parts = found.groupdict()
            value = parts.get("value") or found[0]
            yield Number(found[0], _registered(parts, value), row.target)


def _registered(parts: dict[str, str | None], value: str) -> str:
    """Put its country before a number of a company register that serves a whole country."""
    code = COUNTRIES.get(parts.get("country") or "")
    return registered(code or "", value) or value
