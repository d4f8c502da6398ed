"""A listed party as an entity: what it is, its names, numbers and places."""

from __future__ import annotations

import re
from collections import defaultdict

from graphkit.model.entities import Entity
from graphkit.model.identifiers import Identifier, IdentifierError, Kind, identifier, strongest
from graphkit.model.registry import Schema
from ingest.un.births import birth
from ingest.un.elements import Group
from ingest.un.listing import Listing, first
from ingest.un.numbers import Number, numbers
from ingest.un.source import UnSource, country

PLACE = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")
_KINDS = {"imo_company": Kind.IMO_COMPANY, "bic": Kind.BIC, "reg": Kind.REGISTRATION}
_SINGLE = ("swift_bic",)


class EntityBuilder:
    """Builds the entity of one listing; `problems` are what a reader should know about it."""

    def __init__(self, listing: Listing, source: UnSource) -> None:
        self.listing, self.source = listing, source
        self.fields: defaultdict[str, list[str]] = defaultdict(list)
        self.identifiers: list[Identifier] = [identifier(Kind.UN, listing.reference)]
        self.ill_formed: list[str] = []
        self.problems: list[str] = []

    def build(self) -> Entity:
        """Return the entity; nothing that the entry states of the party is left out.

        Raises:
            Fault: a date of birth is written in a way that is not known.
        """
        self._names()
        if self.listing.is_individual:
            self._person()
        else:
            for number in numbers(self.listing.comments):
                self._number(number)
        for address in self.listing.raw.all(f"{self.listing.raw.kind}_ADDRESS"):
            self._address(address)
        if self.listing.comments:
            self.fields["notes"].append(self.listing.comments)
        values = {name: tuple(dict.fromkeys(stated)) for name, stated in self.fields.items()}
        single = {name: values.pop(name, ("",))[0] for name in _SINGLE}
        return Entity.model_validate(
            {
                "id": str(strongest(self.identifiers)),
                "schema_": self._schema(),
                "name": self.listing.name,
                "identifiers": tuple(dict.fromkeys(self.identifiers)),
                "ill_formed": tuple(self.ill_formed),
                **values,
                **single,
            }
        )

    def _names(self) -> None:
        if original := self.listing.raw.text("NAME_ORIGINAL_SCRIPT"):
            self.fields["alias"].append(original)
        for alias in self.listing.aliases:
            self.fields[alias.field].append(alias.name)
            said = [first(alias.group, "NOTE"), first(alias.group, "DATE_OF_BIRTH")]
            said += [first(alias.group, "CITY_OF_BIRTH"), first(alias.group, "COUNTRY_OF_BIRTH")]
            if words := ", ".join(filter(None, said)):
                self.fields["notes"].append(f"{alias.name}: {words}")

    def _person(self) -> None:
        raw = self.listing.raw
        self.fields["title"] += raw.values("TITLE")
        self.fields["position"] += raw.values("DESIGNATION")
        if gender := raw.text("GENDER"):
            self.fields["gender"].append(self.source.genders[gender])
        for name in (*raw.values("NATIONALITY"), *filter(None, [raw.text("NATIONALITY2")])):
            self._country("nationality", name)
        for group in raw.all("INDIVIDUAL_DATE_OF_BIRTH"):
            born = birth(group)
            self.fields["birth_date" if born.edtf else "notes"].append(born.edtf or born.words)
        for group in raw.all("INDIVIDUAL_PLACE_OF_BIRTH"):
            self._place("birth_place", group)
        for group in raw.all("INDIVIDUAL_DOCUMENT"):
            self._document(group)

    def _document(self, group: Group) -> None:
        """Keep a passport or another number as stated, with its kind and country."""
        kind, more = first(group, "TYPE_OF_DOCUMENT"), first(group, "TYPE_OF_DOCUMENT2")
        kind += f" ({more})" if more not in ("", kind) else ""
        where = first(group, "ISSUING_COUNTRY") or first(group, "COUNTRY_OF_ISSUE")
        number = first(group, "NUMBER")
        words = f"{kind} {number}".strip() + (f" ({where})" if where else "")
        if number:
            self.fields["id_number"].append(words)
        issued = (first(group, "DATE_OF_ISSUE"), first(group, "CITY_OF_ISSUE"))
        said = [f"issued {' '.join(filter(None, issued))}" if any(issued) else ""]
        said += [place for place in (first(group, "COUNTRY_OF_ISSUE"),) if place and place != where]
        if note := "; ".join(filter(None, [*said, first(group, "NOTE")])):
            self.fields["notes"].append(f"{words}: {note}")
        elif not number:
            self.fields["notes"].append(words)

    def _address(self, group: Group) -> None:
        self._place("address", group)
        if name := first(group, "COUNTRY"):
            self._country("country", name)

    def _place(self, field: str, group: Group) -> None:
        """Keep a place as one text; of an address that is a country alone the country is enough."""
        parts = [first(group, name) for name in PLACE]
        text = ", ".join(filter(None, parts))
        if text and (field != "address" or any(parts[:-1])):
            self.fields[field].append(text)
        if note := first(group, "NOTE"):
            words = f"{text}: {note}" if text else note
            self.fields["notes"].append(f"{field.replace('_', ' ')}: {words}")

    def _country(self, field: str, name: str) -> None:
        code = country(name)
        if code:
            self.fields[field].append(code)
            return
        if code is None:
            self.problems.append(f"{name!r} is no country that is known here; kept in notes")
        self.fields["notes"].append(f"{field}: {name}")

    def _number(self, number: Number) -> None:
        if number.target not in _KINDS:
            self.fields[number.target].append(number.value)
            return
        if number.target == "reg":
            self.fields["registration_number"].append(number.words)
        try:
            checked = identifier(_KINDS[number.target], number.value)
        except IdentifierError as error:
            self.ill_formed.append(number.words)
            ship = "; it passes as a ship's number" if _is_ship(number) else ""
            self.problems.append(f"{error}{ship}; kept as stated")
            return
        self.identifiers.append(checked)
        if checked.kind is Kind.BIC:
            self.fields["swift_bic"].append(checked.value)

    def _schema(self) -> Schema:
        if self.listing.is_individual:
            return Schema.PERSON
        rule, kinds = self.source.schema_words, {one.kind for one in self.identifiers}
        names = [self.listing.name, *(one.name for one in self.listing.aliases)]
        if Kind.BIC in kinds or _words(names, *rule.not_bank) & rule.bank_words:
            return Schema.BANK
        registered = Kind.IMO_COMPANY in kinds or self.fields["registration_number"]
        legal = any(name.endswith(rule.company_endings) for name in names)
        if registered or legal or _words(names) & rule.companies:
            return Schema.COMPANY
        return Schema.ORGANIZATION


def _is_ship(number: Number) -> bool:
    """Tell a number that could be a ship's: an entry of a ship would be one of its own kind."""
    try:
        return number.target == "imo_company" and bool(identifier(Kind.IMO, number.value))
    except IdentifierError:
        return False


def _words(names: list[str], *without: str) -> frozenset[str]:
    """Return the words of names in capitals, with `S.A.` as SA."""
    text = " / ".join(names).upper().replace(".", "")
    for other in without:
        text = text.replace(other, "")
    return frozenset(re.findall(r"\w+", text))
