"""Small random worlds of parties, ships and dealings, made in memory for properties."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from graphkit.model.dates import LAST_DAY, Bounds
from graphkit.model.registry import Schema, registry
from graphkit.regimes.world import Dealing, Flag, Listing, Party, Proven, Tie, World

DAYS = st.dates(date(2012, 1, 1), date(2021, 12, 31))
STANDARDS = st.integers(0, 5)
COUNTRIES = st.sampled_from(["kp", "cn", "us", "sg", "pa", ""])
GOODS = st.sampled_from(["", "coal", "refined oil", "rice", "arms", "tobacco", "unheard-of things"])
LINKS = (
    "ACTS_FOR",
    "SERVES",
    "CORRESPONDENT_OF",
    "SUPPLIES",
    "FINANCES",
    "BUNKERS",
    "CLASSES",
    "CREWS",
    "PAID",
)
FACTS = (
    "Shipment",
    "ShipToShipTransfer",
    "Payment",
    "Lease",
    "Insurance",
    "PortCall",
    "VesselSale",
    "BankAccount",
)
PARTIES = ("a", "b", "c", "d")
SHIPS = ("s", "t", "u")
BANKS = ("k", "l")
PORTS = ("p",)


def proven(standard: int) -> Proven:
    """Return proof that has long been published."""
    day = date(2000, 1, 1)
    return Proven(tuple(day if n <= standard else LAST_DAY for n in range(6)))


@st.composite
def bounds(draw: st.DrawFn, *, event: bool) -> Bounds:
    """Draw when something was; often known to the day."""
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.sampled_from([0, 0, 30])))
    if event:
        return Bounds(first, last, first, last)
    end = last + timedelta(days=draw(st.integers(0, 900)))
    return Bounds(first, last, end, draw(st.sampled_from([end, LAST_DAY])))


def _schema(name: str) -> Schema:
    if name in SHIPS:
        return Schema.VESSEL
    if name in BANKS:
        return Schema.BANK
    return Schema.PORT if name in PORTS else Schema.COMPANY


@st.composite
def listings(draw: st.DrawFn, name: str) -> tuple[Listing, ...]:
    """Draw listings of a party; most have none."""
    found = []
    for n in range(draw(st.sampled_from([0, 0, 1, 2]))):
        authority, programme = draw(
            st.sampled_from([("US", "DPRK"), ("US", "NPWMD"), ("US", "DPRK4"), ("UN", "DPRK")])
        )
        measures = draw(st.sampled_from([("blocking", "asset freeze"), ("port ban",)]))
        start = draw(DAYS)
        stood = Bounds(start, start, LAST_DAY, LAST_DAY)
        found.append(Listing(f"l:{name}:{n}", authority, programme, "in force", measures, stood))
    return tuple(found)


@st.composite
def parties(draw: st.DrawFn, name: str) -> Party:
    """Draw a party."""
    country, schema = draw(COUNTRIES), _schema(name)
    known = frozenset({country} - {""})
    flags = tuple(Flag(one, Bounds()) for one in known) if schema is Schema.VESSEL else ()
    own = frozenset[str]() if schema is Schema.VESSEL else known
    return Party(name, name, schema, own, flags, draw(listings(name)))


def _fitting(kinds: tuple[Schema, ...]) -> list[str]:
    every = (*PARTIES, *SHIPS, *BANKS, *PORTS)
    return [one for one in every if _schema(one) in kinds]


@st.composite
def dealings(draw: st.DrawFn, number: int) -> Dealing:
    """Draw a link or a joint fact between parties that it may join."""
    type_ = draw(st.sampled_from((*LINKS, *FACTS)))
    link = registry().links.get(type_)
    kind = ""
    if link is not None:
        roles = {"from": link.source, "to": link.target}
        event = link.event
    else:
        fact = registry().joint_facts[type_]
        roles, event = dict(fact.roles), fact.event
        kind = draw(st.sampled_from(fact.kinds)) if fact.kinds else ""
    taken: dict[str, tuple[str, ...]] = {}
    for role, kinds in roles.items():
        fitting = _fitting(tuple(kinds))
        taking: bool = draw(st.booleans())
        if fitting and taking:
            taken[role] = (draw(st.sampled_from(fitting)),)
    return Dealing(
        id=f"d{number}",
        type=type_,
        kind=kind,
        role="",
        parties=taken,
        bounds=draw(bounds(event=event)),
        event=event,
        proven=proven(draw(STANDARDS)),
        goods=draw(GOODS),
    )


@st.composite
def ties(draw: st.DrawFn, number: int) -> Tie:
    """Draw who owns or runs a ship or a company."""
    kind = draw(st.sampled_from(["OWNS", "CONTROLS", "OPERATES"]))
    below = draw(st.sampled_from((*SHIPS, *PARTIES)))
    above = draw(st.sampled_from([one for one in PARTIES if one != below]))
    when = draw(bounds(event=False))
    return Tie(f"t{number}", kind, below, above, when, proven(draw(STANDARDS)), draw(st.booleans()))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw a world."""
    world = World()
    for name in (*PARTIES, *SHIPS, *BANKS, *PORTS):
        world.parties[name] = draw(parties(name))
    world.add_dealings(draw(dealings(n)) for n in range(draw(st.integers(1, 6))))
    some = [draw(ties(n)) for n in range(draw(st.integers(0, 5)))]
    world.add_behind(some)
    world.add_hands(one for one in some if one.below in SHIPS)
    return world
