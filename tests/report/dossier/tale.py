"""A made-up tale that has what a dossier can hold, of parties whose names mean harm.

Links walked both ways, joint facts, another name of a ship, evidence on both sides, listings in
force, proposed and ended, a rule that is met and one that comes near.
"""

from __future__ import annotations

from graphkit.dossier.answer import Contradiction, Identity, Paper, Profile
from graphkit.exposure.answer import Party
from graphkit.model.dates import standing
from tests.report.dossier.made import (
    CHINESE,
    ESCAPE,
    FORMULA,
    HOSTILE,
    PATH,
    RIGHT_TO_LEFT,
    SCRIPT,
    TURNED,
    assessment,
    chain,
    ends,
    evidence,
    found,
    listing,
    node,
    rule,
    step,
    trace,
)

TRADER = node("INVENTED TRADING LTD", own="lei:MADEUP00000000000093")
STAR = node("MADE-UP STAR", "Vessel", "imo:1234567")
BORROWED = node("BORROWED NAME", "VesselIdentity")
OTHER = node(CHINESE, "Vessel", "imo:1111117")
OWNER = node(PATH, own="un:KPe.001")
AGENT = node(FORMULA)
FORMER = node(SCRIPT, "Person", "ofac:0000003")
MADE_BANK = node("Made-up Bank", "Bank")
"""Takes part in a payment, and stands on no chain."""

MANAGED = step("MANAGES", TRADER, STAR, "INVENTED TRADING LTD managed MADE-UP STAR since 2019.")
MET_AT_SEA = step(
    "ShipToShipTransfer",
    STAR,
    OTHER,
    f"MADE-UP STAR transferred invented oil to {CHINESE} on 2020-01-05.",
    role="giver→receiver",
    start="2020-01-05",
    event=True,
    evidence=(
        evidence("transfer"),
        evidence(
            "no-transfer",
            "denial",
            kind="denial",
            direction="contradicts",
            publisher="INVENTED TRADING LTD",
            quote='"=1+1", it said: <b>nothing</b> was transferred',
        ),
    ),
    **{"class": "dealt_with"},
)
OWNED = step(
    "OWNS",
    OTHER,
    OWNER,
    f"{PATH} owned 60 % of {CHINESE}.",
    role="backward",
    start="[..2019-06-30]",
    standard=4,
    **{"class": "stands_behind"},
)
PAID = step(
    "Payment",
    TRADER,
    BORROWED,
    "INVENTED TRADING LTD paid an unnamed payee on account of BORROWED NAME on 2019-12.",
    role="payer→onAccountOf",
    start="2019-12",
    event=True,
    standard=2,
    standard_if_read=4,
    status="alleged",
    parties=(
        *ends(TRADER, BORROWED, "payer→onAccountOf"),
        Party(role="payerBank", id=MADE_BANK.id, name=MADE_BANK.name),
    ),
    evidence=(evidence("payment", "press", read=False, locator=None, quote=None, kind="press"),),
    **{"class": "dealt_with"},
)
SAME_SHIP = step(
    "HAS_IDENTITY",
    BORROWED,
    OTHER,
    f"{CHINESE} used the identity BORROWED NAME.",
    role="backward",
    hops=0,
    start=None,
    **{"class": "identity"},
)
ACTED = step("ACTS_FOR", TRADER, AGENT, f"INVENTED TRADING LTD acted for {FORMULA}.", standard=1)
OWNED_BY_FORMER = step(
    "OWNS",
    AGENT,
    FORMER,
    f"{SCRIPT} owned {FORMULA}.",
    role="backward",
    possible=True,
    standard=2,
    **{"class": "stands_behind"},
)

IN_FORCE = listing("001", at_event="listed")
ENDED = listing(
    "003",
    authority="US",
    programme="MADEUP",
    list_id="0000003",
    stage="ended",
    end="2021-01-01",
    end_reason="delisted",
    as_of="ended before",
)

AT_SEA = chain("a1", (TRADER, STAR, OTHER, OWNER), (MANAGED, MET_AT_SEA, OWNED), (IN_FORCE,))
BY_NAME = chain("b2", (TRADER, BORROWED, OTHER, OWNER), (PAID, SAME_SHIP, OWNED), (IN_FORCE,))
BY_AGENT = chain("c3", (TRADER, AGENT, FORMER), (ACTED, OWNED_BY_FORMER), (ENDED,))

PROFILE = Profile(
    entity=TRADER,
    identifiers=(TRADER.id, "case:made/invented-trading"),
    alias=(RIGHT_TO_LEFT, ESCAPE),
    stated={"country": ("pa",), "address": ("1 Invented Street",), "leiCode": (TRADER.id[4:],)},
)
BORROWED_FOR_A_TIME = Identity(
    stated="used",
    identity=BORROWED.id,
    name=BORROWED.name,
    flag=("pa",),
    start="2018",
    end="2019",
    bounds=standing("2018", "2019").days,
    standard=3,
    status="found",
    documents=(Paper(id="case:made/paper", title="Invented paper"),),
)
BOTH_SIDES = Contradiction(
    kind="evidence on both sides",
    about="link:made",
    sentence=f"{TURNED} directed INVENTED TRADING LTD.",
    proposition="link",
    supporting=(evidence("directed"),),
    contradicting=(evidence("not-directed", "denial", direction="contradicts", kind="denial"),),
)

TALE = found(
    trace(
        TRADER,
        (AT_SEA, BY_NAME, BY_AGENT),
        subject_designations=(listing("009", stage="proposed", as_of="proposed"),),
        curve={"corroborated": 1, "reliable report": 1, "single report": 1},
    ),
    profile=PROFILE,
    assessments=(assessment(TRADER, rule("made-1"), rule("made-2", "not shown")),),
    contradictions=(BOTH_SIDES,),
)
"""Three chains from a trader: one documented, one indicated, one to who is listed no longer."""

NOTHING = found(trace(node("NOBODY AT ALL", "Person")), contradictions=())
"""An answer without a chain."""

SHIP = found(trace(STAR), profile=Profile(entity=STAR, identities=(BORROWED_FOR_A_TIME,)))
"""A ship that used another name, and no chain."""

_PARADE = [node(name, own=f"case:made/{number}") for number, name in enumerate(HOSTILE)]
PARADE = found(
    trace(
        _PARADE[0],
        [
            chain(
                "parade",
                _PARADE,
                [
                    step("OWNS", one, other, f"{one.name} owned {other.name}.")
                    for one, other in zip(_PARADE, _PARADE[1:], strict=False)
                ],
                [listing("001")],
            )
        ],
    )
)
"""One chain past every name that means harm."""
