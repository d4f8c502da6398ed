"""Each chain as English whose sentences cite the documents of the answer by number.

One numbering serves the whole answer, in the order of first use. A document is cited once in a
sentence. What contradicts is cited in a sentence of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from graphkit.exposure.answer import Chain, Evidence, Listing, Node, Step, Target
from graphkit.exposure.argument import Citation
from graphkit.exposure.sentences import on_day
from graphkit.model.automaton import StepClass

T = TypeVar("T", Step, Listing)

_SAME = {"Vessel": "ship", "VesselIdentity": "ship", "Bank": "bank", "Person": "person"}
_PROPOSITIONS = {
    "link": "it",
    "date": "its date",
    "identity": "the identity",
    "share": "the share",
    "knowledge": "knowledge",
    "element": "an element of a rule",
}
_NAMELESS = ("an unnamed ", "the list ")
"""How sentences of the registry begin that do not begin with a name."""
_AUTHORITIES = {"US", "UN", "EU", "UK"}


def cited(
    chains: Sequence[Chain], subject: Sequence[Listing] = ()
) -> tuple[tuple[Chain, ...], tuple[Listing, ...], tuple[Citation, ...]]:
    """Number the documents of an answer, and cite them in the sentences of its chains.

    Args:
        chains: with the evidence of their steps, and of the designations of their targets.
        subject: designations of the subject itself, with their evidence; cited first.

    Returns:
        The chains and the designations with numbers, and the list that the numbers refer to.
    """
    used = [*_evidence(subject), *(one for chain in chains for one in chain_evidence(chain))]
    by_document: defaultdict[str, list[Evidence]] = defaultdict(list)
    for one in used:
        by_document[one.document].append(one)
    numbers = {document: number for number, document in enumerate(by_document, 1)}
    return (
        tuple(_cited_chain(chain, numbers) for chain in chains),
        tuple(_numbered(one, numbers) for one in subject),
        tuple(_citation(numbers[one], pieces) for one, pieces in by_document.items()),
    )


def chain_evidence(chain: Chain) -> Iterator[Evidence]:
    """Yield the evidence of a chain in the order in which its sentences cite it."""
    yield from _evidence(_once(chain.steps))
    yield from _evidence(chain.target.designations)


def _evidence(several: Iterable[Step | Listing]) -> Iterator[Evidence]:
    for one in several:
        yield from _itself(one.evidence)
        for _, pieces in _besides(one.evidence):
            yield from pieces


def _once(steps: Iterable[Step]) -> list[Step]:
    """Say a fact once even where two steps of the chain rest on it."""
    return list({step.id: step for step in steps}.values())


def _citation(number: int, pieces: Sequence[Evidence]) -> Citation:
    first = pieces[0]
    read = any(one.read for one in pieces)
    shared = Citation.model_fields.keys() & Evidence.model_fields.keys()
    return Citation(
        number=number,
        **{name: getattr(first, name) for name in shared - {"read", "memory"}},
        read=read,
        memory=None if read else first.memory,
        locators=tuple(dict.fromkeys(one.locator for one in pieces if one.locator)),
    )


def _numbered(one: T, numbers: Mapping[str, int]) -> T:
    evidence = tuple(
        piece.model_copy(update={"citation": numbers[piece.document]}) for piece in one.evidence
    )
    return one.model_copy(update={"evidence": evidence})


def _cited_chain(chain: Chain, numbers: Mapping[str, int]) -> Chain:
    target = chain.target.model_copy(
        update={"designations": tuple(_numbered(one, numbers) for one in chain.target.designations)}
    )
    done = chain.model_copy(
        update={
            "steps": tuple(_numbered(step, numbers) for step in chain.steps),
            "target": target,
        }
    )
    return done.model_copy(update={"sentence": " ".join(_sentences(done))})


def _sentences(chain: Chain) -> Iterator[str]:
    for step in _once(chain.steps):
        yield step_sentence(step, chain.nodes)
        yield from _aside(step.evidence)
    yield from target_sentences(chain.target, chain.conduct_date)


def step_sentence(step: Step, nodes: Iterable[Node]) -> str:
    """Say what a step says, with the numbers of the documents that say so.

    Args:
        step: with numbered evidence.
        nodes: those of its chain.
    """
    if step.step_class != StepClass.IDENTITY:
        return _closed(step.sentence, _numbers(_itself(step.evidence)))
    ends = {node.id: node for node in nodes}
    return _identity(step, ends[step.source], ends[step.target])


def _identity(step: Step, source: Node, target: Node) -> str:
    same = _SAME.get(target.schema_, "party")
    itself = _itself(step.evidence)
    publishers = " and ".join(dict.fromkeys(one.publisher for one in itself)) or "nobody"
    stated = f"identity stated by {publishers}{_numbers(itself)}"
    if step.possible:
        return f"{source.name} may be the same {same} as {target.name} (only possible; {stated})."
    return f"{source.name} is the same {same} as {target.name} ({stated})."


def _itself(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return what supports the stated fact itself."""
    return [one for one in evidence if not one.contradicts and one.proposition == "link"]


def _aside(evidence: Sequence[Evidence]) -> Iterator[str]:
    """Yield a sentence for each further proposition, and for what speaks against any."""
    for lead, pieces in _besides(evidence):
        yield f"{lead}:{_numbers(pieces)}."


def _besides(evidence: Sequence[Evidence]) -> Iterator[tuple[str, list[Evidence]]]:
    """Group what speaks of other propositions than the step itself, then what contradicts."""
    groups: defaultdict[str, list[Evidence]] = defaultdict(list)
    for one in sorted(evidence, key=lambda it: (it.contradicts, it.proposition != "link")):
        if one.contradicts or one.proposition != "link":
            against = "Against" if one.contradicts else "For"
            named = f"“{one.element}”" if one.element else _PROPOSITIONS[one.proposition]
            groups[f"{against} {named}"].append(one)
    yield from groups.items()


def target_sentences(target: Target, conduct: str | None) -> Iterator[str]:
    """Yield each designation of a target as a sentence, with its status on the two days."""
    if not target.designations:
        yield f"{target.name} is not designated in what is loaded."
    for one in target.designations:
        yield _designation(target.name, one, conduct)
        yield from _aside(one.evidence)


def _designation(name: str, one: Listing, conduct: str | None) -> str:
    verb = {"proposed": "was proposed for designation by"}.get(
        one.stage, "was listed by" if one.list_id else "was designated by"
    )
    by = f"the {one.authority}" if one.authority in _AUTHORITIES else one.authority
    since = on_day(one.start) if one.start else " on an unknown day"
    under = " ".join(part for part in (one.programme, one.list_id) if part)
    what = f" ({', '.join(one.measures)})" if one.measures else ""
    reason = f" ({one.end_reason})" if one.end_reason else ""
    ended = f", until {one.end}{reason}" if one.end and one.end != ".." else ""
    numbers = _numbers(_itself(one.evidence))
    days = (
        f"; on the day of the dealing ({conduct}): {one.at_event}" if one.at_event else "",
        f"; on the day asked about: {one.as_of}" if one.as_of else "",
    )
    return f"{name} {verb} {by}{since}, under {under}{what}{ended}{numbers}{''.join(days)}."


def _closed(sentence: str, numbers: str) -> str:
    """Put numbers before the full stop; a name at the beginning stays as it is written."""
    begun = sentence[:1].upper() if sentence.startswith(_NAMELESS) else sentence[:1]
    return f"{begun}{sentence[1:].removesuffix('.')}{numbers}."


def _numbers(evidence: Iterable[Evidence]) -> str:
    """Write ` [1] [2]`, each document once."""
    return "".join(f" [{number}]" for number in dict.fromkeys(one.citation for one in evidence))
