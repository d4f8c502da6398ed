"""What CSV readers swallow in silence, and hostile bytes: one problem each, nothing accepted."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from graphkit.errors import InputRejected
from ingest.case import CaseReading, accept
from ingest.case.columns import FILES
from tests.ingest.case.whole import as_csv, reading_of, said, whole

UTF8 = "save it as UTF-8 (CSV UTF-8 in a spreadsheet)"
QUOTE = 'close it, and write " inside a value as ""'
VESSELS = ", ".join(FILES["vessels.csv"].columns)


FORMS: list[tuple[str, Literal["NFC", "NFD"]]] = [("a", "NFC"), ("b", "NFD")]


def vessels(tmp_path: Path, content: bytes) -> CaseReading:
    """Read a case of one file with the given bytes, within ten seconds."""
    began = time.monotonic()
    reading = reading_of(tmp_path, {}, vessels=content)
    assert time.monotonic() - began < 10
    return reading


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            b'id,name\na,"A\nb,B\nc,C\n',
            f"vessels.csv:2: the quote opened on line 2 is never closed; {QUOTE}",
        ),
        (
            b'id,name,notes\na,A,"one\ntwo ""x"" \n"\nb,"B","three\n\n',
            f"vessels.csv:5: the quote opened on line 5 is never closed; {QUOTE}",
        ),
        (
            b'id,name,notes\na,A,"one\ntwo"\nb,"B\n"" C","three\nfour\n',
            f"vessels.csv:4: the quote opened on line 5 is never closed; {QUOTE}",
        ),
        (
            b'id,name\na,"A\nb,"B"\n',
            f"vessels.csv:2: text follows a quote that closes in the row of line 2; {QUOTE}",
        ),
        (
            b'id,name\na,A\nb,"' + b"x" * 200_000,
            "vessels.csv:3: a field is longer than 64 KB; shorten it; a quote before it may lack"
            " its end",
        ),
        (
            b"id,name\na," + b"x" * 65_537 + b"\n",
            "vessels.csv:2 name: the field is longer than 64 KB; shorten it",
        ),
        (
            b"id,name\na," + "é".encode() * 32_769 + b"\n",
            "vessels.csv:2 name: the field is longer than 64 KB; shorten it",
        ),
        (
            b"id,name\na\n",
            "vessels.csv:2: the row has 1 fields, the header 2; add commas",
        ),
        (
            b"id,name\na,A,B\n",
            "vessels.csv:2: the row has 3 fields, the header 2; put a value that holds a comma into"
            " quotes",
        ),
        (b"id,name\na,A\n,\n", "vessels.csv:3: the row is empty; delete the line"),
        (
            "id,name\na,Jör\n".encode("latin-1"),
            f"vessels.csv:2: is not UTF-8 at byte 11; {UTF8}",
        ),
        (
            b"\xef\xbb\xbfid,name\na,J\xf6r\n",
            f"vessels.csv:2: is not UTF-8 at byte 14; {UTF8}",
        ),
        (
            "id,name\na,A\n".encode("utf-16"),
            f"vessels.csv:1: is UTF-16, not UTF-8, at byte 0; {UTF8}",
        ),
        (
            "id,name\na,A\n".encode("utf-16-le"),
            f"vessels.csv:1: is UTF-16, not UTF-8, at byte 0; {UTF8}",
        ),
        (
            b"id,name" + b"," * 200_000 + b"\na,A\n",
            f"vessels.csv:1: has more than 100 columns; the columns are {VESSELS}",
        ),
        (
            b"id,name\na,A" + b"," * 200_000 + b"\n",
            "vessels.csv:2: the row has more than 100 fields, the header 2; put a value that"
            " holds a comma into quotes",
        ),
        (
            b"id,name\na,A\nb,B" + b"," * 5_000_000 + b"\n",
            "vessels.csv:3: the line is longer than 4194304 characters; break it where the rows"
            " end",
        ),
        (
            b"id,name\n" + b"a,A\n" * 100_001,
            "vessels.csv:100002: has more than 100000 rows; split the case",
        ),
        (
            b"id;name\na;A\n",
            "vessels.csv:1: columns are parted by ';'; part them by commas",
        ),
        (
            b"id\tname\na\tA\n",
            "vessels.csv:1: columns are parted by '\\t'; part them by commas",
        ),
        (
            b"id,name\ra,A\r",
            "vessels.csv:1: ends a line with CR alone; save it with line ends LF or CRLF",
        ),
        (
            b"id,name\na,A\nb,B\rc,C\n",
            "vessels.csv:3: ends a line with CR alone; save it with line ends LF or CRLF",
        ),
        (
            b"id,name,id\na,A,b\n",
            "vessels.csv:1 'id': the column stands twice; delete one",
        ),
        (
            b"id,name,colour\na,A,red\n",
            f"vessels.csv:1 'colour': there is no such column; the columns are {VESSELS}",
        ),
        (
            b"id,name,imoNumbr\na,A,1\n",
            "vessels.csv:1 'imoNumbr': there is no such column; did you mean imoNumber?",
        ),
        (
            b"id,flag\na,pa\n",
            "vessels.csv:1 name: the column is missing; add it",
        ),
        (
            b"id\na\n",
            "vessels.csv:1 name: the column is missing; add it",
        ),
        (
            b"id,name,\na,A,\n",
            "vessels.csv:1: column 3 has no name; name it, or delete it in every row",
        ),
        (b"", "vessels.csv: is empty; write a header and rows, or leave it out"),
        (
            b"\xef\xbb\xbf\n \n",
            "vessels.csv: is empty; write a header and rows, or leave it out",
        ),
        (
            b"id,name\n",
            "vessels.csv: has a header and no rows; write a header and rows, or leave it out",
        ),
        (
            b"id,name\na,A\x00B\n",
            "vessels.csv:2 name: holds the invisible character U+0000; delete it",
        ),
        (
            b"id,name\na,A\x1b]0;B\n",
            "vessels.csv:2 name: holds the invisible character U+001B; delete it",
        ),
        (
            "id,name\na,A\u202eB\n".encode(),
            "vessels.csv:2 name: holds the invisible character U+202E; delete it",
        ),
        (
            "id,name\na,A\u200bB\n".encode(),
            "vessels.csv:2 name: holds the invisible character U+200B; delete it",
        ),
        (
            "id,name\na,J\ufffdr\n".encode(),
            "vessels.csv:2 name: holds the invisible character U+FFFD; delete it",
        ),
        (
            b'id,name\na,"A\n=cmd"\n',
            "vessels.csv:2 name: holds a line break or tab; delete it",
        ),
        (
            b"id,name\n,A\n",
            "vessels.csv:2 id: the cell is empty; fill it",
        ),
        (
            b"id,name\na`) DETACH,A\n",
            "vessels.csv:2 id: 'a`) DETACH' is no id: it holds '`' (U+0060); use a-z, 0-9, '.', '_'"
            " and '-', and begin with a letter or digit",
        ),
    ],
    ids=lambda one: one[:40] if isinstance(one, str) else "",
)
def test_bytes_that_no_reader_should_swallow_are_one_problem(
    tmp_path: Path, content: bytes, says: str
) -> None:
    assert said(vessels(tmp_path, content)) == [says]


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfid,name\na,A\n",
        b"id,name\r\na,A\r\n",
        b"\nid,name\n\na,A",
        b' id , name \n a , "A" \n'.replace(b' "A" ', b"A"),
        b'"id","name"\n"a","A"\n',
        "id,name\na,\u00a0A\u3000\n".encode(),
    ],
    ids=["BOM", "CRLF", "blank lines", "white space", "quotes", "NBSP"],
)
def test_harmless_differences_of_writing_change_nothing(tmp_path: Path, content: bytes) -> None:
    reading = vessels(tmp_path, content)

    assert said(reading) == []
    assert [(one.id, one.name) for one in reading.batch.entities] == [("case:harbour/a", "A")]


@pytest.mark.parametrize(
    "name",
    [
        "NaN",
        "null",
        "-0-",
        "'}) DETACH DELETE n //",
        '=HYPERLINK("https://evil")',
        "<script>alert(1)</script>",
        "ACME [/foo] Ltd",
        "[link=https://evil]",
        "علی\u200cرضا",
        "北京 🚢",
    ],
)
def test_text_is_kept_as_text(tmp_path: Path, name: str) -> None:
    reading = vessels(tmp_path, as_csv([{"id": "a", "name": name}]))

    assert said(reading) == []
    assert [one.name for one in reading.batch.entities] == [name]


def test_names_are_in_composed_form_whatever_wrote_them(tmp_path: Path) -> None:
    rows = [{"id": one, "name": unicodedata.normalize(form, "Jörg É")} for one, form in FORMS]
    reading = vessels(tmp_path, as_csv(rows))

    assert [one.name for one in reading.batch.entities] == ["J\u00f6rg \u00c9"] * 2


def test_an_id_with_outer_white_space_is_the_same_id(tmp_path: Path) -> None:
    case = whole()
    case["vessels.csv"][0]["id"] = " star "
    case["links.csv"][0]["to"] = "star\u00a0"

    assert said(reading_of(tmp_path, case)) == []


def test_prose_may_run_over_lines_and_rows_keep_their_line_numbers(tmp_path: Path) -> None:
    reading = vessels(tmp_path, b'id,name,notes\r\na,A,"one\r\ntwo\tthree"\r\nb,,\r\n')

    assert said(reading) == ["vessels.csv:4 name: the cell is empty; fill it"]
    fine = vessels(tmp_path, b'id,name,notes\r\na,A,"one\r\ntwo\tthree"\r\n')
    assert fine.batch.entities[0].notes == ("one\ntwo\tthree",)


def test_a_file_that_cannot_be_read_blames_no_other(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, whole(), companies=b"id,name\nowner,\xff\n")

    assert said(reading) == [f"companies.csv:2: is not UTF-8 at byte 14; {UTF8}"]


def test_evidence_that_cannot_be_read_leaves_nothing_unproven(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, whole(), evidence=b"about;document\nowns;list\n")

    assert said(reading) == ["evidence.csv:1: columns are parted by ';'; part them by commas"]


def test_a_row_that_cannot_be_read_blames_no_other(tmp_path: Path) -> None:
    broken = as_csv(whole()["banks.csv"]).replace(b"bank,The Bank,", b"bank,The, Bank,")
    links = as_csv(whole()["evidence.csv"]).replace(b"comet,paper,", b"comet,paper,,")
    reading = reading_of(tmp_path, whole(), banks=broken, evidence=links)

    assert [(one.file, one.row, one.column) for one in reading.problems] == [
        ("banks.csv", 2, ""),
        ("evidence.csv", 6, ""),
    ]


def test_every_row_after_an_open_quote_counts_as_rejected(tmp_path: Path) -> None:
    reading = vessels(tmp_path, b'id,name\na,A\nb,"B\nc,C\n')

    assert reading.counts["vessels.csv"] == (2, 0, 2)


def test_an_error_lists_what_can_be_read_and_counts_the_rest(tmp_path: Path) -> None:
    reading = vessels(tmp_path, as_csv([{"id": f"a{n}", "flag": "PA"} for n in range(1_500)]))
    assert len(reading.problems) == 1  # the column of names is missing

    reading = vessels(tmp_path, as_csv([{"id": f"a{n}", "name": ""} for n in range(1_500)]))
    with pytest.raises(InputRejected) as refused:
        accept(reading)
    lines = str(refused.value).splitlines()
    assert lines[0] == "case:harbour: 1500 problems; nothing was written"
    assert lines[1_000] == "  vessels.csv:1001 name: the cell is empty; fill it"
    assert lines[1_001] == "  and 500 more"


def test_ten_thousand_missing_ids_take_seconds(tmp_path: Path) -> None:
    rows = [{"id": f"l{n}", "type": "OWNS", "from": f"x{n}", "to": "a"} for n in range(10_000)]
    companies = [{"id": f"c{n}", "name": "X"} for n in range(10_000)] + [{"id": "a", "name": "A"}]
    began = time.monotonic()
    reading = reading_of(tmp_path, {"companies.csv": companies, "links.csv": rows})

    assert time.monotonic() - began < 10
    assert len(reading.problems) == 20_000  # each is also without evidence
