"""The registry says, row by row, what the table of links says in prose."""

from __future__ import annotations

import re
from importlib import resources
from itertools import permutations
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from graphkit.exposure.sentences import sentence
from graphkit.model.automaton import Opening, StepClass
from graphkit.model.registry import Direction, Registry, RolePair, Schema, registry

LETTER = {
    StepClass.ANSWERS_FOR: "H",
    StepClass.SERVES: "S",
    StepClass.STANDS_BEHIND: "U",
    StepClass.CONTROL: "C",  # U that is control
    StepClass.SERVED_BY: "P",
    StepClass.DEALT_WITH: "X",
    StepClass.AFFILIATE: "A",  # U as the last step only
    StepClass.PLACE: "E",  # ends the chain
    StepClass.IDENTITY: "I",
}
# Forward, backward. "off": counted and never walked. "": no step at all.
LINKS = {
    "OWNS": ("H", "U"),
    "CONTROLS": ("H", "C"),
    "HAS_INTEREST_IN": ("H", "U"),
    "DIRECTS": ("off", "U"),
    "ACTS_FOR": ("C", "H"),
    "BRANCH_OF": ("I", "I"),
    "PART_OF": ("U", "off"),
    "AFFILIATE_OF": ("A affiliates", "A affiliates"),
    "SUCCEEDS": ("U", "off"),  # back only if owners overlap, which one link cannot say
    "MANAGES": ("H", "U"),
    "OPERATES": ("H", "U"),
    "CREWS": ("S", "P"),
    "CLASSES": ("S", "P"),
    "FLAGS": ("S", ""),
    "BUNKERS": ("S", "P"),
    "SERVES": ("S", "P"),
    "SUPPLIES": ("S", "P"),
    "BROKERS": ("S", "P"),
    "FORMS": ("S", ""),
    "CORRESPONDENT_OF": ("S", "P"),
    "FINANCES": ("S", "P"),
    "GUARANTEES": ("S", "P"),
    "PAID": ("X", "X"),
    "LINKED_TO": ("U", "off"),
    "EMPLOYS": ("off", ""),
    "FAMILY_OF": ("U family", "U family"),
    "ASSOCIATE_OF": ("off", "off"),
    "HAS_IDENTITY": ("I", "I"),
    "SAME_AS": ("I", "I"),
    "POSSIBLY_SAME_AS": ("I", "I"),
}
CHARTER = {
    "lessor vessel": "H",
    "lessee vessel": "H",
    "lessor lessee": "S",
    "vessel lessee": "U",
    "vessel lessor": "U",
    "lessee lessor": "P",
}
BROKERED = {  # as BROKERS: the broker serves each side, and is served by neither's others
    "broker lessor": "S",
    "broker lessee": "S",
    "lessor broker": "P",
    "lessee broker": "P",
}
FINANCE = {"lessor lessee": "S", "lessor vessel": "S", "lessee lessor": "P", "vessel lessor": "P"}
# "from to": class. Every pair that is not here is no step.
JOINT_FACTS = {
    "BankAccount": {"bank holder": "S", "holder bank": "P"},
    "Lease bareboat": CHARTER | BROKERED,
    "Lease time": CHARTER | BROKERED,
    "Lease voyage": CHARTER | BROKERED,
    "Lease charter": CHARTER | BROKERED,
    "Lease finance": FINANCE | BROKERED,
    "VesselSale": {
        "seller buyer": "X",
        "seller vessel": "X",
        "buyer seller": "X",
        "broker seller": "S",
        "broker buyer": "S",
    },
    "ShipToShipTransfer": {"giver receiver": "X", "receiver giver": "X"},
    "PortCall": {
        "agent vessel": "S",
        "terminal vessel": "S",
        "vessel agent": "P",
        "vessel terminal": "P",
        "vessel port": "E",
    },
    "Shipment": {
        "shipper consignee": "X",
        "shipper buyer": "X",
        "seller consignee": "X",
        "seller buyer": "X",
        "consignee shipper": "X",
        "buyer shipper": "X",
        "consignee seller": "X",
        "buyer seller": "X",
        "shipper carrier": "X",
        "seller carrier": "X",
        "consignee carrier": "X",
        "buyer carrier": "X",
        "forwarder carrier": "X",
        "forwarder shipper": "S",
        "forwarder seller": "S",
        "forwarder consignee": "S",
        "carrierCompany shipper": "S",
        "shipper forwarder": "P",
        "seller forwarder": "P",
        "consignee forwarder": "P",
        "shipper carrierCompany": "P",
        "carrier origin": "E",
        "carrier destination": "E",
        "shipper destination": "E",
        "consignee origin": "E",
    },
    "LetterOfCredit": {
        "issuing applicant": "S",
        "advising beneficiary": "S",
        "confirming beneficiary": "S",
        "negotiating beneficiary": "S",
        "confirming issuing": "S",
        "reimbursing issuing": "S",
        "applicant beneficiary": "X",
        "beneficiary applicant": "X",
        "applicant issuing": "P",
        "beneficiary advising": "P",
        "beneficiary confirming": "P",
        "beneficiary negotiating": "P",
    },
    "Loan": {
        "lender borrower": "S",
        "lender security": "S",
        "guarantor borrower": "S",
        "borrower lender": "P",
        "security lender": "P",
        "borrower guarantor": "P",
    },
    "Insurance": {
        "insurer assured": "S",
        "insurer vessel": "S",
        "reinsurer insurer": "S",
        "broker assured": "S",
        "assured insurer": "P",
        "vessel insurer": "P",
        "insurer reinsurer": "P",
    },
    "Payment": {
        "payer payee": "X",
        "payee payer": "X",
        "payer onAccountOf": "X",
        "payerBank payer": "S",
        "payeeBank payee": "S",
        "clearing payer": "S",
        "clearing payee": "S",
        "clearing onAccountOf": "S",
        "payer payerBank": "P",
        "payee payeeBank": "P",
    },
}


def test_the_registry_has_the_links_of_the_table_and_no_others() -> None:
    assert list(registry().links) == list(LINKS)
    assert {name.split()[0] for name in JOINT_FACTS} == set(registry().joint_facts)


@pytest.mark.parametrize("name", LINKS)
def test_a_link_carries_what_its_row_says(name: str) -> None:
    link = registry().links[name]
    assert (written(link.forward), written(link.backward)) == LINKS[name]


def written(way: Direction | None) -> str:
    if way is None:
        return ""
    if way.closed:
        return "off"
    return LETTER[way.step_class] + (f" {way.opens}" if way.opens else "")


@pytest.mark.parametrize("name", JOINT_FACTS)
def test_a_joint_fact_carries_what_its_row_says_and_nothing_between_other_roles(name: str) -> None:
    kind, _, variant = name.partition(" ")
    joint = registry().joint_facts[kind]
    found = {
        f"{source} {target}": [
            written(pair) for pair in joint.steps if runs(pair, variant, source, target)
        ]
        for source, target in permutations(joint.roles, 2)
    }
    expected = {pair: [letter] for pair, letter in JOINT_FACTS[name].items()}

    assert {pair: letters for pair, letters in found.items() if letters} == expected


def runs(pair: RolePair, variant: str, source: str, target: str) -> bool:
    ends = (pair.source, pair.target) == (source, target)
    return ends and (not pair.kinds or variant in pair.kinds)


def test_the_kinds_of_a_lease_are_those_tested() -> None:
    kinds = [name.partition(" ")[2] for name in JOINT_FACTS if name.startswith("Lease ")]
    assert sorted(registry().joint_facts["Lease"].kinds) == sorted(kinds)


def test_no_joint_fact_joins_a_role_to_itself() -> None:
    """Two receivers of one giver, two ships of one policy, two holders at one bank."""
    pairs = [(n, p) for n, joint in registry().joint_facts.items() for p in joint.steps]
    assert [(name, pair) for name, pair in pairs if pair.source == pair.target] == []


def test_what_a_bar_is_set_on() -> None:
    barred = {
        name: (link.forward.minor_below, link.backward.minor_below, link.backward.strong_from)
        for name, link in registry().links.items()
        if link.forward and link.backward
        if {link.forward.minor_below, link.backward.minor_below, link.backward.strong_from}
        != {None}
    }
    assert barred == {"OWNS": (25, 25, 50)}


def test_what_a_list_says_without_saying_how_stops_at_3() -> None:
    ceilings = {name: link.ceiling for name, link in registry().links.items() if link.ceiling < 5}
    assert ceilings == {"HAS_INTEREST_IN": 3, "LINKED_TO": 3}


def test_what_is_an_inference_whatever_its_evidence() -> None:
    possible = {name for name, link in registry().links.items() if link.possible}
    assert possible == {"AFFILIATE_OF", "POSSIBLY_SAME_AS"}


def test_what_happens_on_a_day_and_what_stands() -> None:
    links = {name for name, link in registry().links.items() if link.event}
    facts = {name for name, joint in registry().joint_facts.items() if joint.event}

    assert links == {"PAID"}
    assert facts == set(registry().joint_facts) - {"BankAccount", "Lease", "Loan", "Insurance"}


def test_a_state_that_flags_a_ship_serves_nobody() -> None:
    flags = registry().links["FLAGS"].forward
    assert flags is not None
    assert flags.closed_from == (Schema.PUBLIC_BODY,)


def test_goods_and_money_flow_with_the_dealing_one_way_and_against_it_the_other() -> None:
    for name, joint in registry().joint_facts.items():
        flows = {(p.source, p.target): p.flow for p in joint.steps if written(p) == "X"}
        assert set(flows.values()) <= {"onward", "backward"}, name
        for (source, target), flow in flows.items():
            assert flows.get((target, source), "") != flow, (name, source, target)
    paid = registry().links["PAID"]
    assert paid.forward
    assert paid.backward
    assert (paid.forward.flow, paid.backward.flow) == ("onward", "backward")


def test_only_transfers_at_sea_are_transfers() -> None:
    marked = {
        (name, pair.source)
        for name, joint in registry().joint_facts.items()
        for pair in joint.steps
        if pair.transfer
    }
    assert marked == {("ShipToShipTransfer", "giver"), ("ShipToShipTransfer", "receiver")}


def test_a_place_is_entered_and_never_left() -> None:
    places = {Schema.PORT, Schema.TERRITORY}
    for name, joint in registry().joint_facts.items():
        roles = {role for role, who in joint.roles.items() if places & set(who)}
        assert {p.source for p in joint.steps} & roles == set(), name
        assert {written(p) for p in joint.steps if p.target in roles} <= {"E"}, name


@pytest.mark.parametrize("opening", Opening)
def test_every_opening_but_siblings_is_named_by_a_link(opening: Opening) -> None:
    """Siblings are no link but a turn; a minority is a share."""
    named = {
        way.opens
        for link in registry().links.values()
        for way in (link.forward, link.backward)
        if way
    }
    assert (opening in named) == (opening in (Opening.FAMILY, Opening.AFFILIATES))


# Sentences

PROPERTIES = {"role", "share", "amount", "goods", "kind"}
STATED = {
    "role": "ISM",
    "amount": "72016.76",
    "currency": "USD",
    "goods": "fuel oil",
    "quantity": "600 t",
    "kind": "time",
}


def slots(text: str) -> list[list[str]]:
    return [one.split("|") for one in re.findall(r"\{([^{}]*)\}", text)]


@pytest.mark.parametrize("name", LINKS)
def test_the_sentence_of_a_link_names_both_ends(name: str) -> None:
    link = registry().links[name]
    names = [one[0] for one in slots(link.sentence)]
    ends = [{"role": "from", "name": "ALPHA"}, {"role": "to", "name": "BETA"}]

    assert set(names) <= {"from", "to"} | PROPERTIES
    for stated in ({}, STATED):
        words = sentence(name, stated, ends)
        assert words.count("ALPHA") == words.count("BETA") == 1
        assert_is_plain(words)


@pytest.mark.parametrize("name", sorted({one.split()[0] for one in JOINT_FACTS}))
def test_the_sentence_of_a_joint_fact_names_who_must_be_there(name: str) -> None:
    joint = registry().joint_facts[name]
    every = [{"role": role, "name": role.upper()} for role in joint.roles]
    needed = [one for one in every if one["role"] in joint.required]

    assert {one[0] for one in slots(joint.sentence)} <= set(joint.roles) | PROPERTIES
    for stated, parties in ((STATED, every), ({}, every), ({}, needed)):
        words = sentence(name, stated, parties)
        assert [role for role in joint.required if role.upper() not in words] == []
        assert_is_plain(words)


def assert_is_plain(words: str) -> None:
    assert words.endswith(".")
    assert not re.search(r"[{}|_]|  | \.|\(\)|^ ", words), words


# What is not a registry is refused

GOOD: dict[str, Any] = {
    "links": {
        "OWNS": {
            "ftm": "Ownership",
            "from": ["Company"],
            "to": ["Vessel"],
            "forward": {"class": "answers_for", "reason": "it owns"},
            "sentence": "{from} owned {to}",
        }
    },
    "joint_facts": {
        "Lease": {
            "ftm": "Contract",
            "kinds": ["time"],
            "roles": {"lessor": ["Company"], "lessee": ["Company"]},
            "required": ["lessee"],
            "steps": [
                {"from": "lessor", "to": "lessee", "class": "serves", "reason": "it lets"},
            ],
            "sentence": "{lessor} let to {lessee}",
        }
    },
}


def changed(*path: str | int, value: Any) -> dict[str, Any]:
    copy: dict[str, Any] = yaml.safe_load(yaml.safe_dump(GOOD))
    at: Any = copy
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return copy


def test_a_small_registry_is_read() -> None:
    assert list(Registry.model_validate(GOOD).links) == ["OWNS"]


LEASE = ("joint_facts", "Lease")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (changed("extra", value={}), "extra"),
        (changed("links", "OWNS", "colour", value="red"), "colour"),
        (changed("links", "OWNS", "forward", "weight", value=1), "weight"),
        (changed("links", "OWNS", "forward", "class", value="owns"), "class"),
        (changed("links", "OWNS", "forward", "opens", value="all"), "opens"),
        (changed("links", "OWNS", "to", value=["Ship"]), "to"),
        (changed("links", "OWNS", "forward", value={"class": "serves"}), "reason"),
        (changed(*LEASE, "steps", 0, "from", value="owner"), "owner"),
        (changed(*LEASE, "required", value=["charterer"]), "charterer"),
        (changed(*LEASE, "steps", 0, "kinds", value=["dry"]), "dry"),
        (changed(*LEASE, "roles", "lessor", value=["Lessor"]), "lessor"),
        (changed(*LEASE, "steps", 0, "opens", value="nothing"), "opens"),
    ],
)
def test_a_wrong_registry_is_refused_by_name(wrong: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        Registry.model_validate(wrong)


def test_no_name_stands_twice_in_the_file() -> None:
    """YAML keeps the last of two and says nothing."""
    text = resources.files("graphkit.model").joinpath("registry.yml").read_text("utf-8")
    names = re.findall(r"^  ([A-Za-z_]+):", text, re.MULTILINE)
    assert names == [*registry().links, *registry().joint_facts]
