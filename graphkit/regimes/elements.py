"""Each element of a rule, tested on one act: what is met, what is not shown, what is excluded."""

from __future__ import annotations

from dataclasses import replace

from graphkit.model.dates import LAST_DAY, Bounds
from graphkit.model.proof import Standard
from graphkit.regimes.acts import Act
from graphkit.regimes.bench import Bench
from graphkit.regimes.days import Period, Sure, hull, overlap, together, words
from graphkit.regimes.element import Element, Reason
from graphkit.regimes.further import further
from graphkit.regimes.membership import SAME
from graphkit.regimes.rule import Who
from graphkit.regimes.verdict import Verdict, When
from graphkit.regimes.world import Tie

FORWARD = {
    "OWNS": "owned",
    "HAS_INTEREST_IN": "is stated to have an interest in",
    "CONTROLS": "controlled",
    "OPERATES": "operated",
    "MANAGES": "managed",
    "Lease": "was party to a charter of",
    "BRANCH_OF": "is one with",
    "SAME_AS": "is",
}
"""How a subject answers for somebody; every other kind of tie is a service."""
PRESS = ("press", "research", "note")
"""Kinds of document that do not count where one item has to be something else."""


def elements(
    act: Act, bench: Bench, party: str, other: Element, number: int
) -> tuple[Element, ...]:
    """Apply a rule to one act of a subject.

    Args:
        act: what was done.
        bench: the rule.
        party: the subject.
        other: the element of the other party, which is tested first: see `counterparty`.
        number: how many dealings of the kind with parties of the class the subject had.
    """
    when = _when(act, bench)
    found = [_law(act, bench), _actor(act, bench, party, when), _conduct(act, bench), other]
    if bench.rule.thing is not None:
        found.append(_thing(act, bench, bench.rule.thing, when))
    return (*found, *further(act, bench, number))


def _when(act: Act, bench: Bench) -> When:
    return When(act.dealing.bounds, bench.period, act.hand.side)


def _law(act: Act, bench: Bench) -> Element:
    """Say whether the rule was in force when it happened."""
    rule, bounds = bench.rule, act.dealing.bounds
    dealt = words(bounds)
    if rule.hypothetical:
        return Element("law", "a rule of the scenario, taken as in force on all days")
    since = f"in force since {rule.start}"
    span = since if rule.end == LAST_DAY else f"in force from {rule.start} to {rule.end}"
    sure = overlap(bounds, bench.period)
    if sure is Sure.CERTAINLY:
        return Element("law", f"{rule.name} was {span}; the conduct was {dealt}")
    if sure is Sure.POSSIBLY:
        return Element("law", f"{rule.name} was {span}; the conduct was {dealt}", Reason.DAYS)
    if hull(bounds).last < rule.start:
        said = f"the law is of {rule.start}, after the conduct ({dealt})"
    elif hull(bounds).first > rule.end:
        said = f"the law ended on {rule.end}, before the conduct ({dealt})"
    else:
        said = f"the conduct ({dealt}) came after {bench.as_of}"
    return Element("law", said, Reason.DATE)


def _actor(act: Act, bench: Bench, party: str, when: When) -> Element:
    who = bench.rule.actor
    verdicts = [
        bench.judge.belongs(who, one, when) for one in dict.fromkeys((party, act.hand.party))
    ]
    return _element("actor", max(verdicts, key=lambda one: one.rank))


def _element(name: str, verdict: Verdict) -> Element:
    return Element(name, verdict.says, verdict.reason, links=verdict.links, remarks=verdict.remarks)


def _conduct(act: Act, bench: Bench) -> Element:
    """Say what was done, through whom, and how well it is shown."""
    world, known_by = bench.judge.world, bench.judge.known_by
    have = min(
        [
            act.dealing.standard(*act.roles, known_by),
            *(tie.proven.standard(known_by) for tie in act.hand.ties),
        ]
    )
    through = "".join(f"{_said(tie, bench)}; " for tie in act.hand.ties)
    other = world.name(act.other)
    deed = act.says.format(other=other)
    said = f"{through}{world.name(act.hand.party)} {deed}, {words(act.dealing.bounds)}"
    need = bench.need()
    done = Element(
        "conduct",
        said,
        have=have,
        need=need,
        links=(*(tie.link for tie in act.hand.ties), act.dealing.id),
        evidence=tuple(one.id for one in act.dealing.evidence if one.proposition == "link"),
    )
    if have < need and not _enough_otherwise(act, bench, have):
        return replace(done, reason=Reason.STANDARD)
    if not _admitted(act, bench):
        return replace(done, reason=Reason.STANDARD, remarks=("press alone is not admitted",))
    if have < need:
        said = f"standard {have} is enough here: one item of the evidence is not press"
        done = replace(done, remarks=(said,))
    return replace(done, reason=_tie_reason(act, bench))


def _said(tie: Tie, bench: Bench) -> str:
    """Say how a subject answers for, or serves, the one who acted."""
    name = bench.judge.world.name
    return f"{name(tie.above)} {FORWARD.get(tie.kind, 'served')} {name(tie.below)}"


def _tie_reason(act: Act, bench: Bench) -> Reason | None:
    """Say whether the ties to the one who acted stood on the day."""
    if any(not tie.sure for tie in act.hand.ties):
        return Reason.OPEN
    ties = [tie for tie in act.hand.ties if tie.bounds != Bounds() or tie.kind not in SAME]
    sure = together(act.dealing.bounds, [tie.bounds for tie in ties], Period())
    if sure is Sure.NOT:
        return Reason.DATE
    return Reason.DAYS if sure is Sure.POSSIBLY and ties else None


def _enough_otherwise(act: Act, bench: Bench, have: int) -> bool:
    """Tell whether less is enough because one item of the evidence is not press."""
    otherwise = bench.test.otherwise
    if otherwise is None or have < max(otherwise.least, bench.least):
        return False
    return _beside_press(act, bench)


def _admitted(act: Act, bench: Bench) -> bool:
    """Tell whether a decision takes what there is; without any known item nothing is asked."""
    admits = bench.test.admits
    taken = admits is None or "press" in admits or not any(bench.known(act))
    return taken or _beside_press(act, bench)


def _beside_press(act: Act, bench: Bench) -> bool:
    return any(
        one.proposition == "link" and one.direction == "supports" and one.kind not in PRESS
        for one in bench.known(act)
    )


def counterparty(act: Act, bench: Bench) -> Element:
    """Say whether the other party of an act is of a class that the rule names."""
    when = _when(act, bench)
    found = [bench.judge.belongs(who, act.other, when) for who in bench.rule.counterparty]
    best = max(found, key=lambda one: (one.rank, one.standard))
    need = bench.need("counterparty") if best.standard < Standard.ADJUDICATED else None
    element = _element("counterparty", best)
    if need is None:
        return element
    graded = replace(element, have=best.standard, need=need)
    if best.reason is None and best.standard < need:
        return replace(graded, reason=Reason.STANDARD)
    return graded


def _thing(act: Act, bench: Bench, who: Who, when: When) -> Element:
    if act.thing is None:
        return Element("ship", "the fact names no ship", Reason.INFORMATION)
    return _element("ship", bench.judge.belongs(who, act.thing, when))
