"""The words that decide what something is (advanced.yml), and the file's own numbers for them."""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from lxml import etree
from pydantic import BaseModel, ConfigDict

from ingest.files.xml import local_name
from ingest.ofac.source import vocabulary
from ingest.ofac.structure import attribute, spaced, stop

SETS = "ReferenceValueSets"


class Words(BaseModel):
    """The table of advanced.yml, which explains it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    parties: dict[str, str]
    listed_name: str
    names: dict[str, str]
    given: tuple[str, ...]
    family: tuple[str, ...]
    whole: tuple[str, ...]
    street: tuple[str, ...]
    city: tuple[str, ...]
    unknown: str
    columns: dict[str, str]
    clauses: dict[str, str]
    location: str
    untrue: tuple[str, ...]
    fraudulent: str
    issued: str
    expires: str
    created: str
    programme: str
    blocks: str
    calendar: str


@cache
def words() -> Words:
    """Return the shipped table."""
    return Words.model_validate(vocabulary("advanced.yml"))


class ReferenceValues:
    """The reference values of one file: small, and kept in memory while it is read.

    Args:
        file: the name of the file, for messages.
        element: its ReferenceValueSets.
    """

    def __init__(self, file: str, element: etree._Element) -> None:
        self.file = file
        self._attributes: dict[tuple[str, str], dict[str, str]] = {}
        self._words: dict[tuple[str, str], str] = {}
        for group in element:
            kind = local_name(group).removesuffix("Values")
            for one in group:
                if local_name(one) != kind:
                    what = f"an element {local_name(one)!r} inside {local_name(group)!r}"
                    stop(f"{what} that is not known", file, one)
                key = kind, attribute(one, "ID", file)
                self._words[key] = spaced(one.text)
                self._attributes[key] = {str(k): str(v) for k, v in one.attrib.items()}

    def word(self, kind: str, element: etree._Element, name: str = "") -> str:
        """Return the word behind a number of an element.

        Args:
            kind: the set: "RelationType".
            element: the element that refers to it.
            name: the attribute that does; else the set's name and "ID".

        Raises:
            InputRejected: the file's own sets do not have it.
        """
        number = attribute(element, name or f"{kind}ID", self.file)
        key = kind, number
        if key not in self._words:
            stop(f"{SETS} has no {kind} {number}", self.file, element)
        return self._words[key]

    def optional(self, kind: str, element: etree._Element, name: str = "") -> str:
        """Return the word behind a number that an element may lack; empty where it does."""
        given = element.get(name or f"{kind}ID")
        return self.word(kind, element, name) if given is not None else ""

    def party(self, element: etree._Element) -> str:
        """Return what a profile is, in the words of its sub-type, or of its type if that is open.

        Raises:
            InputRejected: the words are not known here.
        """
        said = self.word("PartySubType", element)
        if said == words().unknown:
            key = "PartyType", self._more("PartySubType", element, "PartyTypeID")
            if key not in self._words:
                stop(f"{SETS} has no PartyType {key[1]}", self.file, element)
            said = self._words[key]
        return self.one_of(words().parties, said, "PartySubType", element)

    def area(self, element: etree._Element) -> str:
        """Return the name of the area that a location is in."""
        return self._more("AreaCode", element, "Description")

    def _more(self, kind: str, element: etree._Element, name: str) -> str:
        self.word(kind, element)
        return self._attributes[kind, attribute(element, f"{kind}ID", self.file)].get(name, "")

    def one_of(self, known: Container[str], word: str, kind: str, element: etree._Element) -> str:
        """Return a word that must be known; raises InputRejected with the word where it is not."""
        if word not in known:
            stop(f"{kind} {word!r} is not known here", self.file, element)
        return word
