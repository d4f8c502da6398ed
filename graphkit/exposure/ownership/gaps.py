"""What is not known that would make an answer certain, and statements that do not fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from graphkit.exposure.evidence import Stated
from graphkit.exposure.ownership.cascade import Blocked, World, counted, passes
from graphkit.exposure.ownership.draft import Draft
from graphkit.exposure.ownership.facts import Fact, Way
from graphkit.exposure.ownership.rules import Counts
from graphkit.exposure.ownership.stake import WHOLE, Amount, contradictions
from graphkit.exposure.ownership.totals import everybody, others

Names = Mapping[str, str]


def missing(draft: Draft, names: Names, stated: Mapping[str, Stated], day: date) -> tuple[str, ...]:
    """Return what is open on the paths of a possible answer, each once; nothing else is missing."""
    if draft.verdict is not Blocked.POSSIBLY:
        return ()
    links = [link for path in draft.paths for link in path]
    found = [gap for link in links for gap in _of_link(link, draft, names, stated, day)]
    heads = [path[0].above for path in draft.paths] or [draft.subject]
    found += [
        f"whether the listing of {names[one]} stood on {day}"
        for one in heads
        if draft.net.listed.get(one) is False
    ]
    threshold = draft.net.rule.entity
    if threshold and threshold.perhaps_more_than is not None and _owned(draft):
        found.append("from which share the rule takes an entity for owned: it gives no percentage")
    return tuple(dict.fromkeys(found))


def _owned(draft: Draft) -> bool:
    return any(path[-1].way is Way.OWNERSHIP for path in draft.paths)


def _of_link(
    link: Fact, draft: Draft, names: Names, stated: Mapping[str, Stated], day: date
) -> Iterator[str]:
    above, below = names[link.above], names[link.below]
    if link.way is Way.OWNERSHIP and link.share.minimum == 0 and link.share.maximum == 100:
        yield f"which share of {below} {above} held"
    elif link.way is Way.OWNERSHIP and link.share.minimum != link.share.maximum:
        yield f"how much of {below} {above} held: stated is {link.share}"
    if link.kind == "POSSIBLY_SAME_AS":
        yield f"whether {below} and {above} are one"
    elif not link.certain:
        when = _when(stated[link.link].properties)
        yield f"whether {_claim(link, above, below)} on {day}: {when}"
    if counted(link, draft.net.rule) is Counts.POSSIBLY:
        yield f"whether acting for {above} is enough: the rule weighs it case by case"


def _claim(link: Fact, above: str, below: str) -> str:
    words = {
        Way.OWNERSHIP: f"{above} owned that of {below}",
        Way.CONTROL: f"{above} controlled {below}",
        Way.AGENCY: f"{below} acted for {above}",
        Way.IDENTITY: f"{below} and {above} were one",
    }
    return words[link.way]


def _when(stated: Mapping[str, Any]) -> str:
    """Say what the sources state of the days."""
    start, end, on = (stated.get(name, "") for name in ("startDate", "endDate", "date"))
    parts = [
        f"stated for {on}" if on else "",
        f"stated from {start}" if start else "no beginning is stated" if not on else "",
        "" if end == ".." else f"until {end}" if end else "no end is stated",
    ]
    return ", ".join(part for part in parts if part)


def conflicts(draft: Draft, names: Names) -> tuple[str, ...]:
    """Return totals above the whole, contradictions, and what others leave no room for."""
    passed = {draft.subject, *draft.parties}
    found = []
    for one in [draft.subject, *draft.parties]:
        if (whole := everybody(one, draft.net, draft.owned)).percent > WHOLE:
            found.append(
                f"what is stated of the owners of {names[one]} adds up to at least"
                f" {float(whole.percent):g} %: not all of it can be right"
            )
    for first, second in contradictions(draft.facts.links):
        if first.below in passed:
            found.append(
                f"{names[first.above]} is stated to hold {first.share} and {second.share} of"
                f" {names[first.below]}; the better proved counts, and of equals the lesser"
            )
    found += _no_room(draft, names)
    return tuple(found)


def _no_room(draft: Draft, names: Names) -> Iterator[str]:
    """Say so where others leave too little for the blocked owners, if all of it is right."""
    threshold = draft.net.rule.entity
    if draft.verdict is not Blocked.POSSIBLY or threshold is None:
        return
    held = others(draft.subject, draft.net, draft.spreads, draft.owned)
    room = Amount(WHOLE - held.percent, held.opened)
    if held.percent > 0 and not passes(room, threshold, World.MOST):
        yield (
            f"others, not recorded as blocked, are stated to hold {float(held.percent):g} % or more"
            f" of {names[draft.subject]}; if so, at most {float(room.percent):g} % is left for"
            " blocked owners. The answer does not rest on that"
        )
