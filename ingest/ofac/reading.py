"""The whole list: four files in, one batch out, with counts that add up."""

from __future__ import annotations

import calendar
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graphkit.errors import UsageError
from graphkit.model.records import Batch, IngestRun
from graphkit.model.registry import Schema
from ingest.ofac.links import Unresolved
from ingest.ofac.parties import Rows, assemble, read_files
from ingest.ofac.records import Party, Problem
from ingest.ofac.source import Source, description
from ingest.ofac.transform import transform


@dataclass(frozen=True)
class OfacReading:
    """What the list says, and what a reader of it should know.

    Args:
        batch: the records to load.
        run: the ingest run.
        counts: rows by file.
        problems: what is odd or wrong in the files; none of it was dropped without being here.
        unresolved: links to somebody who cannot be told among the listed parties.
        clauses: clauses of remarks by kind; the empty kind is free text, kept in notes.
        free_text: the most frequent clauses that no pattern takes, numbers as `#`.
    """

    batch: Batch
    run: IngestRun
    counts: Mapping[str, Rows]
    problems: tuple[Problem, ...]
    unresolved: tuple[Unresolved, ...]
    clauses: Counter[str]
    free_text: Counter[str]

    def summary(self) -> list[str]:
        """Say in lines what was read and what was not understood."""
        schemata = Counter(str(entity.schema_) for entity in self.batch.entities)
        kinds = Counter(link.type for link in self.batch.links)
        lines = [
            f"{name}: {rows.read} read = {rows.accepted} accepted + {rows.rejected} rejected"
            for name, rows in self.counts.items()
        ]
        lines.append(f"entities: {schemata.total()} = {_counted(schemata)}")
        lines.append("programmes: " + "; ".join(_programmes(self.batch)))
        lines.append(f"designations: {len(self.batch.designations)} by {self.run.dated}")
        lines.append(f"links: {_counted(kinds)}; {len(self.unresolved)} unresolved, in notes")
        free = self.clauses[""]
        lines.append(f"remarks: {self.clauses.total()} clauses; {free} are free text, in notes")
        return lines + [f"note: {problem}" for problem in self.problems]


MOST_PROGRAMMES = 12


def _programmes(batch: Batch) -> list[str]:
    """Say how many rows of the list each programme has, families (DPRK to DPRK4) together."""
    ships = {one.id for one in batch.entities if one.schema_ is Schema.VESSEL}
    listed: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for one in batch.designations:
        listed[re.sub(r"\d+$", "", one.programme)][one.list_id] = one.entity_id
    largest = sorted(listed, key=lambda name: (-len(listed[name]), name))
    return [
        f"{name} {len(rows)} ({sum(1 for one in rows.values() if one in ships)} vessels)"
        for name, rows in ((name, listed[name]) for name in largest[:MOST_PROGRAMMES])
    ]


def _counted(counter: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counter.most_common())


def read(folder: Path, dated: date | None = None, source: Source | None = None) -> OfacReading:
    """Read a folder with sdn.csv, add.csv, alt.csv and sdn_comments.csv.

    Args:
        folder: where the files are.
        dated: the day of the list. Without it a folder whose name ends in YYYY-MM-DD or YYYY-MM
            tells: a month means some day of it, so its last day is the bound that is used.
        source: another description of the source than the shipped one.

    Raises:
        InputRejected: a file is missing, broken or shrunken; nothing of the folder is accepted.
        UsageError: the day of the list cannot be told.
    """
    source = source or description()
    stated, by = snapshot_day(folder, dated)
    files = read_files(folder, source.minimum_rows)
    assembled = assemble(files)
    made = transform(assembled.parties, stated, by, source)
    counts = assembled.counts
    run = IngestRun(
        source="ofac-sdn",
        title=source.title,
        dated=stated,
        authorities=(source.authority,),
        files=files.sources,
        rows_read=sum(rows.read for rows in counts.values()),
        rows_accepted=sum(rows.accepted for rows in counts.values()),
    )
    return OfacReading(
        batch=made.batch,
        run=run,
        counts=counts,
        problems=assembled.problems + made.problems,
        unresolved=made.unresolved,
        clauses=Counter(one.kind for party in assembled.parties for one in party.clauses),
        free_text=_free_text(assembled.parties),
    )


def snapshot_day(folder: Path, dated: date | None) -> tuple[str, date]:
    """Return the day of the list as stated (EDTF) and the last day that it may mean."""
    if dated is not None:
        return dated.isoformat(), dated
    found = re.search(r"(\d{4})-(\d{2})(?:-(\d{2}))?$", folder.resolve().name)
    try:
        if found and found[3]:
            day = date(int(found[1]), int(found[2]), int(found[3]))
            return day.isoformat(), day
        if found:
            year, month = int(found[1]), int(found[2])
            last = date(year, month, calendar.monthrange(year, month)[1])
            return f"{found[1]}-{found[2]}", last
    except ValueError:
        pass
    raise UsageError(
        "the files do not say of which day they are",
        where=folder.name,
        cure="give the day with --dated YYYY-MM-DD, or end the folder's name in YYYY-MM",
    )


def _free_text(parties: tuple[Party, ...]) -> Counter[str]:
    texts = (one.text for party in parties for one in party.clauses if not one.kind)
    return Counter(re.sub(r"\d+", "#", text) for text in texts)
