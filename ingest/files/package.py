"""The parts of an Office document: a zip archive whose parts name one another by relations."""

from __future__ import annotations

import posixpath
from pathlib import Path

from lxml import etree

from graphkit.errors import InputRejected
from ingest.files.archive import entries, refuse_other_than_file
from ingest.files.guarded import unreadable
from ingest.files.opening import Member
from ingest.files.xml import elements

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files begin that hold streams of the old binary formats, and encrypted new ones."""
LOCKED = "EncryptedPackage".encode("utf-16-le")
SAVE = "save it as .xlsx in a spreadsheet, or as CSV"


class Package:
    """One document, opened.

    Args:
        path: the file.

    Raises:
        InputRejected: it is something else, is locked by a password, or is an unsafe archive.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            refuse_other_than_file(path)
            _refuse_binary(path)
            self._parts = {one.filename for one in entries(path)}
        except OSError as error:
            raise unreadable(path.name, error) from error

    def part(self, name: str) -> Member:
        """Return a part; raises InputRejected where there is none of this name."""
        if name not in self._parts:
            raise InputRejected(f"is no workbook (no {name})", where=self.path.name, cure=SAVE)
        return Member(f"{self.path.name} {name}", self.path, name)

    def relations(self, of: str = "") -> dict[str, tuple[str, str]]:
        """Return the relations of a part, or of the document: by id their kind and their part."""
        folder, base = posixpath.split(of)
        listed = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for _, one in elements(listed, "Relationship", may_lack=True):
            if one.get("TargetMode") != "External":
                kind = one.get("Type", "").rpartition("/")[2]
                target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))
                found[one.get("Id", "")] = (kind, target.lstrip("/"))
        return found


def related_id(element: etree._Element) -> str:
    """Return the id of the relation that an element names."""
    for name, value in element.attrib.items():
        if str(name).endswith("/relationships}id"):
            return str(value)
    return ""


def _refuse_binary(path: Path) -> None:
    with path.open("rb") as stream:
        if stream.read(len(OLE)) != OLE:
            return
        # The names of streams lie in a directory that may be anywhere in the file.
        while piece := stream.read(1024 * 1024):
            if LOCKED in piece:
                cure = "open it with its password and save it without one"
                raise InputRejected("is locked by a password", where=path.name, cure=cure)
            if len(piece) == 1024 * 1024:
                stream.seek(1 - len(LOCKED), 1)
    raise InputRejected("is a workbook of the old binary format (.xls)", where=path.name, cure=SAVE)
