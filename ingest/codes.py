"""Code lists that a source ships as data, and the refusal of a record with another code."""

from __future__ import annotations

from collections.abc import Collection
from importlib import resources
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict


class Refused(ValueError):
    """A record that cannot be taken.

    Args:
        field: the element or key at fault.
        value: what stands there.
        rule: what it breaks.
    """

    def __init__(self, field: str, value: str, rule: str) -> None:
        super().__init__(rule)
        self.field, self.value, self.rule = field, value, rule


class Strict(BaseModel):
    """A part of a code list; a key that it does not have is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def sheet(package: str, name: str) -> dict[str, Any]:
    """Read a YAML file that lies beside the modules of a package."""
    text = resources.files(package).joinpath(name).read_text("utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read


def listed(field: str, stated: str, among: Collection[str], which: str) -> str:
    """Return a code that is in its list; raises Refused, saying which list that is."""
    if stated not in among:
        said = f"{stated!r} is no code" if stated else "no code"
        raise Refused(field, stated, f"{said} {which}")
    return stated
