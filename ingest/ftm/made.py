"""What a row becomes, or why it becomes nothing."""

from __future__ import annotations

from typing import NamedTuple

from graphkit.model.entities import Entity
from graphkit.model.records import Designation, JointFact, Link


class Made(NamedTuple):
    """The records of one FtM entity, without documents and evidence.

    Args:
        entities: parties and things, or what the row adds to them.
        links: that the row states.
        facts: joint facts that it states.
        designations: that it states.
        kept: what is in notes only, in words that are counted for the summary.
    """

    entities: tuple[Entity, ...] = ()
    links: tuple[Link, ...] = ()
    facts: tuple[JointFact, ...] = ()
    designations: tuple[Designation, ...] = ()
    kept: tuple[str, ...] = ()


class NotTaken(Exception):
    """A row that states nothing here.

    Args:
        field: the property at fault; empty where it is the whole row.
        value: what stands there.
        rule: what it breaks, one sentence without a full stop.
    """

    def __init__(self, field: str, value: str, rule: str) -> None:
        super().__init__(rule)
        self.field, self.value, self.rule = field, value, rule


def a(noun: str) -> str:
    """Return a noun with its article: `an Ownership`."""
    return f"{'an' if noun[0].lower() in 'aeiou' else 'a'} {noun}"


def said(name: str, values: list[str]) -> str:
    """Return a property as a note: `sector: shipping; trade`."""
    return f"{name}: {'; '.join(values)}"
