"""Where entities stand on a chart, and what is drawn between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import lxml.etree
from hypothesis import given
from hypothesis import strategies as st

from graphkit.exposure.answer import Chain, Node
from graphkit.report.dossier.chart import chart, documented, places
from graphkit.report.dossier.layout import PASSING, layout
from tests.report.dossier import tale
from tests.report.dossier.made import chain, evidence, listing, node, step

SVG = "{http://www.w3.org/2000/svg}"
PARTIES = [node(f"PARTY {letter}") for letter in "ABCDEFGH"]
LISTED = {tale.OWNER.id: "designated", tale.FORMER.id: "formerly designated"}


@st.composite
def some_chains(draw: st.DrawFn) -> list[Chain]:
    """Draw chains of one subject; some of their steps are identities, some joint facts."""
    found = []
    for number in range(draw(st.integers(1, 5))):
        others = draw(st.permutations(PARTIES[1:]))[: draw(st.integers(1, 5))]
        nodes = [PARTIES[0], *others]
        steps = [
            step(
                draw(st.sampled_from(["OWNS", "MANAGES"])),
                one,
                other,
                f"{one.name} to {other.name}",
                hops=0 if draw(st.integers(0, 4)) == 0 else 1,
                role=draw(st.sampled_from(["forward", "backward", "giver→receiver"])),
            )
            for one, other in pairwise(nodes)
        ]
        found.append(chain(str(number), nodes, steps, [listing("001")]))
    return found


@given(some_chains())
def test_everybody_stands_once_as_many_columns_to_the_right_as_hops_lead_there(
    chains: list[Chain],
) -> None:
    placed = layout(chains)

    standing = [one for column in placed.columns for one in column if not one.startswith(PASSING)]
    assert sorted(standing) == sorted({it.id for one in chains for it in one.nodes})
    column = {one: number for number, several in enumerate(placed.columns) for one in several}
    for one in chains:
        hops = 0
        for place, party in enumerate(one.nodes):
            hops += one.steps[place - 1].hops if place else 0
            assert column[party.id] >= hops
    assert column[PARTIES[0].id] == 0


@given(some_chains())
def test_every_fact_is_drawn_once_and_no_two_boxes_overlap(chains: list[Chain]) -> None:
    placed = layout(chains)
    stated = {(it.id, it.source, it.target) for one in chains for it in one.steps}
    assert sorted((one.step.id, one.source, one.target) for one in placed.edges) == sorted(stated)

    where, width, height = places(placed)
    corners = sorted((where[one].x, where[one].y) for one in placed.nodes)
    for (x, y), (other_x, other_y) in pairwise(corners):
        assert x != other_x or other_y - y > 88
    assert all(0 <= where[one].x <= width and 0 <= where[one].y <= height for one in where)


@given(some_chains())
def test_the_same_chains_are_drawn_the_same(chains: list[Chain]) -> None:
    first, second = (chart(chains, PARTIES[0].id, {}) for _ in range(2))

    assert first == second
    drawing = lxml.etree.fromstring(first)
    assert len(drawing.findall(f".//{SVG}g[@class]")) == len(layout(chains).nodes)


def drawn(chains: Sequence[Chain]) -> lxml.etree._Element:
    return lxml.etree.fromstring(chart(chains, tale.TRADER.id, LISTED))


def box(drawing: lxml.etree._Element, party: Node) -> tuple[str, str]:
    """Return the classes and all words of an entity's box."""
    for one in drawing.findall(f".//{SVG}g[@class]"):
        if (one.findtext(f"{SVG}title") or "").endswith(f"({party.id})"):
            words = " ".join(it.text or "" for it in one.findall(f"{SVG}text"))
            return one.get("class", ""), words
    raise AssertionError(party.name)


def test_how_a_party_is_listed_is_said_in_words_and_no_other_is_marked() -> None:
    drawing = drawn([tale.AT_SEA, tale.BY_AGENT])

    assert box(drawing, tale.OWNER) == (
        "entity company listed",
        "company ⚑ designated ACME [/foo]",
    )
    assert "⚑ formerly designated" in box(drawing, tale.FORMER)[1]
    assert "listed" not in box(drawing, tale.FORMER)[0].split()
    assert "⚑" not in box(drawing, tale.STAR)[1]
    assert box(drawing, tale.TRADER)[0] == "entity company subject"


def test_a_line_is_solid_only_if_its_step_is_documented() -> None:
    lines = drawn([tale.AT_SEA, tale.BY_NAME, tale.BY_AGENT]).findall(f".//{SVG}g/{SVG}path")
    told = {
        (one.getparent().findtext(f"{SVG}title"), one.get("class"))  # type: ignore[union-attr]
        for one in lines
    }

    assert told == {
        (tale.MANAGED.sentence, "link documented"),
        (tale.MET_AT_SEA.sentence, "link documented"),
        (tale.OWNED.sentence, "link documented"),
        (tale.PAID.sentence, "link indicated"),
        (tale.SAME_SHIP.sentence, "identity documented"),
        (tale.ACTED.sentence, "link indicated"),
        (tale.OWNED_BY_FORMER.sentence, "link indicated"),
    }


def test_what_is_alleged_or_only_possible_is_never_documented() -> None:
    one, other = PARTIES[:2]
    good = step("OWNS", one, other, "it owned it.")

    assert documented(good)
    assert not documented(good.model_copy(update={"status": "alleged"}))
    assert not documented(good.model_copy(update={"status": "disputed"}))
    assert not documented(good.model_copy(update={"possible": True}))
    assert not documented(good.model_copy(update={"standard": 2}))
    assert not documented(good.model_copy(update={"step_class": "affiliate"}))


def test_an_arrow_points_as_the_source_states_the_link() -> None:
    one, other = PARTIES[:2]
    for role, marker in (("forward", "marker-end"), ("backward", "marker-start")):
        walked = step("OWNS", one, other, "it owned it.", role=role)
        picture = chart([chain("x", (one, other), (walked,), ())], one.id, {})
        assert re.findall(r"marker-(?:start|end)=", picture) == [f"{marker}="]
    for kind in ("AFFILIATE_OF", "FAMILY_OF", "ASSOCIATE_OF"):  # nobody states which way
        beside = step(kind, one, other, "it is of it.")
        assert "marker-" not in chart([chain("x", (one, other), (beside,), ())], one.id, {})
    together = step("Payment", one, other, "it paid it.", role="payer→payee")
    assert "marker-end=" not in chart([chain("x", (one, other), (together,), ())], one.id, {})


def test_contradicted_steps_are_marked() -> None:
    one, other = PARTIES[:2]
    against = evidence("no", direction="contradicts")
    denied = step("OWNS", one, other, "it owned it.", evidence=(evidence("yes"), against))
    plain = step("OWNS", one, other, "it owned it.")

    assert "× contradicted" in chart([chain("x", (one, other), (denied,), ())], one.id, {})
    assert "contradicted" not in chart([chain("x", (one, other), (plain,), ())], one.id, {})
