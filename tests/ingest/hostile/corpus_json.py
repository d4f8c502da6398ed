"""JSON: numbers 21 to 27, and what entities of FollowTheMoney say wrongly: numbers 28 to 33."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator

from graphkit.errors import Exit
from tests.ingest.hostile.entry import Entry, file

Object = dict[str, object]


def entity(id_: object, schema: str = "Company", **properties: object) -> Object:
    stated = {"name": ["Invented Ltd"], **properties}
    return {"id": id_, "schema": schema, "properties": stated}


GOOD = json.dumps(entity("good"))


def lines(*more: str | bytes) -> bytes:
    """Return a file with a good line, more lines, and no end of the last."""
    texts = [one.encode() if isinstance(one, str) else one for one in (GOOD, *more)]
    return b"\n".join(texts)


BROKEN: dict[tuple[int, str], tuple[bytes, str]] = {
    (21, "200,000 brackets"): (b"[" * 200_000, "nested too deep"),
    (22, "a key twice"): (b'{"id":"a","id":"b"}', "the key 'id' stands twice"),
    (23, "NaN"): (b'{"id":"a","x":NaN}', "NaN is no number"),
    (23, "1e999"): (b'{"id":"a","x":1e999}', "number out of range"),
    (24, "5,000 digits"): (b'{"id":"a","x":' + b"9" * 5_000 + b"}", "integer out of range"),
    (24, "2 to the 63rd"): (b'{"id":"a","x":9223372036854775808}', "integer out of range"),
    (25, "a lone surrogate"): (b'{"id":"a","x":"\\ud800"}', "half a character"),
    (26, "a last line that is cut"): (b'{"id":"a","schema":"Comp', "no JSON: Unterminated string"),
}
"""A line that is no object for all readers, and what is said of it."""

BODS: Object = {
    "statementId": "good-0",
    "declarationSubject": "good",
    "statementDate": "2026-01-10",
    "publicationDetails": {
        "publicationDate": "2026-01-20",
        "bodsVersion": "0.4",
        "publisher": {"name": "Invented Register"},
    },
    "recordId": "good",
    "recordType": "entity",
    "recordStatus": "new",
    "recordDetails": {
        "isComponent": False,
        "entityType": {"type": "registeredEntity"},
        "name": "Invented Ltd",
    },
}


def broken() -> Iterator[Entry]:
    for (number, what), (line, says) in BROKEN.items():
        said = (f"entities.json:2: {says}",)
        make = file("entities.json", lines(line))
        yield Entry(number, what, "ftm", make, said, Exit.DONE, (2, 1, 1))
    for (number, what), (line, says) in BROKEN.items():
        if number != 22:
            continue  # an element of an array is read as a line is; one shows that it is
        array = b"[" + json.dumps(BODS).encode() + b"," + line + b"]"
        make, said = file("statements.json", array), (f"statements.json:2: {says}",)
        yield Entry(number, what, "bods", make, said, Exit.DONE, (2, 1, 1))


def ftm(
    number: int, what: str, *rows: Object, says: tuple[str, ...], counts: tuple[int, int, int]
) -> Entry:
    content = lines(*(json.dumps(one) for one in rows))
    return Entry(number, what, "ftm", file("entities.json", content), says, Exit.DONE, counts)


def ownership(owner: str, asset: str, share: str = "60") -> Object:
    ends = {"owner": [owner], "asset": [asset], "percentage": [share]}
    return {"id": f"{owner}-{asset}", "schema": "Ownership", "properties": ends}


CAFE = "caf\u00e9"
LABEL = "X`) DETACH DELETE n //"

ENTRIES = [
    *broken(),
    Entry(
        21,
        "200,000 brackets",
        "bods",
        file("statements.json", b"[" * 200_000),
        ("statements.json: is cut: its array has no end",),
    ),
    Entry(
        26,
        "an array that is cut",
        "bods",
        file("statements.json", b"[" + json.dumps(BODS).encode() + b',{"statementId"'),
        ("statements.json: is cut: its array has no end",),
    ),
    ftm(
        27,
        "an unknown schema",
        entity("a", "Persn"),
        says=("entities.json:2 schema: there is no schema 'Persn' in FollowTheMoney",),
        counts=(2, 1, 1),
    ),
    ftm(
        27,
        "an owner that is missing",
        ownership("nobody", "good"),
        says=("owner: dangling reference: no row of the file is nobody",),
        counts=(2, 1, 1),
    ),
    ftm(
        28,
        "an id of nothing or spaces, and none",
        entity(""),
        entity("  "),
        entity(None),
        {"schema": "Company", "properties": {}},
        says=tuple(f"entities.json:{line} id: empty id" for line in range(2, 6)),
        counts=(5, 4, 1),
    ),
    ftm(
        29,
        "an id of 33 KB",
        entity("a" * 33_000),
        says=("entities.json:2 id: an id has at most 200 characters",),
        counts=(2, 1, 1),
    ),
    ftm(
        30,
        "one id in three forms and a lookalike",
        entity(CAFE),
        entity(unicodedata.normalize("NFD", CAFE)),
        entity(f"{CAFE} "),
        entity("c\u0430f\u00e9"),
        says=("note: the id ftm:c\u0430f\u00e9 has letters beyond ASCII",),
        counts=(5, 0, 3),
    ),
    ftm(
        31,
        "an owner of itself, a circle and 140 %",
        entity("b"),
        entity("c"),
        ownership("good", "good"),
        ownership("good", "b"),
        ownership("b", "c"),
        ownership("c", "good"),
        ownership("b", "good", "80"),
        says=(
            "entities.json:4 asset: both ends are the same entity",
            "links and joint facts: 4 OWNS",
        ),
        counts=(8, 1, 3),
    ),
    ftm(
        32,
        "a wrong LEI, BIC, IMO number and day",
        entity(
            "a",
            leiCode=["001GPB6A9XPE8XJICC15"],
            swiftBic=["BKCHZZSG"],
            incorporationDate=["2026-02-30"],
        ),
        entity("b", "Vessel", imoNumber=["0000000"]),
        says=(
            "ill-formed: leiCode 001GPB6A9XPE8XJICC15",
            "ill-formed: swiftBic BKCHZZSG",
            "ill-formed: imoNumber 0000000",
            "note: 1 × incorporationDate that is no date",
        ),
        counts=(3, 0, 3),
    ),
    ftm(
        33,
        "Cypher in a name and a type",
        entity("a", name=["'}) DETACH DELETE n //"]),
        entity("b", LABEL),
        says=(f"entities.json:3 schema: there is no schema {LABEL!r}",),
        counts=(3, 1, 2),
    ),
]
