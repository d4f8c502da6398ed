"""A record of a file as plain data, so that what becomes of it does not hang on a parser."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

SKIPPED = frozenset({"Geocoding"})
"""GLEIF's guess at where an address lies, larger than the record itself: it states nothing."""
_NONE: Mapping[str, str] = MappingProxyType({})


class Part(NamedTuple):
    """An element without its namespace; a tuple, since a release has a hundred million of them.

    Args:
        name: its local name.
        text: what it holds, stripped.
        attributes: by name; those of XML itself (`lang`) are left out.
        parts: the elements in it, by name, in order.
    """

    name: str
    text: str = ""
    attributes: Mapping[str, str] = _NONE
    parts: Mapping[str, list[Part]] = {}

    def every(self, *path: str) -> list[Part]:
        """Return all elements at the end of a path of names."""
        found = [self]
        for name in path:
            found = [part for one in found for part in one.parts.get(name, ())]
        return found

    def one(self, name: str) -> Part:
        """Return the first element of a name; an empty one where there is none."""
        found = self.parts.get(name)
        return found[0] if found else Part(name)

    def at(self, *path: str) -> str:
        """Return the text of the first element at the end of a path; empty where there is none."""
        found = self
        for name in path:
            several = found.parts.get(name)
            if not several:
                return ""
            found = several[0]
        return found.text

    def attribute(self, name: str) -> str:
        """Return an attribute; empty where there is none."""
        return self.attributes.get(name, "")


def part(element: etree._Element) -> Part:
    """Return an element as plain data."""
    return _part(element, _local(element))


def _part(element: etree._Element, name: str) -> Part:
    parts: dict[str, list[Part]] = {}
    for child in element:
        of_child = _local(child)
        if of_child not in SKIPPED:
            parts.setdefault(of_child, []).append(_part(child, of_child))
    text = element.text
    attributes = _attributes(element) if element.keys() else _NONE
    return Part(name, text.strip() if text else "", attributes, parts)


def _local(element: etree._Element) -> str:
    tag = str(element.tag)
    return tag[tag.rfind("}") + 1 :]


def _attributes(element: etree._Element) -> Mapping[str, str]:
    stated = ((str(name), str(value)) for name, value in element.items())
    return {name: value for name, value in stated if not name.startswith("{")}
