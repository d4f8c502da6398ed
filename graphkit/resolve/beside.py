"""What stands beside names: second identifiers that raise a likeness, lower it, or settle it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from graphkit.model.dates import DateError, day_range
from graphkit.model.identifiers import Kind
from graphkit.resolve.known import Known
from graphkit.resolve.names.name import Family

STRONG = {
    Kind.IMO: "IMO number",
    Kind.IMO_COMPANY: "IMO company number",
    Kind.LEI: "LEI",
}
"""Identifiers of which a thing has one: two that pass their checks and differ are two things."""

Point = tuple[str, float, str]
"""What it is about, how many points it adds, and why."""

SAME_BIRTH, NEAR_BIRTH, OTHER_BIRTH, CLOSE_BIRTH = 8.0, 4.0, -25.0, -8.0
SAME_NUMBER, OTHER_REGISTER = 12.0, -15.0
SAME_COUNTRY, OTHER_COUNTRY, OTHER_FLAG = 2.0, -8.0, -2.0
SAME_BUILD, OTHER_BUILD = 6.0, -20.0
SAME_TONNAGE, OTHER_TONNAGE = 4.0, -12.0
OTHER_GENDER, SAME_ADDRESS, SAME_SIGNAL = -20.0, 6.0, 10.0
"""Points. They order what a person looks at; nothing is decided by them."""


def differs(a: Known, b: Known) -> str:
    """Say by which strong identifier two entities are different; empty where none says so."""
    for kind, name in STRONG.items():
        one, other = ({str(i.value) for i in who.identifiers if i.kind is kind} for who in (a, b))
        if one and other and not one & other:
            return f"{name} {', '.join(sorted(one))} against {', '.join(sorted(other))}"
    return ""


def points(a: Known, b: Known) -> list[Point]:
    """Return what speaks for and against two entities being one, beside their names."""
    asked = [*_ALL, *_BY_FAMILY[a.named.family]]
    return [point for question in asked for point in question(a, b)]


def _born(a: Known, b: Known) -> Iterator[Point]:
    one, other = _days(a, "birthDate"), _days(b, "birthDate")
    if not one or not other:
        return
    said = f"{_listed(a, 'birthDate')} and {_listed(b, 'birthDate')}"
    overlapping = [(x, y) for x in one for y in other if x[0] <= y[1] and y[0] <= x[1]]
    if any(x == y and x[0] == x[1] for x, y in overlapping):
        yield "birth date", SAME_BIRTH, f"born on the same day, {said}"
    elif overlapping:
        yield "birth date", NEAR_BIRTH, f"the birth dates fit each other, {said}"
    elif min(abs(x[0].year - y[0].year) for x in one for y in other) <= 1:
        yield "birth date", CLOSE_BIRTH, f"the birth dates are near each other and differ, {said}"
    else:
        yield "birth date", OTHER_BIRTH, f"the birth dates differ, {said}"


def _days(who: Known, name: str) -> list[tuple[date, date]]:
    found = []
    for value in who.facts.get(name, ()):
        try:
            found.append(day_range(value))
        except DateError:
            continue
    return found


def _listed(who: Known, *names: str) -> str:
    return ", ".join(sorted(who.values(*names)))


def _sexes(a: Known, b: Known) -> Iterator[Point]:
    one, other = ({v.casefold() for v in who.values("gender")} for who in (a, b))
    if one and other and not one & other:
        yield "gender", OTHER_GENDER, f"one is {min(one)}, the other {min(other)}"


def _countries(*names: str, against: float) -> Callable[[Known, Known], Iterator[Point]]:
    def question(a: Known, b: Known) -> Iterator[Point]:
        one, other = a.values(*names), b.values(*names)
        if shared := one & other:
            yield "country", SAME_COUNTRY, f"both have to do with {', '.join(sorted(shared))}"
        elif one and other:
            said = f"{', '.join(sorted(one))} against {', '.join(sorted(other))}"
            yield "country", against, f"no country in common: {said}"

    return question


def _built(a: Known, b: Known) -> Iterator[Point]:
    one, other = ({value[:4] for value in who.values("buildDate")} for who in (a, b))
    if one & other:
        yield "build year", SAME_BUILD, f"both built in {min(one & other)}"
    elif one and other:
        yield "build year", OTHER_BUILD, f"built in {min(one)} and in {min(other)}"


def _tonnage(a: Known, b: Known) -> Iterator[Point]:
    for name in ("tonnage", "grossRegisteredTonnage"):
        one, other = _figures(a, name), _figures(b, name)
        if not one or not other:
            continue
        apart = min(abs(x - y) / max(x, y) for x in one for y in other)
        said = f"{_listed(a, name)} and {_listed(b, name)} tons"
        if apart <= 0.02:
            yield "tonnage", SAME_TONNAGE, f"of one size, {said}"
        elif apart > 0.2:
            yield "tonnage", OTHER_TONNAGE, f"of two sizes, {said}"


def _figures(who: Known, name: str) -> list[float]:
    digits = (re.sub(r"[^\d.]", "", value.replace(",", "")) for value in who.facts.get(name, ()))
    return [
        number for one in digits if re.fullmatch(r"\d+(\.\d+)?", one) and (number := float(one))
    ]


def _numbers(a: Known, b: Known) -> Iterator[Point]:
    for name, said in _NUMBERS.items():
        if shared := a.values(name) & b.values(name):
            yield said, SAME_NUMBER, f"the same {said}, {min(shared)}"
    one, other = (_registers(who) for who in (a, b))
    for country in sorted(one.keys() & other.keys()):
        if not one[country] & other[country]:
            said = f"{min(one[country])} against {min(other[country])}"
            yield "registration", OTHER_REGISTER, f"two registrations in {country}: {said}"


_NUMBERS = {
    "registrationNumber": "registration number",
    "taxNumber": "tax number",
    "idNumber": "number of a document",
}


def _registers(who: Known) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in who.identifiers:
        if one.kind is Kind.REGISTRATION:
            country, _, number = one.value.partition(":")
            found.setdefault(country, set()).add(number)
    return found


def _signals(a: Known, b: Known) -> Iterator[Point]:
    for name, said in (("mmsi", "MMSI"), ("callSign", "call sign")):
        if shared := a.values(name) & b.values(name):
            yield said, SAME_SIGNAL, f"the same {said}, {min(shared)}"


def _addresses(a: Known, b: Known) -> Iterator[Point]:
    if a.values("addressKey") & b.values("addressKey"):
        yield "address", SAME_ADDRESS, "the same address is stated for both"


_ALL = (_numbers, _addresses)
_BY_FAMILY: dict[Family, tuple[Callable[[Known, Known], Iterator[Point]], ...]] = {
    Family.PERSON: (_born, _sexes, _countries("nationality", "country", against=OTHER_COUNTRY)),
    Family.PARTY: (_countries("jurisdiction", "country", against=OTHER_COUNTRY),),
    Family.SHIP: (
        _built,
        _tonnage,
        _signals,
        _countries("flag", "pastFlags", "country", against=OTHER_FLAG),
    ),
}
