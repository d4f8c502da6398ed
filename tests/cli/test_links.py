"""Findings say where to see them: addresses that draw exactly the facts that they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from graphkit.catalogue import query
from graphkit.cli.links import assessment_links, drawn, ownership_links
from graphkit.exposure.ownership.answer import ownership
from graphkit.exposure.ownership.question import Question
from graphkit.exposure.ownership.rules import Regime
from graphkit.graph import Graph, connect
from graphkit.regimes.asking import asked_of
from graphkit.regimes.assess import assess
from graphkit.settings import Settings
from tests.cli.conftest import sample
from tests.support.neo4j import TestServer

__all__ = ["sample"]

HERE = ("http://127.0.0.1:7474", "bolt://127.0.0.1:7687")
DAY = date(2019, 12, 31)


@pytest.fixture
def opened(sample: TestServer) -> Iterator[Graph]:
    server = sample
    with connect(server.uri, server.username, server.password, "neo4j", 60.0) as graph:
        yield graph


def named(address: str | None) -> list[str]:
    """Return the ids that stand in the query of an address."""
    assert address is not None
    asked = parse_qs(urlsplit(address).query)
    assert asked["cmd"] == ["edit"]
    assert asked["dbms"] == [HERE[1]]
    return re.findall(r"'((?:link|fact):[0-9a-f]+)'", asked["arg"][0])


def test_each_path_of_ownership_has_an_address_that_draws_it(opened: Graph) -> None:
    asked = Question(
        subject="pan-systems-pyongyang",
        as_of=date(2017, 10, 16),
        known_by=date(2026, 6, 30),
        regimes=(Regime.EU, Regime.UN),
    )
    answer = ownership_links(ownership(opened, asked), HERE)
    paths = [path for one in answer.results for path in one.paths]

    assert paths
    for path in paths:
        ids = [step.id for step in path.steps]
        assert named(path.links.browser) == list(dict.fromkeys(ids))
        rows = opened.read(query("exposure/chain_by_links"), {"links": ids})
        assert {row["link"] for row in rows} == set(ids)


def test_each_rule_has_an_address_that_draws_the_facts_of_its_elements(opened: Graph) -> None:
    settings = Settings(today=date(2026, 6, 30))
    asked = asked_of(opened, settings, "2019-12", as_of=DAY, known_by=None)
    answer = assessment_links(assess(opened, "koti", asked), HERE)
    rules = [one for one in answer.results if one.links.browser]

    assert rules
    for one in rules:
        stated = [it for part in one.elements for it in part.links if ":" in it]
        assert set(named(one.links.browser)) == {
            it for it in stated if it.startswith(("link:", "fact:"))
        }
    for one in answer.results:
        facts = [
            it for part in one.elements for it in part.links if it.startswith(("link:", "fact:"))
        ]
        assert (one.links.browser is not None) == bool(facts)


def test_without_a_browser_or_without_a_fact_there_is_no_address() -> None:
    assert drawn(None, ["link:ab"]).browser is None
    assert drawn(HERE, []).browser is None
    assert drawn(HERE, ["designation:ab", "imo:7937317", "link:'] DETACH"]).browser is None
    assert named(drawn(HERE, ["link:ab", "fact:cd", "link:ab"]).browser) == ["link:ab", "fact:cd"]
