"""A file that is not what it claims to be stops with the place; nothing of it is accepted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graphkit.errors import InputRejected, UsageError
from ingest.files.opening import Member
from ingest.ofac.release import snapshot_day
from ingest.ofac.rows import AddRow, SdnRow, read_table
from ingest.ofac.source import OfacList
from tests.ingest.ofac.conftest import ADD, SDN, Write, listing, read


def test_the_published_form_is_read(write: Write, small: OfacList) -> None:
    reading = read(write(), source=small)

    assert {name: (rows.read, rows.accepted) for name, rows in reading.counts.items()} == {
        "sdn.csv": (2, 2),
        "add.csv": (1, 1),
        "alt.csv": (1, 1),
        "sdn_comments.csv": (0, 0),
    }
    assert [entity.id for entity in reading.batch.entities] == ["ofac:36", "imo:7937317"]
    assert reading.problems == ()


BROKEN = {
    "junk last line": (
        {"sdn": (*SDN, "||||")},
        "sdn.csv:3: 1 columns where the published format has 12: '||||'",
    ),
    "a header": ({"sdn": ("ent_num," + SDN[0].partition(",")[2], *SDN)}, "sdn.csv:1, column 1"),
    "a column less": ({"add": ('36,25,-0- ,"Havana","Cuba"',)}, "add.csv:1: 5 columns"),
    "a column more": ({"alt": ('36,12,"aka","A",-0- ,-0- ',)}, "alt.csv:1: 6 columns"),
    "semicolons": ({"alt": ("36;12;aka;A;-0- ",)}, "alt.csv:1: 1 columns"),
    "a quote left open": ({"add": ('36,25,-0- ,"Havana,"Cuba",-0- ',)}, "add.csv:1: not a comma"),
    "no quote at the end": ({"sdn": (SDN[1][:-2],)}, "sdn.csv:1: not a comma-separated record"),
    "an empty line": ({"sdn": (SDN[0], "", SDN[1])}, "sdn.csv:2: 0 columns"),
    "a NUL": ({"sdn": (SDN[0].replace("CUBA", "CU\0BA"),)}, "sdn.csv:1: a control character"),
    "0x1A in the middle": ({"sdn": (SDN[0], "\x1a", SDN[1])}, "sdn.csv:2: a control character"),
    "Latin-1": ({"alt": '36,12,"aka","PEÑA",-0- '.encode("latin-1")}, "alt.csv:1: byte 0xd1 at"),
    "UTF-16": ({"alt": '36,12,"aka","A",-0- '.encode("utf-16")}, "alt.csv:1: byte 0xff"),
    "UTF-16 without a mark": ({"alt": b"3\x006\x00,\x00"}, "alt.csv:1: a control character"),
    "a mark of UTF-8": ({"sdn": b"\xef\xbb\xbf" + SDN[0].encode()}, "sdn.csv:1: byte 0xef"),
    "no bytes": ({"sdn": b""}, "sdn.csv: the file is empty"),
    "lines without records": ({"sdn": b"\r\n\r\n"}, "sdn.csv: the file is empty"),
    "one uid twice": ({"sdn": (SDN[0], SDN[0])}, "sdn.csv:2: uid 36 is already on line 1"),
    "a type that is not": (
        {"sdn": (listing(1, "A", kind="submarine"),)},
        "sdn.csv:1: type 'submarine' is none of aircraft, individual, vessel or empty",
    ),
    "no name": ({"sdn": (listing(1, ""),)}, "sdn.csv:1: a listing without a name"),
    "no programme": ({"sdn": (listing(1, "A", programme=""),)}, "sdn.csv:1: a listing without"),
    "a kind of name that is not": ({"alt": ('36,12,"dba","A",-0- ',)}, "alt.csv:1: 'dba' 'A'"),
}


@pytest.mark.parametrize(("files", "said"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_stops_with_its_place(
    write: Write, small: OfacList, files: dict[str, tuple[str, ...] | bytes], said: str
) -> None:
    with pytest.raises(InputRejected) as stopped:
        read(write(**files), source=small)

    assert str(stopped.value).startswith(said)
    assert stopped.value.cure


def test_a_missing_file_is_named(write: Write, small: OfacList) -> None:
    folder = write()
    (folder / "sdn_comments.csv").unlink()

    with pytest.raises(InputRejected, match="cannot be read") as stopped:
        read(folder, source=small)

    assert stopped.value.where == "sdn_comments.csv"


def test_a_shrunken_list_is_refused(write: Write) -> None:
    with pytest.raises(InputRejected, match="2 rows where the whole list has at least"):
        read(write())


def test_the_real_malformed_list_stops_at_its_last_line(data: Path) -> None:
    with pytest.raises(InputRejected) as stopped:
        read(data / "ofac-csv-malformed", date(2019, 1, 15))

    assert stopped.value.where == "sdn.csv:7380"


def test_a_cut_null_is_one_only_where_the_file_was_cut(tmp_path: Path) -> None:
    path = tmp_path / "add.csv"
    path.write_bytes(f"{ADD[0]}\n".encode() + b'36,26,-0- ,"Lima",-0-,-0')

    table = read_table(Member(path.name, path), AddRow, 0)

    assert table.rows[1][2:6] == ("", "Lima", "", "")
    assert table.oddities == ("its last line has no end; the file may be cut",)
    path.write_bytes(b'36,26,-0- ,"Lima",-0-,-0\r\n\x1a')
    assert read_table(Member(path.name, path), AddRow, 0).rows[0].remarks == "-0"


def test_a_quote_inside_a_name_and_its_line_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "sdn.csv"
    path.write_bytes(listing(1, 'THE ""ROSE"", LTD').encode() + b"\n")

    row = read_table(Member(path.name, path), SdnRow, 0).rows[0]

    assert (row.name, row.line) == ('THE "ROSE", LTD', 1)
    assert row.text.startswith('1,"THE ""ROSE"", LTD",')


def test_rows_that_belong_to_nobody_are_rejected_and_said(write: Write, small: OfacList) -> None:
    folder = write(
        add=(*ADD, '99,1,-0- ,"Lima","Peru",-0- '),
        alt=('98,1,"aka","B",-0- ',),
        sdn_comments=('36,"LTD."',),
    )

    reading = read(folder, source=small)

    assert [str(reject) for reject in reading.rejects] == [
        "add.csv:2: uid 99: no row of sdn.csv that it could belong to",
        "alt.csv:1: uid 98: no row of sdn.csv that it could belong to",
        "sdn_comments.csv:1: uid 36: no row of sdn.csv that it could belong to",
    ]
    assert [reject.value for reject in reading.rejects] == [
        '99,1,-0- ,"Lima","Peru",-0- ',
        '98,1,"aka","B",-0- ',
        '36,"LTD."',
    ]
    assert reading.problems == ()
    assert reading.run.rows_read == 6
    assert reading.run.rows_accepted == 3
    assert sum(rows.rejected for rows in reading.counts.values()) == 3


@pytest.mark.parametrize(
    ("begun", "beyond"),
    [
        ("Linked To: AEROCAR", "IBBEAN AIRLINES."),
        ("Linked To: ", "AEROCARIBBEAN AIRLINES."),
        ("Linked To:", " AEROCARIBBEAN AIRLINES."),
    ],
)
def test_a_remark_goes_on_wherever_it_was_cut(
    write: Write, small: OfacList, begun: str, beyond: str
) -> None:
    remark = "x" * (1000 - len(begun) - 2) + "; " + begun
    folder = write(sdn=(SDN[0], listing(5, "A", remark)), sdn_comments=(f'5,"{beyond}"',))

    reading = read(folder, source=small)

    assert reading.problems == ()
    assert [(link.from_id, link.to_id) for link in reading.batch.links] == [("ofac:5", "ofac:36")]
    assert reading.batch.evidence[-1].locator == "sdn.csv uid 5 with sdn_comments.csv"
    assert reading.batch.evidence[-1].quote == "Linked To: AEROCARIBBEAN AIRLINES"


def test_a_remark_that_is_cut_is_said(write: Write, small: OfacList) -> None:
    reading = read(write(sdn=(SDN[0], listing(5, "A", "x" * 1000))), source=small)

    assert [str(problem) for problem in reading.problems] == [
        "sdn.csv:2: uid 5: its remark is cut and goes on nowhere"
    ]


@pytest.mark.parametrize(
    ("folder", "given", "expected"),
    [
        ("sdn-2021-07", None, ("2021-07", date(2021, 7, 31))),
        ("sdn-2024-02-29", None, ("2024-02-29", date(2024, 2, 29))),
        ("sdn-2021-07", date(2021, 7, 7), ("2021-07-07", date(2021, 7, 7))),
        ("anything", date(2021, 7, 7), ("2021-07-07", date(2021, 7, 7))),
    ],
)
def test_the_day_of_the_list(folder: str, given: date | None, expected: tuple[str, date]) -> None:
    assert snapshot_day(Path(folder), given) == expected


@pytest.mark.parametrize("folder", ["sdn", "2021-13", "2021-02-30", "2021-07-copy"])
def test_a_day_that_cannot_be_told_is_asked_for(folder: str) -> None:
    with pytest.raises(UsageError) as stopped:
        snapshot_day(Path(folder), None)

    assert "--dated YYYY-MM-DD" in stopped.value.cure
