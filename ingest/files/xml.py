"""XML as a stream of elements: no document type, no entity, no address is ever followed."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from graphkit.errors import InputRejected
from ingest.files.opening import Member

DEEPEST = 64
"""How deep elements may nest; the sources that are read here stay below 20."""


def elements(file: Member, *names: str) -> Iterator[tuple[int, etree._Element]]:
    """Give each element of one of the local names, with its number from 1, in order.

    An element is emptied when the next one is asked for, so memory stays flat: keep nothing of it.

    Raises:
        InputRejected: the file is not well-formed, ends early, nests too deep, or has a DOCTYPE.
    """
    number = 0
    with file.open() as stream:
        parser = etree.iterparse(
            stream,
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        depth = 0
        try:
            for event, element in parser:
                if event == "start":
                    depth += 1
                    _refuse_traps(file.name, element, depth)
                    continue
                depth -= 1
                if local_name(element) in names:
                    number += 1
                    yield number, element
                    _forget(element)
        except etree.XMLSyntaxError as error:
            raise InputRejected(
                f"{error.msg}; {number} records read, nothing loaded",
                where=f"{file.name}:{error.lineno}",
                cure="the file is cut or is no XML; fetch it again",
            ) from None
    if not number:
        raise InputRejected(
            f"holds no {' or '.join(names)}",
            where=file.name,
            cure="name a file of this source; what it holds is something else",
        )


def _refuse_traps(name: str, element: etree._Element, depth: int) -> None:
    if depth == 1 and element.getroottree().docinfo.doctype:  # type: ignore[attr-defined]  # the stubs lack it
        raise InputRejected(
            "refused: DOCTYPE not allowed",
            where=name,
            cure="no source that is read here has one; fetch it from its publisher",
        )
    if depth > DEEPEST:
        raise InputRejected(
            f"nesting deeper than {DEEPEST} at line {element.sourceline}",
            where=name,
            cure="no source that is read here nests so deep; fetch it from its publisher",
        )


def _forget(element: etree._Element) -> None:
    """Empty an element and drop those before it, which lxml would keep below their parent."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace; that of a comment is no name."""
    return str(element.tag).rpartition("}")[2]


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
