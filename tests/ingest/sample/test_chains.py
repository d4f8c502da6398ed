"""The chains that the sample was made to show are walked by the product's own rules of turns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, partial

import pytest

from graphkit.model.automaton import NOT_WALKED, Opening, State, table
from graphkit.model.proof import Assessment, Standard, Status, assess
from graphkit.model.records import Batch
from graphkit.model.registry import Schema
from graphkit.model.statements import Proposition
from graphkit.model.steps import Step, fact_steps, link_steps
from ingest.case import read
from tests.ingest.sample.rows import FOLDER

CASE = "case:sample/"
SHIP_TO_SHIP = {
    "KOTI": ["imo-company:5982254", "imo:9417115", "imo:8705539", "ofac:23151"],
    "NEW REGENT": ["imo:8312497", "imo:8705539", "ofac:23151"],
    "MIN NING DE YOU 078": [CASE + "min-ning-de-you-078", "imo:8604917", "imo-company:5434358"],
    "WAN HENG 11": ["imo:8791667", "imo:7389704", "ofac:23183"],
    "JIN HYE": ["imo:8518572", "imo:8660313", "imo-company:5936312"],
    "POLARIS": [CASE + "polaris", "imo:7408873", "imo-company:5954061"],
    "SHANG YUAN BAO": ["imo-company:5499198", "imo:8126070", "imo:9066978", "imo-company:5999479"],
    "charterer of LIGHTHOUSE WINMORE": [
        CASE + "billions-bunker",
        CASE + "lighthouse-winmore",
        "imo:7408873",
        "imo-company:5954061",
    ],
    "owner of LIGHTHOUSE WINMORE": [
        CASE + "win-more",
        CASE + "lighthouse-winmore",
        "imo:7408873",
        "imo-company:5954061",
    ],
}
SHIPS = {
    "CHINPO's bank": [
        CASE + "bank-of-china-singapore",
        CASE + "chinpo",
        "imo:7937317",
        "imo-company:1790183",
    ],
    "CHINPO as agent": [CASE + "chinpo", "imo-company:1790183"],
    "canal agent": [CASE + "cb-fenton", "imo:7937317", "imo-company:1790183"],
    "FAN KE by its name": [CASE + "fan-ke", "imo:8914934", "imo-company:1790183"],
    "SAM MA 2": [CASE + "sam-ma-2-giver", "imo:8106496", "imo-company:5145892"],
    "HUA FU": ["imo:9020003", "imo-company:5938411"],
    "ASIA BRIDGE 1": ["imo:8916580", "imo-company:5758476"],
    "WISE HONEST": [CASE + "wise-honest-us-banks", "imo:8905490", CASE + "songi-shipping"],
    "JW JEWEL": ["imo:9402964", "reg:sg:201616714Z", "ofac:25686"],
}
MONEY_AND_GOODS = {
    "BANK OF DANDONG": [CASE + "bank-of-dandong", "ofac:11581"],
    "DANDONG HONGXIANG": [
        CASE + "dhid-us-correspondents",
        CASE + "dhid-fronts",
        "ofac:20564",
        "ofac:11581",
        "ofac:9346",
        "ofac:9345",
    ],
    "MINGZHENG": [CASE + "six-us-banks", "ofac:22583", "ofac:22623", "bic:FTBDKPPY"],
    "DALIAN HAIBO": ["ofac:26243", "ofac:21724", "ofac:12210"],
    "SINSMS": ["reg:sg:201318227N", "ofac:24566"],
    "PROFINET": ["ofac:24516", CASE + "profinet-ships"],
    "KINGLY WON": ["reg:mh:90132", "ofac:23823"],
    "DANDONG ZHICHENG": [CASE + "zhicheng-suppliers", CASE + "zhicheng-fronts", "ofac:22603"],
    "RUSSIAN FINANCIAL SOCIETY": [
        "reg:ru:1027744004903",
        "reg:cn:312106037714354404",
        "bic:FTBDKPPY",
    ],
    "BANK OF EAST LAND": ["bic:BOELKPPY", "ofac:12212", "ofac:12210"],
    "BANCO DELTA ASIA": [CASE + "bda", "ofac:9346"],
    "Glocom": [
        CASE + "international-golden-services",
        CASE + "glocom",
        CASE + "pan-systems-pyongyang",
    ],
    "covert branch": [
        CASE + "ftb-us-correspondents",
        CASE + "ftb-fronts",
        CASE + "ftb-covert-branches",
    ],
}
CHAINS = SHIP_TO_SHIP | SHIPS | MONEY_AND_GOODS
ONLY_WITH_AFFILIATES: dict[str, list[str]] = {
    "WISE HONEST to the army": ["imo:8905490", CASE + "songi-shipping", "ofac:22324", "ofac:22284"]
}


@cache
def _steps() -> dict[tuple[str, str], list[Step]]:
    batch = read(FOLDER).batch
    schema = {one.id: one.schema_ for one in batch.entities}
    by_ends: defaultdict[tuple[str, str], list[Step]] = defaultdict(list)
    for step in [*_of_links(batch, schema), *_of_facts(batch, schema)]:
        by_ends[step.source, step.target].append(step)
    return by_ends


def _of_links(batch: Batch, schema: dict[str, Schema]) -> Iterator[Step]:
    for link in batch.links:
        yield from link_steps(link, schema.__getitem__, _assessed(batch, link.id))


def _of_facts(batch: Batch, schema: dict[str, Schema]) -> Iterator[Step]:
    for fact in batch.facts:
        assessed = partial(_assessed, batch, fact.id)
        yield from fact_steps(fact, schema.__getitem__, assessed)


def _assessed(batch: Batch, about: str, roles: frozenset[str] = frozenset()) -> Assessment:
    """Assess what is said of a link or fact as such, in so far as it speaks of these roles."""
    found = [
        one
        for one in batch.evidence
        if one.about == about
        and one.proposition is Proposition.LINK
        and (not one.roles or roles <= set(one.roles))
    ]
    return assess(found, {one.id: one for one in batch.documents})


def _states(chain: list[str], include: frozenset[Opening]) -> set[int]:
    turns = table(include)
    states = {int(State.OPEN)}
    for ends in zip(chain, chain[1:], strict=False):
        states = {to for at in states for to in _turns(turns, at, _steps().get(ends, []))}
    return states


def _turns(turns: list[list[int]], state: int, steps: list[Step]) -> Iterator[int]:
    for step in steps:
        if turns[state][step.code] != NOT_WALKED:
            yield turns[state][step.code]


@pytest.mark.parametrize("name", CHAINS)
def test_a_chain_of_a_case_is_walked(name: str) -> None:
    assert _states(CHAINS[name], frozenset())


def test_koti_is_found_at_every_step_and_chinpo_waits_for_its_judgment_to_be_read() -> None:
    koti, chinpo = CHAINS["KOTI"], CHAINS["CHINPO's bank"]
    found = [_best(*ends).standard for ends in zip(koti, koti[1:], strict=False)]
    account = _best(chinpo[0], chinpo[1])

    assert found == [Standard.CORROBORATED] * 3
    assert (account.standard, account.if_read) == (Standard.RELIABLE_REPORT, Standard.ADJUDICATED)


def test_a_denial_of_knowledge_leaves_the_transfer_stated() -> None:
    assert _best(CASE + "lighthouse-winmore", "imo:7408873").status == Status.STATED
    assert _best(CASE + "pan-systems-s", CASE + "pan-systems-pyongyang").status == Status.DISPUTED


def _best(source: str, target: str) -> Step:
    return max(_steps()[source, target], key=lambda step: step.standard)


@pytest.mark.parametrize("name", ONLY_WITH_AFFILIATES)
def test_a_chain_past_an_affiliate_waits_for_the_word(name: str) -> None:
    chain = ONLY_WITH_AFFILIATES[name]

    assert not _states(chain, frozenset())
    assert _states(chain, frozenset({Opening.AFFILIATES}))


def test_fleet_mates_and_other_customers_of_a_payee_do_not_join() -> None:
    near_misses = [
        ["imo:8914934", "imo-company:1790183", "imo:8405402"],  # EVER BRIGHT 88 to GOLD STAR 3
        [CASE + "chinpo", CASE + "cb-fenton", "imo:7937317"],  # by the payee, not by the ship
    ]

    assert [chain for chain in near_misses if _states(chain, frozenset())] == []
