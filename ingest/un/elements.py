"""One entry of the file as its elements, each of which must be known by name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml
from lxml import etree
from pydantic import BaseModel, ConfigDict

from ingest.files.xml import local_name

Group = Mapping[str, tuple[str, ...]]
"""The texts of one group by element; only VALUE may stand there more than once."""

REPEATED = "VALUE"


class Fault(ValueError):
    """Why an entry cannot be read: the element, what stands there, and what it breaks."""

    def __init__(self, field: str, value: str, rule: str) -> None:
        super().__init__(rule)
        self.field, self.value, self.rule = field, value, rule


class Shape(BaseModel):
    """The elements that one kind of entry may have (elements.yml)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    texts: frozenset[str]
    groups: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Raw:
    """One entry as it stands.

    Args:
        number: its place among all entries of the file, from 1.
        kind: INDIVIDUAL or ENTITY.
        texts: text by element, exactly as it stands.
        groups: the groups of one name in their order.
    """

    number: int
    kind: str
    texts: Mapping[str, str]
    groups: Mapping[str, tuple[Group, ...]]

    def text(self, name: str) -> str:
        """Return the text of an element in one line, empty where there is none."""
        return one_line(self.texts.get(name, ""))

    def all(self, name: str) -> tuple[Group, ...]:
        """Return the groups of a name that say something."""
        return tuple(one for one in self.groups.get(name, ()) if any(map(any, one.values())))

    def values(self, name: str) -> tuple[str, ...]:
        """Return every VALUE in the groups of a name."""
        return tuple(one for group in self.all(name) for one in group.get(REPEATED, ()) if one)


@cache
def shapes() -> Mapping[str, Shape]:
    """Return what is known of each kind of entry."""
    text = resources.files("ingest.un").joinpath("elements.yml").read_text("utf-8")
    return {name: Shape.model_validate(shape) for name, shape in yaml.safe_load(text).items()}


def one_line(text: str) -> str:
    """Return text with each run of blanks and line ends, which lay out the file, as one blank."""
    return re.sub(r"\s+", " ", text).strip()


def parse(number: int, element: etree._Element) -> Raw:
    """Read one entry.

    Raises:
        Fault: an element is unknown, stands twice, or holds what it should not.
    """
    kind = local_name(element)
    shape = shapes()[kind]
    texts: dict[str, str] = {}
    groups: defaultdict[str, list[Group]] = defaultdict(list)
    _bare(element)
    for one in element:
        name = local_name(one)
        if name in shape.groups:
            groups[name].append(_group(one, shape.groups[name]))
        elif name not in shape.texts:
            raise Fault(name, one_line(one.text or ""), f"no element of an {kind} that is known")
        elif name in texts:
            raise Fault(name, one_line(one.text or ""), "stands twice")
        else:
            texts[name] = _text(one)
    return Raw(number, kind, texts, {name: tuple(found) for name, found in groups.items()})


def _group(element: etree._Element, known: frozenset[str]) -> Group:
    _bare(element)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in element:
        name = local_name(one)
        field = f"{local_name(element)}/{name}"
        if name not in known:
            raise Fault(field, one_line(one.text or ""), "no element of it that is known")
        if name in found and name != REPEATED:
            raise Fault(field, one_line(one.text or ""), "stands twice")
        found[name].append(one_line(_text(one)))
    return {name: tuple(texts) for name, texts in found.items()}


def _bare(element: etree._Element) -> None:
    """Raise Fault where an element holds text or attributes beside its elements."""
    beside = [element.text, *(one.tail for one in element)]
    if stray := next((text for text in beside if text and text.strip()), ""):
        raise Fault(local_name(element), one_line(stray), "text where only elements stand")
    _no_attributes(element)


def _text(element: etree._Element) -> str:
    if len(element):
        inner = local_name(element[0])
        raise Fault(f"{local_name(element)}/{inner}", "", "an element where only text stands")
    _no_attributes(element)
    return element.text or ""


def _no_attributes(element: etree._Element) -> None:
    for name, value in element.attrib.items():
        field = f"{local_name(element)}/@{name!s}"
        raise Fault(field, str(value), "no attribute that is known")
