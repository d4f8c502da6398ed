"""A small case with every file, which holds, and ways to break it."""

from __future__ import annotations

import copy
import csv
import io
from pathlib import Path

from ingest.case import CaseReading, read

Cells = dict[str, str]
Case = dict[str, list[Cells]]

FOLDER = "harbour"
WHOLE: Case = {
    "vessels.csv": [
        {
            "id": "star",
            "name": "STAR",
            "imoNumber": "IMO 1111117",
            "flag": "pa;kp",
            "type": "Tanker",
        },
        {"id": "moon", "name": "MOON", "notes": "Seen once; never again."},
    ],
    "companies.csv": [
        {"id": "owner", "name": "Owner Ltd", "registrationNumber": "sg:1X;22", "ofacId": "17068"},
        {"id": "organ", "schema": "PublicBody", "name": "The Organ", "unId": "KPe.020"},
        {"id": "fronts", "name": "more than 20 fronts", "unidentified": "true"},
    ],
    "people.csv": [{"id": "one", "name": "A Person", "ofacId": "20565", "birthDate": "1971-12"}],
    "banks.csv": [{"id": "bank", "name": "The Bank", "swiftBic": "FTBDKPPYXXX"}],
    "places.csv": [{"id": "port", "schema": "Port", "name": "The Port", "country": "kr"}],
    "identities.csv": [
        {"id": "comet", "vessel": "moon", "name": "COMET", "imoNumber": "123", "date": "2017"}
    ],
    "links.csv": [
        {"id": "owns", "type": "OWNS", "from": "owner", "to": "star", "share": "(25..50]"},
        {"id": "runs", "type": "MANAGES", "from": "owner", "to": "moon", "role": "ISM"},
        {"id": "paid", "type": "PAID", "from": "owner", "to": "fronts", "date": "2017-10"},
    ],
    "leases.csv": [{"id": "lease", "kind": "time", "lessee": "owner;organ", "vessel": "star"}],
    "accounts.csv": [{"id": "account", "holder": "owner", "bank": "bank", "endDate": ".."}],
    "payments.csv": [
        {"id": "payment", "payer": "owner", "onAccountOf": "star", "amount": "72016.76"}
    ],
    "events.csv": [
        {"id": "call", "type": "PortCall", "vessel": "comet", "port": "port", "date": "2017-10-11"},
        {"id": "sts", "type": "ShipToShipTransfer", "giver": "star", "receiver": "moon"},
    ],
    "contracts.csv": [
        {"id": "loan", "type": "Loan", "lender": "bank", "borrower": "owner", "security": "star"}
    ],
    "designations.csv": [
        {"id": "listing", "entity": "owner", "authority": "US", "programme": "DPRK"}
        | {"stage": "in force", "effective": "2014-07-30", "measures": "blocking;travel ban"}
    ],
    "documents.csv": [
        {"id": "list", "title": "The list", "kind": "sanctions list", "publisher": "OFAC"}
        | {"published": "2014", "reliesOn": "none", "file": "lists/sdn.csv", "reliability": "A"},
        {"id": "paper", "title": "A report", "kind": "press", "publisher": "The Times"}
        | {"published": "[2017-11..]", "reliesOn": "list", "heldBy": "bank", "heldSince": "2017"},
    ],
    "evidence.csv": [
        {"about": "owns", "document": "list", "locator": "17068", "quote": "Owner", "read": "true"},
        {"about": "owns", "document": "paper", "proposition": "share", "direction": "contradicts"},
        {"about": "runs", "document": "paper", "memory": "hi", "credibility": "2"},
        {"about": "paid", "document": "paper", "wording": "hedged", "admittedBy": "owner"},
        {"about": "comet", "document": "paper"},
        {"about": "lease", "document": "paper", "roles": "lessee;vessel"},
        {"about": "account", "document": "paper"},
        {"about": "payment", "document": "paper"},
        {"about": "payment", "document": "paper", "proposition": "element", "element": "reg 12"},
        {"about": "call", "document": "paper"},
        {"about": "sts", "document": "paper"},
        {"about": "loan", "document": "paper"},
        {"about": "listing", "document": "list", "read": "true"},
        {"about": "star", "document": "paper", "proposition": "identity"},
    ],
}


def whole() -> Case:
    """Return a copy of the case that holds, to be changed."""
    return copy.deepcopy(WHOLE)


def as_csv(rows: list[Cells]) -> bytes:
    """Return rows as a CSV file; a row without a column has an empty cell."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def written(parent: Path, case: Case, **raw: bytes) -> Path:
    """Write a case into a folder; `raw` holds the bytes of files by the names before `.csv`."""
    folder = parent / FOLDER
    folder.mkdir(exist_ok=True)
    files = {name: as_csv(rows) for name, rows in case.items()}
    for name, content in (files | {f"{name}.csv": data for name, data in raw.items()}).items():
        (folder / name).write_bytes(content)
    return folder


def said(reading: CaseReading) -> list[str]:
    """Return the problems as a user sees them."""
    return [str(one) for one in reading.problems]


def reading_of(parent: Path, case: Case, **raw: bytes) -> CaseReading:
    """Write a case and read it; whatever it says, its rows add up and a bad one is not loaded."""
    reading = read(written(parent, case, **raw))
    for count in reading.counts.values():
        assert count.accepted + count.rejected == count.read
    assert reading.run.rows_read == sum(count.read for count in reading.counts.values())
    assert reading.run.rows_accepted == sum(count.accepted for count in reading.counts.values())
    if reading.problems:
        assert not any(getattr(reading.batch, part) for part in type(reading.batch).model_fields)
    return reading
