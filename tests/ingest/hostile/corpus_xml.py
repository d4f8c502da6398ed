"""XML: numbers 1 to 6, as each of the sources that come in XML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.ingest.hostile.entry import Entry, Workshop

DOCTYPE = "refused: DOCTYPE not allowed"

LISTS: dict[str, tuple[str, str, str]] = {
    "un": (
        "consolidated.xml",
        '<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09Z"><INDIVIDUALS>',
        "<INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>{}</FIRST_NAME></INDIVIDUAL>",
    ),
    "ofac": (
        "SDN.XML",
        '<sdnList xmlns="http://tempuri.org/sdnList.xsd"><publshInformation><Publish_Date>'
        "02/27/2026</Publish_Date><Record_Count>3</Record_Count></publshInformation>",
        "<sdnEntry><uid>1</uid><lastName>{}</lastName><sdnType>Entity</sdnType></sdnEntry>",
    ),
    "gleif": (
        "lei.xml",
        '<LEIData xmlns="http://www.gleif.org/data/schema/leidata/2016"><LEIHeader><ContentDate>'
        "2026-02-27T00:00:00Z</ContentDate><FileContent>GLEIF_FULL_PUBLISHED</FileContent>"
        "<RecordCount>3</RecordCount></LEIHeader><LEIRecords>",
        "<LEIRecord><LEI>001GPB6A9XPE8XJICC14</LEI><Entity><LegalName>{}</LegalName></Entity>"
        "</LEIRecord>",
    ),
}
"""Of each source: the name of a file, how it begins, and a record around a name."""


def laughs() -> str:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY l0 "ha">{levels}]>'


DECLARED = {
    (1, "billion laughs"): (laughs(), "&l9;"),
    (2, "quadratic blow-up"): (f'<!DOCTYPE x [<!ENTITY l "{"x" * 50_000}">]>', "&l;" * 50_000),
    (3, "a local file in a name"): ('<!DOCTYPE x [<!ENTITY l SYSTEM "file://CANARY">]>', "&l;"),
    (4, "a document type elsewhere"): ('<!DOCTYPE x SYSTEM "http://127.0.0.1:PORT/">', "x"),
}


def declared(source: str, doctype: str, name: str) -> Callable[[Workshop], Path]:
    file, begin, record = LISTS[source]

    def make(workshop: Workshop) -> Path:
        head = doctype.replace("CANARY", str(workshop.canary)).replace("PORT", str(workshop.port))
        return workshop.write(file, f'<?xml version="1.0"?>{head}{begin}{record.format(name)}')

    return make


def nested(source: str) -> Callable[[Workshop], Path]:
    file, begin, record = LISTS[source]
    return lambda workshop: workshop.write(file, begin + record.format("<x>" * 200_000))


def cut(source: str) -> Callable[[Workshop], Path]:
    file, begin, record = LISTS[source]
    whole = record.format("ONE"), record.format("TWO")
    return lambda workshop: workshop.write(file, begin + whole[0] + whole[1][:-30])


INSIDE = {
    "un": ("inside CONSOLIDATED_LIST 1",),
    "ofac": ("ends inside sdnEntry 2", "2 records read, nothing loaded"),
    "gleif": ("ends inside LEIRecord 2", "2 records read, nothing loaded"),
}
"""What is said of a file that is cut in its second record; a header is a record too."""


def entries() -> Iterator[Entry]:
    for source in LISTS:
        for (number, what), (doctype, name) in DECLARED.items():
            yield Entry(number, what, source, declared(source, doctype, name), (DOCTYPE,))
        yield Entry(5, "200,000 nested elements", source, nested(source), ("nesting deeper than",))
        yield Entry(6, "cut in its second record", source, cut(source), INSIDE[source])


ENTRIES = list(entries())
