"""The parts of an answer about access, cascades and de-risking, from what the models return."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from graphkit.impact.access import Access, Outcome
from graphkit.impact.accounts import Accounts
from graphkit.impact.direct import Other
from graphkit.impact.estimate import Cascade, Run
from graphkit.impact.finding import (
    AccessSummary,
    CascadeSummary,
    DeRisking,
    Drop,
    Estimate,
    Peers,
    Way,
)
from graphkit.impact.network import Extreme
from graphkit.impact.peers import follow
from graphkit.impact.question import Question
from graphkit.impact.wording import access_line, cascade_line, de_risking_line
from graphkit.model.proof import Standard

ACCOUNTS = {"CORRESPONDENT_OF:from", "BankAccount:bank"}
"""Roles that are one relation: it keeps an account for the other."""


def ways(found: Iterable[Access], names: Mapping[str, str]) -> list[Way]:
    """Return the banks that reach a clearer through the one cut off, those that lose it first."""
    order = list(Outcome)
    ranked = sorted(found, key=lambda one: (order.index(one.outcome), one.before, one.bank))
    return [
        Way(
            id=one.bank,
            name=names[one.bank],
            outcome=one.outcome,
            before=one.before,
            after=one.after,
            through=one.through,
            other=one.other,
            certain=one.certain,
            standard=one.standard,
            standard_name=Standard(one.standard).words,
        )
        for one in ranked
    ]


def access_summary(
    asked: Question,
    accounts: Accounts,
    issuers: Collection[str],
    cut: Collection[str],
    found: Sequence[Access],
    *,
    reaches: bool,
) -> AccessSummary:
    """Return the counts of the part on access."""
    clearers = accounts.clearers(issuers)
    outcomes = Counter(one.outcome for one in found)
    return AccessSummary(
        currency=asked.currency,
        issuers=tuple(sorted(issuers)),
        clearers=len(clearers),
        is_clearer=bool(clearers & set(cut)),
        reaches=reaches,
        through=len(found),
        lose=outcomes[Outcome.LOSES],
        may_keep=outcomes[Outcome.MAY_KEEP],
        keep=outcomes[Outcome.KEEPS],
        sentence=access_line(asked.currency, outcomes, reaches=reaches),
    )


def cascade_summary(asked: Question, found: Cascade) -> CascadeSummary:
    """Return the ranges of both cascades, and what they rest on."""
    counts = found.valued.counts
    summary = CascadeSummary(
        channel=asked.channel.value,
        threshold=(asked.threshold.low, asked.threshold.high),
        spread=asked.spread,
        fall_least=found.fallen(Extreme.LEAST),
        fall_most=found.fallen(Extreme.MOST),
        debtrank_least=found.least.debtrank,
        debtrank_most=found.most.debtrank,
        stated=counts.stated,
        given=counts.given,
        reconstructed=counts.reconstructed,
        other_currency=counts.other_currency,
        shared=counts.shared,
        possible=counts.possible,
        unit=counts.unit,
        equity_given=counts.equity,
        parties=counts.parties - found.cut,
        reached=int(found.reached.size),
        sentence="",
    )
    return summary.model_copy(update={"sentence": cascade_line(summary)})


def estimates(found: Cascade, limit: int, names: Mapping[str, str]) -> list[Estimate]:
    """Return the hardest hit, at most so many."""
    ids, buffer = found.valued.ids, found.valued.network.buffer
    return [
        Estimate(
            id=ids[place],
            name=names[ids[place]],
            fall_least=_round(found.least, place),
            fall_most=_round(found.most, place),
            distress_least=float(found.least.distress[place]),
            distress_most=float(found.most.distress[place]),
            known=int(found.valued.known[place]),
            reconstructed=int(found.valued.unknown[place]),
            buffer="reconstructed" if buffer[place] != buffer[place] else "given",
        )
        for place in found.reached[:limit].tolist()
    ]


def _round(run: Run, place: int) -> int | None:
    number = int(run.rounds[place])
    return number if number >= 0 else None


def de_risking(
    asked: Question,
    accounts: Accounts,
    clearers: Collection[str],
    cut: Collection[str],
    direct: Sequence[Other],
) -> tuple[DeRisking, list[Drop]]:
    """Return who would follow whom if so many peers did. A clearer needs nobody's account."""
    pairs = {pair for pair in accounts.pairs() if pair[1] not in clearers}
    drops = [
        Drop(
            id=one.provider,
            name=accounts.names[one.provider],
            bank=one.bank,
            bank_name=accounts.names[one.bank],
            round=one.round,
            before=one.before,
            providers=one.providers,
        )
        for one in follow(pairs, cut, asked.peers)
    ]
    rounds = max((one.round for one in drops), default=0)
    banks = len({one.bank for one in drops})
    summary = DeRisking(
        peers=asked.peers,
        groups=_groups(direct, asked.peers),
        drops=len(drops),
        rounds=rounds,
        banks=banks,
        sentence=de_risking_line(asked.peers, len(drops), rounds, banks),
    )
    return summary, drops


def _groups(direct: Sequence[Other], peers: int) -> tuple[Peers, ...]:
    """Return those who serve the one cut off, by relation: how many would follow so many peers."""
    serving: defaultdict[str, set[str]] = defaultdict(set)
    for one in direct:
        for row in one.rows:
            if row["relation"] == "serves it":
                role = f"{row['kind']}:{row['role']}"
                relation = "account" if role in ACCOUNTS else f"{row['kind']}, {row['role']}"
                serving[relation.removesuffix(", from")].add(one.id)
    return tuple(
        Peers(relation=name, providers=len(who), follow=max(0, len(who) - peers))
        for name, who in sorted(serving.items())
    )
