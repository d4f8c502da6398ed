"""One XML file on its way through the parser: which elements it gives, and what stops it.

libxml2 does the work per element: it picks the names, and bounds depth, text and attributes.
Python sees the elements that were asked for, and once a chunk clears away what is behind them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import NoReturn, cast

from lxml import etree

from graphkit.errors import InputRejected
from ingest.files.guarded import CHUNK, Bytes
from ingest.files.prolog import Prolog, doctype_refused

DEEPEST = 256
"""How deep elements may nest: the bound that libxml2 has of its own."""
Events = Iterator[tuple[str, etree._Element]]
LARGEST = 8 * 1024 * 1024
"""Bytes of one record, and of one tag or text anywhere: what is open has to be kept whole, and a
tree takes up to thirty times its text in memory."""


class XmlStream:
    """One file.

    Args:
        name: what messages call it.
        stream: its bytes.
        names: local names of the elements that are asked for.
    """

    def __init__(self, name: str, stream: Bytes, names: tuple[str, ...]) -> None:
        self._name, self._stream, self._names = name, stream, frozenset(names)
        self._root: etree._Element | None = None
        self._open: list[etree._Element] = []
        """Elements asked for that have begun and not ended, the outermost first."""
        self._given: Counter[str] = Counter()
        self._last: etree._Element | None = None
        self._pending = 0
        """Bytes since `_last` was not yet the last element: those of one tag, text or record."""

    def elements(self) -> Iterator[etree._Element]:
        """Give the outermost elements of the names, each to be used before the next is asked for.

        Raises:
            InputRejected: as `ingest.files.xml.elements` says.
        """
        chunk, root = self._head()
        parser = _parser(root, *self._names)
        while chunk:
            yield from self._read(parser, chunk)
            chunk = self._stream.read(CHUNK)
        try:
            parser.close()
        except etree.XMLSyntaxError:
            self._refuse(parser, "ends")

    def _head(self) -> tuple[bytes, str]:
        """Return the first bytes, and the name of the first element, which begins in them."""
        prolog, head, root = Prolog(self._name), b"", ""
        while not root:
            chunk = self._stream.read(CHUNK)
            root, head = prolog.feed(chunk), head + chunk
        return head, root

    def _read(self, parser: etree.XMLPullParser, chunk: bytes) -> Iterator[etree._Element]:
        with suppress(etree.XMLSyntaxError):  # the log has it; the elements before it are whole
            parser.feed(chunk)
        # Only events of another kind, which are not asked for, have no element.
        for event, element in cast("Events", parser.read_events()):
            if self._root is None:
                self._root = _without_doctype(self._name, element)
            if local_name(element) not in self._names:
                continue
            if event == "start":
                self._open.append(element)
                continue
            self._open.pop()
            if not self._open:
                self._given[local_name(element)] += 1
                yield element
        # An entity that nothing declares is in the log alone, and all after it is passed over.
        if parser.feed_error_log.last_error is not None and _errors(parser):
            self._refuse(parser, "breaks")
        self._clear(len(chunk))

    def _clear(self, more: int) -> None:
        """Drop what is behind, and refuse what has no end in sight."""
        last = _prune(self._root, self._open[0] if self._open else None)
        self._pending = self._pending + more if last is self._last else 0
        self._last = last
        if self._pending > LARGEST:
            what = f"{self._place()} is" if self._open else "a tag, text or comment is"
            raise InputRejected(
                f"{what} longer than {LARGEST} bytes",
                where=self._name,
                cure="no source that is read here has so long a one; fetch it from its publisher",
            )

    def _refuse(self, parser: etree.XMLPullParser, verb: str) -> NoReturn:
        errors = _errors(parser)
        error = errors[0] if errors else None
        why = _one_line(error.message) if error is not None else "no more"
        inside = f" inside {self._place()}" if self._open else ""
        many = self._given.total()
        records = f"{many} record" + ("" if many == 1 else "s")
        raise InputRejected(
            f"{verb}{inside} ({why}); {records} read, nothing loaded",
            where=f"{self._name}:{error.line}" if error is not None else self._name,
            cure="the file is cut or is no XML; fetch it again",
        )

    def _place(self) -> str:
        name = local_name(self._open[0])
        return f"{name} {self._given[name] + 1}"


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _parser(*names: str) -> etree.XMLPullParser:
    return etree.XMLPullParser(
        events=("start", "end"),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _errors(parser: etree.XMLPullParser) -> list[etree._LogEntry]:
    """Return what is wrong with the file so far; warnings, as of an odd namespace, are not."""
    return list(parser.feed_error_log.filter_from_errors())


def _one_line(message: str) -> str:
    """Return what libxml2 says of an error, without what it quotes of the file on further lines."""
    if "depth" in message:
        return f"nesting deeper than {DEEPEST}"
    return "".join(one for one in message.strip().partition("\n")[0] if one.isprintable()).strip()


def _without_doctype(name: str, root: etree._Element) -> etree._Element:
    """Return the first element; a second look, should two parsers ever disagree on a prolog."""
    if root.getroottree().docinfo.doctype:  # type: ignore[attr-defined]  # the stubs lack it
        raise doctype_refused(name)
    return root


def _prune(root: etree._Element | None, keep: etree._Element | None) -> etree._Element | None:
    """Delete what has ended, and return the last element: the one that is kept, if any."""
    node = root
    while node is not None and node is not keep and len(node):
        del node[:-1]
        node = node[-1]
    return node
