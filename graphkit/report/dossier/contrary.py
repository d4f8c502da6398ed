"""What speaks against, in a dossier: of both sides as much as there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graphkit.dossier.answer import Contradiction
from graphkit.exposure.answer import Evidence, Trace
from graphkit.report.dossier.documents import Documents
from graphkit.report.dossier.proofs import Proof, proof

ASIDE = "put aside"
KINDS = {ASIDE: "stated otherwise by another source, and kept beside"}


@dataclass(frozen=True, slots=True)
class AgainstPart:
    """What cannot both hold, with both sides."""

    kind: str
    sentence: str
    detail: str
    supporting: tuple[Proof, ...]
    contradicting: tuple[Proof, ...]


def against_parts(
    several: Sequence[Contradiction] | None, trace: Trace, documents: Documents
) -> tuple[AgainstPart, ...] | None:
    """Give what contradicts the steps of the chains first, then all else about the subject."""
    of_chains = list(_against_steps(trace, documents))
    if several is None and not of_chains:
        return None
    told = {one.sentence for one in of_chains}
    others = [one for one in several or () if one.sentence not in told]
    return (
        *of_chains,
        *(
            AgainstPart(
                KINDS.get(one.kind, one.kind),
                one.sentence,
                "" if one.kind == ASIDE else one.detail,
                _sides(one.supporting, documents),
                _sides(one.contradicting, documents) or _aside(one),
            )
            for one in others
        ),
    )


def _against_steps(trace: Trace, documents: Documents) -> Iterator[AgainstPart]:
    steps = {step.id: step for chain in trace.results for step in chain.steps}
    for step in steps.values():
        against = [one for one in step.evidence if one.contradicts]
        if against:
            support = [one for one in step.evidence if not one.contradicts]
            kind = "evidence on both sides" if support else "contradicted"
            yield AgainstPart(
                kind, step.sentence, "", _sides(support, documents), _sides(against, documents)
            )


def _aside(one: Contradiction) -> tuple[Proof, ...]:
    return (Proof(one.detail, against=True),) if one.kind == ASIDE else ()


def _sides(several: Iterable[Evidence], documents: Documents) -> tuple[Proof, ...]:
    return tuple(proof(documents.numbered(one)) for one in several)
