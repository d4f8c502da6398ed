"""Amounts: stated, given, or a range by the stated rule; nothing made up, nothing counted twice."""

from __future__ import annotations

from typing import Any

import pytest

from graphkit.errors import UsageError
from graphkit.impact.amounts import Valued, valued
from graphkit.impact.given import Given
from graphkit.impact.merged import Merged
from graphkit.impact.question import Channel
from graphkit.impact.rows import TieRow


def tie(creditor: str, debtor: str, amount: str = "", currency: str = "USD", **how: Any) -> TieRow:
    row: TieRow = {
        "creditor": creditor, "debtor": debtor, "link": f"{creditor}-{debtor}-{amount}",
        "kind": "FINANCES", "pairs": how.get("pairs", 1), "amount": amount,
        "currency": currency if amount else "", "certain": how.get("certain", True),
    }  # fmt: skip
    return row


def ranges(found: Valued) -> dict[tuple[str, str], tuple[float, float]]:
    net = found.network
    return {
        (found.ids[a], found.ids[b]): (low, high)
        for a, b, low, high in zip(
            net.exposed.tolist(), net.through.tolist(), net.least.tolist(), net.most.tolist(),
            strict=True,
        )
    }  # fmt: skip


def put(ties: list[TieRow], given: Given | None = None, **how: Any) -> Valued:
    asked = {"one": Merged(), "currency": "USD", "spread": 10.0, "channel": Channel.CLAIMS, **how}
    return valued(ties, given or Given(), **asked)


def test_a_stated_amount_is_taken_as_it_is_and_those_of_one_pair_are_added() -> None:
    found = put([tie("a", "b", "100"), tie("a", "b", "50.5"), tie("b", "c", "7")])
    assert ranges(found) == {("a", "b"): (150.5, 150.5), ("b", "c"): (7.0, 7.0)}
    assert (found.counts.stated, found.counts.reconstructed, found.counts.unit) == (3, 0, 50.5)


def test_an_unstated_amount_is_a_range_around_the_median_of_the_known_ones() -> None:
    found = put([tie("a", "b", "100"), tie("a", "c", "300"), tie("c", "d", "40"), tie("d", "b")])
    assert ranges(found)["d", "b"] == (10.0, 1000.0)
    assert (found.counts.stated, found.counts.reconstructed) == (3, 1)
    assert ranges(put([tie("a", "b", "8"), tie("a", "c")], spread=2.0))["a", "c"] == (4.0, 16.0)


def test_where_no_amount_is_known_only_proportions_count() -> None:
    found = put([tie("a", "b"), tie("a", "c")])
    assert ranges(found) == {("a", "b"): (0.1, 10.0), ("a", "c"): (0.1, 10.0)}
    assert found.counts.unit is None


def test_another_currency_is_not_converted() -> None:
    found = put([tie("a", "b", "100"), tie("a", "c", "5000", "EUR"), tie("a", "d", "9", "")])
    assert ranges(found)["a", "c"] == ranges(found)["a", "d"] == (10.0, 1000.0)
    assert (found.counts.reconstructed, found.counts.other_currency) == (2, 2)


def test_an_amount_that_several_share_is_the_most_that_each_may_have() -> None:
    found = put([tie("a", "c", "60", pairs=2), tie("b", "c", "60", pairs=2), tie("d", "c", "100")])
    assert ranges(found)["a", "c"] == ranges(found)["b", "c"] == (10.0, 60.0)
    assert (found.counts.shared, found.counts.stated) == (2, 1)


def test_a_given_amount_replaces_what_is_stated_of_the_pair() -> None:
    given = Given({("a", "b"): 5.0, ("x", "b"): 3.0})
    found = put([tie("a", "b", "100"), tie("a", "b"), tie("c", "b", "3")], given)
    assert ranges(found) == {("a", "b"): (5.0, 5.0), ("c", "b"): (3.0, 3.0), ("x", "b"): (3.0, 3.0)}
    assert (found.counts.given, found.counts.stated, found.counts.reconstructed) == (2, 1, 0)


def test_a_given_nothing_is_no_claim() -> None:
    found = put([tie("a", "b", "100"), tie("c", "b", "1")], Given({("a", "b"): 0.0}))
    assert ranges(found) == {("c", "b"): (1.0, 1.0)}


def test_parties_that_are_one_have_one_place_and_owe_themselves_nothing() -> None:
    one = Merged([("branch", "bank")], preferred="bank")
    given = Given({("a", "bank"): 2.0, ("a", "branch"): 3.0}, {"branch": 9.0})
    found = put([tie("branch", "bank", "5"), tie("branch", "c", "4")], given, one=one)
    assert ranges(found) == {("bank", "c"): (4.0, 4.0), ("a", "bank"): (5.0, 5.0)}
    assert found.network.buffer[found.ids.index("bank")] == 9.0


def test_funding_is_the_claim_seen_from_the_other_side() -> None:
    ties = [tie("a", "b", "100")]
    assert ranges(put(ties, channel=Channel.FUNDING)) == {("b", "a"): (100.0, 100.0)}
    both = ranges(put(ties, channel=Channel.BOTH))
    assert both == {("a", "b"): (100.0, 100.0), ("b", "a"): (100.0, 100.0)}


def test_what_each_has_at_stake_is_counted_by_what_it_rests_on() -> None:
    found = put([tie("a", "b", "1"), tie("a", "c"), tie("a", "d", certain=False)])
    place = found.ids.index("a")
    assert (found.known[place], found.unknown[place], found.counts.possible) == (1, 2, 1)


def test_equity_without_any_amount_stops() -> None:
    with pytest.raises(UsageError, match="no amount in it is known"):
        put([tie("a", "b")], Given({}, {"a": 5.0}))
    assert put([tie("a", "b")], Given({("a", "b"): 2.0}, {"a": 5.0})).counts.equity == 1


def test_an_empty_network_is_one() -> None:
    found = put([])
    assert (found.ids, found.network.parties, found.counts.parties) == ((), 0, 0)
