"""Where statements come from, so that copies are not counted as corroboration (R3).

Two documents are independent if what they rely on has nothing in common and all of it is known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from graphkit.model.statements import DocumentKind

if TYPE_CHECKING:
    from graphkit.model.records import Document

UNKNOWN_ORIGIN = "?"
"""Unknown ancestry, the same for all: two papers that do not say whence they have it are one."""
SHIPS_OWN_WORD = "the ship's own signal"
"""What every vendor of AIS data repeats: the ship said so itself."""


def origins(document: str, documents: Mapping[str, Document]) -> frozenset[str]:
    """Return the roots of what a document relies on; never empty.

    Args:
        document: its id.
        documents: by id. One that is relied on and is not there has an unknown ancestry, and so
            have documents that rely on nothing but each other.
    """
    found: set[str] = set()
    waiting, seen = [document], set[str]()
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        known = documents.get(current)
        found |= {UNKNOWN_ORIGIN} if known is None else _own(known)
        waiting.extend(known.relies_on if known else ())
    return frozenset(found or {UNKNOWN_ORIGIN})


def _own(document: Document) -> set[str]:
    """Return the origins that a document adds to those of what it relies on."""
    signal = {SHIPS_OWN_WORD} if document.kind is DocumentKind.TRACKING else set()
    if document.relies_on:
        return signal
    if not document.relies_on_known:
        return signal | {UNKNOWN_ORIGIN}
    return signal or {document.id}


def rests_only_on(
    kinds: Collection[DocumentKind],
    document: str,
    documents: Mapping[str, Document],
    above: frozenset[str] = frozenset(),
) -> bool:
    """Tell whether a document is of these kinds, or only repeats documents that are."""
    known = documents.get(document)
    if known is None or document in above:
        return False
    if known.kind in kinds:
        return True
    passed = above | {document}
    return bool(known.relies_on) and all(
        rests_only_on(kinds, one, documents, passed) for one in known.relies_on
    )


def corroborate(first: frozenset[str], second: frozenset[str]) -> bool:
    """Tell whether two sets of origins are independent of each other."""
    return UNKNOWN_ORIGIN not in first | second and not first & second


def independent(sets: Iterable[frozenset[str]]) -> int:
    """Count origins that share nothing; what is unknown counts only where nothing else is known."""
    every = set(sets)
    known = [one for one in every if UNKNOWN_ORIGIN not in one]
    ordered = sorted(known, key=lambda one: (len(one), sorted(one)))
    # From each in turn, so that a pair which shares nothing is never missed.
    return max((_disjoint([one, *ordered]) for one in ordered), default=1 if every else 0)


def _disjoint(sets: Iterable[frozenset[str]]) -> int:
    used: set[str] = set()
    count = 0
    for one in sets:
        if not one & used:
            used |= one
            count += 1
    return count
