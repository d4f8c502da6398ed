"""National company registers: where a country and a number name one company (registers.yml)."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Annotated

import yaml
from pydantic import Field, TypeAdapter

_Registers = dict[Annotated[str, Field(pattern="^[a-z]{2}$")], re.Pattern[str]]


@cache
def _shapes() -> _Registers:
    """Return how the numbers of each national register look, by country."""
    text = resources.files("ingest").joinpath("registers.yml").read_text("utf-8")
    return TypeAdapter(_Registers).validate_python(yaml.safe_load(text))


def registered(country: str, number: str) -> str:
    """Return `sg:201300000X` for a number that looks like one of its country's register.

    Empty where the country has no national register, or its numbers look otherwise.
    """
    shape = _shapes().get(country)
    return f"{country}:{number}" if shape and shape.fullmatch(number) else ""
