"""What stands before the first element of an XML file, read alone: a document type is refused.

Expat reads this much and no more. It stops at the DOCTYPE itself, before what is declared in it,
so that no entity is ever expanded and no address followed, whatever parser reads on from here.
"""

from __future__ import annotations

from typing import NoReturn
from xml.parsers import expat

from graphkit.errors import InputRejected

LONGEST = 1024 * 1024
"""Bytes before the first element; the sources that are read here stay below 2,000."""


class _Doctype(Exception):
    """A document type begins."""


class _Root(Exception):
    """The first element begins; the argument is its name."""


class Prolog:
    """The start of one file.

    Args:
        name: what messages call the file.
    """

    def __init__(self, name: str) -> None:
        self._name, self._fed = name, 0
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = _doctype
        self._parser.StartElementHandler = _root

    def feed(self, chunk: bytes) -> str:
        """Read on, and return the local name of the first element; empty where it is still to come.

        Args:
            chunk: the next bytes; none at the end of the file.

        Raises:
            InputRejected: there is a DOCTYPE, no element, or something that is no XML.
        """
        self._fed += len(chunk)
        try:
            self._parser.Parse(chunk, not chunk)
        except _Root as found:
            return str(found).rpartition(":")[2]
        except _Doctype:
            raise doctype_refused(self._where) from None
        except expat.ExpatError as error:
            self._refuse(expat.ErrorString(error.code))
        except (LookupError, ValueError):
            self._refuse("its encoding is not known")
        if self._fed > LONGEST:
            self._refuse(f"no element in its first {LONGEST} bytes")
        return ""

    @property
    def _where(self) -> str:
        return f"{self._name}:{self._parser.CurrentLineNumber}"

    def _refuse(self, why: str) -> NoReturn:
        cure = "name a file of this source, or fetch it again"
        raise InputRejected(f"is no XML ({why})", where=self._where, cure=cure) from None


def doctype_refused(where: str) -> InputRejected:
    """Return the error for a document type, which no source that is read here has."""
    cure = "no source that is read here has one; fetch it from its publisher"
    return InputRejected("refused: DOCTYPE not allowed", where=where, cure=cure)


def _doctype(*_: object) -> NoReturn:
    raise _Doctype


def _root(name: str, _: object) -> NoReturn:
    raise _Root(name)
