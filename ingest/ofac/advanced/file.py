"""One file in the advanced form, as the parties of its list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from lxml import etree

from graphkit.model.rows import Reject
from ingest.files.xml import elements
from ingest.ofac.advanced.entries import Entry, Tie, listings
from ingest.ofac.advanced.features import features
from ingest.ofac.advanced.names import names, remarks
from ingest.ofac.advanced.tables import DOCUMENT, ENTRY, PARTY, TIE, Tables
from ingest.ofac.advanced.words import words
from ingest.ofac.clauses import Clause, clauses
from ingest.ofac.counts import Rows
from ingest.ofac.forms import Found
from ingest.ofac.records import Party, Problem
from ingest.ofac.source import OfacList
from ingest.ofac.standard import bare
from ingest.ofac.structure import attribute, only
from ingest.source import refuse_fewer


class AdvancedXml:
    """One file, checked as a whole when it is opened; going through it gives its parties.

    A party belongs to the list that is read where an entry on that list names it; its programmes
    are those of all its entries, as in the other forms. A party, entry, relationship or document
    that belongs to no such party is rejected.
    """

    problems: tuple[Problem, ...] = ()

    def __init__(self, found: Found) -> None:
        self.member = found.files[found.source.files.advanced]
        self._tables = Tables(self.member)
        self._tables.fill()
        self.published = self._tables.published
        self._entries: defaultdict[str, list[Entry]] = defaultdict(list)
        self._ties: defaultdict[str, list[Tie]] = defaultdict(list)
        self._held: defaultdict[str, list[Clause]] = defaultdict(list)
        self._beside: Counter[str] = Counter()
        self._join(found.source)
        self.rejects: tuple[Reject, ...] = tuple(self._tables.rejects)
        self.counts: Mapping[str, Rows] = self._counted()
        accepted = self.counts[PARTY].accepted
        least = {PARTY: found.source.minimum[PARTY]}
        whole = found.source.model_copy(update={"minimum": least})
        refuse_fewer(whole, {PARTY: accepted}, self.member.name)

    def __iter__(self) -> Iterator[Party]:
        """Give each party of the list, in the order of the file."""
        for number, element in elements(self.member, PARTY):
            profile = only(element, "Profile", self.member.name)
            if attribute(profile, "ID", self.member.name) in self._entries:
                yield self._party(element, profile, number)

    def _join(self, source: OfacList) -> None:
        """Give each party what hangs on it; what hangs on nobody is rejected."""
        tables = self._tables
        lists: defaultdict[str, set[str]] = defaultdict(set)
        for _, one in tables.entries:
            lists[one.profile].add(one.listed_on)
        own = {number for number, on in lists.items() if any(map(source.holds, on))}
        for number, where in tables.profiles.items():
            if number not in own:
                on = ", ".join(sorted(lists[number])) or "no entry names it"
                tables.refuse(PARTY, where.line, where.uid, f"is not on this list: {on}")
        self._attach(own & set(tables.profiles))

    def _attach(self, own: set[str]) -> None:
        tables = self._tables
        for line, one in tables.entries:
            if one.profile in own:
                self._entries[one.profile].append(one)
                self._beside[one.profile] += 1
            else:
                tables.refuse(ENTRY, line, one.number, f"profile {one.profile} is no party of it")
        for line, tie in tables.ties:
            if lost := [end for end in (tie.profile, tie.to_profile) if end not in own]:
                tables.refuse(TIE, line, tie.number, f"profile {lost[0]} is no party of it")
            else:
                self._ties[tie.profile].append(tie)
                self._beside[tie.profile] += 1
        identities = {one: number for number in own for one in tables.profiles[number].identities}
        for held in tables.documents:
            if held.identity in identities:
                self._held[held.identity] += held.said
                self._beside[identities[held.identity]] += 1
            else:
                rule = f"identity {held.identity} is of no party of it"
                tables.refuse(DOCUMENT, held.line, held.identity, rule)

    def _counted(self) -> dict[str, Rows]:
        lost = [one.field for one in self.rejects]
        kinds = dict.fromkeys((PARTY, ENTRY, TIE, DOCUMENT, *lost))
        return {kind: Rows(self._tables.read[kind], lost.count(kind)) for kind in kinds}

    def _party(self, element: etree._Element, profile: etree._Element, number: int) -> Party:
        file, tables = self.member.name, self._tables
        profile_id = attribute(profile, "ID", file)
        uid = tables.profiles[profile_id].uid
        kind = tables.values.party(profile)
        called = names(profile, tables.values)
        stated = features(profile, tables.places, tables.values)
        held = [
            one
            for identity in tables.profiles[profile_id].identities
            for one in self._held[identity]
        ]
        columns = stated.columns
        said = clauses(bare(remarks(element, profile)), columns.get("title", ""))
        return Party(
            uid=uid,
            name=called.listed,
            kind=words().parties[kind],
            title=columns.get("title", ""),
            call_sign=columns.get("call_sign", ""),
            vessel_type=columns.get("vessel_type", ""),
            tonnage=columns.get("tonnage", ""),
            gross_tonnage=columns.get("gross_tonnage", ""),
            flag=columns.get("flag", ""),
            owner=columns.get("owner", ""),
            addresses=tuple(stated.addresses),
            names=called.others,
            clauses=(*stated.clauses, *held, *said, *called.clauses),
            listings=listings(self._entries[profile_id], file),
            relations=tuple(
                tie.relation(tables.profiles[tie.to_profile].uid, file)
                for tie in self._ties[profile_id]
            ),
            file=file,
            line=number,
            locator=f"{file} uid {uid}",
            said_at=f"{file} uid {uid}",
            beside=((file, self._beside[profile_id]),),
        )
