"""The pages on the model say what the code does."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from graphkit.model.automaton import NOT_WALKED, State, table
from graphkit.model.dates import Bounds, event, standing
from graphkit.model.describe import registry_tables
from graphkit.model.proof import Standard, Status
from graphkit.model.records import JointFact, Link
from graphkit.model.registry import Schema, registry
from graphkit.model.steps import Step, fact_steps, link_steps
from tests.model.papers import NEVER, assessed, denies, document, says

DOCS = Path(__file__).parents[2] / "docs"
GENERATED = re.compile(r"<!-- registry: begin -->\n(.*)\n<!-- registry: end -->", re.DOTALL)


def page(name: str) -> str:
    (path,) = DOCS.rglob(name)
    return path.read_text(encoding="utf-8")


def test_the_page_holds_the_registry_as_it_is() -> None:
    """To mend it: put what registry_tables(registry()) returns between the two marks."""
    shown = GENERATED.search(page("model.md"))
    assert shown is not None
    assert shown[1] == registry_tables(registry())


def test_every_type_has_a_row_and_every_row_its_columns() -> None:
    rows = [one for one in registry_tables(registry()).splitlines() if one.startswith("| ")]
    columns = {len(re.split(r"(?<!\\)\|", row)) - 2 for row in rows}
    named = {re.split(r"[ |]+", row)[1] for row in rows} - {"type", "---"}

    assert columns == {6, 4}
    assert named == {*registry().links, *registry().joint_facts}


SCHEMA = {
    "agency": Schema.COMPANY,
    "fan-ke": Schema.VESSEL_IDENTITY,
    "ever-bright-88": Schema.VESSEL,
    "omm": Schema.COMPANY,
    "nampo": Schema.PORT,
}


def counted() -> list[Step]:
    """Derive the steps of the chain that docs/reference/model.md counts."""
    proof = assessed([document("un", "sanctions list", "A")])
    call = JointFact(
        type="PortCall",
        date="[2017-09-01..2017-10-31]",
        roles={"vessel": ("fan-ke",), "port": ("nampo",), "agent": ("agency",)},
    )
    links = [
        Link(type="HAS_IDENTITY", from_id="ever-bright-88", to_id="fan-ke"),
        Link(type="LINKED_TO", from_id="ever-bright-88", to_id="omm"),
    ]
    steps = fact_steps(call, SCHEMA.__getitem__, lambda roles: proof)
    return steps + [s for link in links for s in link_steps(link, SCHEMA.__getitem__, proof)]


def test_the_counted_chain_has_three_steps_and_two_hops() -> None:
    by_ends = {(one.source, one.target): one for one in counted()}
    path = ["agency", "fan-ke", "ever-bright-88", "omm"]
    chain = [by_ends[ends] for ends in zip(path, path[1:], strict=False)]
    state = int(State.OPEN)
    for step in chain:
        state = table()[state][step.code]

    assert [one.hops for one in chain] == [1, 0, 1]
    assert [one.role for one in chain] == ["agent→vessel", "backward", "forward"]
    assert state != NOT_WALKED
    assert "three steps, one of them an identity step; **two hops**" in page("model.md")


def test_the_port_call_of_the_page_gives_no_other_step() -> None:
    call = {(one.source, one.target) for one in counted() if one.via}
    assert call == {("agency", "fan-ke"), ("fan-ke", "agency"), ("fan-ke", "nampo")}


@pytest.mark.parametrize(
    ("bounds", "possibly", "certainly"),
    [
        (
            standing("2016-11", "2018-04"),
            "2016-11-01 to 2018-04-30",
            ("2016-11-30", "2018-04-01"),
        ),
        (standing("2016", ".."), "2016-01-01 on", ("2016-12-31", "9999-12-31")),
        (standing("2016", ""), "2016-01-01 on", None),
        (standing(on="2018-03-30"), "any day", ("2018-03-30", "2018-03-30")),
        (event("2017-10"), "2017-10-01 to 2017-10-31", None),
    ],
)
def test_the_dates_of_the_page(
    bounds: Bounds, possibly: str, certainly: tuple[str, str] | None
) -> None:
    first, last = str(bounds.start_min), str(bounds.end_max)
    words = "any day" if first == "0001-01-01" else f"{first} to {last}"
    found = (str(bounds.start_max), str(bounds.end_min))

    assert words.replace(" to 9999-12-31", " on") == possibly
    assert (found if found[0] <= found[1] else None) == certainly
    assert possibly in page("model.md")


def test_the_payment_of_the_page_on_standards() -> None:
    court = document("sghc-2017-108", "judgment", "A", published="2017-05-12")
    press = document("press", "press", "B", published="2016-01-29", relies_on_known=False)
    cited = assessed([court], says(court.id, read=False))
    read = assessed([court])
    element = assessed([court], denies(court.id, proposition="element", element="charge"))
    both = assessed([court, press], says(court.id, read=False), says(press.id))

    assert (cited.standard, cited.status, cited.if_read) == (2, Status.STATED, 5)
    assert (read.standard, read.status) == (5, Status.ADJUDICATED)
    assert element.status is Status.REFUTED
    assert cited.reached[1] == date(2017, 5, 12) > date(2016, 12, 31)
    assert both.standard == 2
    assert both.reached[3] == NEVER


VERDICTS = re.compile(r"(?i)\b\b(guilty|guilt|evad\w+|culprits?|clean)\b")


@pytest.mark.parametrize("name", ["model.md", "standards.md", "exposure.md"])
def test_no_page_gives_a_verdict(name: str) -> None:
    assert VERDICTS.findall(page(name)) == []


def test_the_page_names_every_standard_and_status_as_the_code_does() -> None:
    text = page("standards.md")
    assert [one.value for one in Status if one.value not in text] == []
    rows = re.findall(r"^\| (\d) \| ([a-z ]+) \|", text, re.MULTILINE)
    assert rows[:6] == [(str(int(one)), one.words) for one in Standard]
