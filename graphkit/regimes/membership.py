"""Whether a party belongs to a class that a rule names, on the days of a dealing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from graphkit.model.dates import Bounds
from graphkit.regimes.acts import Known, known
from graphkit.regimes.days import together
from graphkit.regimes.element import Reason
from graphkit.regimes.listed import designated
from graphkit.regimes.record import RECORDED, flag
from graphkit.regimes.rule import Tie, Who
from graphkit.regimes.verdict import RANKS, Verdict, When, best, in_time
from graphkit.regimes.world import Party, World
from graphkit.regimes.world import Tie as Stated

DEPTH = 4
"""Ties one behind the other that are followed: a ship, its owner, that one's owner, and so on."""
KINDS: Mapping[Tie, tuple[str, ...]] = {
    Tie.OWN: ("OWNS", "HAS_INTEREST_IN", "LINKED_TO"),
    Tie.CONTROL: ("CONTROLS", "DIRECTS", "PART_OF", "LINKED_TO"),
    Tie.OPERATE: ("OPERATES", "MANAGES", "LINKED_TO"),
    Tie.CREW: ("CREWS",),
    Tie.ACT_FOR: ("ACTS_FOR",),
}
"""Which stated links show each tie; one that says less than the tie is never sure."""
SAME = ("SAME_AS", "BRANCH_OF", "HAS_IDENTITY")
"""The same person in law under another name."""


@dataclass(frozen=True)
class Judge:
    """What every test looks at.

    Args:
        world: what was read.
        known_by: only evidence published by this day counts.
        caught: whom each rule catches, for rules that build on others.
    """

    world: World
    known_by: date
    caught: Mapping[str, frozenset[str]] = field(default_factory=dict)
    _known: dict[tuple[str, int], Known] = field(default_factory=dict)

    def known(self, subject: str, degree: int) -> Known:
        """Return what rules of a degree look at of a subject; all of them look at the same."""
        found = self._known.get((subject, degree))
        if found is None:
            found = self._known[subject, degree] = known(self.world, subject, degree)
        return found

    def belongs(self, who: Who, party: str, when: When) -> Verdict:
        """Say whether a party, or itself under another name, belongs to a class."""
        found = [self._alone(who, party, when, DEPTH)]
        for tie in self.world.behind(party):
            if tie.kind in SAME:
                verdict = self._alone(who, tie.above, when, DEPTH)
                found.append(self._through(verdict, tie, "is the same as"))
        return best(found)

    def _alone(self, who: Who, party: str, when: When, depth: int) -> Verdict:
        one = self.world.parties[party]
        found = [test(who, one) for name, test in RECORDED.items() if getattr(who, name)]
        if who.flags:
            found.append(flag(who, one, when))
        if who.designated is not None:
            found.append(designated(who.designated, one, when))
        if who.tied is not None:
            found.append(self._tied(who, one, when, depth))
        if who.caught_by:
            found.append(self._caught(who, one))
        return _all(one, who, found)

    def _caught(self, who: Who, one: Party) -> Verdict:
        by = [rule for rule in who.caught_by if one.id in self.caught.get(rule, ())]
        if by:
            return Verdict(f"{one.name} is itself caught by {', '.join(by)}")
        return Verdict(f"{one.name} is not shown to be caught itself", Reason.INFORMATION)

    def _tied(self, who: Who, one: Party, when: When, depth: int) -> Verdict:
        """Say whether somebody of the class stands behind a party, however many stand between."""
        nobody = Verdict(
            f"nobody is recorded behind {one.name} who is {_inner(who).says}", Reason.INFORMATION
        )
        if depth == 0:
            return nobody
        kinds = {kind for tie in who.ties for kind in KINDS[tie]}
        found = [nobody]
        for tie in self.world.behind(one.id):
            if tie.kind not in kinds or tie.above in when.apart or tie.above == one.id:
                continue
            behind = best(
                [
                    self._alone(_inner(who), tie.above, when, depth),
                    self._further(who, tie.above, when, depth),
                ]
            )
            found.append(self._through(behind, tie, VERBS[tie.kind], when))
        return best(found)

    def _further(self, who: Who, party: str, when: When, depth: int) -> Verdict:
        """Look behind the one behind, where owning and controlling go on."""
        onward = Who(says=who.says, tied=_inner(who), ties=tuple({*who.ties, Tie.OWN, Tie.CONTROL}))
        return self._tied(onward, self.world.parties[party], when, depth - 1)

    def _through(
        self, verdict: Verdict, tie: Stated, verb: str, when: When | None = None
    ) -> Verdict:
        """Put a tie before a verdict: weaker by its evidence, its days and what it leaves open."""
        standard = tie.proven.standard(self.known_by)
        said = f"{self.world.name(tie.below)} {verb} {self.world.name(tie.above)}"
        whole = replace(
            verdict,
            says=f"{said}; {verdict.says}",
            standard=min(verdict.standard, standard),
            links=(tie.link, *verdict.links),
        )
        if verdict.rank <= RANKS[Reason.INFORMATION]:
            return whole
        if not standard:
            return replace(whole, reason=Reason.STANDARD)
        if verdict.reason is None and not tie.sure:
            return replace(whole, reason=Reason.OPEN)
        if when is not None and tie.bounds != Bounds():
            return in_time(whole, together(when.bounds, [tie.bounds], when.period))
        if when is not None and verdict.reason is None:
            return replace(whole, reason=Reason.DAYS)
        return whole


VERBS = {
    "OWNS": "was owned by",
    "HAS_INTEREST_IN": "is stated to be of interest to",
    "LINKED_TO": "is linked by a list, without saying how, to",
    "CONTROLS": "was controlled by",
    "DIRECTS": "was directed by",
    "PART_OF": "is part of",
    "OPERATES": "was operated by",
    "MANAGES": "was managed by",
    "CREWS": "was crewed by",
    "ACTS_FOR": "acted for",
}


def _inner(who: Who) -> Who:
    if who.tied is None:
        raise ValueError(f"{who.says!r} ties to nobody")
    return who.tied


def _all(one: Party, who: Who, found: list[Verdict]) -> Verdict:
    """Join the tests of a class: the party belongs to it only if it passes every one."""
    if not found:
        return Verdict(f"{one.name}: {who.says}")
    worst = min(found, key=lambda verdict: verdict.rank)
    if worst.reason is not None:
        return worst
    return Verdict(
        "; ".join(verdict.says for verdict in found),
        standard=min(verdict.standard for verdict in found),
        links=tuple(link for verdict in found for link in verdict.links),
        remarks=tuple(remark for verdict in found for remark in verdict.remarks),
    )
