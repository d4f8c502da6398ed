"""Which countries' banks clear a currency, read from currencies.yml and checked as a whole."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import resources
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from graphkit.errors import UsageError


class Currencies(BaseModel):
    """Issuing countries of each currency with the first day; None is since before anything here.

    `verified` is S where the source was read, M where it is from memory.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    verified: Literal["S", "M"]
    confidence: Literal["hi", "med", "lo"]
    issuers: dict[str, dict[str, date | None]]


@cache
def currencies() -> Currencies:
    """Read the shipped table; the file is part of the code, so an error in it is a bug."""
    text = resources.files("graphkit.impact").joinpath("currencies.yml").read_text("utf-8")
    return Currencies.model_validate(yaml.safe_load(text))


def issuers(currency: str, day: date) -> frozenset[str]:
    """Return the countries that issue a currency on a day.

    Raises:
        UsageError: the table does not have the currency.
    """
    known = currencies().issuers
    if currency not in known:
        raise UsageError(
            f"{currency!r} is no currency whose clearing countries are recorded here",
            where="--currency",
            cure=f"one of: {', '.join(sorted(known))}",
        )
    return frozenset(
        country for country, since in known[currency].items() if since is None or since <= day
    )
