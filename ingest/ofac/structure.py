"""The elements that an XML form may hold (structure.yml): what is unknown stops, with its name."""

from __future__ import annotations

from functools import cache
from typing import NoReturn

from lxml import etree

from graphkit.errors import InputRejected
from ingest.files.xml import children, local_name
from ingest.ofac.source import vocabulary

CURE = "OFAC changed its format, or the file is another one; nothing was accepted"
Allowed = dict[str, frozenset[str]]


@cache
def allowed(form: str) -> Allowed:
    """Return what each element of a form may hold."""
    forms = vocabulary("structure.yml")
    rows = forms[form]
    if not isinstance(rows, dict):
        raise TypeError(f"structure.yml: {form} is no table")
    return {name: frozenset(inside) for name, inside in rows.items()}


def check(element: etree._Element, known: Allowed, file: str) -> None:
    """Raise InputRejected where an element holds another that is not known there."""
    name = local_name(element)
    for one in element:
        if local_name(one) not in known.get(name, ()):
            stop(f"an element {local_name(one)!r} inside {name!r} that is not known", file, one)
        if len(one):
            check(one, known, file)


def attribute(element: etree._Element, name: str, file: str) -> str:
    """Return an attribute; raises InputRejected where it is not there."""
    value = element.get(name)
    if value is None:
        stop(f"{local_name(element)} has no {name}", file, element)
    return value


def only(element: etree._Element, name: str, file: str) -> etree._Element:
    """Return the one child of a name; raises InputRejected where there is none, or several."""
    found = children(element, name)
    if len(found) != 1:
        stop(f"{local_name(element)} has {len(found)} {name} where it has one", file, element)
    return found[0]


def stop(what: str, file: str, element: etree._Element) -> NoReturn:
    """Refuse a file at an element."""
    raise InputRejected(
        what,
        where=f"{file}:{element.sourceline}",
        cure=CURE,
    )


def spaced(text: str | None) -> str:
    """Return a text with single blanks: where lines break in a file is no part of what it says."""
    return " ".join((text or "").split())
