"""Rows of links, joint facts, identities and designations as records with graph ids."""

from __future__ import annotations

from collections.abc import Collection

from graphkit.model import dates
from graphkit.model.records import Designation, JointFact, Link
from graphkit.model.registry import LinkType, registry
from ingest.case.problems import did_you_mean, shown
from ingest.case.references import References
from ingest.case.stated import Stated, record

HAPPENS = "happens on a day: write date"
FACT_ROLES = {role for fact in registry().joint_facts.values() for role in fact.roles}


def link(row: Stated, names: References) -> Link | None:
    """Make the link of a row of links.csv; None where it does not hold."""
    kind = registry().links.get(row.text("type"))
    ends = (
        names.entity(row, "from", row.text("from"), kind.source if kind else ()),
        names.entity(row, "to", row.text("to"), kind.target if kind else ()),
    )
    if kind is None:
        return None
    holds = [
        _role_holds(row, kind, names),
        _ends_differ(row, names),
        _time_holds(row, names, event=kind.event),
    ]
    if not (row.sound and all(holds) and all(ends)):
        return None
    own = {"fromId": ends[0], "toId": ends[1]}
    return record(Link, row, row.fields() | own, names.journal)


def identity_link(row: Stated, names: References) -> Link | None:
    """Make the link from a hull to an identity that it used."""
    kind = registry().links["HAS_IDENTITY"]
    hull = names.entity(row, "vessel", row.text("vessel"), kind.source)
    if not (_time_holds(row, names, event=False) and row.sound and hull):
        return None
    period = {one: row.text(one) for one in ("startDate", "endDate", "date")}
    own = {"type": "HAS_IDENTITY", "fromId": hull, "toId": names.graph_id(row)}
    return record(Link, row, period | own, names.journal)


def joint_fact(row: Stated, names: References) -> JointFact | None:
    """Make the joint fact of a row; None where it does not hold."""
    if row.type not in registry().joint_facts:
        return None
    kind = registry().joint_facts[row.type]
    stated = {column: row.values[column] for column in row.values if column in FACT_ROLES}
    roles = {role: _holders(row, role, kind.roles.get(role), names) for role in stated}
    holds = [_required_are_there(row, names), _time_holds(row, names, event=kind.event)]
    if not (row.sound and all(holds) and all(None not in held for held in roles.values())):
        return None
    own = {"type": row.type, "roles": roles}
    return record(JointFact, row, row.fields(*FACT_ROLES) | own, names.journal)


def designation(row: Stated, names: References) -> Designation | None:
    """Make the designation of a row; None where it does not hold."""
    entity = names.entity(row, "entity", row.text("entity"))
    start = row.text("effective") or row.text("published") or row.text("decided")
    if not (_in_order(row, names, start, row.text("end"), "end") and row.sound and entity):
        return None
    return record(Designation, row, row.fields() | {"entityId": entity}, names.journal)


def _role_holds(row: Stated, kind: LinkType, names: References) -> bool:
    role = row.text("role")
    if kind.roles is None or role in kind.roles:
        return True
    one_of = "write one of: " + ", ".join(one for one in kind.roles if one) + ", or nothing"
    what = f"{shown(role)} is no role of {row.text('type')}"
    names.journal.add(row.file, row.line, "role", what, did_you_mean(role, kind.roles, one_of))
    return False


def _ends_differ(row: Stated, names: References) -> bool:
    if row.text("from") != row.text("to") or not row.text("to"):
        return True
    what = f"{shown(row.text('to'))} is linked to itself"
    names.journal.add(row.file, row.line, "to", what, "name the other party, or delete the row")
    return False


def _holders(
    row: Stated, role: str, schemata: Collection[str] | None, names: References
) -> tuple[str | None, ...]:
    if schemata is None:
        known = registry().joint_facts[row.type].roles
        cure = did_you_mean(role, known, "its roles are " + ", ".join(known))
        names.journal.add(row.file, row.line, role, f"a {row.type} has no such role", cure)
        return (None,)
    return tuple(names.entity(row, role, one, schemata) for one in row.values[role])


def _required_are_there(row: Stated, names: References) -> bool:
    required = set(registry().joint_facts[row.type].required)
    if not required and not FACT_ROLES & set(row.values):
        what, cure = f"the {row.type} names nobody who took part", "fill the cell of a role"
        names.journal.add(row.file, row.line, "", what, cure)
        return False
    missing = [role for role in sorted(required - row.kind.required) if not row.values.get(role)]
    for role in missing:
        names.journal.add(row.file, row.line, role, f"a {row.type} needs one", "fill the cell")
    return not missing


def _time_holds(row: Stated, names: References, *, event: bool) -> bool:
    """Refuse a period for what happens on a day, and an end before its start."""
    if not event:
        start, end, on = (row.text(one) for one in ("startDate", "endDate", "date"))
        return _in_order(row, names, start, end, "endDate") and (
            not on or _in_order(row, names, start, end, "date", on)
        )
    periods = [one for one in ("startDate", "endDate") if row.text(one)]
    for column in periods:
        names.journal.add(row.file, row.line, column, f"a {row.type} {HAPPENS}", "move it to date")
    return not periods


def _in_order(
    row: Stated, names: References, start: str, end: str, column: str, on: str = ""
) -> bool:
    try:
        dates.standing(start, end, on)
    except dates.DateError as error:
        names.journal.add(row.file, row.line, column, str(error), "correct one of the two")
        return False
    return True
