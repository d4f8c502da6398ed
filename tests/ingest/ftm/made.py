"""Invented entities as lines, and what a file says once it is read whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from graphkit.model.entities import Entity
from graphkit.model.records import Batch, Designation, Evidence, IngestRun, JointFact, Link
from graphkit.model.rows import Reject, Row
from ingest.ftm import read

DAY = date(2024, 6, 1)


def entity(schema: str, own: str, /, **properties: Any) -> dict[str, Any]:
    """Return a line; a text stands for a list of one."""
    lists = {name: [one] if isinstance(one, str) else one for name, one in properties.items()}
    return {"id": own, "schema": schema, "properties": lists}


def beside(line: dict[str, Any], **keys: Any) -> dict[str, Any]:
    """Return a line with other keys beside its properties."""
    return {**line, **keys}


PERSON = entity("Person", "ada", name="Ada Invented")
COMPANY = entity("Company", "acme", name="Acme Invented Ltd")
OTHER = entity("Company", "bolt", name="Bolt Invented Ltd")
SHIP = entity("Vessel", "ship", name="INVENTED STAR")
BANK = entity("Company", "bank", name="Invented Bank", topics="fin.bank")
PARTIES = (PERSON, COMPANY, OTHER, SHIP, BANK)


@dataclass(frozen=True)
class Told:
    """All rows of a file, its run and its summary."""

    rows: list[Row | Reject]
    run: IngestRun
    summary: list[str]

    @property
    def rejects(self) -> list[tuple[int, str, str]]:
        """Line, field and rule of each row that was not taken."""
        return [(r.line, r.field, r.rule) for r in self.rows if isinstance(r, Reject)]

    @property
    def batches(self) -> list[Batch]:
        """What the rows that were taken state."""
        return [row.records for row in self.rows if isinstance(row, Row)]

    @property
    def entities(self) -> list[Entity]:
        """All entities, in the order of their rows."""
        return [one for batch in self.batches for one in batch.entities]

    @property
    def links(self) -> list[Link]:
        """All links."""
        return [one for batch in self.batches for one in batch.links]

    @property
    def facts(self) -> list[JointFact]:
        """All joint facts."""
        return [one for batch in self.batches for one in batch.facts]

    @property
    def designations(self) -> list[Designation]:
        """All designations."""
        return [one for batch in self.batches for one in batch.designations]

    @property
    def evidence(self) -> list[Evidence]:
        """All evidence."""
        return [one for batch in self.batches for one in batch.evidence]

    def one(self, own: str) -> Entity:
        """Return the first record of an entity."""
        return next(one for one in self.entities if one.id == f"ftm:{own}")


def told(path: Path, dated: date | None = None) -> Told:
    """Read a file whole; what is always so of a reading is asserted here."""
    reading = read(path, dated)
    rows = list(reading.rows())
    run = reading.run()
    rejected = sum(isinstance(row, Reject) for row in rows)
    assert run.rows_read == len(rows) == run.rows_accepted + rejected
    found = Told(rows, run, reading.summary())
    stated = {x.id for x in found.links} | {x.id for x in found.facts}
    stated |= {x.id for x in found.designations}
    assert {one.about for one in found.evidence} == stated
    documents = {one.id for batch in found.batches for one in batch.documents}
    assert {one.document for one in found.evidence} <= documents == set(run.documents)
    return found
