"""Which identifiers a row gives an entity: checked, and only where a number names one thing alone.

A number of a national company register names a company only where one register serves the whole
country (ingest/registers.yml), where one country is stated, and where no other entity
of the file has it. Two different IMO numbers, LEIs or register numbers of one entity
are numbers of two things that somebody merged: none of them names it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from graphkit.model.identifiers import Identifier, IdentifierError, Kind, identifier
from graphkit.model.registry import Schema
from ingest.ftm.known import Known
from ingest.ftm.raw import Stated
from ingest.ftm.source import description
from ingest.registers import registered

REGISTERED = (Schema.COMPANY, Schema.BANK)
MMSI = re.compile(r"\d{9}", re.ASCII)
_OFAC_REFERENT = re.compile(r"ofac-(\d{1,6})", re.ASCII)
_SEVERAL = (Kind.BIC, Kind.FTM)
"""Kinds of which one thing may have several."""
_CODES = {"leiCode": Kind.LEI, "swiftBic": Kind.BIC, "imoNumber": Kind.IMO_COMPANY}
_VESSEL_CODES = {**_CODES, "imoNumber": Kind.IMO}
_COUNTRIES = ("jurisdiction", "mainCountry", "country")

_NUMBERED = {*_CODES, "mmsi", "ogrnCode", "registrationNumber"}

Found = tuple[list[Identifier], list[str]]
"""Identifiers that passed their checks, and the numbers that did not, as stated."""


def of_entity(one: Stated, schema: Schema) -> Found:
    """Return what the row of an entity itself gives it."""
    if not one.referents and one.properties.keys().isdisjoint(_NUMBERED):
        return [], []
    good: list[Identifier] = []
    wrong: list[str] = []
    for name, kind in _VESSEL_CODES.items() if schema is Schema.VESSEL else _CODES.items():
        for stated in one.properties.get(name, ()):
            try:
                good.append(identifier(kind, stated))
            except IdentifierError:
                wrong.append(f"{name} {stated}")
    wrong += [f"mmsi {mmsi}" for mmsi in one.properties.get("mmsi", ()) if not MMSI.fullmatch(mmsi)]
    if schema in REGISTERED:
        good += _registrations(one)
    referents = (_OFAC_REFERENT.fullmatch(referent) for referent in one.referents)
    good += [identifier(Kind.OFAC, found[1]) for found in referents if found]
    return good, wrong


def _registrations(one: Stated) -> Iterator[Identifier]:
    for number in one.properties.get("ogrnCode", ()):
        yield from _registered("ru", number)
    numbers = one.properties.get("registrationNumber", ())
    country = _country(one) if numbers else ""
    for number in numbers:
        yield from _registered(country, number)


def _country(one: Stated) -> str:
    """Return the country whose register a number must be of; empty where it is not one alone."""
    for name in _COUNTRIES:
        if stated := {value.lower() for value in one.properties.get(name, ())}:
            return stated.pop() if len(stated) == 1 else ""
    return ""


def _registered(country: str, number: str) -> Iterator[Identifier]:
    if named := registered(country, number):
        yield identifier(Kind.REGISTRATION, named)


def of_listing(one: Stated) -> Iterator[Identifier]:
    """Give the numbers under which official lists keep the entity that a Sanction is about."""
    stated = [*one.properties.get("authorityId", ()), *one.properties.get("unscId", ())]
    for name in one.datasets if stated else ():
        known = description().datasets.get(name)
        if known is not None and known.number is not None:
            yield from (
                identifier(known.number, number)
                for number in dict.fromkeys(stated)
                if re.fullmatch(known.shape, number)
            )


def naming(owner: str, known: Known) -> tuple[list[Identifier], list[str]]:
    """Return the identifiers that name an entity alone, and remarks on those that do not."""
    held = known.claims(owner)
    if not held:
        return [], []
    by_kind: defaultdict[Kind, list[Identifier]] = defaultdict(list)
    for one in held:
        by_kind[one.kind].append(one)
    names: list[Identifier] = []
    remarks: list[str] = []
    for kind, several in by_kind.items():
        if len(several) > 1 and kind not in _SEVERAL:
            remarks.append(f"{kind} numbers of entities that have several, which names none")
        elif kind is Kind.REGISTRATION and known.owners(several[0]) > 1:
            remarks.append("register numbers of several entities, which names none")
        else:
            names += several
    return names, remarks


def single(kind: Kind, names: Iterable[Identifier]) -> str:
    """Return the value of the first identifier of a kind; empty where there is none."""
    return next((one.value for one in names if one.kind is kind), "")
