"""A case as a folder, packed, or in a workbook is the same case, with the same problems."""

from __future__ import annotations

import gzip
import hashlib
import os
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ingest.case import CaseReading, read
from ingest.case.columns import FILES
from tests.ingest.case.whole import FOLDER, Case, Cells, as_csv, said, whole, written
from tests.ingest.files.packing import row, workbook, zipped

CSV = {name: as_csv(rows) for name, rows in whole().items()}


def book_of(case: Case) -> openpyxl.Workbook:
    """Return a workbook with a sheet for each file of a case, all its cells texts."""
    book = openpyxl.Workbook()
    for name, rows in case.items():
        fill(book.create_sheet(name.removesuffix(".csv")), rows)
    book.remove(book.worksheets[0])
    return book


def fill(tab: Worksheet, rows: list[Cells]) -> None:
    columns = list(dict.fromkeys(column for one in rows for column in one))
    for place, column in enumerate(columns, start=1):
        tab.cell(1, place, column)
        for line, one in enumerate(rows, start=2):
            if column in one:
                tab.cell(line, place, one[column]).data_type = "s"


def saved(parent: Path, case: Case, name: str = f"{FOLDER}.xlsx") -> Path:
    parent.mkdir(exist_ok=True)
    book_of(case).save(parent / name)
    return parent / name


def folder(parent: Path) -> Path:
    return written(parent, whole())


def packed_files(parent: Path) -> Path:
    (parent / FOLDER).mkdir()
    for name, content in CSV.items():
        (parent / FOLDER / f"{name}.gz").write_bytes(gzip.compress(content))
    return parent / FOLDER


def archive(parent: Path) -> Path:
    path = parent / f"{FOLDER}.zip"
    path.write_bytes(zipped(CSV))
    return path


def archive_of_a_folder(parent: Path) -> Path:
    path = parent / f"{FOLDER}.zip"
    files = {f"some folder/{name}": content for name, content in CSV.items()}
    beside = {"__MACOSX/some folder/._links.csv": b"\0", "some folder/README.md": b"x"}
    path.write_bytes(zipped({"some folder/": b"", **files, **beside}))
    return path


def one_workbook(parent: Path) -> Path:
    return saved(parent, whole())


def folder_with_a_workbook(parent: Path) -> Path:
    saved(parent / FOLDER, whole(), "cases.xlsx")
    return parent / FOLDER


def folder_of_both(parent: Path) -> Path:
    case = whole()
    path = written(parent, {"links.csv": case.pop("links.csv")})
    (path / "evidence.csv.gz").write_bytes(gzip.compress(as_csv(case.pop("evidence.csv"))))
    saved(path, case, "cases.xlsx")
    return path


FORMS = [
    *(packed_files, archive, archive_of_a_folder, one_workbook, folder_with_a_workbook),
    folder_of_both,
]


@pytest.mark.parametrize("form", FORMS, ids=lambda one: one.__name__)
def test_a_case_is_the_same_in_every_form(tmp_path: Path, form: object) -> None:
    assert callable(form)
    (tmp_path / "plain").mkdir()
    plain = read(folder(tmp_path / "plain"))
    other: CaseReading = read(form(tmp_path))

    assert said(other) == said(plain) == []
    assert other.batch == plain.batch
    assert other.ids == plain.ids
    assert list(other.counts.values()) == list(plain.counts.values())
    assert other.run.source == plain.run.source == f"case:{FOLDER}"


def test_the_run_names_each_table_with_the_hash_of_its_file(tmp_path: Path) -> None:
    path = folder_of_both(tmp_path)
    files = {one.name: one for one in read(path).run.files}

    assert list(files) == [
        *(f"cases.xlsx {name}" for name in ("vessels", "companies", "people", "banks", "places")),
        *("cases.xlsx identities", "links.csv", "cases.xlsx leases", "cases.xlsx accounts"),
        *("cases.xlsx payments", "cases.xlsx events", "cases.xlsx contracts"),
        *("cases.xlsx designations", "cases.xlsx documents", "evidence.csv.gz"),
    ]
    for name, file in (
        ("links.csv", "links.csv"),
        ("evidence.csv.gz", "evidence.csv.gz"),
        ("cases.xlsx leases", "cases.xlsx"),
    ):
        assert files[name].sha256 == hashlib.sha256((path / file).read_bytes()).hexdigest()
    assert files["links.csv"].rows == 3
    zipped_files = read(archive(tmp_path)).run.files
    assert zipped_files[0].name == "harbour.zip vessels.csv"
    assert len({one.sha256 for one in zipped_files}) == 1


def test_problems_name_the_place_in_the_container(tmp_path: Path) -> None:
    case = whole()
    case["links.csv"][1]["type"] = "MANAGE"
    case["vessels.csv"].append({"id": "moon", "name": "X"})
    wrong = "'MANAGE' is no link type; did you mean MANAGES?"
    again = "'moon' is the id of {} vessels{}:3 too; give each row its own id"

    assert said(read(saved(tmp_path, case))) == [
        f"harbour.xlsx vessels:4 id: {again.format('harbour.xlsx', '')}",
        f"harbour.xlsx links:3 type: {wrong}",
    ]
    (tmp_path / "harbour.zip").write_bytes(
        zipped({name: as_csv(rows) for name, rows in case.items()})
    )
    assert said(read(tmp_path / "harbour.zip")) == [
        f"harbour.zip vessels.csv:4 id: {again.format('harbour.zip', '.csv')}",
        f"harbour.zip links.csv:3 type: {wrong}",
    ]


def sheet(tmp_path: Path, rows: str, name: str = "vessels") -> CaseReading:
    """Read a case of one workbook with one sheet of the given XML."""
    path = tmp_path / "harbour.xlsx"
    path.write_bytes(workbook({name: rows}))
    return read(path)


HEAD = row(1, "id", "name", "imoNumber", "flag", "buildDate", "unidentified")


def second(**cells: str) -> str:
    """Return the second row: an id, a name, and the XML of other cells by column."""
    others = "".join(f"<c r='{column}2' {cell}</c>" for column, cell in cells.items())
    return row(2, "a", "A").replace("</row>", f"{others}</row>")


@pytest.mark.parametrize(
    ("cell", "field", "value"),
    [
        ({"C": "><v>9074729</v>"}, "imo_number", "9074729"),
        ({"C": "><v>9074729.0</v>"}, "imo_number", "9074729"),
        ({"E": 's="1"><v>43027</v>'}, "build_date", ("2017-10-19",)),
        ({"E": "><v>2017</v>"}, "build_date", ("2017",)),
        ({"F": 't="b"><v>1</v>'}, "unidentified", True),
    ],
)
def test_a_cell_that_is_no_text_is_what_it_shows(
    tmp_path: Path, cell: dict[str, str], field: str, value: object
) -> None:
    reading = sheet(tmp_path, HEAD + second(**cell))

    assert said(reading) == []
    assert getattr(reading.batch.entities[0], field) == value


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ({"C": "><f>B9</f><v>9074729</v>"}, "2 imoNumber: C2 holds a formula; write it as text"),
        ({"C": 't="e"><v>#REF!</v>'}, "2 imoNumber: C2 holds an error; write it as text"),
        ({"E": 's="1"><v>43027.5</v>'}, "2 buildDate: E2 holds a time of day; write the day alone"),
        ({"E": 's="3"><v>43009</v>'}, "2 buildDate: E2 holds the day 2017-10-01 and shows it as"),
        ({"E": 's="2"><v>0.5</v>'}, "2 buildDate: E2 shows 0.5 as '0%'; write it as text"),
        ({"F": 't="b"><v>0</v>'}, "2 unidentified: 'false' is not true; write true, or leave"),
        ({"C": "><v>9074720</v>"}, "2 imoNumber: '9074720' fails the IMO ship check digit: it"),
        (
            {"H": "><v>1</v>"},
            "2: H2 stands beyond the last column of the header; give its column a name, or empty",
        ),
        ({"G": "><v>1</v>", "XFD": "><v>1</v>"}, "2: XFD2 stands beyond the last column of the"),
    ],
)
def test_a_cell_that_is_unclear_is_a_problem_that_names_it(
    tmp_path: Path, cell: dict[str, str], says: str
) -> None:
    (problem,) = said(sheet(tmp_path, HEAD + second(**cell)))

    assert problem.startswith(f"harbour.xlsx vessels:{says}")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("", "vessels: is empty; write a header and rows, or leave it out"),
        (HEAD, "vessels: has a header and no rows; write a header and rows, or leave it out"),
        (
            row(3, "id", "", "name") + row(4, "a", "", "A"),
            "vessels:3: column 2 has no name; name it, or delete it in every row",
        ),
        (
            row(1, "id", "colour", "name") + row(2, "a", "red", "A"),
            "vessels:1 'colour': there is no such column; the columns are id, name, alias",
        ),
        (
            "<row r='1'><c r='A1'><f>1</f></c></row>" + row(2, "a"),
            "vessels:1: A1 holds a formula; write it as text",
        ),
        (
            "<row r='1'><c r='XFD1'><v>1</v></c></row>" + row(2, "a"),
            "vessels:1: has more than 100 columns; the columns are id, name, alias",
        ),
        (
            HEAD + row(2, "a", "A") + "|<mergeCells><mergeCell ref='A2:A9'/></mergeCells>",
            "vessels: the cells A2:A9 are merged: only the first of them holds the value; part",
        ),
        (
            HEAD + row(2, "a", "A\u200bB"),
            "vessels:2 name: holds the invisible character U+200B; delete it",
        ),
        (HEAD + row(9, "", "A"), "vessels:9 id: the cell is empty; fill it"),
    ],
)
def test_a_sheet_is_checked_as_a_file_is(tmp_path: Path, rows: str, says: str) -> None:
    reading = sheet(tmp_path, rows)
    (problem,) = said(reading)

    assert problem.startswith(f"harbour.xlsx {says}")
    assert not reading.batch.entities


def test_empty_rows_of_a_sheet_are_none(tmp_path: Path) -> None:
    reading = sheet(tmp_path, "<row r='1'/>" + row(4, "id", "name") + row(9, "a", "A") + row(12))

    assert said(reading) == []
    assert reading.counts["harbour.xlsx vessels"] == (1, 1, 0)


def test_a_sheet_that_is_no_table_of_a_case_stops_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "harbour.xlsx"
    tabs = {"vessels": HEAD + row(2, "a", "A")}
    beside = {"Notes to self": row(1, "x"), "README": row(1, "x"), "Sheet2": "", "Sheet3": row(1)}
    path.write_bytes(workbook(tabs | beside))
    reading = read(path)

    assert said(reading) == []
    assert reading.remarks == tuple(f"harbour.xlsx {name!r}: not read" for name in beside)
    path.write_bytes(workbook({**tabs, "link": row(1, "id"), "zz\u202e": row(1, "id")}))
    assert said(read(path)) == [
        "harbour.xlsx 'link': is no table of a case; did you mean links?",
        "harbour.xlsx 'zz\\u202e': is no table of a case; move it away, or call it notes",
    ]


@pytest.mark.parametrize(
    "names",
    [
        ("vessels.csv", "vessels.csv.gz"),
        ("vessels.csv", "cases.xlsx"),
        ("cases.xlsx", "more.xlsx"),
    ],
)
def test_a_table_that_is_there_twice_is_refused(tmp_path: Path, names: tuple[str, str]) -> None:
    content = as_csv([{"id": "a", "name": "A"}])
    forms = {
        "csv": content,
        "gz": gzip.compress(content),
        "xlsx": workbook({"vessels": HEAD + row(2, "a", "A")}),
    }
    (tmp_path / FOLDER).mkdir()
    for name in names:
        (tmp_path / FOLDER / name).write_bytes(forms[name.rpartition(".")[2]])
    shown = [f"{name} vessels" if name.endswith("xlsx") else name for name in names]
    (problem,) = said(read(tmp_path / FOLDER))

    assert problem == (
        f"{shown[1]}: holds what {shown[0]} holds: a case has one vessels.csv; keep one of the two"
    )


def named(tmp_path: Path, name: str, content: bytes) -> list[str]:
    path = tmp_path / name
    path.write_bytes(content)
    reading = read(path)
    assert not reading.batch.entities
    return said(reading)


VESSELS = as_csv([{"id": "a", "name": "A"}])


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        (
            "harbour.zip",
            zipped({"one/vessels.csv": VESSELS, "two/links.csv": VESSELS}),
            "harbour.zip: holds files in several folders: 'one', 'two'; pack each case by itself",
        ),
        (
            "harbour.zip",
            zipped({"vessels.csv.gz": gzip.compress(VESSELS)}),
            "harbour.zip vessels.csv.gz: is packed twice; take it out of the archive",
        ),
        (
            "harbour.zip",
            zipped({"cases.xlsx": workbook({"vessels": ""})}),
            "harbour.zip cases.xlsx: is packed twice; take it out of the archive",
        ),
        (
            "harbour.zip",
            zipped({"vessel.csv": VESSELS}),
            "'vessel.csv': is no file of a case; did you mean vessels.csv?",
        ),
        (
            "harbour.zip",
            zipped({"../vessels.csv": VESSELS}),
            "harbour.zip: '../vessels.csv': unsafe path in archive; pack it without paths",
        ),
        (
            "harbour.zip",
            zipped({"README.md": b"x"}),
            f"harbour.zip: holds no file of a case; add one of {', '.join(FILES)}",
        ),
        (
            "harbour.zip",
            VESSELS,
            "harbour.zip: is no zip archive (File is not a zip file); fetch or pack it again",
        ),
        (
            "har bour.zip",
            zipped({"vessels.csv": VESSELS}),
            "'har bour.zip': the case's name cannot be part of an id; rename it with letters,"
            " digits, '.', '_' and '-': ids in the graph begin with it",
        ),
        (
            "harbour.xlsx",
            b"PK",
            "harbour.xlsx: is no zip archive (File is not a zip file); fetch or pack it again",
        ),
        (
            "harbour.xlsx",
            workbook({"Sheet1": ""}),
            f"harbour.xlsx: holds no file of a case; add one of {', '.join(FILES)}",
        ),
        (
            "vessels.csv",
            VESSELS,
            "'vessels.csv': is no folder, .zip or .xlsx; name the folder that holds the files",
        ),
    ],
)
def test_what_is_no_case_has_one_cause(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    assert named(tmp_path, name, content) == [says]


def test_a_packed_file_that_is_damaged_or_a_bomb_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, {"people.csv": whole()["people.csv"]})
    (path / "vessels.csv.gz").write_bytes(gzip.compress(VESSELS)[:-9])
    (path / "links.csv.gz").write_bytes(gzip.compress(b"id\n" + b"\n" * 30_000_000))
    (path / "cases.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)

    assert said(read(path)) == [
        "cases.xlsx: is a workbook of the old binary format (.xls); save it as .xlsx in a"
        " spreadsheet, or as CSV",
        "links.csv.gz: opens to more than 100 times its size; this is how a decompression bomb"
        " looks; unpack it by hand if it is none",
        "vessels.csv.gz: is damaged (Compressed file ended before the end-of-stream marker was"
        " reached); fetch it again; nothing of it was loaded",
    ]


def test_workbooks_are_not_followed_to_elsewhere(tmp_path: Path) -> None:
    path = written(tmp_path, {"vessels.csv": whole()["vessels.csv"]})
    saved(tmp_path, whole(), "other.xlsx")
    (path / "cases.xlsx").symlink_to(tmp_path / "other.xlsx")
    os.mkfifo(path / "more.xlsx")

    assert said(read(path)) == [
        "cases.xlsx: is a link to elsewhere; put the file itself into the folder",
        "more.xlsx: is no plain file; put the file itself into the folder",
    ]


def test_files_that_a_spreadsheet_leaves_beside_are_not_read(tmp_path: Path) -> None:
    path = written(tmp_path, {"vessels.csv": whole()["vessels.csv"]})
    (path / "~$cases.xlsx").write_bytes(b"\x05Owner")

    assert said(read(path)) == []
    assert read(path).remarks == ("'~$cases.xlsx': not read",)


def test_a_name_that_only_looks_like_another_is_said(tmp_path: Path) -> None:
    case = whole()
    case["vessels.csv"][0]["name"] = "\u0410CME STAR"
    case["vessels.csv"][1]["alias"] = "Луна; Moon Луна; m\u03bfon"
    reading = read(written(tmp_path, case))

    assert said(reading) == []
    assert reading.remarks == (
        "vessels.csv:2 name: '\u0410CME' has letters of Cyrillic and Latin that look alike",
        "vessels.csv:3 alias: 'm\u03bfon' has letters of Greek and Latin that look alike",
    )
