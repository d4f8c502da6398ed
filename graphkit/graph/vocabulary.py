"""Every label, relationship type and property name of the graph, from the model.

The store learns them all before its first query (`graph.schema`), so that a name it does not know
is a misspelt one.
"""

from __future__ import annotations

import re

from graphkit.model import entities, records
from graphkit.model.record import hashed
from graphkit.model.registry import Schema, registry

BOUNDS = ("startMin", "startMax", "endMin", "endMax")
SHARE = ("shareMin", "shareMax", "shareMinExclusive", "shareMaxExclusive")
ASSESSED = (
    "standard",
    "ifRead",
    "statusIfRead",
    "reached",
    "refutedFrom",
    "origins",
    "status",
    "evidence",
)
KEPT = ("caption", "sources", "conflicting", "digest")
"""What the loader keeps with everything stated: who states it, and what was put aside."""
STEP = ("id", "link", "kind", "role", "class", "code", "hops", "event", "possible", "flow", "lot",
        "via", "start", "end", "digest")  # fmt: skip
RUN = ("fileNames", "fileSha256", "fileRows", "rowsLoaded", "rowsUnchanged", "rowsRejected",
       "began", "ended", "complete", "position")  # fmt: skip
PART = ("run", "first", "fates", "rejects")
CHANGE = ("run", "about", "fields", "before", "after")
DECISION = ("decision", "decidedBy", "decidedOn", "why", "document", "ids", "source")
_OTHER = ("latinName", "addressKey", "value", "identifier", "ids", "target", "source",
          "tables")  # fmt: skip
_RECORDS = (
    entities.Entity,
    records.Link,
    records.JointFact,
    records.Designation,
    records.Document,
    records.Evidence,
    records.IngestRun,
)
_ELSEWHERE = {"schema", "identifiers", "fromId", "toId", "entityId", "roles", "share", "files"}
"""Fields that the graph holds as labels, relationships or properties of another name."""


def labels() -> list[str]:
    """Return every label."""
    own = ["Entity", "Designated", "Aliased", "Identifier", "Conflict", "JointFact", "Designation"]
    proof = ["Evidence", "Document", "Source", "IngestRun", "IngestPart", "LoadQueue"]
    proof += ["Change", "Decision"]
    return [*own, *proof, *(one.value for one in Schema), *registry().joint_facts]


def relationship_types() -> list[str]:
    """Return every relationship type: links, roles of joint facts, and those of the proof."""
    own = ["STEP", "IDENTIFIES", "DESIGNATES", "STATED_IN", "PUBLISHED_BY", "RELIES_ON", "CONCERNS"]
    roles = {role_type(role) for kind in registry().joint_facts.values() for role in kind.roles}
    return [*own, "SUPPORTS", "CONTRADICTS", *registry().links, *sorted(roles)]


def property_keys() -> list[str]:
    """Return every property name."""
    fields = {
        field.alias or name for record in _RECORDS for name, field in record.model_fields.items()
    }
    own = {*BOUNDS, *SHARE, *ASSESSED, *KEPT, *STEP, *RUN, *PART, *CHANGE, *DECISION, *_OTHER}
    own.add("roles")
    return sorted((fields - _ELSEWHERE) | own)


def mark() -> str:
    """Return a property name that only a store knows which was told this very vocabulary.

    No query can ask which labels and types a store knows without any of them being in use.
    """
    return "vocabulary" + hashed(labels(), relationship_types(), property_keys())


def role_type(role: str) -> str:
    """Return the relationship type of a role: `onAccountOf` is ON_ACCOUNT_OF."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", role).upper()


def role_of(relationship_type: str) -> str:
    """Return the role of a relationship type: ON_ACCOUNT_OF is `onAccountOf`."""
    first, *rest = relationship_type.lower().split("_")
    return first + "".join(word.title() for word in rest)
