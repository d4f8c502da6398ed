"""What rules ask besides actor, conduct and counterparty: goods, amounts, knowledge, exemptions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from graphkit.regimes.acts import Act
from graphkit.regimes.bench import Bench
from graphkit.regimes.days import Period, Sure, hull, overlap
from graphkit.regimes.element import EXEMPTION, Element, Reason
from graphkit.regimes.rule import Exemption, Further, Knowledge, Rule, Significance
from graphkit.regimes.vocabulary import goods


def further(act: Act, bench: Bench, number: int) -> Iterator[Element]:
    """Give the elements that a rule asks for besides, and its exemptions.

    Args:
        act: what was done.
        bench: the rule.
        number: how many dealings of the kind with parties of the class the subject had.
    """
    rule = bench.rule
    if rule.goods:
        yield _goods(act, rule)
    if rule.cap is not None:
        over = Further(id="cap", says=f"over the cap: {rule.cap}", element="over the cap")
        yield _shown_only_by_evidence(over, act, bench)
    if rule.significance is not None:
        yield _significance(act, bench, rule.significance, number)
    for one in rule.further:
        yield _shown_only_by_evidence(one, act, bench)
    if rule.knowledge is not Knowledge.NONE:
        yield _knowledge(act, bench)
    for exemption in rule.exemptions:
        yield from _exempt(exemption, act, bench)


def _goods(act: Act, rule: Rule) -> Element:
    stated = act.dealing.goods
    wanted = " or ".join(rule.goods)
    if not stated:
        return Element("goods", f"no goods are stated ({wanted} needed)", Reason.INFORMATION)
    found = goods().of(stated)
    if found & set(rule.goods):
        return Element("goods", f"{stated}: {', '.join(sorted(found & set(rule.goods)))}")
    if found:
        said = f"{stated}: {', '.join(sorted(found))}, not {wanted}"
        return Element("goods", said, Reason.GOODS)
    return Element("goods", f"{stated} is in no category here ({wanted} needed)", Reason.OPEN)


def _significance(act: Act, bench: Bench, wanted: Significance, number: int) -> Element:
    """Say whether it was as much as the law wants; only a sum or number that it names decides."""
    further = Further(id="significance", says=wanted.says, element="significant")
    by_evidence = _shown_only_by_evidence(further, act, bench)
    if by_evidence.reason is Reason.INFORMATION and wanted.count is not None:
        return _counted(wanted, wanted.count, number)
    if by_evidence.reason is Reason.INFORMATION and wanted.amount is not None:
        return _summed(act, wanted, wanted.amount)
    return replace(by_evidence, remarks=_factors(act))


def _counted(wanted: Significance, least: int, number: int) -> Element:
    said = f"{wanted.says}: {number} recorded, where {least} are needed"
    return Element("significance", said, None if number >= least else Reason.INFORMATION)


def _summed(act: Act, wanted: Significance, least: float) -> Element:
    total = _number(act.dealing.amount)
    if total is None or act.dealing.currency != wanted.currency:
        said = f"{wanted.says}: no sum in {wanted.currency} is stated"
        return Element("significance", said, Reason.INFORMATION)
    said = f"{wanted.says}: {wanted.currency} {total:,.2f}, where {least:,.0f} is needed"
    return Element("significance", said, None if total >= least else Reason.INFORMATION)


def _number(stated: str) -> float | None:
    try:
        return float(stated)
    except ValueError:
        return None


def _factors(act: Act) -> tuple[str, ...]:
    """Return what is recorded of the size of a dealing, for whoever weighs the factors."""
    one = act.dealing
    sums = [f"{one.currency} {one.amount}".strip()] if one.amount else []
    recorded = [*sums, *([one.goods] if one.goods else [])]
    said = "; ".join(recorded) if recorded else "neither a sum nor goods"
    return (f"recorded of its size: {said}",)


def _shown_only_by_evidence(one: Further, act: Act, bench: Bench) -> Element:
    """Look for evidence that speaks of just this element, for and against."""
    name = one.element or one.id
    spoken = [it for it in bench.known(act) if it.proposition == "element" and it.element == name]
    against = [it for it in spoken if it.direction == "contradicts"]
    support = [it for it in spoken if it.direction == "supports"]
    ids = tuple(it.id for it in spoken)
    if against:
        return Element(
            one.id, f"{one.says}: evidence speaks against it", Reason.REFUTED, evidence=ids
        )
    if support:
        return Element(one.id, one.says, evidence=ids)
    return Element(one.id, f"{one.says}: nothing that is loaded speaks of it", Reason.INFORMATION)


def _knowledge(act: Act, bench: Bench) -> Element:
    rule = bench.rule
    wanted = rule.knowledge.value
    remarks = (rule.knowledge_open,) if rule.knowledge_open else ()
    spoken = [one for one in bench.known(act) if one.proposition == "knowledge"]
    support = tuple(one.id for one in spoken if one.direction == "supports")
    against = tuple(one.id for one in spoken if one.direction == "contradicts")
    if against:
        remarks = (*remarks, "evidence also speaks against it")
    if support:
        said = f"{wanted}: evidence speaks of knowledge"
        return Element("knowledge", said, evidence=(*support, *against), remarks=remarks)
    if rule.published_listing_shows and (listed := _listed_before(act, bench)):
        said = f"{wanted}: the other party's listing was public on {listed}, before the dealing"
        remarks = (*remarks, "that a public listing shows it is our reading")
        return Element("knowledge", said, evidence=against, remarks=remarks)
    said = f"{wanted}: nothing that is loaded speaks of what it knew"
    return Element("knowledge", said, Reason.INFORMATION, evidence=against, remarks=remarks)


def _listed_before(act: Act, bench: Bench) -> date | None:
    """Return the day from which a listing of the other party was surely public, before it."""
    began = hull(act.dealing.bounds).first
    days = [
        one.bounds.start_max
        for one in bench.judge.world.parties[act.other].listings
        if not one.void and one.bounds.start_max < began
    ]
    return min(days, default=None)


def _exempt(one: Exemption, act: Act, bench: Bench) -> Sequence[Element]:
    """Say of an exemption whether it takes the act out; where it is not shown, say only that."""
    name = f"{EXEMPTION}{one.id}"
    if overlap(act.dealing.bounds, Period(one.start, one.end)) is Sure.NOT:
        return ()  # it was not yet, or no longer
    if one.goods:
        found = goods().of(act.dealing.goods)
        if not found or not found <= set(one.goods):
            return ()  # it is for other goods
        if one.presumed:
            return (Element(name, f"{one.says}: {act.dealing.goods}", Reason.EXEMPTION),)
    shown = _shown_only_by_evidence(Further(id=name, says=one.says, element=one.id), act, bench)
    if shown.reason is None:
        return (replace(shown, reason=Reason.EXEMPTION),)
    return (Element(name, one.says, Reason.INFORMATION, evidence=shown.evidence),)
