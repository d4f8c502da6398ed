"""XML as a stream of elements: no document type, no entity, no address is ever followed."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from graphkit.errors import InputRejected
from ingest.files.opening import Member
from ingest.files.xml_stream import XmlStream, local_name

__all__ = ["child", "children", "elements", "local_name", "text"]


def elements(
    file: Member, *names: str, may_lack: bool = False
) -> Iterator[tuple[int, etree._Element]]:
    """Give each element of one of the local names, with its number from 1, in order.

    An element inside another of them is part of it, and not given by itself. Comments and
    processing instructions are left out, so that they cut no text in two. Memory stays flat: an
    element is gone when the next one is asked for, so keep nothing of it.

    Args:
        file: the file.
        names: names without their namespace.
        may_lack: whether the file may hold none of them.

    Raises:
        InputRejected: the file is not well-formed, ends early, nests too deep, has a DOCTYPE, or an
            element that is too long to be a record.
    """
    number = 0
    with file.open() as stream:
        for element in XmlStream(file.name, stream, names).elements():
            number += 1
            yield number, element
    if not (number or may_lack):
        raise InputRejected(
            f"holds no {' or '.join(names)}",
            where=file.name,
            cure="name a file of this source; what it holds is something else",
        )


def child(element: etree._Element, name: str) -> etree._Element | None:
    """Return the first child of a local name."""
    return next((one for one in element if local_name(one) == name), None)


def children(element: etree._Element, name: str) -> list[etree._Element]:
    """Return all children of a local name."""
    return [one for one in element if local_name(one) == name]


def text(element: etree._Element | None, *path: str) -> str:
    """Return the text at the end of a path of local names, stripped; empty where there is none."""
    for name in path:
        if element is None:
            return ""
        element = child(element, name)
    return (element.text or "").strip() if element is not None else ""
