"""What a dossier says, part by part and in words, before it is a page of any format.

All formats say the same: each renders these parts and adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphkit.exposure.answer import Trace
from graphkit.report.argument import Said, breaks_said, makes_said
from graphkit.report.dossier.chain_parts import ChainPart, chain_parts, overview
from graphkit.report.dossier.contrary import AgainstPart, against_parts
from graphkit.report.dossier.documents import Documents, place, quoted
from graphkit.report.dossier.findings import Findings
from graphkit.report.dossier.law_parts import RegimePart, regime_part
from graphkit.report.dossier.profile import Card, card
from graphkit.report.dossier.terms import edtf_words
from graphkit.report.trace import MARK, asked_words, bottomline, limits_said

NOT_ADVICE = (
    "Findings of fact as documents state them, and rules of law applied to them by a program. This"
    " is not legal advice, no finding of guilt and no decision of an authority. “None recorded”"
    " speaks of what was searched, and is never a clearance."
)
READING = (
    "A chain is no stronger than its weakest step. Standards run from 0 (unassessed) to 5"
    " (adjudicated); ● documented: every step reaches 3 and all stood together for certain;"
    " ○ indicated: any lesser chain. Solid lines are documented steps, dashed lines those that are"
    " alleged, hedged, only possible or below 3. Numbers in brackets name documents."
)


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A row of the table of evidence."""

    claim: str
    direction: str
    proposition: str
    number: int
    publisher: str
    title: str
    place: str
    published: str
    retrieved: str
    grade: str
    quote: str
    sha256: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A row of the list of documents."""

    number: int
    title: str
    publisher: str
    kind: str
    grade: str
    published: str
    retrieved: str
    address: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a dossier says."""

    title: str
    state: str
    bottom: str
    asked: str
    sentence: str
    incomplete: tuple[str, ...]
    card: Card
    overview: str | None
    chains: tuple[ChainPart, ...]
    regimes: tuple[RegimePart, ...]
    breaks: tuple[Said, ...]
    makes: tuple[Said, ...]
    against: tuple[AgainstPart, ...] | None
    statements: tuple[StatementRow, ...]
    documents: tuple[DocumentRow, ...]
    limits: tuple[Said, ...]
    again: tuple[tuple[str, str], ...]


def contents(found: Findings, chart_style: str = "") -> Contents:
    """Put findings into words.

    Args:
        found: the findings.
        chart_style: rules of style for pictures that stand alone.
    """
    trace = found.dossier.exposure
    documents, limits = Documents(found.dossier), tuple(limits_of(found))
    return Contents(
        title=trace.subject.name,
        state=trace.state.value,
        bottom=bottom_of(trace),
        asked=asked_words(trace),
        sentence=trace.sentence,
        incomplete=tuple(one.words for one in limits if one.warning),
        card=card(found.dossier, chart_style),
        overview=overview(trace, chart_style),
        chains=chain_parts(trace, chart_style),
        regimes=tuple(regime_part(one, documents) for one in found.dossier.assessments),
        breaks=tuple(breaks_said(trace)),
        makes=tuple(makes_said(trace)),
        against=against_parts(found.dossier.contradictions, trace, documents),
        statements=tuple(_statements(documents)),
        documents=tuple(_documents(documents)),
        limits=limits,
        again=tuple(again(found)),
    )


def bottom_of(trace: Trace) -> str:
    """Say the answer in one line, without its mark."""
    return bottomline(trace).removeprefix(f"{MARK[trace.state]} ")


def _statements(documents: Documents) -> Iterator[StatementRow]:
    for one in documents.statements:
        said = one.evidence
        yield StatementRow(
            claim=one.claim,
            direction="against" if said.contradicts else "for",
            proposition=said.element or said.proposition,
            number=documents.numbers[said.document],
            publisher=said.publisher,
            title=said.title,
            place=place(said),
            published=edtf_words(said.published) or "undated",
            retrieved=said.retrieved or "",
            grade=said.grade,
            quote=quoted(said),
            sha256=said.sha256 or "",
        )


def _documents(documents: Documents) -> Iterator[DocumentRow]:
    for number, one in documents.first():
        yield DocumentRow(
            number=number,
            title=one.title,
            publisher=one.publisher,
            kind=one.kind,
            grade=one.reliability,
            published=edtf_words(one.published) or "undated",
            retrieved=one.retrieved or "",
            address=one.url or one.file or "",
            sha256=one.sha256 or "",
        )


def limits_of(found: Findings) -> Iterator[Said]:
    """Yield what was searched, what was not, and what was not asked at all."""
    yield from limits_said(found.dossier.exposure)
    if found.dossier.profile is None:
        yield Said("who the subject is was not gathered: these findings are of a trace alone")
    if not found.dossier.assessments:
        yield Said("no rule of law was asked about")
    if found.dossier.contradictions is None:
        yield Said("contradictions beside the chains were not sought")
    if cut := found.dossier.contradictions_cut:
        yield Said(f"NOT COMPLETE: contradictions {cut}", warning=True)


def again(found: Findings) -> Iterator[tuple[str, str]]:
    """Yield all that is needed to ask the same again."""
    run = found.run
    if run.command:
        yield "command", run.command
    if run.query:
        yield "query", f"{run.query['name']}, sha256 {run.query['sha256']}"
        yield "parameters", ", ".join(_parameters(run.query["params"]))
    yield "graphkit", run.tool
    yield "Neo4j", run.neo4j or "unknown"
    yield "run", f"{run.run_id}, {run.generated_at}"
    for load in run.loads:
        rows = f"{load['rows']:,} rows" if load.get("rows") is not None else ""
        dated = f", {load['dated']}" if load.get("dated") else ""
        sha256 = f"sha256 {load['sha256']}" if load.get("sha256") else ""
        parts = "; ".join(part for part in (f"{load['title']}{dated}", rows, sha256) if part)
        yield "loaded", parts


def _parameters(stated: Mapping[str, Any]) -> Iterator[str]:
    """Yield what was set; the table that says how chains compose belongs to the version."""
    for name, value in stated.items():
        if name != "automaton" and value not in (None, "", [], False):
            yield f"{name}={value}"
