"""Invented parties in all three forms of a list. Nobody and nothing here exists.

`invented/sdn.xml` and `invented/sdn_advanced.xml` state the same parties as the rows below. The
advanced form has more: words that name no known relationship, and what belongs to no party.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from ingest.ofac.source import OfacList
from tests.ingest.ofac.conftest import Whole, cells, content_of, read

HERE = Path(__file__).parent / "invented"
STANDARD = HERE / "sdn.xml"
ADVANCED = HERE / "sdn_advanced.xml"
DAY = date(2026, 8, 7)

Change = Callable[[str], str]

PERSON, COMPANY, SHIP, AIRCRAFT, BANK, RELATIVE = (str(uid) for uid in range(900001, 900007))


def row(uid: str, name: str, kind: str, programmes: str, remarks: str, *columns: str) -> str:
    """Return a row of sdn.csv; `columns` are those from the title to the vessel's owner."""
    middle = columns or ("",) * 7
    return f"{uid}," + cells(name, kind, programmes, *middle, remarks)


SDN = (
    row(
        PERSON, "EXAMPLE, Invented Person", "individual", "NPWMD] [DPRK4",
        "DOB 08 Sep 1966; alt. DOB 1965 to 1967; alt. DOB circa 1966; POB Nowhere Town; nationality"
        " Korea, North; citizen Singapore; Gender Male; Secondary sanctions risk: North Korea"
        " Sanctions Regulations, sections 510.201 and 510.210; Passport X0000001 (Korea, North)"
        " issued 01 Jan 2001 expires 31 Dec 2010; a.k.a. 'THE INVENTION'; Invented Director;"
        " Invented free text; Linked To: INVENTED TRADING CO., LTD..",
        "Invented Director", *("",) * 6,
    ),
    row(
        COMPANY, "INVENTED TRADING CO., LTD.", "", "DPRK4",
        "Website www.invented.example; Organization Established Date 17 Dec 2016;"
        " Registration Number 209999999Z (Singapore).",
    ),
    row(
        SHIP, "INVENTED STAR", "vessel", "DPRK4",
        "Former Vessel Flag Tuvalu; Vessel Registration Identification IMO 1234567; MMSI 999999999;"
        " Linked To: INVENTED TRADING CO., LTD..",
        "", "XXXX9", "Bulk Carrier", "12,345", "6789", "Korea, North", "INVENTED TRADING CO., LTD.",
    ),
    row(
        AIRCRAFT, "XX-INV", "aircraft", "SDGT",
        "Aircraft Model Paper Plane 1; Aircraft Manufacture Date Jul 1999.",
    ),
    row(
        BANK, "INVENTED BANK", "", "IFSR] [SDGT",
        "SWIFT/BIC XINVKPPY; Linked To: INVENTED TRADING CO., LTD.; Linked To: NOBODY WHO IS"
        " LISTED.",
    ),
    row(
        RELATIVE, "EXAMPLE, Relative", "individual", "DPRK4",
        "DOB Feb 1990; Linked To: EXAMPLE, Invented Person.",
    ),
)  # fmt: skip
ADD = (
    f"{COMPANY},1," + cells("1 Imaginary Road, Floor 0", "Nowhere Town 000000", "Singapore", ""),
    f"{COMPANY},2," + cells("", "Fictionville, Fable", "China", ""),
    f"{COMPANY},3," + cells("", "", "Region: Gaza", ""),
)
ALT = (
    f"{PERSON},1," + cells("aka", "SAMPLE, Madeup", ""),
    f"{COMPANY},2," + cells("fka", "MADE-UP EXPORTS", ""),
)


def legacy(folder: Path, sdn: tuple[str, ...] = SDN) -> Path:
    """Write the four legacy files."""
    for name, rows in (("sdn", sdn), ("add", ADD), ("alt", ALT), ("sdn_comments", ())):
        (folder / f"{name}.csv").write_bytes(content_of(rows))
    return folder


def changed_copy(file: Path, folder: Path, change: Change) -> Path:
    """Write one of the XML files with a change, under the name that the list gives it."""
    path = folder / file.name.upper()
    before = file.read_text("utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, "utf-8")
    return path


def forms(folder: Path, source: OfacList) -> tuple[Whole, Whole, Whole]:
    """Read the parties in all three forms."""
    return (
        read(legacy(folder), DAY, source),
        read(STANDARD, source=source),
        read(ADVANCED, source=source),
    )
