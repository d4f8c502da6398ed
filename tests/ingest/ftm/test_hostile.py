"""Lines that are not what they claim to be: each is a counted reject with one cause, never more."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

from graphkit.errors import InputRejected
from graphkit.model.rows import MOST_SHOWN, Reject
from ingest.ftm import read
from tests.ingest.ftm.conftest import Tell
from tests.ingest.ftm.made import COMPANY, DAY, OTHER, PERSON, beside, entity

ESCAPED_HALF = '{"id":"x","schema":"Person","properties":{"name":["\\ud800"]}}'


@pytest.mark.parametrize(
    ("line", "field", "rule"),
    [
        ("[" * 200_000, "", "nested too deep"),
        ('{"id":"a","id":"b","schema":"Person","properties":{}}', "", "the key 'id' stands twice"),
        ('{"id":"a","schema":"Person","properties":{"name":[NaN]}}', "", "NaN"),
        ('{"id":"a","schema":"Person","properties":{"name":[1e999]}}', "", "number out of range"),
        ('{"id":"a","rank":' + "9" * 5000 + "}", "", "integer out of range"),
        ('{"id":"a","rank":9223372036854775808}', "", "integer out of range"),
        (ESCAPED_HALF, "", "half a character"),
        ('{"id":"a","schema":"Person","properties":{"name":["Ada', "", "no JSON"),
        (b'{"id":"a","schema":"Person","properties":{"name":["\xff"]}}', "", "not UTF-8"),
        ('["a list"]', "", "a list where an object is wanted"),
        ("{}", "id", "empty id"),
        (entity("Person", ""), "id", "empty id"),
        (entity("Person", "   "), "id", "empty id"),
        ('{"schema":"Person","properties":{}}', "id", "empty id"),
        ('{"id":7,"schema":"Person","properties":{}}', "id", "empty id"),
        (entity("Person", "x" * 33_000, name="A"), "id", "at most 200 characters"),
        (entity("Person", "a\u200bb", name="A"), "id", "that can be printed"),
        (entity("Persn", "x", name="A"), "schema", "there is no schema 'Persn' in FollowTheMoney"),
        ('{"id":"x","properties":{}}', "schema", "there is no schema 'None'"),
        ('{"id":"x","schema":["Person"],"properties":{}}', "schema", "there is no schema"),
        (entity("Person", "x", nmae="A"), "nmae", "a Person has no property 'nmae'"),
        (entity("Person", "x", name="A", imoNumber="1"), "imoNumber", "has no property"),
        (entity("Thing", "x", name="A", **{"x" * 500: "A"}), "x" * 500, "a Thing has no property"),
        ('{"id":"x","schema":"Person"}', "properties", "under `properties`"),
        ('{"id":"x","schema":"Person","properties":[]}', "properties", "under `properties`"),
        ('{"id":"x","schema":"Person","properties":{"name":"A"}}', "name", "name is no list"),
        ('{"id":"x","schema":"Person","properties":{"name":[1]}}', "name", "a value of name is no"),
        ('{"id":"x","schema":"Person","properties":{"name":[null]}}', "name", "is no text"),
        ('{"id":"x","schema":"Ownership","properties":{"owner":[1]}}', "owner", "names no entity"),
        (entity("Person", "x", ownershipOwner="y"), "ownershipOwner", "said by those who refer"),
        (beside(entity("Person", "x", name="A"), datasets=[1]), "datasets", "no list of texts"),
        (beside(entity("Person", "x", name="A"), datasets={"a": 1}), "datasets", "no list"),
        (beside(entity("Person", "x", name="A"), caption=["A"]), "caption", "caption is no text"),
        ('{"op":"ADD","entity":{"id":"x","schema":"Person","properties":{}}}', "op", "no delta"),
        (entity("Document", "x", fileName="a.pdf"), "schema", "schema Document is not represented"),
        (entity("Trip", "x", name="A trip"), "schema", "schema Trip is not represented"),
    ],
)  # fmt: skip
def test_a_bad_line_is_refused_alone(
    tell: Tell, line: dict[str, object] | str | bytes, field: str, rule: str
) -> None:
    told = tell(PERSON, line, COMPANY)

    assert [(number, where) for number, where, _ in told.rejects] == [(2, field)]
    assert rule in told.rejects[0][2]
    assert len(told.rejects[0][2]) < 200  # one line, whatever stood there
    reject = next(row for row in told.rows if isinstance(row, Reject))
    assert len(reject.value) <= MOST_SHOWN
    assert [one.id for one in told.entities] == ["ftm:ada", "ftm:acme"]


def test_a_file_cut_in_the_middle_of_its_last_line_loses_that_line(tell: Tell) -> None:
    told = tell(PERSON, COMPANY, '{"id":"x","schema":"Comp')

    assert [line for line, _, _ in told.rejects] == [3]
    assert told.run.rows_accepted == 2


def test_ids_that_look_alike(tell: Tell) -> None:
    composed, decomposed, spaced, cyrillic = "caf\u00e9", "cafe\u0301", "caf\u00e9 ", "cаfé"

    told = tell(
        *(entity("Company", one, name="One") for one in (composed, decomposed, spaced, cyrillic))
    )

    assert [one.id for one in told.entities] == ["ftm:café"] * 3 + ["ftm:cаfé"]
    assert "note: the id ftm:cаfé has letters beyond ASCII" in told.summary


def test_references_are_cleaned_as_ids_are(tell: Tell) -> None:
    who, what = entity("Person", "e\u0301", name="A"), entity("Company", "x", name="B")

    told = tell(who, what, entity("Ownership", "o", owner=" \u00e9", asset="x "))

    assert [(one.from_id, one.to_id) for one in told.links] == [("ftm:é", "ftm:x")]


def test_owners_in_a_circle_and_shares_beyond_the_whole_are_stated_as_they_are(tell: Tell) -> None:
    third = entity("Company", "cube", name="Cube Invented Ltd")
    circle = [("acme", "bolt"), ("bolt", "cube"), ("cube", "acme"), ("cube", "bolt")]
    edges = [
        entity("Ownership", f"o{n}", owner=a, asset=b, percentage="70")
        for n, (a, b) in enumerate(circle)
    ]

    told = tell(COMPANY, OTHER, third, *edges)

    assert len(told.links) == 4
    assert told.rejects == []


@pytest.mark.parametrize(
    ("properties", "ill_formed", "notes"),
    [
        ({"imoNumber": "0000000"}, ("imoNumber 0000000",), ()),
        ({"leiCode": "529900T8BM49AURSDO99"}, ("leiCode 529900T8BM49AURSDO99",), ()),
        ({"swiftBic": "DEUTZZFF"}, ("swiftBic DEUTZZFF",), ()),
        ({"incorporationDate": "2026-02-30"}, (), ("incorporationDate: 2026-02-30",)),
    ],
)
def test_a_wrong_number_is_kept_and_flagged(
    tell: Tell, properties: dict[str, str], ill_formed: tuple[str, ...], notes: tuple[str, ...]
) -> None:
    found = tell(entity("Company", "x", name="An invented company", **properties)).entities[0]

    assert (found.ill_formed, found.notes) == (ill_formed, notes)


@pytest.mark.parametrize("name", ["'}) DETACH DELETE n //", "=HYPERLINK(1)", "<script>", "[/foo]"])
def test_a_name_is_text_whatever_it_looks_like(tell: Tell, name: str) -> None:
    assert tell(entity("Company", "x", name=name)).entities[0].name == name


def test_keys_that_nobody_knows_are_counted(tell: Tell) -> None:
    told = tell(beside(PERSON, collection_id=7), beside(COMPANY, collection_id=7))

    assert "note: keys that are not read: 2 collection_id" in told.summary


@pytest.mark.parametrize("content", [b"", b"\n\n"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.ftm.json").write_bytes(content)

    with pytest.raises(InputRejected, match="a.ftm.json"):
        list(read(tmp_path / "a.ftm.json", DAY).rows())


def test_a_packed_file_is_read_and_a_bomb_is_not(tmp_path: Path) -> None:
    line = b'{"id":"x","schema":"Person","properties":{"name":["Ada"]}}\n'
    good, bomb = tmp_path / "good.ftm.json.gz", tmp_path / "bomb.ftm.json.gz"
    good.write_bytes(gzip.compress(line))
    bomb.write_bytes(gzip.compress(line + b" " * 50_000_000))

    assert len(list(read(good, DAY).rows())) == 1
    with pytest.raises(InputRejected):
        list(read(bomb, DAY).rows())


@pytest.mark.parametrize(
    ("file", "name", "day"),
    [
        ("sanctions_20240528.ftm.json", "sanctions", date(2024, 5, 28)),
        ("eu_fsf_20240528014702-pfh.entities.delta.json", "eu_fsf", date(2024, 5, 28)),
        ("case-7-2026-04-29.ijson", "case-7", date(2026, 4, 29)),
    ],
)
def test_a_file_may_tell_its_name_and_day(tmp_path: Path, file: str, name: str, day: date) -> None:
    (tmp_path / file).write_text('{"id":"x","schema":"Person","properties":{"name":["Ada"]}}\n')
    reading = read(tmp_path / file)
    list(reading.rows())

    assert (reading.run().source, reading.run().dated) == (f"ftm:{name}", day.isoformat())


def test_a_name_that_says_nothing_gives_that_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "sanctions").mkdir()
    path = tmp_path / "sanctions" / "entities.ftm.json"
    path.write_text('{"id":"x","schema":"Person","properties":{"name":["Ada"]}}\n')

    assert read(path).name == "sanctions"
    assert read(path, name="mine").name == "mine"
