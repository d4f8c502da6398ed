"""What companies have in common, and who serves many listed parties: leads, never exposure.

The rule that keeps a shared address, director or agent out of chains stands in
docs/explanation/exposure.md.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TypedDict

from graphkit.exposure.entity import entity
from graphkit.graph import Graph
from graphkit.network.found import Found, Known, ask

AGENT_ROLES = (
    "agent", "agency", "formation", "incorporat", "nominee", "registered office", "secretar",
    "trust",
)  # fmt: skip
"""Parts of a stated role, in small letters, by which a service is that of an agent."""


class AddressRow(TypedDict):
    """A row of network/shared_address: one other party stated at the same address."""

    other: str
    name: str
    labels: list[str]
    designated: bool
    address: list[str]
    otherAddress: list[str]
    sources: list[str]
    otherSources: list[str]
    sharing: int
    total: int
    certain: bool
    standard: int
    evidence: list[str]
    links: list[str]


class Held(TypedDict):
    """One directorship or engagement as stated, with its bounds."""

    link: str
    type: str
    role: str
    status: str
    start: str
    end: str
    date: str
    startMin: date
    startMax: date
    endMin: date
    endMax: date


class ThroughRow(TypedDict):
    """A row of network/shared_director and shared_agent: one other company through one party."""

    other: str
    name: str
    labels: list[str]
    designated: bool
    through: str
    throughName: str
    held: list[Held]
    sharing: int
    total: int
    certain: bool
    standard: int
    links: list[str]


class Served(TypedDict):
    """One listed party that a facilitator serves, with the links that say so."""

    id: str
    name: str
    kinds: list[str]
    links: list[str]
    standard: int
    certain: bool
    whileListed: bool


class FacilitatorRow(TypedDict):
    """A row of network/facilitators: one party with the listed parties next to it."""

    party: str
    name: str
    labels: list[str]
    designated: bool
    unidentified: bool
    names: list[str]
    listed: int
    served: list[Served]
    kinds: list[str]
    certain: bool
    standard: int
    links: list[str]
    total: int


COLUMNS: dict[str, type] = {
    "network/facilitators": FacilitatorRow,
    "network/shared_address": AddressRow,
    "network/shared_agent": ThroughRow,
    "network/shared_director": ThroughRow,
}


def shared_address(graph: Graph, subject: str, known: Known) -> Found[AddressRow]:
    """Return parties stated at an address of the subject, compared without case and punctuation.

    Addresses are stated without days and evidence, so `known` only says who counts as listed.

    Raises:
        UsageError: nothing loaded has the subject's identifier.
        DatabaseError: the database cannot be reached.
    """
    parameters = known.parameters("asOf", "knownBy", "limit")
    asked = {"subject": entity(graph, subject).id, **parameters}
    return ask(graph, "network/shared_address", AddressRow, asked)


def shared_director(graph: Graph, subject: str, known: Known) -> Found[ThroughRow]:
    """Return companies with a director in common, where both may have been held together.

    Raises:
        UsageError: nothing loaded has the subject's identifier.
        DatabaseError: the database cannot be reached.
    """
    asked = {"subject": entity(graph, subject).id, **known.parameters()}
    return ask(graph, "network/shared_director", ThroughRow, asked)


def shared_agent(
    graph: Graph, subject: str, known: Known, roles: Collection[str] = AGENT_ROLES
) -> Found[ThroughRow]:
    """Return parties with a formation agent or other agent in common.

    Args:
        graph: where to look.
        subject: the company, by any identifier.
        known: which facts count.
        roles: a service counts if its stated role holds one of these, in small letters.

    Raises:
        UsageError: nothing loaded has the subject's identifier.
        DatabaseError: the database cannot be reached.
    """
    asked = {"subject": entity(graph, subject).id, "roles": list(roles), **known.parameters()}
    return ask(graph, "network/shared_agent", ThroughRow, asked)


def facilitators(
    graph: Graph,
    known: Known,
    *,
    kinds: Collection[str] = (),
    authority: str = "",
    listed_too: bool = True,
) -> Found[FacilitatorRow]:
    """Return parties by the number of listed parties that they serve, hold or dealt with.

    Args:
        graph: where to look.
        known: which facts count.
        kinds: only these links and joint facts (`CORRESPONDENT_OF`, `Lease`); all if empty.
        authority: only parties listed by this authority (`US`); by any if empty.
        listed_too: keep parties that are listed themselves.

    Raises:
        DatabaseError: the database cannot be reached.
    """
    asked = {"kinds": sorted(kinds), "authority": authority, "listedToo": listed_too}
    parameters = {**asked, **known.parameters()}
    return ask(graph, "network/facilitators", FacilitatorRow, parameters)
