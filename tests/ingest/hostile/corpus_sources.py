"""What other formats share: traps of numbers 7 to 33 on the sources that others do not try."""

from __future__ import annotations

import gzip
import json
import stat
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from graphkit.errors import Exit
from tests.ingest.bods.conftest import entity, holds, relationship
from tests.ingest.files.packing import zipped
from tests.ingest.hostile.corpus_xml import LISTS
from tests.ingest.hostile.entry import Entry, Workshop, file

FILES = {
    "case": ("harbour/vessels.csv", b"id,name\n"),
    "un": ("consolidated.xml", LISTS["un"][1].encode()),
    "ofac": ("SDN.XML", LISTS["ofac"][1].encode()),
    "gleif": ("lei.xml", LISTS["gleif"][1].encode()),
    "ftm": ("entities.json", b""),
    "bods": ("statements.json", b"["),
}
"""Of each source: a name that it takes, and how such a file begins."""
OPENED = {
    "case": "opens to more than 100 times its size",
    "un": "CONSOLIDATED_LIST 1 is longer than 8388608 bytes",
    "ofac": "sdn.xml: a tag, text or comment is longer than 8388608 bytes",
    "gleif": "lei.xml.gz: a tag, text or comment is longer than 8388608 bytes",
    "ftm": "entities.json.gz:1: a line longer than 16777216 bytes",
    "bods": "statements.json.gz: a statement longer than 16777216 bytes",
}
"""What is said of a beginning and nothing but white space: whichever bound is met first."""
EMPTY = {
    "un": "consolidated.xml:1: is no XML (no element found)",
    "ofac": "sdn.xml:1: is no XML (no element found)",
    "gleif": "lei.xml:1: is no XML (no element found)",
    "ftm": "entities.json: holds no rows",
    "bods": "statements.json: holds no rows",
}
SPACES = 64 * 1024 * 1024
LINK = (stat.S_IFLNK | 0o777) << 16


def packed_bomb(source: str) -> Callable[[Workshop], Path]:
    """Return what packs a beginning and nothing but white space."""
    name, begin = FILES[source]

    def make(workshop: Workshop) -> Path:
        path = workshop.write(f"{name}.gz", b"")
        with gzip.open(path, "wb", compresslevel=1) as stream:
            stream.write(begin)
            for _ in range(SPACES // 1024 // 1024):
                stream.write(b" " * 1024 * 1024)
        return path.parent if source == "case" else path

    return make


def packed() -> Iterator[Entry]:
    for source, (name, _) in FILES.items():
        yield Entry(7, "a bomb in gzip", source, packed_bomb(source), (OPENED[source],))
        if source != "case":
            inner = zipped({Path(name).name: "/etc/passwd"}, external_attr=LINK)
            yield Entry(8, "a link", source, file("list.zip", inner), ("a link in an archive",))
    for source, said in EMPTY.items():
        yield Entry(20, "an empty file", source, file(FILES[source][0], b""), (said,))


ROW = '1,"INVENTED","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'


def legacy(content: bytes | str) -> Callable[[Workshop], Path]:
    """Return what makes the four legacy files of a list, its first file as given."""

    def make(workshop: Workshop) -> Path:
        workshop.write("sdn-2026-02-27/sdn.csv", content)
        for name in ("add", "alt", "sdn_comments"):
            workshop.write(f"sdn-2026-02-27/{name}.csv", b"\x1a")
        return workshop.folder / "sdn-2026-02-27"

    return make


LEGACY: dict[tuple[int, str], tuple[bytes | str, str]] = {
    (12, "an open quote"): (ROW + ROW.replace('"INV', '"INV"'), "sdn.csv:2: not a comma-separated"),
    (12, "a quote without end"): (ROW + '2,"A\r\n' + ROW, "sdn.csv:2: not a comma-separated"),
    (13, "too few fields"): (ROW + "2,A\r\n", "sdn.csv:2: 2 columns where the published format"),
    (13, "too many fields"): (ROW + ROW.replace("1,", "2,x,", 1), "sdn.csv:2: 13 columns where"),
    (14, "a byte order mark"): (b"\xef\xbb\xbf" + ROW.encode(), "sdn.csv:1: byte 0xef at column 1"),
    (15, "Latin-1"): (ROW.encode() + b'2,"J\xf6', "sdn.csv:2: byte 0xf6 at column 5 is not ASCII"),
    (15, "UTF-16"): (ROW.encode("utf-16"), "sdn.csv:1: byte 0xff at column 1 is not ASCII"),
    (16, "semicolons"): (ROW.replace(",", ";"), "sdn.csv:1: 1 columns where the published format"),
    (16, "line ends of CR alone"): ((ROW * 2).replace("\n", ""), "sdn.csv:1: a control character"),
    (18, "NUL in a field"): (ROW.replace("NV", "N\0V"), "sdn.csv:1: a control character inside"),
    (19, "a field of 200 KB"): (ROW.replace("INV", "x" * 200_000), "sdn.csv:1: not a comma-sep"),
    (20, "an empty file"): ("", "sdn.csv: the file is empty"),
    (20, "an end mark only"): ("\x1a", "sdn.csv: 0 rows where the whole list has at least"),
}
NAMED = json.dumps({"id": "a", "schema": "Company", "properties": {"name": ["NAME"]}})
TWO = NAMED + "\n" + NAMED.replace('"a"', '"b"')
LINES: dict[tuple[int, str], tuple[bytes, str, tuple[int, int, int]]] = {
    (14, "a byte order mark"): (b"\xef\xbb\xbf" + TWO.encode(), "entities: 2", (2, 0, 2)),
    (15, "Latin-1"): (
        TWO.replace("NAME", "J\xf6r", 1).encode("latin-1"),
        "entities.json:1: not UTF-8 at byte 59",
        (2, 1, 1),
    ),
    (18, "NUL in a name"): (
        TWO.replace("NAME", "A\\u0000B", 1).encode(),
        "entities.json:1: control character U+0000",
        (2, 1, 1),
    ),
    (19, "a name of 200 KB"): (
        TWO.replace("NAME", "x" * 200_000, 1).encode(),
        "entities.json:1: a text of 200,000 characters, longer than 65,536",
        (2, 1, 1),
    ),
}


def tables() -> Iterator[Entry]:
    for (number, what), (content, says) in LEGACY.items():
        yield Entry(number, f"{what} in CSV", "ofac", legacy(content), (says,))
    for (number, what), (line, said, counts) in LINES.items():
        make = file("entities.json", line)
        yield Entry(number, what, "ftm", make, (said,), Exit.DONE, counts)
    utf_16 = file("entities.json", TWO.encode("utf-16"))
    yield Entry(15, "UTF-16", "ftm", utf_16, ("entities.json:1: is UTF-16, not UTF-8",))


Stated = dict[str, Any]
CAFE = "caf\u00e9"
CYPHER = "'}) DETACH DELETE n //"
LABEL = "X`) DETACH DELETE n //"


def bods(
    number: int, what: str, *more: Stated, says: tuple[str, ...], counts: tuple[int, int, int]
) -> Entry:
    """Return an entry of a sound statement and others behind it."""
    content = json.dumps([entity("good"), *more], ensure_ascii=False)
    make = file("statements.json", content)
    return Entry(number, what, "bods", make, says, Exit.DONE, counts)


def owner(owner_: str, owned: str, percent: float) -> Stated:
    return relationship(f"{owner_}-{owned}", owned, owner_, holds(percent))


STATEMENTS = [
    bods(
        27,
        "an unknown type",
        entity("a", kind="Persn"),
        says=("statements.json:2 recordDetails/entityType/type: 'Persn' is no code that BODS 0.4",),
        counts=(2, 1, 1),
    ),
    bods(
        27,
        "an owner that is missing",
        owner("nobody", "good", 60),
        says=("recordDetails/interestedParty: refers to a record of which no statement was read",),
        counts=(2, 1, 1),
    ),
    bods(
        28,
        "an id of nothing or spaces",
        entity(""),
        entity("  ", number=1),
        says=tuple(f"statements.json:{line} recordId: is missing" for line in (2, 3)),
        counts=(3, 2, 1),
    ),
    bods(
        29,
        "an id of 33 KB",
        entity("a" * 33_000),
        says=("statements.json:2 recordId: 'aaa", "is longer than 200 characters"),
        counts=(2, 1, 1),
    ),
    bods(
        30,
        "one id in three forms and a lookalike",
        entity(CAFE),
        entity(unicodedata.normalize("NFD", CAFE), number=1),
        entity(f"{CAFE} ", number=2),
        entity("c\u0430f\u00e9", number=3),
        says=(
            "note: the id of a record has letters beyond ASCII; it may look like another: 4,",
            "such as statements.json:2 bods:caf\u00e9",
        ),
        counts=(5, 0, 3),
    ),
    bods(
        31,
        "an owner of itself, a circle and 140 %",
        entity("b"),
        entity("c"),
        owner("good", "good", 60),
        owner("good", "b", 60),
        owner("b", "c", 60),
        owner("c", "good", 60),
        owner("b", "good", 80),
        says=(
            "statements.json:4 recordDetails/interestedParty: the relationship is to itself",
            "note: the shares of bods:good add to 140 %; kept as stated",
            "links stated: 4 = 4 OWNS",
        ),
        counts=(8, 1, 3),
    ),
    bods(
        32,
        "a wrong LEI and day",
        entity("a", identifiers=[{"scheme": "XI-LEI", "id": "001GPB6A9XPE8XJICC15"}]),
        entity("b", foundingDate="2026-02-30"),
        says=(
            "ill-formed: 001GPB6A9XPE8XJICC15",
            "note: an LEI fails its check; kept as stated: 1, such as statements.json:2",
            "statements.json:3 recordDetails/foundingDate: '2026-02-30' is not a day",
        ),
        counts=(3, 1, 2),
    ),
    bods(
        33,
        "Cypher in a name and a type",
        entity("a", CYPHER),
        entity("b", kind=LABEL),
        says=(f"statements.json:3 recordDetails/entityType/type: {LABEL!r} is no code",),
        counts=(3, 1, 2),
    ),
]

ENTRIES = [*packed(), *tables(), *STATEMENTS]
