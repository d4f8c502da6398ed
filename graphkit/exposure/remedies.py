"""Why a step falls short of a standard, and the kinds of document that would raise it that far.

The order is that of what they ask of an investigator. First what is in reach: to read what is
cited, then to find one more report, or two. Then what has to be obtained: a record of those who
took part, an extract of a register. Last what only others can give: a finding of an authority, an
admission, a judgment.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from graphkit.exposure.argument import READ, Remedy
from graphkit.exposure.reassessment import Backing
from graphkit.model.origins import UNKNOWN_ORIGIN, independent, origins
from graphkit.model.proof import Standard, Status
from graphkit.model.records import Document, Evidence
from graphkit.model.statements import DocumentKind, Wording

OWN_ORIGIN = "reading, and a known origin"
REPORT = "independent report"
ORIGIN_AND_REPORT = "reading, a known origin and an independent report"
TWO_REPORTS = "two independent reports"

_WORDS = {
    OWN_ORIGIN: "reading what is cited, if each paper has it from a source of its own",
    REPORT: "a second report, independent of the first, of a source graded",
    ORIGIN_AND_REPORT: (
        "reading what is cited, if it has it from a source of its own, and a second report that is"
        " independent of it"
    ),
    TWO_REPORTS: "two reports independent of each other, of sources graded A or B",
}
_DOCUMENTS = {
    DocumentKind.PRIMARY_RECORD: "an authentic record made in the ordinary course of business",
    DocumentKind.REGISTER: "an extract of a public register, if one registers this",
    DocumentKind.OFFICIAL_FINDING: "a published finding of a competent body, in plain words",
    DocumentKind.ADMISSION: "an admission of it by one of those who took part",
    DocumentKind.JUDGMENT: "a final judgment that found it after contest",
}
"""Documents that prove by what they are, least demanding first."""

_MOST_READ = 3
"""Documents to be read together, at most, before all of them are named."""


def remedies(behind: Backing, needed: int, day: date) -> tuple[Remedy, ...]:
    """Return what would raise a step to the standard needed, least demanding first.

    Args:
        behind: the step's evidence.
        needed: the standard that it must reach.
        day: when the hypothetical document is published: the last day that counts.

    Returns:
        Nothing where no document would: a list's "Linked To" stays at 3 whatever repeats it.
    """
    return (
        *_by_reading(behind, needed, day),
        *_by_reports(behind, needed, day),
        *_by_documents(behind, needed, day),
    )


def _raised(behind: Backing, needed: int, day: date) -> int | None:
    found = behind.standard_on(day)
    return found if found is not None and found >= needed else None


def _by_reading(behind: Backing, needed: int, day: date) -> Iterator[Remedy]:
    """Yield the fewest cited documents that would do once read; each choice of as few."""
    unread = sorted({one.document for one in behind.support if not one.read and not one.memory})
    sizes = [*range(1, min(len(unread), _MOST_READ) + 1), len(unread)]
    for size in dict.fromkeys(size for size in sizes if size):
        found = [
            _reading(behind, several, standard)
            for several in combinations(unread, size)
            if (standard := _raised(_opened(behind, several), needed, day)) is not None
        ]
        yield from found
        if found:
            return


def _reading(behind: Backing, documents: tuple[str, ...], standard: int) -> Remedy:
    titles = " and ".join(behind.documents[one].title for one in documents)
    return Remedy(kind=READ, words=f"read {titles}", documents=documents, standard=standard)


def _opened(behind: Backing, documents: tuple[str, ...], *, own_origin: bool = False) -> Backing:
    """Return it as if cited documents were read; with `own_origin`, as if they copied nothing."""
    read = [
        one.model_copy(update={"read": True})
        for one in behind.evidence
        if one.document in documents
    ]
    known = [
        behind.documents[one].model_copy(update={"relies_on_known": True})
        for one in documents
        if own_origin
    ]
    # the id of evidence does not hang on whether it was read: what is there is replaced
    return behind.adding(read, known)


def _by_reports(behind: Backing, needed: int, day: date) -> Iterator[Remedy]:
    """Yield how reports would corroborate each other; two new ones only where one would not do."""
    cited = tuple(sorted({one.document for one in behind.support if not one.memory}))
    read = _opened(behind, cited)
    traced = _opened(behind, cited, own_origin=True)
    tried = (
        (OWN_ORIGIN, "", cited, traced, read),
        (REPORT, " A to D", (), _with_reports(behind, "C", day), behind),
        (REPORT, " A or B", (), _with_reports(behind, "B", day), behind),
        (ORIGIN_AND_REPORT, "", cited, _with_reports(traced, "B", day), traced),
        (TWO_REPORTS, "", (), _with_reports(behind, "BB", day), behind),
    )
    for kind, grades, documents, hypothesis, simpler in tried:
        standard = _raised(hypothesis, needed, day)
        if standard is None or _raised(simpler, needed, day) is not None:
            continue  # where something simpler would do by itself, this adds nothing
        yield Remedy(kind=kind, words=_WORDS[kind] + grades, documents=documents, standard=standard)
        if kind == REPORT:
            return


def _by_documents(behind: Backing, needed: int, day: date) -> Iterator[Remedy]:
    for kind, words in _DOCUMENTS.items():
        if kind is DocumentKind.REGISTER and behind.event:
            continue  # registers register what stands, not what happened on a day
        document = _hypothetical(kind, "A", day, 0)
        by = min(behind.parties) if kind is DocumentKind.ADMISSION else ""
        tried = behind.adding([_says(behind, document, by)], [document])
        standard = _raised(tried, needed, day)
        if standard is not None:
            yield Remedy(kind=kind.value, words=words, standard=standard)


def _with_reports(behind: Backing, grades: str, day: date) -> Backing:
    documents = [_hypothetical(DocumentKind.PRESS, grade, day, n) for n, grade in enumerate(grades)]
    return behind.adding([_says(behind, one) for one in documents], documents)


def _hypothetical(kind: DocumentKind, grade: str, day: date, number: int) -> Document:
    return Document(
        id=f"hypothetical:{kind.value}:{number}",
        title=f"a {kind.value} that nobody has found",
        kind=kind,
        publisher="not known",
        reliability=grade,
        published=day.isoformat(),
        relies_on_known=True,
    )


def _says(behind: Backing, document: Document, admitted_by: str = "") -> Evidence:
    return Evidence(about=behind.link, document=document.id, read=True, admitted_by=admitted_by)


def reasons(behind: Backing, needed: int) -> tuple[str, ...]:
    """Say why the evidence of a step falls short; several reasons may stand together."""
    support = behind.support
    found_at = behind.assessed()
    graded = [behind.documents[one.document].reliability for one in support]
    found = {
        "nothing that supports it is loaded": not support,
        "documents cited, not read": any(not one.read and not one.memory for one in support),
        "from memory only": bool(support) and all(one.memory for one in support),
        "alleged only": found_at.status is Status.ALLEGED,
        "no document puts it in plain words": bool(support)
        and all(one.wording is not Wording.STATED for one in support),
        "no source graded A or B": bool(support) and not set(graded) & set("AB"),
        "words of doubtful credibility": bool(support)
        and all(one.credibility >= 4 for one in support),
        **(_origins(behind) if found_at.standard < Standard.CORROBORATED else {}),
        f"such a statement reaches {behind.ceiling} at most": behind.ceiling < needed,
    }
    return tuple(words for words, true in found.items() if true) or (
        f"no document of a kind that reaches {needed}",
    )


def _origins(behind: Backing) -> dict[str, bool]:
    """Say what keeps reports from corroborating each other, where that is what is missing."""
    roots = [origins(one.document, behind.documents) for one in behind.support if one.read]
    unknown = any(UNKNOWN_ORIGIN in one for one in roots)
    return {
        "where it comes from is not stated": unknown,
        "a single origin": bool(roots) and not unknown and independent(roots) == 1,
    }
