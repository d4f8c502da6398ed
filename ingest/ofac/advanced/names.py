"""Names of a profile: parts that are joined as the legacy form writes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ingest.files.xml import children, text
from ingest.ofac.advanced.periods import worded
from ingest.ofac.advanced.words import ReferenceValues, words
from ingest.ofac.clauses import Clause, clause
from ingest.ofac.records import OtherName
from ingest.ofac.standard import NAMES
from ingest.ofac.structure import only, spaced, stop

LATIN = "Latin"


@dataclass(frozen=True, slots=True)
class Names:
    """What a profile is called.

    Args:
        listed: the name under which it is listed.
        others: other names, among them the listed one in other scripts.
        clauses: weak names, as the legacy form has them, and what else is said of names.
    """

    listed: str
    others: tuple[OtherName, ...]
    clauses: tuple[Clause, ...]


def names(profile: etree._Element, values: ReferenceValues) -> Names:
    """Read the names of a profile.

    Raises:
        InputRejected: it has no identity, none of its names is the listed one, or a kind of name
            or part of a name is not known.
    """
    identity = only(profile, "Identity", values.file)
    if identity.get("False") == "true":
        stop("an Identity that is said to be false", values.file, identity)
    types = _types(identity, values)
    listed, others, said = "", list[OtherName](), [*_comments(identity, "", values)]
    for alias in children(identity, "Alias"):
        kind = values.word("AliasType", alias)
        for name, is_latin in _documented(alias, types, values):
            if kind == words().listed_name and is_latin and not listed:
                listed = name
            elif kind == words().listed_name:
                others.append(OtherName("aka", name))
            else:
                values.one_of(words().names, kind, "AliasType", alias)
                label = words().names[kind]
                if alias.get("LowQuality") == "true":
                    said.append(clause(f"{label} '{name}'"))
                else:
                    others.append(OtherName(NAMES[label], name))
            said += _comments(alias, f"{name}: ", values)
    if not listed:
        stop("a profile without the name under which it is listed", values.file, profile)
    return Names(listed, tuple(others), tuple(said))


def _comments(element: etree._Element, of: str, values: ReferenceValues) -> Iterator[Clause]:
    """Give what is said of a name or an identity, for its notes."""
    for one in (element, *children(element, "DocumentedName")):
        if comment := spaced(text(one, "Comment")):
            yield Clause(f"{of}{comment}")
    for period in children(element, "DatePeriod"):
        if when := worded(period, values):
            yield Clause(f"{of}{when}")


def _types(identity: etree._Element, values: ReferenceValues) -> dict[str, str]:
    """Return what each part of a name is, by the number of its group."""
    return {
        group.get("ID") or "": values.word("NamePartType", group)
        for groups in children(identity, "NamePartGroups")
        for master in children(groups, "MasterNamePartGroup")
        for group in children(master, "NamePartGroup")
    }


def _documented(
    alias: etree._Element, types: dict[str, str], values: ReferenceValues
) -> Iterator[tuple[str, bool]]:
    """Give each form of a name, and whether it is in Latin letters."""
    for documented in children(alias, "DocumentedName"):
        parts = list[tuple[str, str]]()
        latin = True
        for one in children(documented, "DocumentedNamePart"):
            value = only(one, "NamePartValue", values.file)
            number = value.get("NamePartGroupID") or ""
            if number not in types:
                stop(f"no NamePartGroup {number}", values.file, value)
            parts.append((types[number], spaced(value.text)))
            latin = latin and values.word("Script", value) == LATIN
        yield _joined(parts, values, documented), latin


def _joined(parts: list[tuple[str, str]], values: ReferenceValues, element: etree._Element) -> str:
    """Join the parts in their order, with a comma before the first given name."""
    known = words()
    name = ""
    comma_due = True
    for kind, value in parts:
        values.one_of((*known.given, *known.family, *known.whole), kind, "NamePartType", element)
        is_given = kind in known.given
        comma = "," if name and is_given and comma_due else ""
        comma_due = comma_due and not is_given
        name = f"{name}{comma} {value}".strip() if value else name
    if not name:
        stop("a name without any part", values.file, element)
    return name


def remarks(party: etree._Element, profile: etree._Element) -> str:
    """Return the remarks on a party."""
    every = (text(one) for parent in (party, profile) for one in children(parent, "Comment"))
    return "; ".join(filter(None, every))
