"""What is kept of an advanced file while its parties are read: all that is not a party.

The file has its reference values first, then locations, documents, parties, relationships and
entries, each with references to the others by number. A first reading keeps, for a list of 20,000
parties, some 60,000 places, 30,000 documents, 20,000 entries and 10,000 relationships, each as a
few words. Of the parties it keeps numbers only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from graphkit.errors import InputRejected
from graphkit.model.rows import Reject
from ingest.files.opening import Member
from ingest.files.xml import children, elements, local_name
from ingest.ofac.advanced.documents import Held, document
from ingest.ofac.advanced.entries import Entry, Tie, entry, tie
from ingest.ofac.advanced.periods import plain_day
from ingest.ofac.advanced.places import Place, place
from ingest.ofac.advanced.words import SETS, ReferenceValues
from ingest.ofac.records import NotTaken
from ingest.ofac.structure import CURE, allowed, attribute, check, only, stop

ISSUE = "DateOfIssue"
PARTY = "DistinctParty"
ENTRY = "SanctionsEntry"
TIE = "ProfileRelationship"
DOCUMENT = "IDRegDocument"
LOCATION = "Location"
LINK = "SanctionsEntryLink"
NEEDED = (ISSUE, SETS, PARTY, ENTRY)


@dataclass(frozen=True, slots=True)
class Numbered:
    """Where a profile is: its listing number, its place, and the numbers of its identities."""

    uid: str
    line: int
    identities: tuple[str, ...]


@dataclass
class Tables:
    """The tables of one file, and what of it could not be taken."""

    member: Member
    published: date = date.min
    places: dict[str, Place] = field(default_factory=dict)
    documents: list[Held] = field(default_factory=list)
    profiles: dict[str, Numbered] = field(default_factory=dict)
    entries: list[tuple[int, Entry]] = field(default_factory=list)
    ties: list[tuple[int, Tie]] = field(default_factory=list)
    read: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    rejects: list[Reject] = field(default_factory=list)
    _values: ReferenceValues | None = None
    _uids: set[str] = field(default_factory=set)

    @property
    def values(self) -> ReferenceValues:
        """The reference values of the file."""
        if self._values is None:
            what = f"holds no {SETS} before what refers to them"
            raise InputRejected(what, where=self.member.name, cure=CURE)
        return self._values

    def fill(self) -> None:
        """Read the whole file once.

        Raises:
            InputRejected: it is cut, or holds an element, a reference or a word that is not known.
        """
        reads: dict[str, Callable[[etree._Element, int], None]] = {
            ISSUE: self._issue,
            SETS: self._sets,
            LOCATION: self._location,
            DOCUMENT: self._document,
            PARTY: self._party,
            ENTRY: self._entry,
            TIE: self._tie,
            LINK: self._link,
        }
        for _, element in elements(self.member, *reads):
            name = local_name(element)
            self.read[name] += 1
            if name != SETS:
                check(element, allowed("advanced"), self.member.name)
            reads[name](element, self.read[name])
        for name in NEEDED:
            if not self.read[name]:
                raise InputRejected(f"holds no {name}", where=self.member.name, cure=CURE)

    def refuse(self, kind: str, line: int, value: str, rule: str) -> None:
        """Note an element that is not taken."""
        self.rejects.append(Reject(self.member.name, line, kind, value, rule))

    def _issue(self, element: etree._Element, _: int) -> None:
        # It stands before the reference values, which name its calendar.
        self.published = plain_day(element, self.member.name)

    def _sets(self, element: etree._Element, _: int) -> None:
        self._values = ReferenceValues(self.member.name, element)

    def _location(self, element: etree._Element, _: int) -> None:
        number = attribute(element, "ID", self.member.name)
        self.places[number] = place(element, self.values)

    def _document(self, element: etree._Element, line: int) -> None:
        self.documents.append(document(element, line, self.places, self.values))

    def _party(self, element: etree._Element, line: int) -> None:
        file, uid = self.member.name, attribute(element, "FixedRef", self.member.name)
        if not (uid.isascii() and uid.isdecimal()):
            stop(f"{uid!r} is no listing number", file, element)
        profile = only(element, "Profile", file)
        number = attribute(profile, "ID", file)
        if number in self.profiles or uid in self._uids:
            stop(f"uid {uid} or its profile {number} stands twice", file, element)
        self._uids.add(uid)
        identities = (attribute(one, "ID", file) for one in children(profile, "Identity"))
        self.profiles[number] = Numbered(uid, line, tuple(identities))

    def _entry(self, element: etree._Element, line: int) -> None:
        try:
            self.entries.append((line, entry(element, self.published, self.values)))
        except NotTaken as why:
            self.refuse(ENTRY, line, element.get("ID") or "", str(why))

    def _tie(self, element: etree._Element, line: int) -> None:
        try:
            self.ties.append((line, tie(element, self.published, self.values)))
        except NotTaken as why:
            self.refuse(TIE, line, element.get("ID") or "", str(why))

    def _link(self, element: etree._Element, line: int) -> None:
        self.refuse(LINK, line, element.get("ID") or "", "links of entries are not read here")
