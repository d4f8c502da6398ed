"""Gaps in use: whose conduct meets a rule in force and who is not listed; and what States did.

A list, never an accusation. That no action is recorded says only what is loaded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from graphkit.exposure.coverage import coverage
from graphkit.exposure.time import status_on
from graphkit.graph import Graph
from graphkit.model.dates import Bounds
from graphkit.regimes.evaluation import Applied, Judged
from graphkit.regimes.gaps import NO_ACTION, UNKNOWN, Gaps, StateConduct, Unlisted
from graphkit.regimes.question import Question
from graphkit.regimes.rule import Reach, Rule, Stage, Who
from graphkit.regimes.scope import Progress, Scope, scope, silent
from graphkit.regimes.world import Listing, Party, World

AUTHORITIES = {"us": "US", "un": "UN", "eu": "EU", "uk": "UK"}
"""Whose listings answer the rules of each law."""


def gap(graph: Graph, asked: Question, progress: Progress = silent) -> Gaps:
    """Return the gaps in use of the law of a regime.

    Raises:
        DatabaseError: the database cannot be reached, or did not answer in time.
    """
    found = scope(graph, asked, progress)
    unlisted = sorted(_unlisted(found), key=lambda one: (one.authority, -(one.days or 0), one.id))
    counted: dict[str, int] = {}
    for one in unlisted:
        counted[one.authority] = counted.get(one.authority, 0) + 1
    return Gaps(
        regime=asked.regime.id,
        law_day=asked.regime.day,
        as_of=asked.as_of,
        known_by=asked.known_by,
        results=tuple(unlisted),
        by_authority=counted,
        states=tuple(_states(found)),
        limits=tuple(found.world.limits),
        coverage=coverage(graph),
        truncated=bool(found.world.limits),
    )


def _unlisted(found: Scope) -> Iterable[Unlisted]:
    for subject in found.subjects:
        by_law: defaultdict[str, list[Judged]] = defaultdict(list)
        for one in found.met(subject):
            if one.rule.stage is Stage.DESIGNATION and one.rule.law in AUTHORITIES:
                by_law[one.rule.law].append(one)
        party = found.world.parties[subject]
        for law, some in by_law.items():
            if not _listed(party, AUTHORITIES[law], found.asked.as_of):
                yield _row(party, AUTHORITIES[law], some, found)


def _row(party: Party, authority: str, some: Sequence[Judged], found: Scope) -> Unlisted:
    days = [one.since for one in some if one.since is not None and one.since <= found.asked.as_of]
    since = min(days, default=None)
    applied = some[0].applied[0]
    others = {one.authority for one in party.listings if _stands(one, found.asked.as_of)}
    return Unlisted(
        id=party.id,
        name=party.name,
        schema_=party.schema.value,
        unidentified=party.unidentified,
        jurisdictions=tuple(sorted(party.nationality)) or (UNKNOWN,),
        authority=authority,
        rules=tuple(one.rule.id for one in some),
        acts="shall" if any(one.rule.acts == "shall" for one in some) else "may",
        since=since,
        days=(found.asked.as_of - since).days if since else None,
        standard=max(_have(one) for one in some),
        sentence=applied.act.dealing.sentence,
        listed_by_others=tuple(sorted(others)),
    )


def _have(one: Judged) -> int:
    return max((it.have or 0 for it in one.elements if it.name == "conduct"), default=0)


def _listed(party: Party, authority: str, day: date) -> bool:
    return any(one.authority == authority and _stands(one, day) for one in party.listings)


def _stands(one: Listing, day: date) -> bool:
    on = Bounds(day, day, day, day)
    return status_on(one.bounds, one.stage, one.void, on) in ("listed", "possibly listed")


def _states(found: Scope) -> list[StateConduct]:
    """Return conduct that the Council's measures forbid, by the State that it is tied to."""
    rows, target = [], _aimed_at(found)
    for subject in found.subjects:
        some = [
            one
            for one in found.met(subject)
            if one.rule.law == "un" and one.rule.reach is Reach.OBLIGATION
        ]
        if not some:
            continue
        applied = some[0].applied[0]
        ties = _ties(found.world, subject, applied)
        for state, tie in sorted(one for one in ties if one[0] not in target):
            rows.append(
                StateConduct(
                    state=state,
                    tie=tie,
                    subject=subject,
                    name=found.world.name(subject),
                    rules=tuple(one.rule.id for one in some),
                    sentence=applied.act.dealing.sentence,
                    action=_action(found.world.parties[subject], state, found.asked.as_of),
                )
            )
    return sorted(rows, key=lambda one: (one.state, one.tie, one.subject))


def _aimed_at(found: Scope) -> set[str]:
    """Return the States that the Council's measures are aimed at: it is the others who must act."""
    rules = [one for one in found.asked.regime.in_force if one.law == "un"]
    named = [who for one in rules for who in (*one.counterparty, *_behind(one))]
    return {country for who in named for country in (*who.countries, *who.flags)}


def _behind(rule: Rule) -> list[Who]:
    return [who.tied for who in rule.counterparty if who.tied is not None]


def _ties(world: World, subject: str, applied: Applied) -> set[tuple[str, str]]:
    """Return how conduct is tied to States: its person or bank, its flag, its port."""
    party = world.parties[subject]
    kind = "its bank" if party.schema.value == "Bank" else "its person"
    found = {(one, kind) for one in party.countries}
    ships = {subject, applied.act.hand.party}
    found |= {
        (flag.country, "under its flag") for one in ships for flag in world.parties[one].flags
    }
    ports = (
        party
        for role in ("port", "origin", "destination", "place")
        for party in applied.act.dealing.parties.get(role, ())
    )
    found |= {(one, "in its port") for port in ports for one in world.parties[port].countries}
    return found or {(UNKNOWN, "no State is recorded")}


def _action(party: Party, state: str, day: date) -> str:
    """Say what a State's own listings did about a party; other actions are not recorded yet."""
    own = [
        one
        for one in party.listings
        if one.authority.lower() == state and one.bounds.start_min <= day and not one.void
    ]
    if not own:
        return NO_ACTION
    return "; ".join(f"listed ({one.programme}: {', '.join(one.measures)})" for one in own)
