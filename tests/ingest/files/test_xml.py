"""XML as a stream of elements: what is given, what is refused, and that memory stays flat."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

from graphkit.errors import InputRejected
from ingest.files.opening import member
from ingest.files.prolog import LONGEST
from ingest.files.xml import children, elements, local_name, text
from ingest.files.xml_stream import LARGEST
from tests.ingest.hostile.measured import measured
from tests.support.listener import listener


def names(path: Path, *wanted: str) -> list[tuple[int, str, str]]:
    """Return number, name and text of each element that is given."""
    return [
        (number, local_name(one), "".join(map(str, one.itertext())).strip())
        for number, one in elements(member(path), *wanted)
    ]


def written(tmp_path: Path, content: bytes, name: str = "list.xml") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def refused(path: Path, *wanted: str) -> str:
    with pytest.raises(InputRejected) as error:
        names(path, *wanted)
    assert error.value.cure
    return f"{error.value.where}: {error.value.what}"


@pytest.mark.parametrize(
    "content",
    [
        b"<list><a>1</a><b>x</b><a>2</a></list>",
        b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- c --><?pi?><list><a>1</a><b/><a>2</a></list>\n',
        b'<s:list xmlns:s="urn:x"><s:a>1</s:a><b/><s:a>2</s:a></s:list>',
        '<?xml version="1.0" encoding="UTF-16"?><list><a>1</a><a>2</a></list>'.encode("utf-16"),
        b'<?xml version="1.0" encoding="ISO-8859-1"?><list><a>1</a><a>2</a></list>',
    ],
    ids=["plain", "BOM", "prefix", "UTF-16", "Latin-1"],
)
def test_elements_are_given_by_their_local_names_in_order(tmp_path: Path, content: bytes) -> None:
    assert names(written(tmp_path, content), "a") == [(1, "a", "1"), (2, "a", "2")]


def test_an_element_inside_another_is_part_of_it(tmp_path: Path) -> None:
    path = written(tmp_path, b"<a><b>1<a>2</a></b><c><b>3</b></c></a>")

    assert names(path, "b", "c") == [(1, "b", "12"), (2, "c", "3")]
    assert names(path, "a") == [(1, "a", "123")]


def test_what_stands_between_does_not_cut_a_text_in_two(tmp_path: Path) -> None:
    path = written(tmp_path, b"<l><a><n>AB<!-- c -->CD<?p?>E<![CDATA[ & F]]></n><n/></a></l>")

    for _, one in elements(member(path), "a"):
        assert text(one, "n") == "ABCDE & F"
        assert [text(child) for child in children(one, "n")] == ["ABCDE & F", ""]
        assert text(one, "n", "m") == text(one, "m", "n") == ""


def test_a_file_without_the_elements_is_something_else(tmp_path: Path) -> None:
    path = written(tmp_path, b"<html><body/></html>")

    assert refused(path, "a", "b") == "list.xml: holds no a or b"
    assert list(elements(member(path), "a", may_lack=True)) == []


LONG = f"list.xml: a tag, text or comment is longer than {LARGEST}"
DOCTYPES = {
    "laughs": b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l><n>&b;</n></l>',
    "in an attribute": b'<!DOCTYPE l [<!ENTITY a "ha">]><l n="&a;"/>',
    "file": b'<!DOCTYPE l [<!ENTITY x SYSTEM "file://CANARY">]><l><n>&x;</n></l>',
    "parameter": b'<!DOCTYPE l [<!ENTITY % x SYSTEM "file://CANARY"> %x;]><l><n/></l>',
    "address": b'<!DOCTYPE l SYSTEM "http://127.0.0.1:PORT/l.dtd"><l><n>x</n></l>',
    "public": b'<!DOCTYPE html PUBLIC "-//W3C//DTD" "http://127.0.0.1:PORT/"><l><n/></l>',
    "empty": b"<!DOCTYPE l><l><n>x</n></l>",
    "after a comment": b"<?xml version='1.0'?>\n<!-- <a> -->\n<!DOCTYPE l><l><n>x</n></l>",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("kind", DOCTYPES)
def test_a_doctype_is_refused_before_anything_of_it_is_read(
    tmp_path: Path, kind: str, encoding: str
) -> None:
    canary = tmp_path / "canary"
    canary.write_text("CANARY-CONTENT")
    with listener() as (port, calls):
        content = DOCTYPES[kind].replace(b"PORT", str(port).encode())
        content = content.replace(b"CANARY", str(canary).encode())
        path = written(tmp_path, content.decode().encode(encoding))
        says = refused(path, "n")

    assert says.endswith(": refused: DOCTYPE not allowed")
    assert calls == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "list.xml:1: is no XML (no element found)"),
        (b"id,name\n", "list.xml:1: is no XML (syntax error)"),
        (b"\n\n<", "list.xml:3: is no XML (unclosed token)"),
        (b'<?xml version="1.0" encoding="none"?><l/>', "list.xml:1: is no XML (its encoding is"),
        (b'<?xml version="1.0" encoding="shift_jis"?><l/>', "list.xml:1: is no XML (its encoding"),
        (
            b"<l><n>1</n><n>2",
            "list.xml:1: ends inside n 2 (Premature end of data in tag n line 1); 1 record read,"
            " nothing loaded",
        ),
        (
            b"<l>\n<n>1</n>\n<n>2</n>\n<m>",
            "list.xml:4: ends (Premature end of data in tag m line 4); 2 records read, nothing",
        ),
        (
            b"<l>\n<n>1</n><n>2</m></l>",
            "list.xml:2: breaks inside n 2 (Opening and ending tag mismatch: n line 2 and m);",
        ),
        (b"<l><n>\xff</n></l>", "list.xml:1: breaks inside n 1 (Invalid bytes in character"),
        (b"<l><n>\x00</n></l>", "list.xml:1: breaks inside n 1 (Invalid character: Char 0x0 out"),
        (b"<l><n>&#27;</n></l>", "list.xml:1: breaks inside n 1 (xmlParseCharRef: invalid xmlChar"),
        (
            b"<l><n/><n/></l><l/>",
            "list.xml:1: breaks (Extra content at the end of the document); 2",
        ),
        # What follows an entity that nothing declares would be passed over without a word.
        (b"<l><n>1</n>&x;<n>2</n></l>", "list.xml:1: breaks (Entity 'x' not defined); 1 record"),
        (b"<l><n>&x;</n><n>2</n></l>", "list.xml:1: breaks inside n 1 (Entity 'x' not defined); 0"),
        (b"<l><p:n>1</p:n></l>", "list.xml:1: breaks (Namespace prefix p on n is not defined)"),
        (b"<l>" + b"<d>" * 200_000, "list.xml:1: breaks (nesting deeper than 256); 0 records"),
        (b"<l><n>" + b"<d>" * 257, "list.xml:1: breaks inside n 1 (nesting deeper than 256); 0"),
        (b"<l><n>" + b"<d/>" * 2_200_000, f"list.xml: n 1 is longer than {LARGEST} bytes"),
        (b"<l>" + b"x" * 9_000_000, f"{LONG} bytes"),
        (b'<l><n x="' + b"x" * 9_000_000, f"{LONG} bytes"),
        (b"<l><n " + b'a="" ' * 1_700_000, f"{LONG} bytes"),
        (b"<l><!-- " + b"<n>" * 3_000_000, f"{LONG} bytes"),
        (
            b"<l" + b"x" * 9_000_000,
            f"list.xml:1: is no XML (no element in its first {LONGEST} bytes)",
        ),
        (b" " * (LONGEST + 1), f"list.xml:1: is no XML (no element in its first {LONGEST} bytes)"),
    ],
    ids=lambda one: repr(one)[:60],
)
def test_what_is_no_whole_xml_is_refused_with_what_was_read(
    tmp_path: Path, content: bytes, says: str
) -> None:
    assert refused(written(tmp_path, content), "n").startswith(says)


def test_the_records_before_the_break_are_given_first(tmp_path: Path) -> None:
    path = written(tmp_path, b"<l><n>1</n><n>2</n><n>3</l>")
    given: list[str] = []

    with pytest.raises(InputRejected, match="breaks inside n 3"):
        given.extend(text(one) for _, one in elements(member(path), "n"))
    assert given == ["1", "2"]


def test_a_packed_file_that_breaks_off_is_named(tmp_path: Path) -> None:
    whole = gzip.compress(b"<l>" + b"<n>1</n>" * 10_000 + b"</l>")
    path = written(tmp_path, whole[: len(whole) // 2], "list.xml.gz")

    assert refused(path, "n").startswith("list.xml.gz: is damaged (Compressed file ended")


COUNT = """
import sys
from pathlib import Path
from ingest.files.opening import member
from ingest.files.xml import elements
print(sum(1 for _ in elements(member(Path(sys.argv[1])), sys.argv[2], may_lack=True)))
"""


@pytest.mark.parametrize(("wanted", "many"), [("n", 20_000), ("nothing", 0), ("e", 20_000)])
def test_memory_stays_flat_whatever_is_asked_for(tmp_path: Path, wanted: str, many: int) -> None:
    # 45 MB, of which half stands in elements that may not be asked for.
    inside = b"<d>text</d>" * 90
    path = tmp_path / "list.xml"
    with path.open("wb") as file:
        file.write(b"<l>")
        for _ in range(20_000):
            file.write(b"<n><e>" + inside + b"</e></n><x>" + inside + b"</x>\n")
        file.write(b"</l>")
    run = measured([sys.executable, "-c", COUNT, str(path), wanted])

    assert (run.code, run.out.strip()) == (0, str(many))
    assert run.megabytes < 80


def test_the_real_list_of_the_un_is_given_whole(data: Path) -> None:
    path = data / "un-xml-2026-02-27" / "UN_consolidated.xml"
    found = [local_name(one) for _, one in elements(member(path), "INDIVIDUAL", "ENTITY")]

    assert (found.count("INDIVIDUAL"), found.count("ENTITY")) == (730, 273)
