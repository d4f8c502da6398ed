"""A listed party as this reader works on it, the same for all forms of a list.

Its fields are the columns of the legacy files, whose reading is proven on whole lists: what an XML
form states elsewhere is read into them, so that a party is the same in every form.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.ofac.clauses import Clause

NAME_KINDS = ("aka", "fka", "nka")


class NotTaken(ValueError):
    """A row that is not loaded; the message says why in one sentence without a full stop."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a reader of the list should know; it stopped nothing."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Address:
    """One address.

    Args:
        street: street and house.
        city: city, province and postal code.
        country: as OFAC names it.
        remarks: on the address.
        place: where it stands, `add.csv:12`; empty where it stands with its party.
    """

    street: str = ""
    city: str = ""
    country: str = ""
    remarks: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class OtherName:
    """One other name of a party; `kind` is aka, fka or nka."""

    kind: str
    name: str
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """One programme under which a party is listed.

    Args:
        programme: its tag.
        locator: where a reader of a dossier finds it.
        quote: words of the file that state it.
        since: first day of an entry that names it, ISO; empty where the form has no days.
        certain: day from which an entry names it and no other programme; empty where none does.
        blocks: whether its entry says that property is blocked; None where the form does not say.
        basis: its legal basis, where the form states one.
        notes: what else its entry states.
    """

    programme: str
    locator: str
    quote: str
    since: str = ""
    certain: str = ""
    blocks: bool | None = None
    basis: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship that a list states by the numbers of both parties.

    Args:
        words: what it is, in the words of the list.
        to: the listing number of the other party.
        locator: where it stands.
        start: since when, EDTF.
        end: until when, EDTF.
        notes: what else it states.
    """

    words: str
    to: str
    locator: str
    start: str = ""
    end: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One listed party with everything that a list states of it.

    Args:
        uid: its listing number.
        name: as listed, `KIM, Yong Chol`.
        kind: individual, vessel, aircraft, or empty for any other.
        clauses: of its remarks; see ingest.ofac.clauses.
        file: the file it stands in.
        line: its line or element there.
        locator: where a reader of a dossier finds it.
        said_at: where one finds its remarks.
        beside: rows or elements that are part of it, by file, besides its own.
    """

    uid: str
    name: str
    kind: str
    title: str = ""
    call_sign: str = ""
    vessel_type: str = ""
    tonnage: str = ""
    gross_tonnage: str = ""
    flag: str = ""
    owner: str = ""
    addresses: tuple[Address, ...] = ()
    names: tuple[OtherName, ...] = ()
    clauses: tuple[Clause, ...] = ()
    listings: tuple[Listing, ...] = ()
    relations: tuple[Relation, ...] = ()
    file: str
    line: int
    locator: str
    said_at: str
    beside: tuple[tuple[str, int], ...] = ()

    @property
    def place(self) -> str:
        """Where it is, as an editor shows it."""
        return f"{self.file}:{self.line}"

    def of_kind(self, kind: str) -> tuple[Clause, ...]:
        """Return its clauses of one kind."""
        return tuple(clause for clause in self.clauses if clause.kind == kind)
