"""The catalogue reads headers strictly, and says where one is wrong."""

from __future__ import annotations

import hashlib

import pytest

from graphkit.catalogue import Kind, Query, catalogue, parse, query, root
from graphkit.errors import GraphkitError, UsageError

GOOD = """// find/one
// One entity by its id.
// No row means that nothing has it.
// :param id => 'imo:7937317'
// :param days => [1, 2, 3]
CYPHER 25
MATCH (entity:Entity {id: $id})
RETURN entity.id AS id // a comment; with a semicolon
"""


def parsed(content: str = GOOD, name: str = "find/one") -> Query:
    return parse(name, content, "one.cypher")


def test_a_header_is_read() -> None:
    found = parsed()

    assert found.name == "find/one"
    assert found.sentence == "One entity by its id. No row means that nothing has it."
    assert found.parameters == {"id": "'imo:7937317'", "days": "[1, 2, 3]"}
    assert found.text.startswith("CYPHER 25\nMATCH (entity:Entity")
    assert found.sha256 == hashlib.sha256(GOOD.encode()).hexdigest()
    assert found.kind is Kind.READ
    assert not found.writes


def test_the_browser_gets_parameters_in_arrow_form_before_the_text() -> None:
    lines = parsed().for_browser().splitlines()

    parameters = [":param id => 'imo:7937317';", ":param days => [1, 2, 3];"]
    assert lines[:4] == [*parameters, "", "CYPHER 25"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("exposure/trace", Kind.READ),
        ("load/entities", Kind.WRITE),
        ("load/known/links", Kind.READ),
        ("schema/entity_id", Kind.SCHEMA),
    ],
)
def test_the_folder_says_what_a_query_may_do(name: str, kind: Kind) -> None:
    assert query(name).kind is kind


@pytest.mark.parametrize(
    ("right", "wrong", "line", "fault"),
    [
        ("// find/one\n", "// find/two\n", 1, "says 'find/two' where its name belongs"),
        ("// find/one\n", "", 1, "where its name belongs"),
        ("=> 'imo:7937317'", "'imo:7937317'", 4, "is no parameter"),
        ("=> 'imo:7937317'", "=>", 4, "is no parameter"),
        (":param days", ":param id", 5, "states a parameter twice"),
        ("=> 'imo:7937317'", "=> {}", 4, "is an empty map"),
        ("CYPHER 25\n", "", 6, "does not say which Cypher it is"),
        ("$id})\n", "$id});\n", 6, "holds more than one statement"),
    ],
)
def test_a_broken_file_is_named_with_its_line(
    right: str, wrong: str, line: int, fault: str
) -> None:
    assert right in GOOD

    with pytest.raises(GraphkitError) as caught:
        parsed(GOOD.replace(right, wrong, 1))

    assert caught.value.where == f"one.cypher:{line}"
    assert fault in caught.value.what
    assert caught.value.cure


def test_a_header_must_say_what_a_row_means() -> None:
    with pytest.raises(GraphkitError, match="says nothing"):
        parsed("// find/one\nCYPHER 25\nRETURN 1 AS one\n")


@pytest.mark.parametrize("text", ["'; no end'", '"; no end"', "`a;b`", "/* ; */ 1", "'it\\'s;'"])
def test_a_semicolon_that_ends_nothing_is_no_second_statement(text: str) -> None:
    assert parsed(GOOD.replace("entity.id AS id", f"{text} AS id")).text


def test_an_unknown_query_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="no query 'exposure/trase'") as caught:
        query("exposure/trase")

    assert caught.value.cure == "did you mean exposure/trace?"


def test_the_catalogue_is_the_folder() -> None:
    assert {f"{name}.cypher" for name in catalogue()} == {
        path.relative_to(root()).as_posix() for path in root().rglob("*.cypher")
    }
