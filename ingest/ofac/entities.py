"""A listed party as an entity: what it is, its names, numbers and places."""

from __future__ import annotations

import re
from collections import defaultdict

from graphkit.model.entities import Entity
from graphkit.model.identifiers import Identifier, IdentifierError, Kind, identifier, strongest
from graphkit.model.registry import Schema
from ingest.ofac.clauses import BIC, IMO, LEI, REGISTRATION, Clause
from ingest.ofac.days import edtf
from ingest.ofac.names import both_ways, natural, words
from ingest.ofac.records import Address, Party, Problem
from ingest.ofac.source import country, party_rules
from ingest.registers import registered

TYPES = {"vessel": Schema.VESSEL, "individual": Schema.PERSON, "aircraft": Schema.AIRCRAFT}
COUNTRIES = ("flag", "past_flags", "nationality", "jurisdiction")
DATES = ("birth_date", "build_date", "start_date")
SINGLE = ("start_date",)
NATIONAL = re.compile(r"(?P<number>[A-Z0-9./-]+) \((?P<country>[^()]+)\)")
"""A registration that names its number and its country and nothing else."""

Fields = dict[str, list[str]]


class EntityBuilder:
    """Builds the entity of one party; `problems` are what a reader should know about it."""

    def __init__(self, party: Party) -> None:
        self.party = party
        self.schema = schema_of(party)
        self.fields: Fields = defaultdict(list)
        self.identifiers: list[Identifier] = [identifier(Kind.OFAC, party.uid)]
        self.ill_formed: list[str] = []
        self.problems: list[Problem] = []

    def build(self) -> Entity:
        """Return the entity; nothing that the rows state is left out."""
        self._names()
        self._columns()
        for address in self.party.addresses:
            self._address(address)
        for clause in self.party.clauses:
            self._clause(clause)
        listed = self.party.name
        person = self.schema is Schema.PERSON
        values = {name: tuple(dict.fromkeys(stated)) for name, stated in self.fields.items()}
        single = {name: values.pop(name, ("",))[0] for name in (*SINGLE, "imo_number", "swift_bic")}
        return Entity.model_validate(
            {
                "id": str(strongest(self.identifiers)),
                "schema_": self.schema,
                "name": natural(listed) if person else listed,
                "identifiers": tuple(dict.fromkeys(self.identifiers)),
                "ill_formed": tuple(self.ill_formed),
                **values,
                **single,
            }
        )

    def _names(self) -> None:
        person = self.schema is Schema.PERSON
        if person:
            self.fields["alias"] += [one for one in both_ways(self.party.name, person=True)][1:]
        for other in self.party.names:
            field = "previous_name" if other.kind == "fka" else "alias"
            self.fields[field] += both_ways(other.name, person=person)
            if other.remarks:
                self.fields["notes"].append(f"{other.name}: {other.remarks}")

    def _columns(self) -> None:
        party = self.party
        if party.title:
            self.fields["title"].append(party.title)
        if party.call_sign:
            self.fields["call_sign"].append(party.call_sign)
        if party.vessel_type:
            self.fields["type"].append(party.vessel_type)
        if party.tonnage:
            self.fields["tonnage"].append(party.tonnage.replace(",", ""))
        if party.gross_tonnage:
            self.fields["gross_registered_tonnage"].append(party.gross_tonnage.replace(",", ""))
        if party.flag:
            self._country("flag", party.flag)
        if party.owner:
            self.fields["notes"].append(f"Vessel owner: {party.owner}")

    def _address(self, stated: Address) -> None:
        parts = [part for part in (stated.street, stated.city, stated.country) if part]
        if parts:
            self.fields["address"].append(", ".join(parts))
        if stated.country:
            self._country("country", stated.country, stated.place)
        if stated.remarks:
            self.fields["notes"].append(f"{', '.join(parts)}: {stated.remarks}")

    def _country(self, field: str, name: str, where: str = "") -> None:
        code = country(name)
        if code:
            self.fields[field].append(code)
            return
        if code is None:
            self._problem(f"{name!r} is no country that is known here; kept in notes", where)
        self.fields["notes"].append(f"{field.replace('_', ' ')}: {name}")

    def _clause(self, clause: Clause) -> None:
        if clause.kind == IMO:
            self._imo(clause)
        elif clause.kind == BIC:
            self._identifier(clause, Kind.BIC, clause.value, "swift_bic")
        elif clause.kind == LEI:
            self._identifier(clause, Kind.LEI, clause.value, "lei_code")
        elif clause.target in COUNTRIES:
            self._country(clause.target, clause.value)
        elif clause.target in DATES:
            self._date(clause)
        elif clause.target:
            self._text(clause)
        elif not clause.kind:
            self.fields["notes"].append(clause.text)

    def _imo(self, clause: Clause) -> None:
        if self.schema is Schema.VESSEL:
            self._identifier(clause, Kind.IMO, clause.value, "imo_number")
        else:
            self._identifier(clause, Kind.IMO_COMPANY, clause.value, "")

    def _identifier(self, clause: Clause, kind: Kind, stated: str, field: str) -> None:
        try:
            checked = identifier(kind, stated)
        except IdentifierError as error:
            self.ill_formed.append(clause.text)
            self._problem(f"{error}; kept as stated")
            return
        self.identifiers.append(checked)
        if field:
            self.fields[field].append(checked.value)

    def _date(self, clause: Clause) -> None:
        day = edtf(clause.value)
        if day is None or (clause.target in SINGLE and self.fields[clause.target]):
            self.fields["notes"].append(clause.text)
        else:
            self.fields[clause.target].append(day)

    def _text(self, clause: Clause) -> None:
        person = self.schema is Schema.PERSON
        if clause.target in ("alias", "weak_alias", "previous_name"):
            self.fields[clause.target] += both_ways(clause.kept, person=person)
        elif clause.target == "gender":
            self.fields["gender"].append(clause.kept.lower())
        elif clause.target == "mmsi" and not re.fullmatch(r"\d{9}", clause.kept):
            self.ill_formed.append(clause.text)
            self._problem(f"{clause.text!r}: an MMSI has nine digits; kept as stated")
        else:
            self.fields[clause.target].append(clause.kept)
        if clause.kind == REGISTRATION:
            self._registration(clause)

    def _registration(self, clause: Clause) -> None:
        """Name a company by its number where one register serves the whole country."""
        if clause.label not in _COMPANY_REGISTERS or self.schema not in _REGISTERED:
            return
        found = NATIONAL.fullmatch(clause.value)
        code = country(found["country"]) if found else None
        if found and (named := registered(code or "", found["number"])):
            self.identifiers.append(identifier(Kind.REGISTRATION, named))

    def _problem(self, what: str, where: str = "") -> None:
        self.problems.append(Problem(where or self.party.place, f"uid {self.party.uid}: {what}"))


_REGISTERED = (Schema.COMPANY, Schema.BANK)
_COMPANY_REGISTERS = (
    "UK Company Number",
    "Company Number",
    "Registration Number",
    "Business Registration Number",
    "C.R. No.",
    "Enterprise Number",
    "Certificate of Incorporation Number",
    "Chamber of Commerce Number",
)


def schema_of(party: Party) -> Schema:
    """Say what a listed party is: by its type, else by its name and numbers (parties.yml)."""
    if party.kind:
        return TYPES[party.kind]
    rule, name = party_rules().schema_words, party.name
    own = name.upper()
    for other in rule.not_bank:
        own = own.replace(other, "")
    if party.of_kind(BIC) or words(own) & rule.bank_words:
        return Schema.BANK
    if words(name) & rule.companies or party.of_kind(REGISTRATION):
        return Schema.COMPANY
    return Schema.ORGANIZATION
