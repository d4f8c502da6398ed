"""What every source says of itself: who publishes it, under which licence, how large it must be.

The description lies beside the module as `source.yml`. Those who load a source print from it, and
a file that falls short of it is not the source.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field

from graphkit.errors import InputRejected


class Description(BaseModel):
    """The description of one source.

    Args:
        source: short stable name of its runs: `un-sc`.
        publisher: who answers for it.
        title: what a reader calls it.
        licence: under which terms it may be used.
        url: where its publisher offers it.
        authority: whose designations it holds ("UN"); empty where it is no list.
        reliability: grade of the publisher for what it publishes, A to F.
        minimum: the least number of records of a whole release, by what is counted.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str
    publisher: str
    title: str
    licence: str
    url: str
    authority: str = ""
    reliability: str = Field(pattern="^[A-F]$")
    minimum: dict[str, int] = {}


D = TypeVar("D", bound=Description)


def shipped(package: str, kind: type[D]) -> D:
    """Read the `source.yml` of a package; an error in it is a bug."""
    text = resources.files(package).joinpath("source.yml").read_text("utf-8")
    return kind.model_validate(yaml.safe_load(text))


def refuse_fewer(description: Description, counts: Mapping[str, int], where: str) -> None:
    """Raise InputRejected where a whole release holds fewer records than it must."""
    for what, least in description.minimum.items():
        if counts.get(what, 0) < least:
            raise InputRejected(
                f"{counts.get(what, 0):,} {what} where the whole release has at least {least:,}",
                where=where,
                cure="fetch it again; a part of a release would read as parties that are gone",
            )
