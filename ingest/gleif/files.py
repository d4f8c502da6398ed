"""The files of a release: which of the three kinds each is, of what moment, whole or changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from graphkit.errors import InputRejected
from ingest.codes import Refused
from ingest.files.opening import Member, members
from ingest.files.xml import elements
from ingest.gleif.codes import codes
from ingest.gleif.days import day
from ingest.gleif.parts import Part, part

NAMESPACE = "http://www.gleif.org/data/schema/"
CURE = "fetch it from GLEIF again: golden copy or delta, XML"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its namespace, root, header and records, and what people call it."""

    name: str
    title: str
    namespace: str
    root: str
    header: str
    record: str


LEVEL_1 = Kind("lei", "LEI records (LEI-CDF)", "leidata/2016", "LEIData", "LEIHeader", "LEIRecord")
LEVEL_2 = Kind(
    "rr",
    "relationship records (RR-CDF)",
    "rr/2016",
    "RelationshipData",
    "Header",
    "RelationshipRecord",
)
EXCEPTIONS = Kind(
    "repex", "reporting exceptions", "repex/2016", "ReportingExceptionData", "Header", "Exception"
)
KINDS = (LEVEL_1, LEVEL_2, EXCEPTIONS)


@dataclass(frozen=True, slots=True)
class File:
    """One file with what its header says.

    Args:
        member: the file.
        kind: which of the three.
        moment: `2023-06-05T08:20:51Z`, as stated.
        delta: whether it says only what changed.
        count: how many records it says that it has.
    """

    member: Member
    kind: Kind
    moment: str
    delta: bool
    count: int

    @property
    def day(self) -> str:
        """The day that it speaks for."""
        return day("ContentDate", self.moment)

    @property
    def document(self) -> str:
        """The id of it as a document: kind, moment, and whether it is a delta."""
        at = re.sub(r"[^0-9A-Z+]", "", self.moment)
        return f"gleif-{self.kind.name}-{at}{'-delta' if self.delta else ''}"

    def records(self) -> Iterator[tuple[int, Part]]:
        """Give each record with its number from 1; raises InputRejected where the file breaks."""
        for number, element in elements(self.member, self.kind.header, self.kind.record):
            if number > 1:  # the header; with it an empty file of changes is one, too
                yield number - 1, part(element)


def open_files(path: Path) -> list[File]:
    """Return the files of a release, in the order in which they are read.

    Raises:
        InputRejected: there is none, one is of no kind, or they are not of one release.
    """
    if path.is_dir():
        found = [one for each in sorted(path.iterdir()) if _is_xml(each) for one in members(each)]
    else:
        found = members(path)
    files = sorted((_opened(one) for one in found), key=lambda one: KINDS.index(one.kind))
    _refuse_mixture(path.name, files)
    return files


def _is_xml(path: Path) -> bool:
    return path.is_file() and path.name.lower().endswith((".xml", ".xml.gz", ".zip"))


def _opened(member: Member) -> File:
    _, element = next(elements(member, LEVEL_1.header, LEVEL_2.header))
    kind, header = _kind(member, element), part(element)
    content = header.at("FileContent")
    try:
        if content not in codes().file_content:
            what = f"FileContent is {content!r}, which is no published release"
            raise InputRejected(what, where=member.name, cure=CURE)
        day("ContentDate", moment := header.at("ContentDate"))
    except Refused as error:
        raise InputRejected(error.rule, where=f"{member.name} ContentDate", cure=CURE) from None
    if not moment or not re.fullmatch(r"\d{1,10}", count := header.at("RecordCount"), re.ASCII):
        what = "the header lacks its ContentDate or a RecordCount"
        raise InputRejected(what, where=member.name, cure=CURE)
    return File(member, kind, moment, codes().file_content[content] == "delta", int(count))


def _kind(member: Member, header: etree._Element) -> Kind:
    root = header.getroottree().getroot()
    for kind in KINDS:
        if root.tag == f"{{{NAMESPACE}{kind.namespace}}}{kind.root}":
            return kind
    raise InputRejected(
        f"its root is {root.tag}, which is no LEI, relationship or exception file",
        where=member.name,
        cure=CURE,
    )


def _refuse_mixture(where: str, files: list[File]) -> None:
    names = [one.kind.name for one in files]
    if not files:
        cure = "name a file of GLEIF, or a folder with one file of each kind"
        raise InputRejected("holds no XML file", where=where, cure=cure)
    if len(set(names)) < len(names):
        twice = next(one for one in files if names.count(one.kind.name) > 1)
        what = f"holds several files of {twice.kind.title}"
        cure = "name the files one after the other, oldest first"
        raise InputRejected(what, where=where, cure=cure)
    if len({one.delta for one in files}) > 1:
        what = "holds whole files beside files of changes"
        raise InputRejected(what, where=where, cure="load the whole ones first, then the changes")
