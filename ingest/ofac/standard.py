"""SDN.XML and CONSOLIDATED.XML: one `sdnEntry` for each listed party.

The file is read twice: once to count it, to check its elements and to learn the names and numbers
of all parties, and once for its rows. No entry is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from lxml import etree

from graphkit.errors import InputRejected
from graphkit.model.rows import Reject
from ingest.files.xml import child, children, elements, local_name, text
from ingest.ofac.clauses import Clause, clause, clauses
from ingest.ofac.counts import Rows
from ingest.ofac.forms import Found
from ingest.ofac.records import Address, Listing, OtherName, Party, Problem
from ingest.ofac.structure import allowed, check, spaced, stop
from ingest.source import refuse_fewer

HEADER, ENTRY = "publshInformation", "sdnEntry"
KINDS = {"Individual": "individual", "Vessel": "vessel", "Aircraft": "aircraft", "Entity": ""}
NAMES = {"a.k.a.": "aka", "f.k.a.": "fka", "n.k.a.": "nka"}


class StandardXml:
    """One file, checked as a whole when it is opened; going through it gives its parties.

    Raises:
        InputRejected: it is cut, holds an element or a word that is not known, has not as many
            entries as it says, or two entries have one number.
    """

    rejects: tuple[Reject, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __init__(self, found: Found) -> None:
        self.member = found.files[found.source.files.xml]
        self.published, stated, count = self._checked()
        self.counts: Mapping[str, Rows] = {ENTRY: Rows(count)}
        if stated != count:
            raise InputRejected(
                f"Record_Count is {stated:,} and the file holds {count:,} entries",
                where=self.member.name,
                cure="fetch the file again: it is not whole",
            )
        least = {ENTRY: found.source.minimum[ENTRY]}
        whole = found.source.model_copy(update={"minimum": least})
        refuse_fewer(whole, {ENTRY: count}, self.member.name)

    def _checked(self) -> tuple[date, int, int]:
        header: tuple[date, int] | None = None
        first: dict[str, int] = {}
        for _, element in elements(self.member, HEADER, ENTRY):
            check(element, allowed("standard"), self.member.name)
            if local_name(element) == HEADER:
                header = self._header(element)
                continue
            uid = text(element, "uid")
            if not (uid.isascii() and uid.isdecimal()):
                stop(f"{uid!r} is no listing number", self.member.name, element)
            if uid in first:
                stop(f"uid {uid} is already entry {first[uid]}", self.member.name, element)
            first[uid] = len(first) + 1
        if header is None:
            raise InputRejected(
                f"holds no {HEADER}", where=self.member.name, cure="fetch the file again"
            )
        return *header, len(first)

    def _header(self, element: etree._Element) -> tuple[date, int]:
        day, count = text(element, "Publish_Date"), text(element, "Record_Count")
        if not (count.isascii() and count.isdecimal()):
            stop(f"Record_Count {count!r} is no number", self.member.name, element)
        try:
            return datetime.strptime(day, "%m/%d/%Y").date(), int(count)
        except ValueError:
            stop(f"Publish_Date {day!r} is no MM/DD/YYYY", self.member.name, element)

    def __iter__(self) -> Iterator[Party]:
        """Give each party, in the order of the file."""
        for number, element in elements(self.member, ENTRY):
            yield self._party(element, number)

    def _party(self, element: etree._Element, number: int) -> Party:
        file, uid, name = self.member.name, text(element, "uid"), _name(element)
        tags = [spaced(one.text) for one in _each(element, "programList", "program")]
        if not (name and all(tags) and tags):
            stop("a listing without a name or a programme", file, element)
        locator = f"{file} uid {uid}"
        ship = child(element, "vesselInfo")
        strong, weak = self._names(element)
        return Party(
            uid=uid,
            name=name,
            kind=self._word(element, "sdnType", KINDS),
            title=spaced(text(element, "title")),
            call_sign=text(ship, "callSign"),
            vessel_type=text(ship, "vesselType"),
            tonnage=text(ship, "tonnage"),
            gross_tonnage=text(ship, "grossRegisteredTonnage"),
            flag=text(ship, "vesselFlag"),
            owner=spaced(text(ship, "vesselOwner")),
            addresses=tuple(map(_address, _each(element, "addressList", "address"))),
            names=strong,
            clauses=(*_clauses(element), *weak),
            listings=tuple(Listing(tag, locator, tag) for tag in tags),
            file=file,
            line=number,
            locator=locator,
            said_at=locator,
        )

    def _names(self, element: etree._Element) -> tuple[tuple[OtherName, ...], tuple[Clause, ...]]:
        """Return strong names, and weak ones as clauses, as the legacy form has them."""
        strong, weak = list[OtherName](), list[Clause]()
        for one in _each(element, "akaList", "aka"):
            kind = self._word(one, "type", NAMES)
            if self._word(one, "category", {"strong": "strong", "weak": "weak"}) == "weak":
                weak.append(clause(f"{text(one, 'type')} '{_name(one)}'"))
            else:
                strong.append(OtherName(kind, _name(one)))
        return tuple(strong), tuple(weak)

    def _word(self, element: etree._Element, name: str, known: Mapping[str, str]) -> str:
        stated = text(element, name)
        if stated not in known:
            words = ", ".join(known)
            stop(f"{name} {stated!r} is none of {words}", self.member.name, element)
        return known[stated]


def _each(element: etree._Element, group: str, name: str) -> list[etree._Element]:
    found = child(element, group)
    return children(found, name) if found is not None else []


def _name(element: etree._Element) -> str:
    parts = (spaced(text(element, "lastName")), spaced(text(element, "firstName")))
    return ", ".join(filter(None, parts))


def _address(element: etree._Element) -> Address:
    street = [spaced(text(element, f"address{number}")) for number in (1, 2, 3)]
    return Address(
        street=", ".join(filter(None, street)),
        city=city(*(spaced(text(element, one)) for one in CITY)),
        country=spaced(text(element, "country")),
    )


CITY = ("city", "stateOrProvince", "region", "postalCode")


def city(name: str, province: str, region: str, postal: str) -> str:
    """Return a city as the legacy form writes it: `Mexico, D.F. 11570`."""
    places = ", ".join(filter(None, (name, province, region)))
    return " ".join(filter(None, (places, postal)))


def _clauses(element: etree._Element) -> Iterator[Clause]:
    """Give what the legacy form says in remarks, and this one in elements of its own."""
    for one in _each(element, "dateOfBirthList", "dateOfBirthItem"):
        yield clause(f"DOB {text(one, 'dateOfBirth')}")
    for one in _each(element, "placeOfBirthList", "placeOfBirthItem"):
        yield clause(f"POB {spaced(text(one, 'placeOfBirth'))}")
    for one in _each(element, "nationalityList", "nationality"):
        yield clause(f"nationality {text(one, 'country')}")
    for one in _each(element, "citizenshipList", "citizenship"):
        yield clause(f"citizen {text(one, 'country')}")
    for one in _each(element, "idList", "id"):
        yield clause(_number(one))
    yield from clauses(bare(text(element, "remarks")), text(element, "title"))


def _number(element: etree._Element) -> str:
    country, issued, expires = (
        text(element, one) for one in ("idCountry", "issueDate", "expirationDate")
    )
    return numbered(
        spaced(text(element, "idType")), spaced(text(element, "idNumber")), country, issued, expires
    )


def numbered(kind: str, number: str, country: str = "", issued: str = "", expires: str = "") -> str:
    """Return a number as the legacy form writes it: `Passport 123 (Iran) issued 01 Jan 2001`."""
    said = [kind, number, f"({country})" if country else ""]
    said += [f"issued {issued}" if issued else "", f"expires {expires}" if expires else ""]
    return " ".join(filter(None, said))


def bare(remarks: str) -> str:
    """Return remarks without the parentheses around links: `(Linked To: A; Linked To: B)`."""
    begin = remarks.find("(Linked To: ")
    if begin < 0:
        return remarks
    depth = 0
    for place in range(begin, len(remarks)):
        depth += {"(": 1, ")": -1}.get(remarks[place], 0)
        if not depth:
            inside, rest = remarks[begin + 1 : place], remarks[place + 1 :].lstrip(" .;")
            # The mark at the end keeps a name's own full stop from ending the remarks.
            parts = (remarks[:begin].rstrip(" ;"), inside, bare(rest))
            return "; ".join(filter(None, parts)) + ";"
    return remarks
