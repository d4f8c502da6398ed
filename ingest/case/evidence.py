"""Rows of documents and evidence, and the rule that nothing is stated without evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from graphkit.model import dates
from graphkit.model.records import Document, Evidence
from graphkit.model.registry import registry
from ingest.case.columns import Sort
from ingest.case.problems import did_you_mean, shown
from ingest.case.references import References
from ingest.case.stated import Stated, record

STATED = (Sort.IDENTITY, Sort.LINK, Sort.FACT, Sort.DESIGNATION)
"""What needs evidence."""
ORIGIN = "none"
"""Stands in reliesOn of a document that is an origin itself."""


def documents(rows: Iterable[Stated], names: References) -> list[tuple[Stated, Document]]:
    """Make the document of each row; one that relies on itself by any way round is a problem."""
    rows = [row for row in rows if row.kind.sort is Sort.DOCUMENT]
    made = [(row, _document(row, names)) for row in rows]
    _check_no_circle(rows, names)
    return [(row, one) for row, one in made if one is not None]


def _document(row: Stated, names: References) -> Document | None:
    relies_on = row.values.get("reliesOn", ())
    found = [
        names.find(row, "reliesOn", one, (Sort.DOCUMENT,)) for one in relies_on if one != ORIGIN
    ]
    held_by = names.entity(row, "heldBy", row.text("heldBy")) if row.text("heldBy") else ""
    holds = [_is_dated(row, names), _origin_holds(row, names), _days_hold(row, names)]
    if not (row.sound and all(holds)) or None in found or held_by is None:
        return None
    own = {
        "id": names.local(row.id),
        "reliesOn": tuple(names.local(one.id) for one in found if one),
        "reliesOnKnown": bool(relies_on),
        "heldBy": held_by,
    }
    return record(Document, row, row.fields() | own, names.journal)


def _is_dated(row: Stated, names: References) -> bool:
    if row.text("published") or row.text("retrieved") or not row.sound:
        return True
    what = "the document has neither a day of publication nor one of retrieval"
    names.journal.add(row.file, row.line, "published", what, "write one; a range is enough")
    return False


def _origin_holds(row: Stated, names: References) -> bool:
    if row.id == ORIGIN:
        what = f"{ORIGIN!r} means that a document is an origin, and can be no id"
        names.journal.add(row.file, row.line, "id", what, "choose another id")
        return False
    relies_on = row.values.get("reliesOn", ())
    if ORIGIN in relies_on and len(relies_on) > 1:
        what = f"{ORIGIN!r} stands beside other documents"
        names.journal.add(row.file, row.line, "reliesOn", what, "keep one or the others")
        return False
    return True


def _days_hold(row: Stated, names: References) -> bool:
    """Refuse a document that was read or withdrawn before it was published."""
    holds = True
    for column in ("retrieved", "withdrawn") if row.sound and row.text("published") else ():
        later = row.text(column)
        if later and dates.day_range(later)[1] < dates.day_range(row.text("published"))[0]:
            what = f"{later} is before it was published ({row.text('published')})"
            names.journal.add(row.file, row.line, column, what, "correct one of the two")
            holds = False
    return holds


def _check_no_circle(rows: Iterable[Stated], names: References) -> None:
    by_id = {row.id: row for row in rows}
    graph = {row.id: set(row.values.get("reliesOn", ())) for row in by_id.values()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = [one for one in reversed(error.args[1]) if one in by_id]
        row = min((by_id[one] for one in circle), key=lambda one: one.line)
        what = "the documents rely on one another in a circle: " + " → ".join(circle)
        names.journal.add(row.file, row.line, "reliesOn", what, "break it at the origin")


def evidence(
    rows: Iterable[Stated], about: Mapping[str, str], names: References
) -> list[tuple[Stated, Evidence]]:
    """Make the evidence.

    Args:
        rows: all rows of the case.
        about: graph ids of links, facts and designations by the id of their row.
        names: the rows by their ids.
    """
    made = []
    for row in rows:
        if row.kind.sort is Sort.EVIDENCE:
            one = _evidence(row, about, names)
            made += [(row, one)] if one else []
    return made


def _evidence(row: Stated, about: Mapping[str, str], names: References) -> Evidence | None:
    subject = names.find(row, "about", row.text("about"), (*STATED, Sort.ENTITY))
    document = names.find(row, "document", row.text("document"), (Sort.DOCUMENT,))
    party = row.text("admittedBy")
    admitted_by = names.entity(row, "admittedBy", party) if party else ""
    if subject is None or document is None or admitted_by is None or not row.sound:
        return None
    holds = [_subject_holds(row, subject, names), _roles_hold(row, subject, names)]
    holds += [_element_holds(row, names), _reading_holds(row, document, names)]
    if not all(holds):
        return None
    own = {
        "about": about.get(subject.id) or names.graph_id(subject),
        "document": names.local(document.id),
        "admittedBy": admitted_by,
    }
    return record(Evidence, row, row.fields() | own, names.journal)


def _proposition(row: Stated) -> str:
    return row.text("proposition") or "link"


def _subject_holds(row: Stated, subject: Stated, names: References) -> bool:
    if subject.kind.sort is not Sort.ENTITY or _proposition(row) not in ("link", "share", "date"):
        return True
    what = f"{shown(subject.id)} is an entity, of which {_proposition(row)} says nothing"
    cure = "name the row of the link or fact, or write identity, knowledge or element"
    names.journal.add(row.file, row.line, "proposition", what, cure)
    return False


def _roles_hold(row: Stated, subject: Stated, names: References) -> bool:
    if subject.kind.sort is Sort.FACT and not subject.type:
        return True  # its type is wrong, and said so
    filled = [role for role in _roles_of(subject) if subject.values.get(role)]
    wrong = [role for role in row.values.get("roles", ()) if role not in filled]
    for role in wrong:
        cure = did_you_mean(role, filled, f"its roles are: {', '.join(filled) or 'none'}")
        what = f"{shown(subject.id)} ({subject.place}) fills no role {shown(role)}"
        names.journal.add(row.file, row.line, "roles", what, cure)
    return not wrong


def _roles_of(subject: Stated) -> tuple[str, ...]:
    if subject.kind.sort is not Sort.FACT or subject.type not in registry().joint_facts:
        return ()
    return tuple(registry().joint_facts[subject.type].roles)


def _element_holds(row: Stated, names: References) -> bool:
    named, wanted = bool(row.text("element")), _proposition(row) == "element"
    if named == wanted:
        return True
    what = "the element has no name" if wanted else f"the proposition is {_proposition(row)}"
    cure = "name it" if wanted else "write element into proposition, or empty the cell"
    names.journal.add(row.file, row.line, "element", what, cure)
    return False


def _reading_holds(row: Stated, document: Stated, names: References) -> bool:
    """Nobody invents a page: a place in a document needs a document that was opened."""
    before = len(names.journal.problems)
    add = names.journal.add
    if not row.values.get("read"):
        for column in ("locator", "quote"):
            if row.text(column):
                what = f"a {column} of a document that was not read"
                add(row.file, row.line, column, what, "write true into read, or empty the cell")
    elif row.text("memory"):
        add(row.file, row.line, "memory", "what was read is not memory", "empty one of the two")
    elif document.sound and not (document.text("file") or document.text("url")):
        what = f"{shown(document.id)} ({document.place}) says not where it can be opened"
        add(row.file, row.line, "read", what, "add its file or url in documents.csv, or empty read")
    return len(names.journal.problems) == before


def check_all_is_evidenced(rows: Iterable[Stated], names: References) -> None:
    """Refuse what no evidence speaks of: a whole row, or a role of a joint fact."""
    rows = list(rows)
    spoken: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.kind.sort is Sort.EVIDENCE and _proposition(row) == "link":
            spoken[row.text("about")].update(row.values.get("roles", ("",)))
    for row in rows:
        if row.kind.sort in STATED and row.id not in names.excused:
            _check_evidenced(row, spoken[row.id], names)


def _check_evidenced(row: Stated, spoken: set[str], names: References) -> None:
    cure = "add a row about it to evidence.csv (proposition empty or link)"
    if not spoken:
        names.journal.add(row.file, row.line, "", f"{shown(row.id)} has no evidence", cure)
    elif "" not in spoken:
        for role in _roles_of(row):
            if row.values.get(role) and role not in spoken:
                what = f"no evidence of {shown(row.id)} speaks of this role"
                names.journal.add(row.file, row.line, role, what, cure)
