"""What would make a chain documented: the fewest facts to raise, and the documents that would do.

Which kind of document suffices is not looked up but tried: hypothetical evidence of that kind is
added to the evidence of the step, and the whole is assessed again. It is written nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from graphkit.exposure.answer import Chain, State, Step, standing
from graphkit.exposure.argument import Lack, Makes, Remedy
from graphkit.exposure.dating import SAME_GOODS, missing_dates
from graphkit.exposure.question import Question
from graphkit.exposure.reassessment import Documents, backing
from graphkit.exposure.remedies import reasons, remedies
from graphkit.exposure.time import Window
from graphkit.model.automaton import Symbol
from graphkit.model.proof import Standard

POSSIBLE_IDENTITY = "the identity is only possible: another document must state it"
AFFILIATE = "“affiliate” may mean sister: a document must say who stands behind whom"
DATES_OPEN = "its dates leave open whether it stood together with the others"
CARGO_ASSUMED = "no document says that it was the same cargo"


def makes(
    chains: Sequence[Chain],
    documents: Documents,
    asked: Question,
    *,
    complete: bool = True,
) -> Makes | None:
    """Return the fewest facts to raise so that one of the chains is documented.

    Args:
        chains: found at any standard; only those to a party that is or may be listed on the day
            asked about count, since no document about the chain makes a listing earlier.
        documents: all that the chains cite, with what they rely on.
        asked: the question: each step must reach its standard, and at least 3 (corroborated), on
            evidence published by its day, and stand in its window.
        complete: whether these are all the chains that there are.

    Returns:
        None where no chain counts, one is documented at that standard already, or no known days
        would let any of them stand together.
    """
    needed = int(max(asked.standard, Standard.CORROBORATED))
    counted = [one for one in chains if standing(one)]
    if not counted or any(
        one.state is State.DOCUMENTED and one.standard >= needed for one in counted
    ):
        return None
    least = _least(counted, needed, asked.window)
    if least is None:
        return None
    chain, wanted = least
    return Makes(
        chain_id=chain.chain_id,
        nodes=chain.nodes,
        standard=chain.standard,
        needed=needed,
        lacks=tuple(
            _lack(chain, link, parts, documents, needed, asked.known_by)
            for link, parts in wanted.items()
        ),
        chains=len(counted),
        complete=complete,
    )


Wanted = dict[str, tuple[str, ...]]
"""The facts to raise, in the order of the chain, each with the dates that it lacks."""


def _least(chains: Sequence[Chain], needed: int, window: Window) -> tuple[Chain, Wanted] | None:
    """Return the chain with the fewest facts to raise, and the facts.

    Among equals the one of which reading leaves least to do, then the least to raise, the shortest.

    A chain whose standards alone ask for more than the best so far is not dated.
    """
    best: tuple[tuple[int, int, int, int, str], Chain, Wanted] | None = None
    for chain in sorted(chains, key=lambda one: (len(_low(one, needed)), one.chain_id)):
        if best and len(_low(chain, needed)) > best[0][0]:
            break
        wanted = _wanted(chain, needed, window)
        if wanted is None:
            continue
        key = (len(wanted), *_deficits(chain, needed), chain.hops, chain.chain_id)
        if best is None or key < best[0]:
            best = key, chain, wanted
    return (best[1], best[2]) if best else None


def _deficits(chain: Chain, needed: int) -> tuple[int, int]:
    """Return by how much the steps fall short once what is cited is read, and as they are."""
    read = sum(max(0, needed - step.standard_if_read) for step in chain.steps)
    return read, sum(max(0, needed - step.standard) for step in chain.steps)


def _low(chain: Chain, needed: int) -> frozenset[str]:
    """Return the facts that must be raised whatever the dates are."""
    return frozenset(step.id for step in chain.steps if step.standard < needed or _doubtful(step))


def _doubtful(step: Step) -> bool:
    return step.possible or step.timed.code is Symbol.AFFILIATE


def _wanted(chain: Chain, needed: int, window: Window) -> Wanted | None:
    low = _low(chain, needed)
    timed = [(step.id, step.timed) for step in chain.steps]
    missing = missing_dates(timed, window, low)
    if missing is None:
        return None
    facts = dict.fromkeys(step.id for step in chain.steps)
    return {link: missing.get(link, ()) for link in facts if link in low or link in missing}


def _lack(
    chain: Chain,
    link: str,
    dates: tuple[str, ...],
    documents: Documents,
    needed: int,
    known_by: date,
) -> Lack:
    places = tuple(n for n, step in enumerate(chain.steps, 1) if step.id == link)
    weakest = min((chain.steps[n - 1] for n in places), key=lambda step: step.standard)
    why: list[str] = []
    would_do: tuple[Remedy, ...] = ()
    if weakest.standard < needed:
        behind = backing(weakest, documents)
        why += reasons(behind, needed)
        would_do = remedies(behind, needed, known_by)
    if weakest.timed.code is Symbol.AFFILIATE:
        why.append(AFFILIATE)
    elif _doubtful(weakest):
        why.append(POSSIBLE_IDENTITY)
    if set(dates) - {SAME_GOODS}:
        why.append(DATES_OPEN)
    if SAME_GOODS in dates:
        why.append(CARGO_ASSUMED)
    return Lack(
        link=link,
        steps=places,
        sentence=weakest.sentence,
        standard=weakest.standard,
        needed=needed,
        reasons=tuple(why),
        dates=dates,
        would_do=would_do,
    )
