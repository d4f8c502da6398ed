"""What is gathered of one entity or person: lists of values, identifiers, places."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graphkit.model.identifiers import Identifier, IdentifierError, Kind, identifier, parse
from graphkit.model.record import Texts
from ingest.bods.codes import Scheme, codes, known
from ingest.bods.fields import Fields
from ingest.codes import Refused

_CODE = re.compile(r"(?P<country>[A-Za-z]{2})(?:-[A-Za-z0-9]{1,3})?", re.ASCII)


@dataclass
class Gathered:
    """Values as they are found, by field of Entity.

    Args:
        record: the id of the record.
    """

    record: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    identifiers: list[Identifier] = field(default_factory=list)
    ill_formed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        own = parse(self.record)
        assert own is not None  # the record's id was checked when it was read
        self.identifiers.append(own)

    def add(self, name: str, *stated: str) -> None:
        """Add values to a field; empty ones are none."""
        self.fields.setdefault(name, []).extend(one for one in stated if one)

    def lists(self) -> dict[str, Texts]:
        """Return all values, each once."""
        return {name: tuple(dict.fromkeys(stated)) for name, stated in self.fields.items()}

    def address(self, stated: Fields, target: str = "address") -> None:
        """Add an address as one text, and its country."""
        if kind := stated.text("type"):
            known(f"{stated.at}/type", kind, codes().addresses)
        country = stated.inner("country")
        parts = (stated.text("address"), stated.text("postCode"), country.text("name"))
        self.add(target, ", ".join(dict.fromkeys(part for part in parts if part)))
        code = self.country(country)
        if target == "address":
            self.add("country", code)

    def country(self, stated: Fields) -> str:
        """Return the two letters of a country or of that of a jurisdiction; empty for none."""
        code = stated.text("code")
        found = _CODE.fullmatch(code)
        if code and not found:
            raise Refused(f"{stated.at}/code", code, f"{code!r} is no code of ISO 3166")
        return found["country"].lower() if found else ""

    def places(self, name: str, label: str, stated: list[Fields]) -> None:
        """Add countries to a field; those without a code are kept in notes by their names."""
        for one in stated:
            code, called = self.country(one), one.text("name")
            self.add(name, code)
            if called and (not code or len(one.text("code")) > len(code)):
                self.add("notes", f"{label}: {called} {one.text('code')}".strip())

    def numbers(self, stated: list[Fields], *, person: bool) -> None:
        """Add identifiers, each where its scheme says."""
        for one in stated:
            number, scheme = one.text("id"), one.text("scheme")
            named = scheme or one.text("schemeName")
            if not named:
                raise Refused(f"{one.at}/scheme", "", "neither scheme nor schemeName")
            if uri := one.text("uri"):
                self.add("notes", f"identifier {number or '?'} ({named}): {uri}")
            one.text("schemeName")
            if not number:
                continue
            text = f"{number} ({named})"
            if person:
                kind = scheme.rpartition("-")[2]
                self.add(codes().person_schemes.get(kind, "id_number"), text)
            else:
                self._number(codes().schemes.get(scheme), number, text)

    def _number(self, scheme: Scheme | None, number: str, text: str) -> None:
        if scheme is not None and scheme.field == "lei":
            self._lei(number)
            return
        tax = scheme is not None and scheme.field == "tax"
        self.add("tax_number" if tax else "registration_number", text)
        if scheme is not None and scheme.field == "reg" and re.fullmatch(scheme.number, number):
            named = f"{scheme.country}:{number}"
            self.identifiers.append(identifier(Kind.REGISTRATION, named))

    def _lei(self, number: str) -> None:
        try:
            self.identifiers.append(identifier(Kind.LEI, number))
        except IdentifierError as error:
            self.ill_formed.append(number)
            self.add("notes", f"{error}; kept as stated")
