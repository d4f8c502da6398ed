"""The law as data: what has to be there, from when, cited, and with no word to spare."""

from __future__ import annotations

from collections import Counter
from datetime import date
from importlib import resources

import pytest

from graphkit.errors import UsageError
from graphkit.model.dates import LAST_DAY
from graphkit.model.proof import Standard
from graphkit.model.registry import Schema
from graphkit.regimes.law import classes, law, matches, named, read_rules
from graphkit.regimes.relief import Powers
from graphkit.regimes.rule import Knowledge, Reach, Rule, Stage
from graphkit.regimes.vocabulary import conducts, goods, shipped
from graphkit.regimes.vocabulary import tests as authorities

NEEDED = """
un-1718-8-a-i un-1718-8-a-iii un-1718-8-d un-1718-8-d-listing un-1874-9 un-1874-10 un-1874-17
un-2094-17
un-2270-18 un-2270-19 un-2270-20 un-2270-33
un-2321-8 un-2321-9 un-2321-12 un-2321-16 un-2321-17 un-2321-18 un-2321-22 un-2321-23 un-2321-26
un-2321-31 un-2321-32 un-2321-33
un-2371-6 un-2371-8 un-2375-11 un-2375-14 un-2375-18
un-2397-5 un-2397-8 un-2397-9-port un-2397-9-waters un-2397-11 un-2397-12 un-2397-14
us-13382-1-a us-13382-1-a-iii us-13466-1 us-510-207 us-13551-1-a us-13551-1-a-ii-e us-13570-1
us-13687-1-a us-13687-1-a-iv us-13722-1 us-13722-2-a-i us-13722-2-a-vii us-13722-3-a-i
us-13810-1-a us-13810-1-a-i us-13810-1-a-ii us-13810-1-a-iii us-13810-1-a-iv us-13810-1-a-v
us-13810-1-a-vi us-13810-3
us-510-208-call us-510-208-transfer
us-510-210-b-1 us-510-210-b-1-13382 us-510-210-b-2 us-510-210-c
us-9214-a-1 us-9214-a-2 us-9214-a-3 us-9214-a-6 us-9214-a-8 us-9214-a-9 us-9214-a-10 us-9214-a-11
us-9214-a-12 us-9214-a-12-supplies us-9214-a-13 us-9214-a-14 us-9214-a-15
us-9214-b-1-a us-9214-b-1-c us-9214-b-1-d us-9214-b-1-e us-9214-b-1-f us-9214-b-1-g us-9214-b-1-h
us-9214-b-1-j us-9214-b-1-k us-9214-b-1-l us-9214-b-1-m us-9214-b-1-n
us-9214-g-1-a-goods us-9214-g-1-a-oil us-9214-g-1-b us-9214-g-1-c us-9214-g-1-d us-9214-g-1-e
us-9221a us-9221b us-9221c us-9223-b us-9225-a us-9225-d us-46-70022-b-1 us-46-70022-b-2
us-9241a us-9241b
us-311-bda us-311-dprk us-311-bank-of-dandong
eu-2017-1509-34 eu-2017-1509-34-gb eu-2017-1509-transfers eu-2017-1509-18
uk-2019-411-13 uk-2019-411-69 uk-2019-411-74
us-ifca-1244 us-ifca-1246 us-13902-1-a-ii us-13850-1-a-i us-13850-1-a-iii
sg-dprk-12-b sg-mcrba-6
"""

LEASES = {
    "a ship let to North Korea": ("un-2270-19", "un-2321-8"),
    "a ship of its flag": ("un-2270-20", "un-2321-9", "us-510-207"),
    "a ship that it owns, controls, commands or crews": ("us-9214-g-1-e",),
    "a crew from it": ("un-2321-23",),
}

FOR_SCENARIOS_OR_READERS = {
    "us-311-proposed": "the test of a section 311 rule before it is final",
    "eu-council": "listing by the European Union; its grounds are no rules here",
    "uk-minister": "listing by the United Kingdom; its grounds are no rules here",
    "practice-cn-ru": "practice and not law",
    "hypothetical": "for scenarios",
}


def _rule(id_: str) -> Rule:
    return named(law(), id_)


def test_every_rule_that_has_to_be_there_is_there_and_once() -> None:
    ids = [one.id for one in law()]
    assert sorted(set(NEEDED.split()) - set(ids)) == []
    assert [one for one, times in Counter(ids).items() if times > 1] == []
    assert len(ids) == 163


def test_each_regime_has_as_many_rules_as_were_written() -> None:
    assert Counter(one.law for one in law()) == {"us": 102, "un": 51, "eu": 5, "uk": 3, "sg": 2}


def test_a_rule_is_cited_and_says_how_sure_it_is() -> None:
    for rule in law():
        assert rule.citations, rule.id
        assert rule.verified, rule.id
        assert rule.says.endswith("."), rule.id


def test_what_was_read_names_where_and_what_is_remembered_names_nothing() -> None:
    every = [one for rule in law() for one in rule.citations] + [
        exemption.citation
        for rule in law()
        for exemption in rule.exemptions
        if exemption.citation is not None
    ]
    read = [one for one in every if one.verified == "S"]
    assert all(one.url or one.file for one in read)
    assert all(one.url is None and one.file is None for one in every if one.verified == "M")
    files = {one.file for one in read if one.file is not None}
    assert files == {
        "United States Code, title 22, chapter 99",
        "United States Code, title 46, section 70022",
    }


def test_only_the_code_that_is_at_hand_is_cited_as_a_file() -> None:
    for rule in law():
        for one in rule.citations:
            if one.file is not None:
                assert one.text.startswith(("22 USC 92", "46 USC 70022")), rule.id


@pytest.mark.parametrize(
    ("id_", "start", "end"),
    [
        ("un-1718-8-d", date(2006, 10, 14), LAST_DAY),
        ("un-1874-17", date(2009, 6, 12), LAST_DAY),
        ("un-2270-19", date(2016, 3, 2), date(2016, 11, 29)),
        ("un-2270-33", date(2016, 5, 31), LAST_DAY),
        ("un-2321-8", date(2016, 11, 30), LAST_DAY),
        ("un-2321-26", date(2016, 11, 30), date(2017, 8, 4)),
        ("un-2371-8", date(2017, 8, 5), LAST_DAY),
        ("un-2375-11", date(2017, 9, 11), LAST_DAY),
        ("un-2375-14", date(2017, 10, 1), date(2017, 12, 31)),
        ("un-2397-5", date(2018, 1, 1), LAST_DAY),
        ("un-2397-9-port", date(2017, 12, 22), LAST_DAY),
        ("us-13722-1", date(2016, 3, 16), LAST_DAY),
        ("us-13810-1-a-iii", date(2017, 9, 21), LAST_DAY),
        ("us-510-210-b-1", date(2017, 9, 21), LAST_DAY),
        ("us-510-210-c", date(2020, 4, 18), LAST_DAY),
        ("us-9214-a-3", date(2016, 2, 18), LAST_DAY),
        ("us-9214-a-12", date(2017, 8, 2), LAST_DAY),
        ("us-9214-g-1-e", date(2019, 12, 20), LAST_DAY),
        ("us-9221a", date(2017, 8, 2), LAST_DAY),
        ("us-9221b", date(2020, 4, 18), LAST_DAY),
        ("us-311-bda", date(2007, 4, 18), date(2020, 8, 9)),
        ("us-311-dprk", date(2016, 12, 9), LAST_DAY),
        ("us-311-bank-of-dandong", date(2017, 12, 8), LAST_DAY),
        ("uk-2019-411-13", date(2020, 12, 31), LAST_DAY),
    ],
)
def test_a_rule_catches_conduct_from_its_day_to_its_day(id_: str, start: date, end: date) -> None:
    assert (_rule(id_).start, _rule(id_).end) == (start, end)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("un-2270-19", "un-2321-8"),
        ("un-2270-20", "un-2321-9"),
        ("un-2270-29", "un-2321-26"),
        ("un-2321-26", "un-2371-8"),
        ("un-2375-14", "un-2397-5"),
        ("un-1718-8-a-i", "un-1874-10"),
    ],
)
def test_a_rule_that_follows_another_leaves_no_day_between(before: str, after: str) -> None:
    assert (_rule(after).start - _rule(before).end).days == 1


@pytest.mark.parametrize(
    ("id_", "proposed"),
    [
        ("us-311-bda", date(2005, 9, 20)),
        ("us-311-dprk", date(2016, 6, 3)),
        ("us-311-bank-of-dandong", date(2017, 7, 7)),
    ],
)
def test_a_section_311_rule_was_proposed_first_and_asks_for_no_knowledge(
    id_: str, proposed: date
) -> None:
    rule = _rule(id_)
    assert rule.proposed == proposed
    assert rule.knowledge is Knowledge.NONE
    assert (rule.degree, rule.actor.countries, rule.actor.kinds) == (1, ("us",), (Schema.BANK,))
    assert rule.consequence.measures == ("correspondent account prohibition",)


def test_only_the_section_311_rules_were_ever_proposed() -> None:
    assert [one.id for one in law() if one.proposed and not one.id.startswith("us-311-")] == []


def test_the_lease_rules_are_four_and_none_does_another_ones_work() -> None:
    rules = {family: [_rule(one) for one in ids] for family, ids in LEASES.items()}
    let, flag, tied, crew = rules.values()
    assert {one.conduct for one in let} == {("let ship", "crew ship")}
    assert all("own ship" in one.conduct and one.counterparty[0].flags == ("kp",) for one in flag)
    assert tied[0].conduct == ("charter ship", "insure ship", "register ship")
    assert [one.value for one in tied[0].counterparty[0].ties] == [
        "own",
        "control",
        "operate",
        "crew",
    ]
    assert crew[0].conduct == ("take crew",)
    others = {"let ship", "take crew"} & {
        act
        for one in law()
        if one.law in ("un", "us") and one not in (*let, *flag, *tied, *crew)
        for act in one.conduct
    }
    assert others == set()


def test_the_exception_for_livelihood_ended_when_the_committee_had_to_approve() -> None:
    assert [one.id for one in _rule("un-2270-19").exemptions] == ["livelihood"]
    assert [one.id for one in _rule("un-2321-8").exemptions] == ["approved"]


def test_the_ban_on_coal_prints_the_exemption_for_rajin_and_does_not_presume_it() -> None:
    rajin = next(one for one in _rule("un-2371-8").exemptions if one.id == "rajin")
    assert (rajin.goods, rajin.presumed) == (("coal",), False)
    assert _rule("un-2371-8").cap is None
    assert _rule("un-2321-26").cap is not None


def test_a_ship_is_seized_by_duty_in_port_and_by_choice_at_sea() -> None:
    assert (_rule("un-2397-9-port").acts, _rule("un-2397-9-waters").acts) == ("shall", "may")
    port, waters = (_rule(one).further[-1] for one in ("un-2397-9-port", "un-2397-9-waters"))
    assert (port.id, waters.id) == ("in-port", "in-waters")


def test_a_port_ban_is_not_taken_for_a_freeze() -> None:
    ban, freeze = _rule("un-2371-6"), _rule("un-1718-8-d")
    assert ban.counterparty[0].designated is not None
    assert ban.counterparty[0].designated.measures == ("port ban",)
    assert freeze.counterparty[0].designated is not None
    assert freeze.counterparty[0].designated.measures == ("asset freeze",)


def test_a_bank_in_the_united_states_must_act_for_those_of_the_statute_alone() -> None:
    rule = _rule("us-9221a")
    (party,) = rule.counterparty
    assert party.designated is not None
    assert party.designated.programmes == ("DPRK-NKSPEA",)
    assert (rule.knowledge, rule.knowledge_open) == (Knowledge.KNOWINGLY, None)
    assert rule.degree == 1


def test_knowingly_is_left_open_by_9214_and_defined_for_9221b_alone() -> None:
    for rule in law():
        if rule.id.startswith(("us-9214-", "us-9212-")):
            assert rule.knowledge is Knowledge.KNOWINGLY, rule.id
            assert rule.knowledge_open is not None, rule.id
    assert _rule("us-9221b").knowledge is Knowledge.SHOULD_HAVE_KNOWN
    assert [one.id for one in law() if one.published_listing_shows] == ["us-9221b"]
    assert "reading of this project" in _rule("us-9221b").notes


def test_no_rule_names_a_sum_that_its_law_does_not_name() -> None:
    assert [
        one.id for one in law() if one.significance and one.significance.amount is not None
    ] == []


def test_an_investigation_needs_what_designation_needs_but_a_lesser_proof() -> None:
    probes = [one for one in law() if one.id.startswith("us-9212-a-")]
    assert len(probes) == 19
    for probe in probes:
        whole = _rule(probe.id.replace("us-9212-a-", "us-"))
        assert probe.stage is Stage.INVESTIGATION
        assert probe.proof.test == "us-investigation"
        assert authorities()[probe.proof.test].least is Standard.RELIABLE_REPORT
        for part in ("conduct", "counterparty", "goods", "cap", "significance", "further", "start"):
            assert getattr(probe, part) == getattr(whole, part), (probe.id, part)
        assert probe.exemptions == ()


def test_mandatory_and_discretionary_limbs_of_9214_are_told_apart() -> None:
    limbs = [one for one in law() if one.id.startswith("us-9214-")]
    assert {one.acts for one in limbs if one.id.startswith("us-9214-b-")} == {"may"}
    assert {one.acts for one in limbs if not one.id.startswith("us-9214-b-")} == {"shall"}
    assert all({"9228-a", "9228-waiver"} <= {e.id for e in one.exemptions} for one in limbs)


def test_a_bar_of_the_united_states_binds_its_own_and_a_listing_reaches_anybody() -> None:
    for rule in law():
        if rule.law != "us" or not rule.id.startswith(("us-13", "us-510-207")):
            continue
        if rule.stage is Stage.BAR:
            assert (rule.reach, rule.actor.countries) == (Reach.PRIMARY, ("us",)), rule.id
        else:
            assert rule.reach is Reach.SECONDARY, rule.id
            assert "us" not in rule.actor.countries, rule.id


def test_the_day_of_the_listing_decides_and_no_programme_is_invented() -> None:
    programmes = {
        name
        for rule in law()
        for who in classes(rule)
        if who.designated is not None
        for name in who.designated.programmes
    }
    assert programmes == {
        "DPRK",
        "DPRK2",
        "DPRK3",
        "DPRK4",
        "DPRK-NKSPEA",
        "NPWMD",
        "311",
        "IRAN",
        "VENEZUELA-EO13850",
    }


def test_elements_of_the_singapore_charges_are_named_as_the_judgment_is_recorded() -> None:
    sample = resources.files("ingest").joinpath("sample", "evidence.csv").read_text("utf-8")
    for id_ in ("sg-dprk-12-b", "sg-mcrba-6"):
        (one,) = _rule(id_).further
        assert f",{one.element}," in sample


def test_every_word_is_used_by_a_rule_or_kept_for_a_reason() -> None:
    acts = {atom for one in law() for name in one.conduct for atom in conducts().atoms(name)}
    assert set(conducts().conducts) - acts == set()
    wares = {
        name
        for one in law()
        for name in (*one.goods, *(ware for it in one.exemptions for ware in it.goods))
    }
    assert set(goods().goods) - wares == {"fertiliser"}, "humanitarian, for scenarios"
    assert set(authorities()) - {one.proof.test for one in law()} == set(FOR_SCENARIOS_OR_READERS)


def test_names_of_elements_are_unique_within_a_rule() -> None:
    for rule in law():
        ids = [*(one.id for one in rule.further), *(one.id for one in rule.exemptions)]
        assert len(ids) == len(set(ids)), rule.id


def test_every_power_to_suspend_or_end_reaches_rules_and_never_what_it_leaves_out() -> None:
    powers = {one.id: one for one in shipped("suspension.yml", Powers).powers}
    assert set(powers) == {"us-9251-a", "us-9251-b", "us-9252", "us-9269b-b", "us-9269b-c"}
    reached = {
        id_: {rule.id for rule in law() if any(matches(word, rule.id) for word in power.rules)}
        for id_, power in powers.items()
    }
    for power in powers.values():
        for word in power.rules:
            assert any(matches(word, rule.id) for rule in law()), word
    spared = {one.id for one in law() if one.id.startswith("us-9214-g-")} | {"us-9221b", "us-9221c"}
    assert reached["us-9251-a"] & spared == set()
    assert reached["us-9251-a"] == reached["us-9251-b"]
    assert spared <= reached["us-9252"]
    assert reached["us-9269b-b"] == spared | {
        one.id for one in law() if one.id.startswith("us-9212-a-9214-g-")
    }
    assert not any(id_.startswith(("un-", "us-13")) for ids in reached.values() for id_ in ids)


def test_a_rule_without_a_day_or_with_an_unknown_word_is_refused() -> None:
    text = resources.files("graphkit").joinpath("regimes", "rules", "uk.yml").read_text("utf-8")
    with pytest.raises(UsageError, match="does not say since when"):
        read_rules(text.replace("    from: 2020-12-31\n", "", 1), "uk.yml")
    with pytest.raises(UsageError, match="Extra inputs"):
        read_rules(text.replace("    acts: may\n", "    acts: may\n    act: may\n", 1), "uk.yml")
