"""Programme tags as designations: one for each, with the measures that the list's words state."""

from __future__ import annotations

from datetime import date

from graphkit.model.records import Designation, Evidence
from ingest.ofac.clauses import MEASURE
from ingest.ofac.records import Party
from ingest.ofac.source import Source


def designations(
    party: Party, entity_id: str, by: date, source: Source, document: str
) -> list[tuple[Designation, Evidence]]:
    """Return a party's designations, each with the row that states it.

    Args:
        party: the listed party.
        entity_id: the id of its entity.
        by: the last day that the list may be of; each designation was in force by then.
        source: what its tags mean.
        document: the id of the list as a document.
    """
    return [_stated(_designation(party, tag, entity_id, by, source), party, document)
            for tag in party.programmes]  # fmt: skip


def _designation(party: Party, tag: str, entity_id: str, by: date, source: Source) -> Designation:
    said = [clause.text for clause in party.of_kind(MEASURE)]
    taken, notes = measures(tag, said, source)
    return Designation(
        entity_id=entity_id,
        authority=source.authority,
        programme=tag,
        list_id=party.row.uid,
        effective=f"[..{by.isoformat()}]",
        measures=taken,
        notes="; ".join((*said, *notes)),
    )


def measures(tag: str, said: list[str], source: Source) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a programme's measures and why they are not plain blocking.

    The row's own words come first: a menu of measures is `menu sanctions`, and `blocking` too only
    where the menu names it. Then the exceptions of source.yml; all other programmes block.
    """
    rule = source.measures
    labels = tuple(menu.clause for menu in rule.menu if tag in menu.programmes)
    if listed := [text for text in said if labels and text.startswith(labels)]:
        blocks = any(rule.blocking_words in text for text in listed)
        return ("blocking", "menu sanctions") if blocks else ("menu sanctions",), ()
    if exception := rule.exceptions.get(tag):
        return exception.measures, (f"{tag}: {exception.reason}",)
    return rule.default, ()


def _stated(designation: Designation, party: Party, document: str) -> tuple[Designation, Evidence]:
    evidence = Evidence(
        about=designation.id,
        document=document,
        locator=party.locator,
        quote=excerpt(party),
        read=True,
    )
    return designation, evidence


def excerpt(party: Party) -> str:
    """Return the row from its number to its programmes, exactly as it stands in the file."""
    row = party.row
    begin = row.text.index(row.name.replace('"', '""')) + len(row.name)
    end = row.text.index(row.programmes, begin) + len(row.programmes)
    return row.text[: end + row.text[end:].startswith('"')]
