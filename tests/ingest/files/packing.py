"""Files made by hand for the tests of opening: archives, and workbooks part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape
from types import MappingProxyType

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"

DEFAULTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r"'
    f' Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164"'
    ' formatCode="yyyy\\-mm\\-dd"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/>'
    '<xf numFmtId="9"/><xf numFmtId="17"/><xf numFmtId="99"/></cellXfs></styleSheet>',
}
"""Parts that a workbook has unless a test gives its own; style 1 is a day, 2 a percentage, 3 a
month, 4 not described."""


def zipped(files: Mapping[str, bytes | str], **info: int) -> bytes:
    """Return an archive; `info` sets fields of each entry."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            for field, value in info.items():
                setattr(entry, field, value)
            archive.writestr(entry, content)
    return made.getvalue()


def workbook(
    sheets: Mapping[str, str],
    texts: str = "",
    head: str = "",
    parts: Mapping[str, str | None] = MappingProxyType({}),
) -> bytes:
    """Return a workbook.

    Args:
        sheets: by the name of a tab, the XML of its rows and of what follows them.
        texts: the XML of the texts that the sheets share.
        head: what stands before the sheets in the part of the workbook.
        parts: other parts, or others than there are, by name; None where there is to be none.
    """
    tabs = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="s{number}"/>'
        for number, name in enumerate(sheets, start=1)
    )
    related = "".join(
        relation(f"s{number}", "worksheet", f"worksheets/sheet{number}.xml")
        for number in range(1, len(sheets) + 1)
    )
    related += relation("t", "sharedStrings", "sharedStrings.xml")
    related += relation("y", "styles", "styles.xml")
    files: dict[str, str | None] = {
        **DEFAULTS,
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{head}'
        f"<sheets>{tabs}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{related}'
        "</Relationships>",
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{texts}</sst>',
    }
    for number, rows in enumerate(sheets.values(), start=1):
        files[f"xl/worksheets/sheet{number}.xml"] = sheet(rows)
    files |= parts
    return zipped({name: xml for name, xml in files.items() if xml is not None})


def relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def sheet(rows: str, before: str = "") -> str:
    """Return the XML of a sheet; what follows `|` stands behind its rows."""
    inside, _, behind = rows.partition("|")
    return f'{before}<worksheet xmlns="{MAIN}"><sheetData>{inside}</sheetData>{behind}</worksheet>'


def row(number: int, *cells: str) -> str:
    """Return the XML of a row of texts."""
    inside = "".join(
        f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
        for place, cell in enumerate(cells)
        if cell
    )
    return f'<row r="{number}">{inside}</row>'
