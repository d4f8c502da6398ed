"""What cutting off the hub of an invented story does to the rest, on a real server."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graphkit.errors import InputRejected, UsageError
from graphkit.impact.access import Outcome
from graphkit.impact.question import Channel, Range
from graphkit.model.proof import Standard
from tests.impact.tale import Ask, part

LOSES, KEEPS, MAY = Outcome.LOSES, Outcome.KEEPS, Outcome.MAY_KEEP


def names(answer: object, section: str) -> set[str]:
    return {one.name for one in part(answer, section)}  # type: ignore[arg-type]


def outcomes(answer: object) -> dict[str, Outcome]:
    return {one.name: one.outcome for one in part(answer, "access")}  # type: ignore[arg-type]


def test_the_directly_exposed_are_those_with_a_dealing_on_the_day(ask: Ask) -> None:
    assert names(ask(), "direct") == {
        "bank-us", "bank-above", "bank-lone", "bank-safe", "bank-maybe", "bank-euro", "bank-rumour",
        "bank-under-branch", "company-trader", "company-insurer", "company-mutual",
        "company-saver", "company-payee", "ship-bought",
    }  # fmt: skip


def test_owners_later_accounts_and_later_evidence_are_no_dealing(ask: Ask) -> None:
    found = names(ask(), "direct")
    assert not found & {"company-owner", "bank-late", "bank-past", "company-tomorrow",
                        "company-unknown"}  # fmt: skip
    assert "bank-past" in names(ask(as_of=date(2018, 6, 29)), "direct")
    assert "bank-late" in names(ask(as_of=date(2018, 7, 1)), "direct")
    assert "company-unknown" in names(ask(known_by=date(2019, 1, 1)), "direct")
    assert "bank-lone" not in names(ask(standard=Standard(3)), "direct")


def test_each_says_what_it_is_and_what_is_stated(ask: Ask) -> None:
    found = {one.name: one for one in part(ask(), "direct")}
    assert found["company-insurer"].kind == "insurer"
    assert (found["bank-lone"].kind, found["bank-lone"].place) == ("bank", "mn")
    assert found["ship-bought"].place == "unknown"
    (loan,) = found["company-trader"].dealings
    assert (loan.relation, loan.role, loan.amount, loan.currency) == (
        "it serves", "to", "300", "USD",
    )  # fmt: skip
    assert loan.certain
    assert loan.evidence
    assert loan.documents == ("A document of standard 3",)
    assert found["company-saver"].dealings[0].relation == "serves it"
    assert found["company-payee"].dealings[0].relation == "dealt with"


def test_concentration_counts_the_unknown_and_each_currency_apart(ask: Ask) -> None:
    by = {one.of: one for one in ask().concentration}
    assert set(by) == {"counterparties", "EUR", "USD"}
    assert by["counterparties"].totals == {"unknown": "10", "mn": "2", "cn": "1", "us": "1"}
    assert by["counterparties"].index == pytest.approx((100 + 4 + 1 + 1) / 14**2)
    assert by["USD"].totals == {"cn": "300", "mn": "100", "unknown": "7"}
    assert by["EUR"].shares == {"unknown": 1.0}


def test_banks_that_reach_the_dollar_only_through_it_lose_their_path(ask: Ask) -> None:
    answer = ask()
    assert outcomes(answer) == {
        "bank-lone": LOSES, "bank-below": LOSES, "bank-under-branch": LOSES, "bank-rumour": LOSES,
        "bank-safe": KEEPS, "bank-maybe": MAY,
    }  # fmt: skip
    assert (answer.access.lose, answer.access.may_keep, answer.access.keep) == (4, 1, 1)
    below = next(one for one in part(answer, "access") if one.name == "bank-below")
    assert (below.before, below.after, len(below.through), below.standard) == (3, None, 3, 2)


def test_another_day_currency_or_standard_is_another_answer(ask: Ask) -> None:
    assert "bank-late" in outcomes(ask(as_of=date(2018, 7, 1)))
    assert set(outcomes(ask(standard=Standard(2)))) >= {"bank-lone", "bank-below"}
    assert "bank-rumour" not in outcomes(ask(standard=Standard(2)))
    assert set(outcomes(ask(standard=Standard(3)))) == {
        "bank-safe", "bank-maybe", "bank-under-branch"}  # fmt: skip
    euro = ask(currency="EUR").access
    assert (euro.reaches, euro.through) == (False, 0)
    assert "no path from it to a EUR clearer is recorded in the sources loaded" in euro.sentence


def test_cutting_off_a_bank_at_the_edge_costs_nobody_its_path(ask: Ask) -> None:
    answer = ask("bank-safe")
    assert outcomes(answer) == {}
    assert answer.access.reaches
    clearer = ask("bank-us")
    assert clearer.access.is_clearer
    assert outcomes(clearer)["bank-hub"] is LOSES
    assert outcomes(clearer)["bank-mid"] is LOSES


def test_a_branch_is_cut_off_with_its_bank(ask: Ask) -> None:
    assert ask().names == ("case:story/bank-hub", "case:story/bank-hub-branch")
    assert outcomes(ask("bank-hub-branch")) == outcomes(ask())


def test_the_second_order_deals_with_a_counterparty_and_not_with_the_hub(ask: Ask) -> None:
    found = {one.name: one for one in part(ask(), "second")}
    assert set(found) == {"company-buyer", "bank-mid", "bank-below"}
    (chain,) = found["company-buyer"].chains
    assert (chain.through_name, chain.standard, chain.certain) == ("company-trader", 3, True)
    assert "company-yard" not in found, "it deals with a ship, which is no party"
    assert len(found["bank-mid"].chains) == 3


def test_the_cascade_is_a_range_and_says_what_it_rests_on(ask: Ask) -> None:
    answer = ask()
    summary = answer.cascade
    assert summary is not None
    # 12 accounts with a claim on the bank that keeps them, 2 loans by the hub, 1 to it
    assert (summary.stated, summary.given, summary.reconstructed) == (2, 0, 13)
    assert (summary.other_currency, summary.possible, summary.parties) == (1, 0, 13)
    assert (summary.unit, summary.spread, summary.threshold) == (200.0, 10.0, (0.1, 1.0))
    assert 0 <= summary.debtrank_least <= summary.debtrank_most <= 1
    hit = {one.name: one for one in part(answer, "cascade")}
    assert {"bank-lone", "bank-below", "bank-safe", "company-saver"} <= set(hit)
    assert not hit.keys() & {"bank-us", "company-trader", "bank-mid", "bank-hub"}
    assert (hit["bank-lone"].fall_least, hit["bank-below"].fall_least) == (1, 2)
    assert (hit["bank-safe"].fall_least, hit["bank-safe"].fall_most) == (None, 1)
    assert hit["bank-safe"].distress_least < hit["bank-safe"].distress_most <= 1


def test_funding_spreads_the_other_way(ask: Ask) -> None:
    hit = {one.name for one in part(ask(channel=Channel.FUNDING), "cascade")}
    assert {"company-trader", "bank-us"} <= hit
    assert "bank-lone" not in hit


def test_a_threshold_that_is_one_number_is_one_for_both_ends(ask: Ask) -> None:
    summary = ask(threshold=Range(0.5, 0.5), spread=1.0).cascade
    assert summary is not None
    assert summary.debtrank_least == pytest.approx(summary.debtrank_most)
    assert summary.fall_least == summary.fall_most


def test_one_peer_is_enough_where_the_model_says_so(ask: Ask) -> None:
    answer = ask()
    assert {(one.name, one.bank_name) for one in part(answer, "de-risking")} == {
        ("bank-mid", "bank-safe"), ("bank-mid", "bank-maybe")}  # fmt: skip
    assert part(ask(peers=2), "de-risking") == []
    groups = {one.relation: (one.providers, one.follow) for one in answer.de_risking.groups}
    assert groups == {"Insurance, insurer": (2, 1), "Loan, lender": (1, 0), "account": (2, 1)}


def test_nothing_recorded_is_said_and_is_no_error(ask: Ask) -> None:
    answer = ask("company-owner")
    assert answer.results == ()
    assert "no counterparty is recorded in the sources loaded" in answer.bottom_line[0]
    assert (answer.totals["direct"], answer.truncated) == (0, False)


def test_what_a_limit_cuts_is_said(ask: Ask) -> None:
    short = ask(limit=2)
    assert short.truncated
    assert "direct: the first 2 of 14 are shown (--limit)" in short.limits
    assert len(part(short, "direct")) == 2
    assert "directly exposed: cut at 5 dealings" in ask(rows=5).limits
    hasty = ask(cascades=False)
    assert hasty.cascade is None
    assert "not estimated" in hasty.bottom_line[3]


def write(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_given_amounts_and_equity_decide_who_falls(ask: Ask, tmp_path: Path) -> None:
    claims = write(tmp_path, "claims.csv", "from,to,amount,currency",
                   "bank-safe,bank-hub,90,USD", "case:story/bank-safe,bank-mid,10,USD")  # fmt: skip

    def safe(equity: str) -> tuple[int | None, int | None, float, float, str]:
        buffer = write(tmp_path, "equity.csv", "institution,equity,currency",
                       f"bank-safe,{equity},USD")  # fmt: skip
        answer = ask(amounts=claims, equity=buffer)
        assert answer.cascade is not None
        assert (answer.cascade.given, answer.cascade.equity_given) == (2, 1)
        one = next(it for it in part(answer, "cascade") if it.name == "bank-safe")
        return one.fall_least, one.fall_most, one.distress_least, one.distress_most, one.buffer

    assert safe("90") == (1, 1, 1.0, 1.0, "given")
    assert safe("180") == (None, None, 0.5, 0.5, "given")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["from,to,amount"], "claims.csv:1: the header is not as it must be"),
        (["from,to,amount,currency", "bank-us,bank-hub"], "claims.csv:2: the row has 2 cells"),
        (["from,to,amount,currency", "bank-us,bank-hub,-5,USD"], ":2:amount: '-5' is no amount"),
        (["from,to,amount,currency", "bank-us,bank-hub,1e9,USD"], ":2:amount: '1e9' is no amount"),
        (["from,to,amount,currency", "bank-us,bank-hub,5,EUR"], "'EUR' is not the currency asked"),
        (["from,to,amount,currency", "bank-us,nobody,5,USD"], "'nobody' names nothing"),
        (["from,to,amount,currency", "bank-us,bank-us,5,USD"], "owes nothing to itself"),
        (["from,to,amount,currency", "bank-us,bank-hub,5,USD", "bank-us,bank-hub,5,USD"],
         "claims.csv:3: is stated a second time"),
        (["from,to,amount,currency", 'bank-us,"bank-hub,5,USD'], "is no CSV"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_as_it_must_be_stops(
    ask: Ask, tmp_path: Path, lines: list[str], said: str
) -> None:
    with pytest.raises(InputRejected) as stopped:
        ask(amounts=write(tmp_path, "claims.csv", *lines))
    assert said in str(stopped.value)


def test_a_file_that_cannot_be_read_and_equity_of_nothing_stop(ask: Ask, tmp_path: Path) -> None:
    with pytest.raises(InputRejected, match="cannot be read"):
        ask(amounts=tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes(b"from,to,amount,currency\n\xff")
    with pytest.raises(InputRejected, match="is not UTF-8"):
        ask(amounts=tmp_path / "latin.csv")
    nothing = write(tmp_path, "equity.csv", "institution,equity,currency", "bank-us,0,USD")
    with pytest.raises(InputRejected, match="can bear nothing"):
        ask(equity=nothing)


@pytest.mark.parametrize("subject", ["ship-bought", "nobody"])
def test_only_a_party_that_is_loaded_can_be_cut_off(ask: Ask, subject: str) -> None:
    with pytest.raises(UsageError):
        ask(subject)
