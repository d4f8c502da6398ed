"""The release that a file is: its name, its day, and a document for each data set in it.

Two releases of one data set are two documents. A data set that is somebody's list of sanctions
relies on that list as it was on the day (`reliesOn`), so that the list and its copy here are one
origin and never corroborate each other; where the list itself is not loaded, the origin of the copy
is unknown, and corroborates nothing either. What other data sets rely on is not known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graphkit.model.records import Document, SourceFile
from graphkit.model.statements import DocumentKind
from ingest.ftm.source import Dataset, description

_ENDINGS = re.compile(
    r"(\.(gz|zip|json|jsonl|ndjson|ijson|ftm|nested|delta))+$"
    r"|[._-]?(\d{8}|\d{14}(-[a-z0-9]{3})?|\d{4}-\d{2}-\d{2})$"
)
_WORDS = re.compile(r"[._-]?(entities|targets)$")


def name_of(file: str, folder: str) -> str:
    """Return what releases of one source have in common: their name without day and format.

    A name that says only what is in the file, as `entities.ftm.json`, gives that of its folder.
    """
    before, name = "", file
    while name != before:
        before, name = name, _WORDS.sub("", _ENDINGS.sub("", name))
    return name if name not in ("", "entities", "targets") else _ENDINGS.sub("", folder) or "file"


@dataclass
class Release:
    """One file of one day.

    Args:
        name: of the source: `sanctions`.
        day: for which it speaks, `2026-04-29`.
        file: as the run names it.
    """

    name: str
    day: str
    file: SourceFile
    _documents: dict[str, Document] = field(default_factory=dict)

    def documents(self, datasets: tuple[str, ...]) -> tuple[Document, ...]:
        """Return the documents in which a row of these data sets is stated, at least one."""
        if datasets and all(one in self._documents for one in datasets):
            return tuple([self._documents[one] for one in datasets])
        return tuple(self._document(one) for one in dict.fromkeys(datasets or ("",)))

    def every(self) -> tuple[str, ...]:
        """Return the ids of the documents that rows were stated in."""
        return tuple(sorted(one.id for one in self._documents.values()))

    def _document(self, dataset: str) -> Document:
        if dataset not in self._documents:
            known = description().datasets.get(dataset)
            self._documents[dataset] = self._of(dataset or f"file-{self.name}", known)
        return self._documents[dataset]

    def _of(self, name: str, known: Dataset | None) -> Document:
        is_list = known is not None and known.kind is DocumentKind.LIST
        same = known.same_as.format(day=self.day) if known and known.same_as else ""
        copied = "a copy that was cut into properties, not the list itself" if is_list else ""
        return Document(
            id=f"ftm-{name}-{self.day}",
            title=f"{known.title if known else name}, as FollowTheMoney data of {self.day}",
            kind=known.kind if known else DocumentKind.RESEARCH,
            publisher=known.publisher if known else name,
            reliability=known.reliability if known else description().reliability,
            published=f"[..{self.day}]",
            relies_on=(same,) if same else (),
            relies_on_known=bool(same),
            file=self.file.name,
            sha256=self.file.sha256,
            notes=copied,
        )
