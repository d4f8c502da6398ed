"""CSV: numbers 12 to 20, and what a case says wrongly: numbers 28 to 33."""

from __future__ import annotations

from graphkit.errors import Exit
from tests.ingest.case.whole import Cells, as_csv
from tests.ingest.hostile.entry import Entry, case

SHIP = "id,name\n"
PARTY = "id,name,imoNumber\n"


def owners(*shares: tuple[str, str, str]) -> dict[str, str]:
    """Return the files of a case of owners: who owns whom, and what share."""
    names = sorted({one for owner, owned, _ in shares for one in (owner, owned)})
    links: list[Cells] = [
        {"id": f"l{n}", "type": "OWNS", "from": owner, "to": owned, "share": share}
        for n, (owner, owned, share) in enumerate(shares)
    ]
    document = {"id": "d", "title": "T", "kind": "note", "publisher": "P", "published": "2017"}
    return {
        "companies": as_csv([{"id": one, "name": f"{one.upper()} Ltd"} for one in names]).decode(),
        "links": as_csv(links).decode(),
        "documents": as_csv([document]).decode(),
        "evidence": as_csv([{"about": one["id"], "document": "d"} for one in links]).decode(),
    }


def entry(
    number: int, what: str, content: bytes | str, *says: str, code: Exit = Exit.INPUT
) -> Entry:
    """Return an entry of a case with one file of vessels."""
    return Entry(number, what, "case", case(vessels=content), says, code)


CIRCLE = (("a", "b", "60"), ("b", "c", "60"), ("c", "a", "60"), ("b", "a", "80"))
CYPHER = "'}) DETACH DELETE n //"
LABEL = "X`) DETACH DELETE n //"

ENTRIES = [
    entry(
        12,
        "an open quote",
        SHIP + 'a,"A\nb,B\nc,C\n',
        "vessels.csv: 1 read = 0 accepted + 1 rejected",
        "vessels.csv:2: the quote opened on line 2 is never closed; close it",
    ),
    entry(
        13,
        "too few and too many fields",
        SHIP + "a\nb,B\nc,C,D\n",
        "vessels.csv: 3 read = 1 accepted + 2 rejected",
        "vessels.csv:2: the row has 1 fields, the header 2; add commas",
        "vessels.csv:4: the row has 3 fields, the header 2; put a value that holds a comma",
    ),
    entry(
        14,
        "a byte order mark",
        b"\xef\xbb\xbf" + SHIP.encode() + b"a,A\n",
        "vessels.csv: 1 read = 1 accepted + 0 rejected",
        code=Exit.DONE,
    ),
    entry(
        15,
        "Latin-1",
        SHIP.encode() + b"a,J\xf6r\n",
        "vessels.csv:2: is not UTF-8 at byte 11; save it as UTF-8",
    ),
    entry(
        15,
        "UTF-16",
        (SHIP + "a,A\n").encode("utf-16"),
        "vessels.csv:1: is UTF-16, not UTF-8, at byte 0; save it as UTF-8",
    ),
    entry(
        16,
        "semicolons",
        "id;name\na;A\n",
        "vessels.csv:1: columns are parted by ';'; part them by commas",
    ),
    entry(
        16,
        "line ends of CR alone",
        "id,name\ra,A\r",
        "vessels.csv:1: ends a line with CR alone; save it with line ends LF or CRLF",
    ),
    entry(
        17,
        "a column twice",
        "id,name,id\na,A,b\n",
        "vessels.csv:1 'id': the column stands twice; delete one",
    ),
    entry(
        18,
        "NUL in a field",
        SHIP + "a,A\0B\n",
        "vessels.csv:2 name: holds the invisible character U+0000; delete it",
    ),
    entry(
        19,
        "a field of 200 KB",
        SHIP + "a," + "x" * 200_000 + "\n",
        "vessels.csv:2: a field is longer than 64 KB; shorten it",
    ),
    entry(20, "an empty file", "", "vessels.csv: is empty; write a header and rows"),
    entry(20, "a header only", SHIP, "vessels.csv: has a header and no rows; write a header"),
    entry(28, "an empty id", SHIP + ",A\n", "vessels.csv:2 id: the cell is empty; fill it"),
    entry(28, "an id of spaces", SHIP + "  ,A\n", "vessels.csv:2 id: the cell is empty; fill it"),
    entry(28, "no id", "name\nA\n", "vessels.csv:1 id: the column is missing; add it"),
    entry(
        29,
        "an id of 33 KB",
        SHIP + "a" * 33_000 + ",A\n",
        "vessels.csv:2 id: 'aaa",
        "is longer than 100 characters; shorten the id",
    ),
    entry(
        30,
        "an id in two forms",
        SHIP + "caf\u00e9,A\n",
        "vessels.csv:2 id: 'caf\u00e9' is no id: it holds '\u00e9' (U+00E9)",
    ),
    entry(
        30,
        "an id with a space behind",
        SHIP + "a,A\na ,B\n",
        "vessels.csv:3 id: 'a' is the id of vessels.csv:2 too",
    ),
    entry(
        30,
        "a Cyrillic letter in an id",
        SHIP + "\u0430cme,A\n",
        "vessels.csv:2 id: '\u0430cme' is no id: it holds '\u0430' (U+0430)",
    ),
    entry(
        30,
        "a Cyrillic letter in a name",
        SHIP + "a,\u0410CME\n",
        "vessels.csv:2 name: '\u0410CME' has letters of Cyrillic and Latin that look alike",
        code=Exit.DONE,
    ),
    Entry(
        31,
        "an owner of itself",
        "case",
        case(**owners(("a", "a", "60"))),
        ("links.csv:2 to: 'a' is linked to itself; name the other party",),
    ),
    Entry(
        31,
        "owners in a circle with 140 %",
        "case",
        case(**owners(*CIRCLE)),
        ("links.csv: 4 read = 4 accepted + 0 rejected", "holds; nothing written"),
        Exit.DONE,
    ),
    entry(
        32,
        "an IMO number of zeros",
        PARTY + "a,A,0000000\n",
        "vessels.csv:2 imoNumber: '0000000' is no IMO ship number",
        "a number that a document states wrongly goes into notes",
    ),
    Entry(
        32,
        "a wrong LEI, BIC and day",
        "case",
        case(
            companies="id,name,leiCode\na,A,001GPB6A9XPE8XJICC15\n",
            banks="id,name,swiftBic\nb,B,BKCHZZSG\n",
            people="id,name,birthDate,ofacId\nc,C,2026-02-30,5\n",
        ),
        (
            "companies.csv:2 leiCode: '001GPB6A9XPE8XJICC15' is no LEI",
            "banks.csv:2 swiftBic: 'BKCHZZSG' is no BIC",
            "people.csv:2 birthDate: '2026-02-30' is not a day of the calendar",
        ),
    ),
    entry(
        33,
        "Cypher in a name",
        f"{SHIP}a,{CYPHER}\n",
        "vessels.csv: 1 read = 1 accepted + 0 rejected",
        code=Exit.DONE,
    ),
    Entry(
        33,
        "Cypher in a type",
        "case",
        case(**owners(("a", "b", "60")) | {"links": f"id,type,from,to\nl0,{LABEL},a,b\n"}),
        (f"links.csv:2 type: '{LABEL}' is no link type",),
    ),
]
