"""Tests of a class that a party's own record answers: what it is, its country, its flag."""

from __future__ import annotations

from graphkit.model.dates import Bounds
from graphkit.regimes.days import Sure, together
from graphkit.regimes.element import Reason
from graphkit.regimes.rule import Who
from graphkit.regimes.verdict import Verdict, When, best, in_time
from graphkit.regimes.world import Party


def _kind(who: Who, one: Party) -> Verdict:
    said = f"{one.name} is a {one.schema.value}"
    return Verdict(said, None if one.schema in who.kinds else Reason.KIND)


def _country(who: Who, one: Party) -> Verdict:
    stated = one.nationality
    if not stated:
        return Verdict(f"no source states the country of {one.name}", Reason.INFORMATION)
    belongs = bool(stated & set(who.countries))
    return Verdict(_of(one), None if belongs else Reason.NATIONALITY)


def _foreign(who: Who, one: Party) -> Verdict:
    if not one.nationality:
        return Verdict(f"no source states the country of {one.name}", Reason.INFORMATION)
    belongs = not one.nationality & set(who.not_countries)
    return Verdict(_of(one), None if belongs else Reason.NATIONALITY)


def _excepted(who: Who, one: Party) -> Verdict:
    if not one.nationality:
        said = f"{one.name} is not recorded as of {', '.join(who.except_countries).upper()}"
        return Verdict(said, remarks=("no source states its country",))
    belongs = not one.nationality & set(who.except_countries)
    return Verdict(_of(one), None if belongs else Reason.NATIONALITY)


RECORDED = {
    "kinds": _kind,
    "countries": _country,
    "not_countries": _foreign,
    "except_countries": _excepted,
}
"""Tests that a party's own record answers, whatever the day."""


def _of(one: Party) -> str:
    return f"{one.name} is of {', '.join(sorted(one.nationality)).upper()} by its record"


def flag(who: Who, one: Party, when: When) -> Verdict:
    """Look at flags with days first; a flag that only the ship's record has gives no day."""
    dated = [flag for flag in one.flags if flag.bounds != Bounds()]
    found = []
    for flag in dated:
        said = f"{one.name} flew the flag of {flag.country.upper()}"
        wanted = flag.country in who.flags
        link = (flag.link,) if flag.link else ()
        sure = together(when.bounds, [flag.bounds], when.period)
        if wanted:
            found.append(in_time(Verdict(said, links=link), sure))
        elif sure is Sure.CERTAINLY:
            return Verdict(said, Reason.NATIONALITY, links=link)
    for flag in one.flags:
        if flag.bounds == Bounds() and flag.country in who.flags:
            said = f"{one.name} has the flag of {flag.country.upper()} by its record"
            found.append(Verdict(said, remarks=("the record gives no day for the flag",)))
    if found:
        return best(found)
    if not one.flags:
        return Verdict(f"no source states the flag of {one.name}", Reason.INFORMATION)
    stated = ", ".join(sorted({flag.country.upper() for flag in one.flags}))
    return Verdict(f"{one.name} is recorded with the flag of {stated}", Reason.NATIONALITY)
