"""Features of a profile as columns and remarks of the legacy form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ingest.files.xml import children, text
from ingest.ofac.advanced.periods import worded
from ingest.ofac.advanced.places import Place
from ingest.ofac.advanced.words import ReferenceValues, words
from ingest.ofac.clauses import Clause, clause
from ingest.ofac.records import Address
from ingest.ofac.structure import attribute, spaced, stop


@dataclass
class Features:
    """What the features of a profile say.

    Args:
        columns: by the name of the column; several titles are one text.
        addresses: where it is.
        clauses: all else.
    """

    columns: dict[str, str] = field(default_factory=dict)
    addresses: list[Address] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)


def features(
    profile: etree._Element, places: Mapping[str, Place], values: ReferenceValues
) -> Features:
    """Read the features of a profile.

    Raises:
        InputRejected: one refers to a value or a location that the file does not have.
    """
    found = Features()
    for feature in children(profile, "Feature"):
        label = values.word("FeatureType", feature)
        for version in children(feature, "FeatureVersion"):
            where = [_place(one, places, values) for one in children(version, "VersionLocation")]
            said = list(_said(version, values))
            if values.optional("Reliability", version) in words().untrue:
                every = "; ".join((*said, *(one.words() for one in where)))
                found.clauses.append(Clause(f"{label} {every} is said to be false"))
                continue
            if label == words().location:
                found.addresses += [one.address() for one in where]
            else:
                said += filter(None, (one.words() for one in where))
            for one in said:
                _put(found, label, one)
            if comment := spaced(text(version, "Comment")):
                found.clauses.append(Clause(f"{label}: {comment}"))
    return found


def _put(found: Features, label: str, said: str) -> None:
    column = words().columns.get(label)
    if column == "title" and column in found.columns:
        found.columns[column] += f"; {said}"
    elif column and column not in found.columns:
        found.columns[column] = said
    else:
        found.clauses.append(clause(f"{words().clauses.get(label, label)} {said}"))


def _place(element: etree._Element, places: Mapping[str, Place], values: ReferenceValues) -> Place:
    number = attribute(element, "LocationID", values.file)
    if number not in places:
        stop(f"no Location {number}", values.file, element)
    return places[number]


def _said(version: etree._Element, values: ReferenceValues) -> Iterator[str]:
    """Give each value of a feature that is a text, a word of the reference values, or a date."""
    for detail in children(version, "VersionDetail"):
        if said := values.optional("DetailReference", detail) or spaced(detail.text):
            yield said
    for one in children(version, "DatePeriod"):
        if said := worded(one, values):
            yield said
