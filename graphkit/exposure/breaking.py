"""What would break an answer: the documents and the stated facts that it hangs on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from graphkit.exposure.answer import Chain, State, Temporal, standing
from graphkit.exposure.argument import Breaks, Cut, Loss, Margin
from graphkit.exposure.chains import state
from graphkit.exposure.reassessment import Backing, Documents, above, backing

MOST_WITHDRAWN = 2
"""Documents withdrawn together, at most, when the margin of a step is sought."""

_RANK = [State.NONE_RECORDED, State.INDICATED, State.DOCUMENTED]


def breaks(
    chains: Sequence[Chain], documents: Documents, known_by: date, *, complete: bool = True
) -> Breaks | None:
    """Return what would lower the best chain, and the facts without which the answer falls.

    Args:
        chains: those of the answer; only chains to a party that is or may be listed on the day
            asked about count.
        documents: all that the chains cite, with what they rely on.
        known_by: the day by which evidence was published.
        complete: whether these are all the chains that there are.
    """
    counted = [one for one in chains if standing(one) and one.state is not State.NONE_RECORDED]
    if not counted:
        return None
    chain = max(counted, key=_worth)  # the first of the best
    best = [one for one in counted if _worth(one) == _worth(chain)]
    steps = [backing(step, documents) for step in chain.steps]
    margins = tuple(
        _margin(place, step, chain.standard, known_by) for place, step in enumerate(steps, 1)
    )
    return Breaks(
        chain_id=chain.chain_id,
        standard=chain.standard,
        best=len(best),
        weakest=_least(margins),
        margins=margins,
        losses=tuple(_losses(chain, steps, known_by)),
        cuts=tuple(_cuts(best, counted)),
        complete=complete,
    )


def _worth(chain: Chain) -> tuple[int, int]:
    return _RANK.index(chain.state), chain.standard


def _least(margins: Sequence[Margin]) -> tuple[int, ...]:
    known = [one.fewest for one in margins if one.fewest is not None]
    return tuple(one.step for one in margins if known and one.fewest == min(known))


def _falling(steps: Sequence[Backing]) -> dict[str, frozenset[str]]:
    """Return what each withdrawal takes along: evidence ids by document, near or far origin."""
    falling: defaultdict[str, set[str]] = defaultdict(set)
    for step in steps:
        for one in step.support:
            for document in above(one.document, step.documents):
                falling[document].add(one.id)
    return {document: frozenset(lost) for document, lost in sorted(falling.items())}


def _margin(place: int, step: Backing, standard: int, day: date) -> Margin:
    """Find the fewest documents whose withdrawal takes a step below the standard of its chain."""
    have = step.standard_on(day)
    falling = sorted(set(_falling([step]).values()), key=sorted)
    fewest = next(
        (
            size
            for size in range(1, MOST_WITHDRAWN + 1)
            for several in combinations(falling, size)
            if _below(step.without(frozenset().union(*several)).standard_on(day), standard)
        ),
        None,
    )
    return Margin(step=place, link=step.link, standard=have or 0, fewest=fewest)


def _below(found: int | None, standard: int) -> bool:
    return found is None or found < standard


def _losses(chain: Chain, steps: Sequence[Backing], day: date) -> Iterator[Loss]:
    """Yield each withdrawal of one document that lowers the chain, the hardest first."""
    found: list[Loss] = []
    for document, lost in _withdrawals(steps):
        standards = [step.without(lost).standard_on(day) for step in steps]
        lowered = tuple(n for n, one in enumerate(standards, 1) if _below(one, chain.standard))
        if lowered:
            left = None if None in standards else min(one for one in standards if one is not None)
            known = steps[0].documents.get(document)
            found.append(
                Loss(
                    document=document,
                    title=known.title if known else document,
                    evidence=tuple(sorted(lost)),
                    steps=lowered,
                    standard=left,
                    state=state(left, certain=chain.temporal is Temporal.CERTAIN),
                )
            )
    yield from sorted(found, key=_hardness)


def _withdrawals(steps: Sequence[Backing]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each document with the evidence that it takes along; what is the same, once.

    A cited document comes before an origin that takes the same along.
    """
    falling = _falling(steps)
    cited = {one.document for step in steps for one in step.support}
    seen: set[frozenset[str]] = set()
    for document in sorted(falling, key=lambda one: (one not in cited, one)):
        if falling[document] not in seen:
            seen.add(falling[document])
            yield document, falling[document]


def _hardness(one: Loss) -> tuple[int, int, str, tuple[str, ...]]:
    fallen = -1 if one.standard is None else one.standard
    return fallen, len(one.evidence), one.document, one.evidence


def _cuts(best: Sequence[Chain], chains: Sequence[Chain]) -> Iterator[Cut]:
    """Yield the facts that all the best chains share, in the order of the first of them."""
    used = [{step.id for step in one.steps} for one in best]
    shared = set.intersection(*used)
    for step in {one.id: one for one in best[0].steps if one.id in shared}.values():
        left = [one for one in chains if step.id not in {other.id for other in one.steps}]
        next_best = max(left, key=_worth, default=None)
        yield Cut(
            link=step.id,
            sentence=step.sentence,
            state=next_best.state if next_best else State.NONE_RECORDED,
            standard=next_best.standard if next_best else None,
            chains=len(left),
        )
