"""What the sheets of a workbook hold, row by row: dates as stated, unknown values left empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from graphkit.exposure.answer import Chain, Step, Trace
from graphkit.report.dossier.contents import NOT_ADVICE, READING, again, bottom_of, limits_of
from graphkit.report.dossier.documents import Documents, Statement, place
from graphkit.report.dossier.findings import Findings
from graphkit.report.dossier.law_parts import regime_title
from graphkit.report.dossier.profile import IdentityRow, card
from graphkit.report.dossier.stated import chains_by_entity, entities, listings
from graphkit.report.dossier.terms import spaced
from graphkit.report.regimes import bottom_words
from graphkit.report.trace import asked_words, flat_rows, listing_words

Value = str | int | bool | None
Row = Mapping[str, Value]


class Width(IntEnum):
    """How wide a column is, in characters."""

    NUMBER = 10
    SHORT = 16
    ID = 26
    NAME = 34
    LONG = 70


_N, _S, _I, _NAME, _LONG = Width
Columns = Mapping[str, Width]
CHAINS: Columns = {
    "chain": _N, "state": _S, "standard": _N, "standard name": _S, "hops": _N, "in time": _S,
    "day of the dealing": _S, "path": _LONG, "ends at": _NAME, "id of its end": _I,
    "listings of its end": _LONG, "its end on the day of the dealing": _S,
    "its end on the day asked": _S, "blocked by ownership": _S, "weakest step": _N,
    "steps as weak": _N, "inferences": _N, "in words": _LONG, "chain id": _I, "browser": _LONG,
}  # fmt: skip
STEPS: Columns = {
    "chain": _N, "step": _N, "from name": _NAME, "type": _S, "role": _S, "to name": _NAME,
    "start": _S, "end": _S, "standard": _N, "standard name": _S, "status": _S, "weakest": _N,
    "standard once read": _N, "possible only": _N, "sentence": _LONG, "parties": _LONG,
    "documents": _LONG, "contradicted by": _LONG, "state": _S, "chain standard": _N,
    "hops": _N, "temporal": _S, "target": _NAME, "target at event": _S, "target as of": _S,
    "from": _I, "to": _I, "link": _I, "chain id": _I,
}  # fmt: skip
ENTITIES: Columns = {
    "name": _NAME, "kind": _S, "id": _I, "part": _S, "chains": _S, "unidentified": _N,
    "listings": _LONG, "identifiers": _I, "other names": _NAME, "as stated": _LONG,
    "names, numbers and flags used": _LONG,
}  # fmt: skip
EVIDENCE: Columns = {
    "claim": _LONG, "for or against": _S, "of": _S, "document": _N, "publisher": _NAME,
    "title": _NAME, "kind": _S, "page or row": _NAME, "published": _S, "retrieved": _S,
    "grade": _N, "wording": _S, "quote": _LONG, "address": _NAME, "sha256": _I,
    "notes": _NAME, "document id": _I, "evidence id": _I,
}  # fmt: skip
RUN: Columns = {"what": _NAME, "says": _LONG}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its columns in order with their widths, and its rows."""

    name: str
    columns: Columns
    rows: Iterable[Row]


def sheets(found: Findings) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook in their order."""
    trace = found.dossier.exposure
    return (
        Sheet("Chains", CHAINS, map(_chain, range(1, len(trace.results) + 1), trace.results)),
        Sheet("Steps", STEPS, _steps(trace)),
        Sheet("Entities", ENTITIES, _entities(found)),
        Sheet("Evidence", EVIDENCE, _evidence(Documents(found.dossier))),
        Sheet("Run", RUN, ({"what": what, "says": says} for what, says in _run(found))),
    )


def _chain(number: int, one: Chain) -> Row:
    return {
        "chain": number,
        "state": one.state.value,
        "standard": one.standard,
        "standard name": one.standard_name,
        "hops": one.hops,
        "in time": one.temporal.value,
        "day of the dealing": one.conduct_date,
        "path": " → ".join(node.name for node in one.nodes),
        "ends at": one.target.name,
        "id of its end": one.target.id,
        "listings of its end": _joined(map(listing_words, one.target.designations)),
        "its end on the day of the dealing": one.target.at_event,
        "its end on the day asked": one.target.as_of,
        "blocked by ownership": one.target.blocked,
        "weakest step": one.weakest_step,
        "steps as weak": one.weakest_steps,
        "inferences": one.inferences,
        "in words": one.sentence,
        "chain id": one.chain_id,
        "browser": one.links.browser,
    }


def _steps(trace: Trace) -> Iterator[Row]:
    """Give the rows of `graphkit trace -f csv`, with what they have no column for."""
    walked = (
        (number, place == chain.weakest_step, step)
        for number, chain in enumerate(trace.results, 1)
        for place, step in enumerate(chain.steps, 1)
    )
    for row, (number, weakest, step) in zip(flat_rows(trace), walked, strict=True):
        named = {name.replace("_", " "): None if it == "" else it for name, it in row.items()}
        yield {**named, "chain": number, "weakest": weakest, **_further(step)}


def _further(step: Step) -> Row:
    return {
        "standard name": step.standard_name,
        "standard once read": step.standard_if_read,
        "possible only": step.possible,
        "parties": _joined(f"{one.role}: {one.name} ({one.id})" for one in step.parties),
        "link": step.id,
    }


def _entities(found: Findings) -> Iterator[Row]:
    trace = found.dossier.exposure
    chains, listed = chains_by_entity(trace), listings(trace)
    ends = {chain.target.id for chain in trace.results}
    for node in entities(trace).values():
        subject = node.id == trace.subject.id
        yield {
            "name": node.name,
            "kind": spaced(node.schema_),
            "id": node.id,
            "part": "subject" if subject else "end of a chain" if node.id in ends else "between",
            "chains": ", ".join(map(str, chains.get(node.id, ()))) or None,
            "unidentified": node.unidentified,
            "listings": _joined(map(listing_words, listed.get(node.id, ()))),
            **(_known(found) if subject else dict.fromkeys(list(ENTITIES)[-4:])),
        }


def _known(found: Findings) -> Row:
    """Say what is known of the subject; of all others findings have the name only."""
    known = card(found.dossier)
    facts = dict(known.facts)
    names = [*facts.pop("also written", ()), *facts.pop("weak alias", ())]
    names += facts.pop("formerly", ())
    return {
        "identifiers": _joined(facts.pop("identifiers", ())),
        "other names": _joined(names),
        "as stated": _joined(f"{name}: {', '.join(values)}" for name, values in facts.items()),
        "names, numbers and flags used": _joined(map(_identity, known.identities)),
    }


def _identity(one: IdentityRow) -> str:
    said = (one.name, one.flag, one.numbers, one.when, one.standard, one.documents)
    return ", ".join(part for part in said if part)


def _evidence(documents: Documents) -> Iterator[Row]:
    for one in documents.statements:
        yield _statement(one, documents.numbers[one.evidence.document])


def _statement(statement: Statement, number: int) -> Row:
    one = statement.evidence
    return {
        "claim": statement.claim,
        "for or against": "against" if one.contradicts else "for",
        "of": one.element or one.proposition,
        "document": number,
        "publisher": one.publisher,
        "title": one.title,
        "kind": one.kind,
        "page or row": place(one),
        "published": one.published,
        "retrieved": one.retrieved,
        "grade": one.grade,
        "wording": one.wording,
        "quote": one.quote,
        "address": one.url or one.file,
        "sha256": one.sha256,
        "notes": one.notes,
        "document id": one.document,
        "evidence id": one.id,
    }


def _run(found: Findings) -> Iterator[tuple[str, str]]:
    trace = found.dossier.exposure
    yield "subject", f"{trace.subject.name} ({trace.subject.id})"
    yield "answer", bottom_of(trace)
    yield "asked", asked_words(trace)
    if trace.sentence:
        yield "answer in words", trace.sentence
    yield from ((regime_title(one), bottom_words(one)) for one in found.dossier.assessments)
    yield from again(found)
    yield from (("searched and limits", one.words) for one in limits_of(found))
    yield "how to read it", READING
    yield "what it is not", NOT_ADVICE


def _joined(several: Iterable[str]) -> str | None:
    return "; ".join(several) or None
