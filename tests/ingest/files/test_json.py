"""JSON lines, read strictly: what two readers could understand differently is no row."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import InputRejected
from graphkit.model.rows import Reject
from ingest.files.json_lines import objects
from ingest.files.json_text import LARGEST, JsonError, value
from ingest.files.opening import member


def lines(tmp_path: Path, content: bytes, name: str = "a.jsonl") -> list[tuple[int, Any]]:
    """Return what is given of a file: objects as they are, rejects as they are said."""
    path = tmp_path / name
    path.write_bytes(content)
    return [
        (number, str(one) if isinstance(one, Reject) else one)
        for number, one in objects(member(path))
    ]


def refused(tmp_path: Path, content: bytes, name: str = "a.jsonl") -> str:
    with pytest.raises(InputRejected) as error:
        lines(tmp_path, content, name)
    assert error.value.cure
    return f"{error.value.where}: {error.value.what}"


def test_each_line_is_an_object_with_its_number(tmp_path: Path) -> None:
    content = b'\xef\xbb\xbf{"id":"a"}\n\n  \n{"id": "b"}\r\n{"id":"\xc3\xa9"}'
    given = [(1, {"id": "a"}), (4, {"id": "b"}), (5, {"id": "é"})]

    assert lines(tmp_path, content) == given
    assert lines(tmp_path, gzip.compress(content), "a.jsonl.gz") == given


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"[" * 200_000, "nested too deep"),
        (b'{"a":' + b"[" * 300 + b"]" * 300 + b"}", "nested too deep"),
        (b'{"id":"a","id":"b"}', "the key 'id' stands twice"),
        (b'{"id":"a","id":"a"}', "the key 'id' stands twice"),
        (b'{"id": "a", "\\u0069d": "b"}', "the key 'id' stands twice"),
        (b'{"a":{"x":1,"x":1}}', "the key 'x' stands twice"),
        (b'{"a":NaN}', "NaN is no number"),
        (b'{"a":-Infinity}', "-Infinity is no number"),
        (b'{"a":1e999}', "number out of range"),
        (b'{"a":' + b"9" * 5_000 + b"}", "integer out of range"),
        (b'{"a":9223372036854775808}', "integer out of range"),
        (b'{"a":-9223372036854775808}', "integer out of range"),
        (b'{"a":"\\ud800"}', "half a character (a lone surrogate)"),
        (b'{"\\udfff":1}', "half a character (a lone surrogate)"),
        (b'{"a":"\xed\xa0\x80"}', "not UTF-8 at byte 6"),
        (b'{"a":"\xff"}', "not UTF-8 at byte 6"),
        (b'{"a":"x\\u0000"}', "control character U+0000"),
        (b'{"a": "x\\u0000"}', "control character U+0000"),
        (b'{"a":"x\x00"}', "no JSON: Invalid control character at at character 7"),
        (b'{"id":"a","na', "no JSON: Unterminated string starting at at character 10"),
        (b'{"id":"a"} {"id":"b"}', "no JSON: Extra data at character 11"),
        (b'["a"]', "a list where an object is wanted"),
        (b"null", "a NoneType where an object is wanted"),
        (b"id,name", "no JSON: Expecting value at character 0"),
    ],
    ids=lambda one: repr(one)[:40],
)
def test_a_line_that_readers_understand_differently_is_a_reject(
    tmp_path: Path, line: bytes, says: str
) -> None:
    content = b'{"id":"before"}\n' + line + b'\n{"id":"after"}\n'
    given = lines(tmp_path, content)

    assert given == [(1, {"id": "before"}), (2, f"a.jsonl:2: {says}"), (3, {"id": "after"})]


@pytest.mark.parametrize(
    "line",
    [
        b'{"a":9223372036854775807,"b":-9223372036854775807}',
        b'{"a":"\\\\u0000","b": "\\\\u0000"}',
        b'{"a":"\\ud83d\\udea2"}',
        b'{"a":' + b"[" * 250 + b"]" * 250 + b"}",
        b'{"a":{"x":1},"b":{"x":1}}',
        b'{"a":"\\": ","b":1}',
    ],
)
def test_what_all_readers_understand_alike_is_read(tmp_path: Path, line: bytes) -> None:
    assert lines(tmp_path, line) == [(1, json.loads(line))]


def test_a_long_reject_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"x" * 100_000)
    ((_, reject),) = objects(member(path))

    assert isinstance(reject, Reject)
    assert reject.value == "x" * 2_000


def test_a_file_that_is_none_of_lines_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, b"") == "a.jsonl: holds no rows"
    assert refused(tmp_path, b"\n \n") == "a.jsonl: holds no rows"
    assert refused(tmp_path, '{"id":"a"}'.encode("utf-16")) == (
        "a.jsonl:1: is UTF-16, not UTF-8, at byte 0"
    )
    assert refused(tmp_path, '{"id":"a"}'.encode("utf-16-le")) == (
        "a.jsonl:1: is UTF-16, not UTF-8, at byte 0"
    )
    assert refused(tmp_path, b'{"id":"a"}\n{"id":"' + b"x" * 17_000_000) == (
        "a.jsonl:2: a line longer than 16777216 bytes"
    )
    assert refused(tmp_path, gzip.compress(b'{"id":"a"}\n' * 99)[:-9], "a.gz").startswith(
        "a.gz: is damaged (Compressed file ended"
    )


NUMBERS = st.integers(-LARGEST, LARGEST) | st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(TEXTS, inside, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_any_value_is_read_as_it_was_written_by_whichever_writer(stated: Any) -> None:
    for text in (
        json.dumps(stated).encode(),
        json.dumps(stated, ensure_ascii=False).encode(),
        json.dumps(stated, separators=(",", ":")).encode(),
        json.dumps(stated, ensure_ascii=False, separators=(",", ":")).encode(),
        orjson.dumps(stated),
        orjson.dumps(stated, option=orjson.OPT_INDENT_2),
    ):
        assert repr(value(text)) == repr(stated)


@given(st.dictionaries(TEXTS, VALUES, min_size=1, max_size=4), st.data())
def test_a_key_that_stands_twice_is_always_found(
    stated: dict[str, Any], data: st.DataObject
) -> None:
    again = data.draw(st.sampled_from(sorted(stated)))
    for compact in (True, False):
        separators = (",", ":") if compact else (", ", ": ")
        whole = json.dumps(stated, separators=separators)
        pair = json.dumps({again: data.draw(VALUES)}, separators=separators)
        for text in (
            f"{whole[:-1]},{pair[1:]}",
            f"{pair[:-1]},{whole[1:]}",
            f"[{whole[:-1]},{pair[1:]}]",
        ):
            with pytest.raises(JsonError, match="stands twice"):
                value(text.encode())
