"""FollowTheMoney's model by name: which schemata there are, and which properties each has.

Only names are known here, from `model.yml`. What a schema becomes is in `decisions`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict


@dataclass(frozen=True, slots=True)
class FtmSchema:
    """One schema of FollowTheMoney with all that it inherits.

    Args:
        name: as a file states it.
        lineage: its own name and those of its ancestors, nearest first.
        properties: those whose values are text.
        references: those whose values name another entity.
        reverse: by the name under which nested JSON puts those who refer to this one, the
            property by which they do.
    """

    name: str
    lineage: tuple[str, ...]
    properties: frozenset[str]
    references: frozenset[str]
    reverse: Mapping[str, str]


class _Own(BaseModel):
    """One schema as it stands in the file, without what it inherits."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    extends: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    references: dict[str, str] = {}
    reverse: dict[str, str] = {}


@cache
def vocabulary() -> Mapping[str, FtmSchema]:
    """Read the shipped model; the file is part of the code, so an error in it is a bug."""
    text = resources.files("ingest.ftm").joinpath("model.yml").read_text("utf-8")
    own = {name: _Own.model_validate(raw or {}) for name, raw in yaml.safe_load(text).items()}
    return {name: _whole(name, own) for name in own}


def _whole(name: str, own: Mapping[str, _Own]) -> FtmSchema:
    lineage = tuple(dict.fromkeys(_lineage(name, own)))
    every = [own[one] for one in lineage]
    return FtmSchema(
        name=name,
        lineage=lineage,
        properties=frozenset(one for schema in every for one in schema.properties),
        references=frozenset(one for schema in every for one in schema.references),
        reverse={stub: one for schema in every for stub, one in schema.reverse.items()},
    )


def _lineage(name: str, own: Mapping[str, _Own]) -> Iterator[str]:
    """Give a schema, then its parents, then theirs."""
    level: tuple[str, ...] = (name,)
    while level:
        yield from level
        level = tuple(parent for one in level for parent in own[one].extends)
