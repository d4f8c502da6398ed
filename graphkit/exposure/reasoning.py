"""An answer with its reasons: numbered documents, what would break it, what would make it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graphkit.exposure.answer import Chain, Coverage, Evidence, Listing, State, Step, Trace
from graphkit.exposure.breaking import breaks
from graphkit.exposure.citations import chain_evidence, cited
from graphkit.exposure.evidence import known_documents, read_documents, read_evidence
from graphkit.exposure.making import makes
from graphkit.exposure.question import Question
from graphkit.exposure.reassessment import Documents, backing
from graphkit.graph import Graph


def reasoned(graph: Graph, answer: Trace, asked: Question, weaker: Sequence[Chain] = ()) -> Trace:
    """Return an answer whose chains cite what was known, with what would break or make it.

    Args:
        graph: where the evidence about designations and the documents are read.
        answer: complete but for its reasons.
        asked: the question that it answers.
        weaker: chains below the standard asked for, where none reaches it: what would make it is
            then said of them.
    """
    listed, subject = _with_listings(graph, answer)
    every = [*_evidence(subject), *(it for one in (*listed, *weaker) for it in chain_evidence(one))]
    loaded = read_documents(graph, {one.document for one in every})
    known = known_documents(loaded, asked.known_by, asked.known_to)
    documents = {**loaded, **known}
    chains, weaker = _as_known(listed, known, documents), _as_known(weaker, known, documents)
    chains, subject, citations = cited(chains, _known_listings(subject, known))
    whole = not answer.truncated
    return answer.model_copy(
        update={
            "results": chains,
            "subject_designations": subject,
            "sentence": none_recorded(answer),
            "citations": citations,
            "breaks": breaks(chains, documents, asked.known_by, complete=whole),
            "makes": makes((*chains, *weaker), documents, asked, complete=whole),
        }
    )


def _evidence(listings: Iterable[Listing]) -> Iterator[Evidence]:
    for one in listings:
        yield from one.evidence


def _with_listings(graph: Graph, answer: Trace) -> tuple[tuple[Chain, ...], tuple[Listing, ...]]:
    """Give each designation the evidence that it was made."""
    targets = [one for chain in answer.results for one in chain.target.designations]
    listings = [*answer.subject_designations, *targets]
    evidence = read_evidence(graph, [one.id for one in listings])

    def proved(several: Iterable[Listing]) -> tuple[Listing, ...]:
        return tuple(
            one.model_copy(update={"evidence": tuple(evidence[one.id])}) for one in several
        )

    return (
        tuple(_listed(one, proved(one.target.designations)) for one in answer.results),
        proved(answer.subject_designations),
    )


def _listed(chain: Chain, listings: tuple[Listing, ...]) -> Chain:
    target = chain.target.model_copy(update={"designations": listings})
    return chain.model_copy(update={"target": target})


def _known_listings(listings: Iterable[Listing], known: Documents) -> tuple[Listing, ...]:
    return tuple(
        one.model_copy(update={"evidence": _known(one.evidence, known)}) for one in listings
    )


def _known(evidence: Iterable[Evidence], known: Documents) -> tuple[Evidence, ...]:
    return tuple(one for one in evidence if one.document in known)


def _as_known(chains: Sequence[Chain], known: Documents, documents: Documents) -> tuple[Chain, ...]:
    """Leave out what was published later, and say what the rest amounted to.

    The graph holds what all evidence amounts to today. Documents that others rely on count as
    origins whenever they were published.
    """
    steps = {
        (step.id, step.role): _step_as_known(step, known, documents)
        for step in {(it.id, it.role): it for chain in chains for it in chain.steps}.values()
    }
    return tuple(
        _listed(chain, _known_listings(chain.target.designations, known)).model_copy(
            update={
                "steps": tuple(
                    step.model_copy(update=steps[step.id, step.role]) for step in chain.steps
                )
            }
        )
        for chain in chains
    )


def _step_as_known(step: Step, known: Documents, documents: Documents) -> dict[str, object]:
    evidence = _known(step.evidence, known)
    found = backing(step.model_copy(update={"evidence": evidence}), documents).assessed()
    return {
        "evidence": evidence,
        "status": found.status.value,
        "standard_if_read": int(found.if_read),
        "status_if_read": found.status_if_read.value,
    }


def none_recorded(answer: Trace) -> str:
    """Say of what an empty answer speaks; an answer with chains needs no such sentence."""
    if answer.state is not State.NONE_RECORDED:
        return ""
    day = answer.during[1] if answer.during else answer.as_of
    listed = f" to a party listed as of {day}" if answer.results else ""
    return f"None recorded{listed} by {answer.known_by} in {_searched(answer.coverage)}."


def _searched(coverage: Coverage) -> str:
    titles = [str(run["title"]) for run in coverage.runs]
    lists = [*coverage.lists_checked]
    others = [one for one in titles if not any(name.startswith(one) for name in lists)]
    searched = "; ".join([*lists, *others]) or "an empty graph"
    missing = ", ".join(coverage.lists_missing)
    return searched + (f"; not loaded: {missing}" if missing else "")
