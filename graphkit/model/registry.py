"""The registry of links and joint facts, read from registry.yml and checked as a whole."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from graphkit.model.automaton import Opening, StepClass


class Schema(StrEnum):
    """What a node with an identity is; the names are FollowTheMoney's where it has one."""

    VESSEL = "Vessel"
    AIRCRAFT = "Aircraft"
    COMPANY = "Company"
    ORGANIZATION = "Organization"
    PUBLIC_BODY = "PublicBody"
    PERSON = "Person"
    BANK = "Bank"
    PORT = "Port"
    TERRITORY = "Territory"
    VESSEL_IDENTITY = "VesselIdentity"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Direction(_Strict):
    """One way over a link: its class, and what it waits for."""

    step_class: StepClass = Field(alias="class")
    reason: str
    closed: bool = False
    closed_from: tuple[Schema, ...] = ()
    opens: Opening | None = None
    strong_from: float | None = None
    minor_below: float | None = None
    flow: str = ""


class LinkType(_Strict):
    """A type of link between two entities: which, which ways, and its sentence."""

    ftm: str
    source: tuple[Schema, ...] = Field(alias="from")
    target: tuple[Schema, ...] = Field(alias="to")
    forward: Direction | None = None
    backward: Direction | None = None
    roles: tuple[str, ...] | None = None
    sentence: str
    event: bool = False
    symmetric: bool = False
    possible: bool = False
    ceiling: int = 5


class RolePair(Direction):
    """One way between two roles of a joint fact; pairs that are not listed are no steps."""

    source: str = Field(alias="from")
    target: str = Field(alias="to")
    kinds: tuple[str, ...] = ()
    transfer: bool = False


class JointType(_Strict):
    """A type of joint fact: its roles, which pairs of them are steps, and its sentence."""

    ftm: str
    roles: dict[str, tuple[Schema, ...]]
    required: tuple[str, ...]
    steps: tuple[RolePair, ...]
    sentence: str
    kinds: tuple[str, ...] = ()
    event: bool = False

    @model_validator(mode="after")
    def _roles_exist(self) -> Self:
        named = {role for pair in self.steps for role in (pair.source, pair.target)}
        if unknown := (named | set(self.required)) - set(self.roles):
            raise ValueError(f"steps name roles that are not there: {sorted(unknown)}")
        if unknown := {kind for pair in self.steps for kind in pair.kinds} - set(self.kinds):
            raise ValueError(f"steps name kinds that are not there: {sorted(unknown)}")
        return self


class Registry(_Strict):
    """All link types and joint facts by name."""

    links: dict[str, LinkType]
    joint_facts: dict[str, JointType]


@cache
def registry() -> Registry:
    """Read the shipped registry; the file is part of the code, so an error in it is a bug."""
    text = resources.files("graphkit.model").joinpath("registry.yml").read_text("utf-8")
    raw = yaml.safe_load(text)
    parties = raw.pop("parties")
    for link in raw["links"].values():
        link["from"], link["to"] = _spread(link["from"], parties), _spread(link["to"], parties)
    for joint in raw["joint_facts"].values():
        joint["roles"] = {role: _spread(who, parties) for role, who in joint["roles"].items()}
    return Registry.model_validate(raw)


def _spread(schemata: list[str], parties: list[str]) -> list[str]:
    return [one for name in schemata for one in (parties if name == "parties" else [name])]
