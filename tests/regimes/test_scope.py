"""Who is caught in the whole graph: compared, supposed, missing from lists, and freed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.cli.demo import sample_folder
from graphkit.errors import UsageError
from graphkit.graph import Graph, load
from graphkit.regimes.assess import assess
from graphkit.regimes.compare import compare
from graphkit.regimes.gap import gap
from graphkit.regimes.gaps import NO_ACTION
from graphkit.regimes.relief import relief, smallest
from graphkit.regimes.scope import scope
from ingest import case
from tests.regimes.tale import Court, Tale

DAY = "2019-12-31"
EMBARGO, BROADENED = "secondary-embargo", "secondary-embargo-broadened"


@pytest.fixture
def court(graph: Graph) -> Court:
    """A trader with North Korea, who banks, carries and insures for it, and somebody apart."""
    tale = Tale()
    tale.of("sg", "trader", "grocer", "bank-near", "bank-far", "stranger", "other-stranger")
    tale.of("pa", "ship-carrier")
    tale.of("gr", "owner")
    tale.of("kp", "buyer", "port-north")
    tale.fact("Shipment", roles={"seller": "trader", "buyer": "buyer", "carrier": "ship-carrier"},
              date="2018-05-01", goods="office chairs")  # fmt: skip
    tale.fact("Shipment", roles={"seller": "grocer", "buyer": "buyer"}, date="2018-06-01",
              goods="rice")  # fmt: skip
    tale.link("OWNS", "owner", "ship-carrier", startDate="2017", endDate="2019")
    tale.fact("BankAccount", roles={"holder": "trader", "bank": "bank-near"},
              startDate="2015", endDate="2020")  # fmt: skip
    tale.link("CORRESPONDENT_OF", "bank-far", "bank-near", startDate="2015", endDate="2020")
    tale.link("SERVES", "stranger", "other-stranger", startDate="2015", endDate="2020")
    return Court(graph, tale)


def _names(some: dict[str, object] | list[str], court: Court) -> set[str]:
    prefix = court.tale.id("")
    return {one.removeprefix(prefix) for one in some}


def test_each_degree_reaches_one_step_further(court: Court) -> None:
    north = {"buyer", "port-north"}  # a North Korean party is caught by other rules as it is
    caught = [
        _names(scope(court.graph, court.question(DAY, BROADENED, degree)).subjects, court) - north
        for degree in (0, 1, 2)
    ]
    assert caught[0] == {"trader", "ship-carrier", "owner"}
    assert caught[1] - caught[0] == {"bank-near"}
    assert caught[2] - caught[1] == {"bank-far"}


def test_a_comparison_says_who_enters_by_which_rule_and_what_is_no_longer_needed(
    court: Court,
) -> None:
    answer = compare(court.graph, court.question(DAY, "2019-12"), court.question(DAY, EMBARGO))
    entered = {one.name: one for one in answer.results if one.move == "enters"}
    assert set(entered) == {"trader", "ship-carrier", "owner"}
    trader = entered["trader"]
    assert (trader.kind, trader.jurisdictions) == ("trader", ("sg",))
    assert [flip.rule for flip in trader.flips] == ["embargo-trade"]
    assert trader.flips[0].element is None
    assert "significance" in {one.element for one in trader.saved}
    assert answer.totals["jurisdiction"]["sg"]["enters"] == 1
    assert answer.totals["kind"]["trader"]["enters"] == 1
    assert (answer.after.humanitarian.caught, answer.after.humanitarian.exempt) == (0, 1)
    assert not [one for one in answer.results if one.move == "leaves"]


def test_a_regime_compared_with_itself_moves_nobody(court: Court) -> None:
    question = court.question(DAY, EMBARGO)
    answer = compare(court.graph, question, question)
    assert {one.move for one in answer.results} == {"stays"}
    assert not any(one.flips for one in answer.results)


def test_a_lower_test_of_an_authority_is_named_as_what_flipped(graph: Graph) -> None:
    tale = Tale()
    tale.of("hk", "ship-tanker")
    tale.of("kp", "ship-north")
    tale.fact("ShipToShipTransfer", 2, roles={"giver": "ship-tanker", "receiver": "ship-north"},
              date="2017-10-19")  # fmt: skip
    court = Court(graph, tale)
    answer = compare(
        graph, court.question(DAY, "compelling-indications"), court.question(DAY, "any-information")
    )
    ship = next(one for one in answer.results if one.name == "ship-tanker")
    flip = next(one for one in ship.flips if one.rule == "un-2375-11")
    assert (flip.element, flip.why) == ("conduct", "standard not reached: have 2, need 4")


def test_a_supposed_listing_catches_who_deals_and_is_written_nowhere(graph: Graph) -> None:
    tale = Tale()
    tale.of("cn", "bank-big", "borrower", "bystander")
    tale.link("FINANCES", "borrower", "bank-big", startDate="2018", endDate="2020")
    court = Court(graph, tale)
    today = court.question("2020-06-01")
    supposing = replace(today, assume_designated=(tale.id("bank-big"),))
    answer = compare(graph, today, supposing)
    assert "borrower" in {one.name for one in answer.results if one.move == "enters"}
    assert "bystander" not in {one.name for one in answer.results}
    assert not compare(graph, today, today).results


def test_a_supposed_delisting_frees(graph: Graph) -> None:
    tale = Tale()
    tale.of("hk", "front")
    tale.of("ir", "bank-listed")
    tale.fact("Payment", roles={"payer": "front", "onAccountOf": "bank-listed"}, date="2018-01-01")
    tale.put_on_list("bank-listed", "US", "NPWMD", "2013-03-11")
    court = Court(graph, tale)
    today = court.question(DAY)
    freed = replace(today, assume_delisted=(tale.id("bank-listed"),))
    answer = compare(graph, today, freed)
    assert {one.name: one.move for one in answer.results}["front"] == "leaves"


def test_a_gap_is_who_meets_a_rule_and_is_not_listed_by_that_authority(graph: Graph) -> None:
    tale = Tale()
    tale.of("hk", "front", "listed-front")
    tale.of("kp", "bank-listed")
    for name in ("front", "listed-front"):
        tale.fact("Payment", roles={"payer": name, "onAccountOf": "bank-listed"},
                  date="2018-01-01", reference=name)  # fmt: skip
    tale.put_on_list("bank-listed", "US", "NPWMD", "2013-03-11")
    tale.put_on_list("listed-front", "US", "NPWMD", "2018-06-01")
    answer = gap(graph, Court(graph, tale).question(DAY))
    found = {one.name: one for one in answer.results if one.authority == "US"}
    assert "listed-front" not in found
    assert found["front"].days == 729
    assert found["front"].acts == "may"


def test_conduct_under_a_flag_stands_beside_what_its_state_is_recorded_to_have_done(
    graph: Graph,
) -> None:
    tale = Tale()
    tale.of("kn", "ship-collier")
    tale.of("kp", "port-nampo")
    tale.fact("Shipment", roles={"carrier": "ship-collier", "origin": "port-nampo"},
              date="2017-08-27", goods="coal")  # fmt: skip
    answer = gap(graph, Court(graph, tale).question(DAY))
    rows = {(one.state, one.tie, one.action) for one in answer.states}
    assert ("kn", "under its flag", NO_ACTION) in rows
    assert "kp" not in {one.state for one in answer.states}


def test_relief_says_who_leaves_who_stays_and_the_least_to_lift(graph: Graph) -> None:
    tale = Tale()
    tale.of("kn", "ship-collier", "ship-tanker")
    tale.of("kp", "port-nampo", "ship-north")
    tale.fact("Shipment", roles={"carrier": "ship-collier", "origin": "port-nampo"},
              date="2017-08-27", goods="coal")  # fmt: skip
    tale.fact("ShipToShipTransfer", roles={"giver": "ship-tanker", "receiver": "ship-north"},
              date="2017-10-19")  # fmt: skip
    court = Court(graph, tale)
    answer = relief(graph, court.question(DAY, "un"), ["un-2371-8"])
    rows = {one.name: one for one in answer.results}
    assert rows["ship-collier"].outcome == "leaves"
    assert rows["ship-collier"].smallest == ("un-2371-8",)
    assert rows["ship-tanker"].outcome == "stays"
    assert "un-2375-11" in rows["ship-tanker"].by
    with pytest.raises(UsageError, match="no rule 'un-9999'"):
        relief(graph, court.question(DAY, "un"), ["un-9999"])


def _rule_sets() -> st.SearchStrategy[tuple[list[str], dict[str, frozenset[str]]]]:
    base = st.lists(st.sampled_from("abcd"), min_size=1, max_size=4, unique=True)
    onward = st.dictionaries(
        st.sampled_from("xyz"), st.frozensets(st.sampled_from("abcd"), min_size=1), max_size=3
    )
    return st.tuples(base, onward)


@given(_rule_sets())
def test_the_smallest_set_frees_and_nothing_smaller_does(
    given_rules: tuple[list[str], dict[str, frozenset[str]]],
) -> None:
    base, builds = given_rules
    by = [*base, *builds]

    def frees(lifted: set[str]) -> bool:
        return all(rule in lifted or (rule in builds and builds[rule] <= lifted) for rule in by)

    found = set(smallest(by, builds))
    assert frees(found)
    assert all(not frees(found - {one}) for one in found)


def test_both_ways_of_reading_judge_alike(graph: Graph) -> None:
    reading = case.read(sample_folder())
    load(graph, reading.batch, reading.run)
    court = Court.over(graph, Tale("sample"))
    asked = court.question(DAY, "2019-12")
    whole = scope(graph, asked)
    subjects = whole.subjects
    assert len(subjects) > 20
    for subject in subjects[::3]:
        met = {one.rule.id for one in whole.met(subject)}
        answer = assess(graph, subject, asked)
        alone = {
            one.rule
            for one in answer.results
            if one.outcome == "met" and one.in_force and one.stage != "inspection"
        }
        assert met == alone, subject
