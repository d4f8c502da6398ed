"""Whether a party was listed as a rule asks, on the days of a dealing."""

from __future__ import annotations

from dataclasses import replace

from graphkit.model.dates import FIRST_DAY, LAST_DAY, Bounds
from graphkit.regimes.days import Period, Sure, overlap, together, words
from graphkit.regimes.element import Reason
from graphkit.regimes.rule import Designated
from graphkit.regimes.verdict import Verdict, When, best
from graphkit.regimes.world import Listing, Party


def designated(wanted: Designated, one: Party, when: When) -> Verdict:
    """Say whether one of a party's listings is as a rule asks, and stood on the days."""
    nothing = Verdict(
        f"no listing of {one.name} is recorded{_under(wanted)} in the lists that are loaded",
        Reason.INFORMATION,
    )
    return best([nothing, *(_listed(it, one, wanted, when) for it in one.listings)])


def _under(wanted: Designated) -> str:
    by = f" by {' or '.join(wanted.authorities)}" if wanted.authorities else ""
    under = f" under {' or '.join(wanted.programmes)}" if wanted.programmes else ""
    return by + under


def _listed(listing: Listing, one: Party, wanted: Designated, when: When) -> Verdict:
    said = f"{one.name} is listed by {listing.authority} ({listing.programme})"
    verdict = Verdict(said, links=(listing.id,))
    if listing.assumed:
        return replace(verdict, says=f"{one.name} is supposed to be designated")
    if not _named(wanted, listing):
        return Verdict(said, Reason.NATIONALITY)
    if listing.void:
        return replace(verdict, says=f"{said}, which was annulled", reason=Reason.DATE)
    if not _imposes(wanted, listing):
        measures = " and ".join(listing.measures) or "no measure that is recorded"
        return replace(verdict, says=f"{said}: {measures} only", reason=Reason.MEASURE)
    return _listed_in_time(verdict, listing, when)


def _named(wanted: Designated, listing: Listing) -> bool:
    by = not wanted.authorities or listing.authority in wanted.authorities
    return by and (not wanted.programmes or listing.programme in wanted.programmes)


def _imposes(wanted: Designated, listing: Listing) -> bool:
    if wanted.measures:
        return bool(set(wanted.measures) & set(listing.measures))
    others = set(listing.measures) - set(wanted.not_measures)
    return not wanted.not_measures or bool(others)


def _listed_in_time(verdict: Verdict, listing: Listing, when: When) -> Verdict:
    stood = _standing(listing)
    sure = together(when.bounds, [stood], when.period)
    if listing.stage == "proposed" and sure is not Sure.NOT:
        said = f"{verdict.says}, which is proposed and not in force"
        return replace(verdict, says=said, reason=Reason.DATE)
    if sure is Sure.CERTAINLY:
        return replace(verdict, says=f"{verdict.says} on the day of the dealing")
    dealt = words(when.bounds)
    if sure is Sure.POSSIBLY:
        said = f"{verdict.says} {_since(stood)}; the dealing was {dealt}"
        return replace(verdict, says=said, reason=Reason.DAYS)
    if overlap(when.bounds, Period(FIRST_DAY, stood.end_max)) is Sure.NOT:
        said = f"{verdict.says} only until {stood.end_max}; the dealing was {dealt}"
    else:
        said = f"{verdict.says} only {_since(stood)}; the dealing was {dealt}"
    return replace(verdict, says=said, reason=Reason.DATE)


def _standing(listing: Listing) -> Bounds:
    """Return when it stood; one that is in force and has no recorded end stands on."""
    one = listing.bounds
    if listing.stage in ("in force", "proposed") and one.end_max == LAST_DAY:
        return Bounds(one.start_min, one.start_max, LAST_DAY, LAST_DAY)
    return one


def _since(stood: Bounds) -> str:
    first, last = stood.start_min, stood.start_max
    if first == last:
        return f"from {first}"
    begin = "" if first == FIRST_DAY else first
    return f"from a day in [{begin}..{last}]"
