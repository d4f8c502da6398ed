"""Whatever a person types finds what it names, and none of it is query syntax."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graphkit.catalogue import query
from graphkit.errors import UsageError
from graphkit.exposure.find import (
    LONGEST_WORD,
    MOST_WORDS,
    Match,
    MatchedOn,
    find,
    lucene,
    spellings,
    words,
)
from graphkit.graph import Graph, load
from graphkit.model.entities import Entity
from graphkit.model.identifiers import Kind, identifier
from graphkit.model.records import Batch, Designation, Document, Evidence, IngestRun
from graphkit.model.registry import Schema

SPELLINGS = [
    ("IMO 7937317", "imo:7937317"),
    ("imo:7937317", "imo:7937317"),
    ("IMO7937317", "imo:7937317"),
    (" 7937317 ", "imo:7937317"),
    ("IMO 1790183", "imo-company:1790183"),
    ("17069", "ofac:17069"),
    ("ofac:17069", "ofac:17069"),
    ("OFAC 17069", "ofac:17069"),
    ("uid 17069", "ofac:17069"),
    ("sdn uid 17069", "ofac:17069"),
    ("KPe.020", "un:KPe.020"),
    ("kpe020", "un:KPe.020"),
    ("UN:KPE.020", "un:KPe.020"),
    ("KDBKKPPY", "bic:KDBKKPPY"),
    ("kdbkkppyxxx", "bic:KDBKKPPY"),
    ("529900T8BM49AURSDO55", "lei:529900T8BM49AURSDO55"),
    ("sg:201318227N", "reg:sg:201318227N"),
    ("reg:sg:201318227N", "reg:sg:201318227N"),
    ("case:sample/bank-of-china-singapore", "case:sample/bank-of-china-singapore"),
]


@pytest.mark.parametrize(("text", "expected"), SPELLINGS, ids=[text for text, _ in SPELLINGS])
def test_an_identifier_in_any_spelling(text: str, expected: str) -> None:
    assert expected in spellings(text)


@pytest.mark.parametrize("text", ["7937318", "IMO 15411", "OCEAN MARITIME", "", "1" * 300, "KPe.2"])
def test_what_fails_its_check_is_no_identifier(text: str) -> None:
    assert spellings(text) == ()


def test_words_may_differ_by_their_length() -> None:
    assert lucene("Kim Chol GANGWON 17068 maritime") == (
        '"kim chol gangwon 17068 maritime"^4 OR kim OR chol~1 OR gangwon~1 OR 17068 OR maritime~2'
    )
    assert lucene("AL QA'IDA") == "\"al qa'ida\"^4 OR al OR qa'ida~1"
    assert lucene("РОСНЕФТЬ") == '"роснефть"^4 OR "rosneft"^4 OR "роснефть" OR rosneft~1'
    assert lucene('?"*') == ""


def test_a_long_text_becomes_a_short_query() -> None:
    text = " ".join(f"w{number}" for number in range(5000)) + "x" * 10_000

    assert lucene(text).count(" OR ") == MOST_WORDS
    assert len(lucene("x" * 10_000)) < 3 * LONGEST_WORD


@given(st.text())
def test_no_operator_is_left(text: str) -> None:
    for word in words(text):
        assert not set(word) & set('+-&|!(){}[]^"~*?:\\/ ')
        assert word not in {"AND", "OR", "NOT", "TO"}


def party(id_: str, name: str, schema: Schema = Schema.COMPANY, **more: object) -> Entity:
    """Return an entity whose identifiers are its id and `also`."""
    also = str(more.pop("also", "")).split()
    ids = [one.split(":", 1) for one in (id_, *also)]
    checked = tuple(identifier(Kind(kind), value) for kind, value in ids)
    return Entity.model_validate(
        {"id": id_, "schema_": schema, "name": name, "identifiers": checked, **more}
    )


DOCUMENT = Document(
    id="list", title="A list", kind="sanctions list", publisher="OFAC", reliability="A",
    published="2021-07-31",
)  # fmt: skip
LISTED = Designation(entity_id="imo:7937317", authority="US", programme="DPRK", list_id="17069")
BATCH = Batch(
    entities=(
        party("imo:7937317", "CHONG CHON GANG", Schema.VESSEL, also="ofac:17069", flag=("kp",)),
        party("imo-company:1790183", "OCEAN MARITIME MANAGEMENT COMPANY LIMITED",
              also="ofac:17068 un:KPe.020", alias=("EAST SEA SHIPPING COMPANY",), country=("kp",)),
        party("ofac:1", "OCEAN MARITIME"),
        party("ofac:2", "Al-Qa'ida", Schema.ORGANIZATION, weak_alias=("THE BASE",)),
        party("ofac:3", "Роснефть"),
        party("ofac:12211", "Yong Chol KIM", Schema.PERSON, alias=("KIM, Yong Chol",)),
        party("ofac:17614", "Yong Chol KIM", Schema.PERSON, alias=("KIM, Yong Chol",)),
        party("bic:KDBKKPPY", "KOREA DAESONG BANK", Schema.BANK),
    ),
    documents=(DOCUMENT,),
    designations=(LISTED,),
    evidence=(Evidence(about=LISTED.id, document="list", locator="row 1", read=True),),
)  # fmt: skip


@pytest.fixture
def parties(graph: Graph) -> Graph:
    """A graph with a few parties."""
    load(graph, BATCH, IngestRun(source="test", title="a few parties"), lambda *_: None)
    return graph


def test_finding_by_identifier_and_by_name(parties: Graph) -> None:
    for text in ("IMO 7937317", "17069", "ofac:17069", "imo:7937317", "7937317"):
        assert find(parties, text)[0] == Match(
            id="imo:7937317",
            name="CHONG CHON GANG",
            schema_=Schema.VESSEL,
            matched_on=MatchedOn.IDENTIFIER,
            score=100.0,
            designated=True,
            country=("kp",),
            identifiers=("imo:7937317", "ofac:17069"),
        )
    assert find(parties, "kpe.020")[0].id == "imo-company:1790183"
    assert find(parties, "KDBKKPPYXXX")[0].id == "bic:KDBKKPPY"


def test_exact_names_rank_before_all_others(parties: Graph) -> None:
    found = [(one.id, one.matched_on, one.score) for one in find(parties, "ocean  MARITIME")]

    assert found[0] == ("ofac:1", MatchedOn.NAME, 100.0)
    assert found[1][:2] == ("imo-company:1790183", MatchedOn.FUZZY)
    assert find(parties, "east sea shipping company")[0].matched_on is MatchedOn.ALIAS


@pytest.mark.parametrize(
    ("text", "expected", "on"),
    [
        ("CHONGCHON GANG", "imo:7937317", MatchedOn.FUZZY),
        ("chong chun gang", "imo:7937317", MatchedOn.FUZZY),
        ("OCEN MARITIM MANAGMENT", "imo-company:1790183", MatchedOn.FUZZY),
        ("al qaida", "ofac:2", MatchedOn.FUZZY),
        ("AL-QA'IDA", "ofac:2", MatchedOn.NAME),
        ("the base", "ofac:2", MatchedOn.ALIAS),
        ("роснефть", "ofac:3", MatchedOn.NAME),
        ("Rosneft'", "ofac:3", MatchedOn.NAME),
        ("Kim Yong-Chol", "ofac:12211", MatchedOn.ALIAS),
    ],
)
def test_names_are_found_however_they_are_typed(
    parties: Graph, text: str, expected: str, on: MatchedOn
) -> None:
    first = find(parties, text)[0]

    assert (first.id, first.matched_on) == (expected, on)


def test_two_people_of_one_name_are_both_found(parties: Graph) -> None:
    assert [one.id for one in find(parties, "Yong Chol Kim")[:2]] == ["ofac:12211", "ofac:17614"]
    assert len(find(parties, "Yong Chol Kim", 1)) == 1


def test_what_nobody_is_called_finds_nobody(parties: Graph) -> None:
    assert find(parties, "zzyzx quux") == []


@pytest.mark.parametrize("text", ["", "   ", '"', "*", "~", ":", "[/]", "\\", "(((", "\0"])
def test_a_text_without_a_word_is_refused(parties: Graph, text: str) -> None:
    with pytest.raises(UsageError) as refused:
        find(parties, text)

    assert refused.value.cure


def test_a_limit_below_one_is_refused(parties: Graph) -> None:
    with pytest.raises(UsageError):
        find(parties, "ocean", 0)


@pytest.mark.parametrize(
    "text",
    ["ACME [/foo]", "a AND OR NOT", 'ocean "maritime', "ocean*", "ocean~", "name:ocean", "a\\",
     "ocean AND NOT maritime", "[a TO b]", "{ocean}", "/ocean/", "ocean^9999", "ocean && maritime",
     "!ocean", "+ocean -maritime", "ocean " * 2000, "x" * 10_240, "中国银行 대동신용은행"],
)  # fmt: skip
def test_what_looks_like_syntax_just_works(parties: Graph, text: str) -> None:
    found = [one.id for one in find(parties, text)]

    assert ("ofac:1" in found) is ("ocean" in text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(min_size=1))
@example("\u0130stanbul")
@example("\U0001d518\U0001d52b\U0001d526")
@example("\ud7b0\u1161")
@example("a\u0301'\u0301b.c.d")
@example("AND")
def test_any_text_at_all_is_a_query_for_the_index(parties: Graph, text: str) -> None:
    wanted = lucene(text)
    if not wanted:
        return
    rows = parties.read(query("find/by_name"), {"text": wanted, "limit": 3})

    assert len(rows) <= 3


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.sampled_from(BATCH.entities), st.data())
def test_a_name_with_one_letter_changed_is_still_found(
    parties: Graph, entity: Entity, data: st.DataObject
) -> None:
    long_words = [word for word in words(entity.name) if len(word) >= 4 and word.isascii()]
    if not long_words:
        return
    word = data.draw(st.sampled_from(long_words))
    place = data.draw(st.integers(0, len(word) - 1))
    changed = entity.name.lower().replace(word, word[:place] + "w" + word[place + 1 :])

    assert entity.id in {one.id for one in find(parties, changed)}
