"""Documents and statements in them, written short."""

from __future__ import annotations

from typing import Any

from graphkit.model.dates import LAST_DAY
from graphkit.model.proof import Assessment, assess
from graphkit.model.records import Document, Evidence
from graphkit.model.statements import Direction, DocumentKind

NEVER = LAST_DAY
ABOUT = "link:one"


def document(
    name: str, kind: str = "press", grade: str = "B", *relies_on: str, **more: Any
) -> Document:
    """Write a document of 2018-01-01 by a publisher of its name; an origin unless it relies on."""
    stated = {"published": "2018-01-01", "publisher": name, "relies_on_known": True} | more
    return Document(
        id=name,
        title=name,
        kind=DocumentKind(kind),
        reliability=grade,
        relies_on=relies_on,
        **stated,
    )


def says(name: str, **more: Any) -> Evidence:
    """Write a supporting statement that was read in the document of this name."""
    return Evidence(**({"about": ABOUT, "document": name, "read": True} | more))


def denies(name: str, **more: Any) -> Evidence:
    """Write a contradicting statement that was read in the document of this name."""
    return says(name, direction=Direction.CONTRADICTS, **more)


def assessed(documents: list[Document], *evidence: Evidence, **more: Any) -> Assessment:
    """Assess statements; without any, each document supports once."""
    stated = evidence or tuple(says(one.id) for one in documents)
    return assess(stated, {one.id: one for one in documents}, **more)
