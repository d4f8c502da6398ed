"""An answer about impact as a page on a terminal, and as flat rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console

from graphkit.impact.access import Outcome
from graphkit.impact.finding import (
    CascadeSummary,
    Counterparty,
    Drop,
    Effect,
    Estimate,
    Impact,
    Second,
    Way,
)
from graphkit.impact.wording import basis, group_line, model_line, span
from graphkit.report.page import line
from graphkit.report.words import count

MARK = {Outcome.LOSES: "●", Outcome.MAY_KEEP: "○", Outcome.KEEPS: "·"}
STYLE = {Outcome.LOSES: "red", Outcome.MAY_KEEP: "yellow", Outcome.KEEPS: ""}
CLOSING = (
    "“no other path recorded” speaks of the sources loaded, and is not to say that there is none;"
    " cascades and de-risking are models: they prove nothing about anybody"
)


def print_impact(answer: Impact, console: Console) -> None:
    """Print the bottom line, then what is stated, then the models with what they rest on."""
    subject = answer.subject
    line(console, f"cut off: {subject.name}  ({subject.schema_}, {subject.id})", style="bold")
    if len(answer.names) > 1:
        others = ", ".join(name for name in answer.names if name != subject.id)
        line(console, f"and with it, as one: {others}", 2, "dim")
    line(
        console,
        f"asked as of {answer.as_of}, on evidence published by {answer.known_by}, at standard"
        f" {answer.standard} or more",
        2,
        "dim",
    )
    for said in answer.bottom_line:
        line(console, f"– {said}", 2)
    _direct(answer, console)
    _access(answer, console)
    _second(answer, console)
    _cascades(answer, console)
    _de_risking(answer, console)
    _closing(answer, console)


def _rows(answer: Impact, part: type[Any]) -> list[Any]:
    return [one.root for one in answer.results if isinstance(one.root, part)]


def _head(console: Console, text: str) -> None:
    console.print()
    line(console, text, style="bold")


def _direct(answer: Impact, console: Console) -> None:
    found: list[Counterparty] = _rows(answer, Counterparty)
    if not found:
        return
    _head(console, f"directly exposed: {answer.totals['direct']:,}")
    for one in found:
        sure = "certain" if one.certain else "possible"
        line(
            console,
            f"{one.name}  ({one.kind}, {one.place}; {sure}, standard {one.standard},"
            f" {one.standard_name})",
            1,
        )
        for dealing in one.dealings:
            line(console, f"– {dealing.sentence}", 4, "dim")
            told = "; ".join(dealing.documents) or "nothing published by then that is loaded"
            line(console, f"{dealing.id}: {told}", 6, "dim")
    for spread in answer.concentration:
        shares = ", ".join(f"{where} {part:.0%}" for where, part in spread.shares.items())
        of = "by number" if spread.of == "counterparties" else f"by {spread.of} as stated"
        line(console, f"{of}: {shares}; index {spread.index:.2f} (1 is all in one place)", 1)


def _access(answer: Impact, console: Console) -> None:
    found: list[Way] = _rows(answer, Way)
    if not found:
        return
    _head(console, f"{answer.currency} clearing through it: {answer.access.through:,}")
    for one in found:
        after = f", then {one.after:,}" if one.after is not None else ""
        sure = "certain" if one.certain else "possible"
        line(
            console,
            f"{MARK[one.outcome]} {one.name}: {one.outcome}; {count(one.before, 'account')} to a"
            f" clearer now{after} ({sure}, standard {one.standard})",
            1,
            STYLE[one.outcome],
        )
        line(console, f"through it: {', '.join(one.through)}", 4, "dim")
        if one.other:
            line(console, f"without it: {', '.join(one.other)}", 4, "dim")


def _second(answer: Impact, console: Console) -> None:
    found: list[Second] = _rows(answer, Second)
    if not found:
        return
    _head(
        console, f"second order, who deals with the directly exposed: {answer.totals['second']:,}"
    )
    for one in found:
        line(console, f"{one.name}  ({one.kind}, {one.place}; standard {one.standard})", 1)
        for chain in one.chains:
            line(
                console, f"– through {chain.through_name}: {chain.first}, {chain.second}", 4, "dim"
            )


def _cascades(answer: Impact, console: Console) -> None:
    summary = answer.cascade
    if summary is None or not summary.reached:
        return
    _head(console, f"cascades: estimate, by {summary.channel}")
    line(console, _rests_on(summary, answer.currency), 1, "yellow")
    line(
        console,
        f"threshold cascade: {span(summary.fall_least, summary.fall_most)} fall; DebtRank"
        f" {span(summary.debtrank_least, summary.debtrank_most, '.1%')} of all at stake",
        1,
    )
    for one in _rows(answer, Estimate):
        line(
            console,
            f"{one.name}: {_falls(one)}; distress"
            f" {span(one.distress_least, one.distress_most, '.2f')} (amounts: {one.known:,} known,"
            f" {one.reconstructed:,} reconstructed; buffer {one.buffer})",
            1,
        )


def _rests_on(one: CascadeSummary, currency: str) -> str:
    low, high = one.threshold
    unit = f"around {one.unit:,g} {currency}" if one.unit is not None else "around one unit"
    told = [
        basis(one),
        f"{one.other_currency:,} of these in another currency" if one.other_currency else "",
        f"{one.shared:,} shared by several pairs" if one.shared else "",
        f"{unit}, divided and multiplied by {one.spread:g}" if one.reconstructed else "",
        f"{one.possible:,} claims only possibly stood" if one.possible else "",
        f"equity of {one.equity_given:,} given" if one.equity_given else "no equity given",
        f"else a party falls at {span(low, high)} of what it has at stake",
    ]
    return "; ".join(part for part in told if part)


def _falls(one: Estimate) -> str:
    if one.fall_least is not None:
        return f"falls at both ends, round {span(one.fall_least, one.fall_most or 0)}"
    if one.fall_most is not None:
        return f"falls at one end only, round {one.fall_most:,}"
    return "does not fall"


def _de_risking(answer: Impact, console: Console) -> None:
    model, found = answer.de_risking, _rows(answer, Drop)
    if not model.groups and not found:
        return
    _head(console, f"de-risking: model, {count(model.peers, 'peer')} enough")
    line(console, model_line(model), 1, "yellow")
    for group in model.groups:
        line(console, group_line(group, model.peers), 1)
    for one in found:
        line(
            console,
            f"round {one.round}: {one.name} drops {one.bank_name}, after {one.before:,} of its"
            f" {count(one.providers, 'provider')}",
            1,
        )


def _closing(answer: Impact, console: Console) -> None:
    console.print()
    for limit in answer.limits:
        line(console, f"NOT COMPLETE: {limit}", style="bold magenta")
    line(console, CLOSING, style="dim")
    loaded = "; ".join(str(run["title"]) for run in answer.coverage.runs) or "none"
    line(console, f"sources loaded: {loaded}", style="dim")


def flat_rows(answer: Impact) -> Iterator[dict[str, Any]]:
    """Yield one row for each result, of a directly exposed one for each dealing."""
    head = {
        "subject": answer.subject.id,
        "subject_name": answer.subject.name,
        "as_of": answer.as_of,
        "currency_asked": answer.currency,
    }
    for effect in answer.results:
        for row in _flat(effect):
            yield {**head, **dict.fromkeys(_COLUMNS), **row}


_COLUMNS = (
    "part", "id", "name", "kind", "place", "standard", "certain", "type", "role", "relation",
    "amount", "currency", "start", "end", "date", "sentence", "links", "outcome", "before", "after",
    "through", "fall_least", "fall_most", "distress_least", "distress_most", "known",
    "reconstructed", "bank", "bank_name", "round", "providers",
)  # fmt: skip


def _flat(effect: Effect) -> Iterator[dict[str, Any]]:
    one = effect.root
    kept = {name: getattr(one, name) for name in _COLUMNS if hasattr(one, name)}
    if isinstance(one, Counterparty):
        for dealing in one.dealings:
            told = {name: getattr(dealing, name) for name in _COLUMNS if hasattr(dealing, name)}
            yield {**told, **{name: kept[name] for name in ("part", "id", "name", "kind", "place")},
                   "links": dealing.id}  # fmt: skip
    elif isinstance(one, Second):
        for chain in one.chains:
            yield {
                **kept,
                "certain": chain.certain,
                "standard": chain.standard,
                "through": chain.through,
                "links": f"{chain.first}; {chain.second}",
            }
    elif isinstance(one, Way):
        yield {**kept, "links": "; ".join(one.through), "through": None}
    else:
        yield kept
