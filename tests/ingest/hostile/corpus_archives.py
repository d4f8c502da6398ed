"""Archives and workbooks: numbers 7 to 11."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

from graphkit.errors import Exit
from tests.ingest.files.packing import row, sheet, workbook, zipped
from tests.ingest.hostile.entry import Entry, Workshop, file

ZEROS = 64
"""Megabytes of a bomb: what is refused by its directory is refused the same at any size."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4_088
HEAD = row(1, "id", "name")
LAST = "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"


def bomb(name: str, inner: str) -> Callable[[Workshop], Path]:
    """Return what packs nothing but zeros under a name, a piece at a time."""

    def make(workshop: Workshop) -> Path:
        path = workshop.folder / name
        with (
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
            archive.open(inner, "w") as stream,
        ):
            for _ in range(ZEROS):
                stream.write(b"0" * 1024 * 1024)
        return path

    return make


def million() -> bytes:
    """Return a workbook with a value in every row that a sheet can have."""
    made = io.BytesIO(workbook({"vessels": ""}, parts={"xl/worksheets/sheet1.xml": None}))
    before, after = sheet("|").split("</sheetData>")
    with (
        zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as stream,
    ):
        stream.write(f"{before}{HEAD}".encode())
        for start in range(2, 1_048_577, 1_000):
            lines = (row(n, f"s{n}", "A") for n in range(start, min(start + 1_000, 1_048_577)))
            stream.write("".join(lines).encode())
        stream.write(f"</sheetData>{after}".encode())
    return made.getvalue()


def with_doctype(workshop: Workshop) -> Path:
    declared = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{workshop.canary}">]>'
    part = sheet(HEAD + row(2, "a", "X").replace("X", "&e;"), declared)
    parts = {"xl/worksheets/sheet1.xml": part}
    return workshop.write("harbour.xlsx", workbook({"vessels": ""}, parts=parts))


UP = "../../.ssh/authorized_keys"
LINK = zipped({"vessels.csv": "/etc/passwd"}, external_attr=(stat.S_IFLNK | 0o777) << 16)

ENTRIES = [
    *(
        Entry(
            7,
            f"a bomb in {name}",
            source,
            bomb(name, inner),
            (f"{inner!r}: declared size ratio 1028 > 100",),
        )
        for source, name, inner in (
            ("case", "harbour.zip", "vessels.csv"),
            ("case", "harbour.xlsx", "xl/worksheets/sheet1.xml"),
            ("un", "list.zip", "consolidated.xml"),
            ("ofac", "list.zip", "SDN.XML"),
            ("gleif", "lei.zip", "lei.xml"),
            ("ftm", "entities.zip", "entities.ftm.json"),
            ("bods", "statements.zip", "statements.json"),
        )
    ),
    *(
        Entry(8, "a path upwards", source, file(name, zipped({UP: "x"})), (f"{UP!r}: unsafe path",))
        for source, name in (
            *(("case", "harbour.zip"), ("un", "list.zip"), ("ofac", "list.zip")),
            *(("gleif", "lei.zip"), ("ftm", "entities.zip"), ("bods", "statements.zip")),
        )
    ),
    Entry(8, "a link", "case", file("harbour.zip", LINK), ("'vessels.csv': a link in an archive",)),
    Entry(
        9,
        "a row in every row",
        "case",
        lambda workshop: workshop.write("harbour.xlsx", million()),
        ("harbour.xlsx vessels: has more than 100000 rows; use CSV, or split it",),
    ),
    Entry(
        10,
        "the last cell of all",
        "case",
        file("harbour.xlsx", workbook({"vessels": HEAD + row(2, "a", "A") + LAST})),
        ("1 problem;", "vessels:1048576: XFD1048576 stands beyond the last column of the header"),
    ),
    Entry(
        10,
        "the last cell of notes",
        "case",
        file("harbour.xlsx", workbook({"vessels": HEAD + row(2, "a", "A"), "notes": LAST})),
        ("harbour.xlsx vessels: 1 read = 1 accepted + 0 rejected", "holds; nothing written"),
        Exit.DONE,
    ),
    Entry(
        11,
        "a DTD in a sheet",
        "case",
        with_doctype,
        ("harbour.xlsx vessels: refused: DOCTYPE not allowed",),
    ),
    Entry(
        11,
        "xls under another name",
        "case",
        file("harbour.xlsx", OLE + "Workbook".encode("utf-16-le")),
        ("harbour.xlsx: is a workbook of the old binary format (.xls); save it as .xlsx",),
    ),
    Entry(
        11,
        "a password",
        "case",
        file("harbour.xlsx", OLE + "EncryptedPackage".encode("utf-16-le")),
        ("harbour.xlsx: is locked by a password; open it with its password",),
    ),
]
