"""What the graph holds as lines of FollowTheMoney. It renders; who asks the graph hands it records.

FollowTheMoney has no grades of evidence, no joint facts of many parties and no ranges of dates.
What it has no place for is written as text beside the rest, and counted in `lost`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from graphkit.model.entities import Entity
from graphkit.model.identifiers import Kind
from graphkit.model.record import Record
from graphkit.model.records import Designation, Document, Evidence, JointFact, Link
from graphkit.model.registry import Schema
from graphkit.model.statements import Direction, Proposition, Wording
from graphkit.report.ftm import edges, facts
from graphkit.report.ftm.sheet import Line, Lost, Sheet, Told, fits
from graphkit.report.ftm.vocabulary import vocabulary

DOCUMENT = "document:"
"""What stands before the id of a document: no entity has such an id."""
_NOT_VALUES = {"id", "schema", "name", "identifiers", "illFormed", "fraudulent", "unidentified"}


class Writer:
    """Writes records as lines; `lost` counts what FtM has no place for.

    Args:
        documents: all documents of the graph, for the names of evidence.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents: Mapping[str, Document] = {one.id: one for one in documents}
        self.lost: Lost = Counter()

    def document(self, told: Told[Document]) -> Line:
        """Write a document."""
        one = told.record
        sheet = Sheet(DOCUMENT + one.id, "Document", "summary", self.lost)
        sheet.add("fileName", one.file or one.id)
        sheet.add("title", one.title)
        sheet.add("publisher", one.publisher)
        sheet.day("publishedAt", "published", one.published)
        sheet.day("retrievedAt", "retrieved", one.retrieved)
        sheet.fitting("sourceUrl", "url", [one.url])
        said = one.properties("id", "title", "publisher", "published", "retrieved", "url", "notes")
        sheet.add("summary", *(f"{name}: {_shown(value)}" for name, value in said.items()))
        sheet.add("notes", one.notes)
        return sheet.line(told.sources)

    def entity(self, told: Told[Entity]) -> Line:
        """Write a party or thing under its id in the graph; its other ids are its referents."""
        one = told.record
        schema = vocabulary().schemata[one.schema_].ftm
        sheet = Sheet(one.id, schema, "notes", self.lost)
        places = vocabulary().properties(one.schema_)
        for field, values in _values(one).items():
            if field in places:
                sheet.fitting(places[field], field, values)
            else:
                sheet.text(field, values)
        self._numbers(one, sheet)
        self._marks(one, sheet)
        self._prove(told, sheet, "description")
        return sheet.line(told.sources, (str(other) for other in one.identifiers))

    def _numbers(self, one: Entity, sheet: Sheet) -> None:
        """Write the numbers of companies at sea, and those that failed their checks, as stated."""
        for other in one.identifiers:
            if other.kind is Kind.IMO_COMPANY and "imoNumber" in vocabulary().properties(
                one.schema_
            ):
                sheet.fitting("imoNumber", "imoNumber", [other.value])
        sheet.text("ill-formed", one.ill_formed)

    def _marks(self, one: Entity, sheet: Sheet) -> None:
        """Say what our schema is where FtM has none, and what is marked."""
        if one.schema_ is Schema.BANK:
            sheet.add("topics", "fin.bank")
        if one.schema_ in (Schema.PORT, Schema.VESSEL_IDENTITY):
            sheet.text("kind", [one.schema_.value])
        marks = {"fraudulent": one.fraudulent, "unidentified": one.unidentified}
        sheet.text("marked as", [name for name, marked in marks.items() if marked])

    def link(self, told: Told[Link]) -> list[Line]:
        """Write a link as the nearest edge."""
        return self._lines(told, edges.write(told.record, told.ends, self.lost))

    def fact(self, told: Told[JointFact]) -> list[Line]:
        """Write a joint fact as the nearest edge, or as a thing that its parties are joined to."""
        return self._lines(told, facts.write(told.record, self.lost))

    def _lines(self, told: Told[Link] | Told[JointFact], sheets: list[Sheet]) -> list[Line]:
        """Prove the first sheet of several, and give all of them."""
        text = "matcher" if sheets[0].schema == "Similar" else "description"
        self._prove(told, sheets[0], text)
        return [sheet.line(told.sources) for sheet in sheets]

    def designation(self, told: Told[Designation]) -> Line:
        """Write a designation as a sanction."""
        one = told.record
        sheet = Sheet(one.id, "Sanction", "summary", self.lost)
        sheet.refer("entity", one.entity_id)
        sheet.add("authority", one.authority)
        sheet.add("program", one.programme)
        sheet.add("authorityId", one.list_id)
        sheet.add("status", one.stage)
        sheet.add("provisions", *one.measures)
        sheet.day("startDate", "effective", one.effective)
        sheet.day("listingDate", "published", one.published)
        sheet.day("endDate", "end", one.end)
        others = {"decided": one.decided, "end reason": one.end_reason, "scope": one.scope}
        for name, value in (others | {"legal basis": one.legal_basis}).items():
            sheet.text(name, [value])
        sheet.add("summary", one.notes)
        self._prove(told, sheet, "description")
        return sheet.line(told.sources)

    def _prove(self, told: Told[Record], sheet: Sheet, text: str) -> None:
        """Write the evidence: the documents, and each statement as text."""
        named = [one.document for one in told.evidence if one.document in self._documents]
        if text != "matcher":
            sheet.refer("proof", *(DOCUMENT + one for one in dict.fromkeys(named)))
            urls = (self._documents[one].url for one in named)
            sheet.add("sourceUrl", *(url for url in urls if fits("sourceUrl", url)))
        statements = [self._statement(one) for one in told.evidence]
        sheet.add(text, *([told.proof] if told.proof else []), *statements)
        self.lost["statements of evidence"] += len(statements)
        sheet.add(text, *(f"put aside: {one}" for one in told.conflicting))
        self.lost["values that contradict others"] += len(told.conflicting)

    def _statement(self, one: Evidence) -> str:
        """Return one piece of evidence in words."""
        known = self._documents.get(one.document)
        place = ", ".join(filter(None, (known.title if known else one.document, one.locator)))
        quote = f": “{one.quote}”" if one.quote else ""
        beside = {
            "of the": one.proposition if one.proposition is not Proposition.LINK else "",
            "roles": ", ".join(one.roles),
            "element": one.element,
            "words": one.wording if one.wording is not Wording.STATED else "",
            "from memory": one.memory,
            "credibility": str(one.credibility) if one.credibility != 3 else "",
            "admitted by": one.admitted_by,
            "read": "" if one.read else "no",
            "notes": one.notes,
        }
        said = "; ".join(f"{name} {value}" for name, value in beside.items() if value)
        way = "for" if one.direction is Direction.SUPPORTS else "against"
        return f"{way}: {place}{quote}" + (f" ({said})" if said else "")


def _values(one: Entity) -> dict[str, list[str]]:
    """Return the values of an entity by field, its name first."""
    values = {"name": [one.name]}
    for field, value in one.properties().items():
        if field not in _NOT_VALUES:
            values[field] = value if isinstance(value, list) else [value]
    return values


def _shown(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)
