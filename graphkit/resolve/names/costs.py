"""What the differences of two names cost, in letters, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graphkit.resolve.names.alignment import Alignment
from graphkit.resolve.names.lexicon import words
from graphkit.resolve.names.name import Family, Name, Sort, Word


class Kind(StrEnum):
    """What a feature is about."""

    WORDS = "words"
    ORDER = "order"
    SPELLING = "spelling"
    EXTRA = "extra words"
    DIFFERENT = "different words"
    FORM = "legal form"
    NUMBER = "numbers"
    FATHER = "father and son"


@dataclass(frozen=True, slots=True)
class Weights:
    """What a word costs, in parts of its letters, when only one name has it.

    Args:
        generic: how much of a word that many companies share counts, whether it meets or not.
        small: the same of particles, titles and `of`.
        extra: what a word that the other name lacks costs where the rest is enough.
        extra_generic: the same of a word that many companies share.
        alone: what it costs where the other name is one word.
        differs: letters that are added where each name has a word that the other lacks.
        order: letters that another order costs.
    """

    generic: float
    small: float
    extra: float
    extra_generic: float
    alone: float
    differs: float
    order: float


WEIGHTS = {
    Family.PERSON: Weights(1.0, 0.3, 0.12, 0.12, 0.5, 3.0, 0.3),
    Family.PARTY: Weights(0.6, 0.15, 0.55, 0.5, 0.3, 2.0, 0.5),
    Family.SHIP: Weights(1.0, 0.3, 0.8, 0.8, 0.8, 2.0, 1.5),
}
LEAST_BASE = 3.0
"""Letters of the shortest name: one of two letters is not half wrong by one of them."""
FORM_OTHER_CLASS = 3.0
FORM_OTHER = 0.4
FORM_MISSING = 0.3
"""Letters that legal forms cost: of two classes, of one class, stated by one name only."""
FATHER = 6.0
"""Letters that it costs if the son in one name is the father in the other."""
AGAIN, SMALL_EXTRA = 0.3, 0.3
"""Letters of a word that is only said again; the part of small words that only one name has."""


Cost = tuple[Kind, float, str]
"""What it is about, letters, and why."""


def costs(a: Name, b: Name, found: Alignment, family: Family) -> Iterator[Cost]:
    """Give all that two names differ in, by the rules of their family."""
    weights = WEIGHTS[family]
    yield from _words(a, b, found, weights)
    yield from _extra(a, b, found, weights)
    if family is Family.PERSON:
        yield from _fathers(a, b)
    if family is Family.PARTY:
        yield from _forms(a, b)


def _weight(word: Word, weights: Weights) -> float:
    size = float(max(len(word.text), 2))
    if word.sort is Sort.SMALL:
        return size * weights.small
    return size * (weights.generic if word.sort is Sort.GENERIC else 1.0)


def base(a: Name, b: Name, found: Alignment, family: Family) -> float:
    """Return the letters of the shorter name, by which differences are weighed; 0 if none met."""
    if not found.met:
        return 0.0
    sizes = [sum(_weight(word, WEIGHTS[family]) for word in one.words) for one in (a, b)]
    return max(LEAST_BASE, min(sizes))


def _words(a: Name, b: Name, found: Alignment, weights: Weights) -> Iterator[Cost]:
    for met in found.met:
        if not met.pair.cost:
            continue
        sorts = [a.words[i] for i in met.a] + [b.words[j] for j in met.b]
        small = all(one.sort is Sort.SMALL for one in sorts)
        factor = weights.small if small else 1.0
        yield Kind.SPELLING, met.pair.cost * factor, met.pair.said
    if not found.ordered:
        yield Kind.ORDER, weights.order, "the same words in another order"


def _extra(a: Name, b: Name, found: Alignment, weights: Weights) -> Iterator[Cost]:
    only_a = [a.words[place] for place in found.only_a]
    only_b = [b.words[place] for place in found.only_b]
    telling_a = [one for one in only_a if one.sort is not Sort.SMALL]
    telling_b = [one for one in only_b if one.sort is not Sort.SMALL]
    if telling_a and telling_b:
        letters = max(
            sum(_weight(one, weights) for one in telling_a),
            sum(_weight(one, weights) for one in telling_b),
        )
        said = f"{_listed(telling_a)} stands against {_listed(telling_b)}"
        yield Kind.DIFFERENT, letters + weights.differs, said
        return
    few = min(len(a.core), len(b.core)) < 2
    for extra, other in ((telling_a, a), (telling_b, b)):
        if extra:
            letters = sum(_extra_cost(one, other, weights, few=few) for one in extra)
            yield Kind.EXTRA, letters, f"only one name has {_listed(extra)}"
    small = [one for one in (*only_a, *only_b) if one.sort is Sort.SMALL]
    if small:
        letters = sum(_weight(one, weights) for one in small) * SMALL_EXTRA
        yield Kind.EXTRA, letters, f"only one name has {_listed(small)}"


def _extra_cost(word: Word, own: Name, weights: Weights, *, few: bool) -> float:
    again = [one.text for one in own.words].count(word.text) > 1
    if again:
        return AGAIN
    if few:
        return weights.alone * len(word.text)
    share = weights.extra_generic if word.sort is Sort.GENERIC else weights.extra
    return share * len(word.text)


def _listed(some: Sequence[Word]) -> str:
    return " ".join(one.text.upper() for one in some)


def _fathers(a: Name, b: Name) -> Iterator[Cost]:
    turned = {(son, father) for father, son in _sons(b)}
    for one in _sons(a):
        if one in turned and one[0] != one[1]:
            yield (
                Kind.FATHER,
                FATHER,
                f"{one[0].upper()} is the son in one name, the father in the other",
            )
            return


def _sons(name: Name) -> set[tuple[str, str]]:
    """Return whose son somebody is, by what stands before and after `bin`."""
    texts = [one.text for one in name.words]
    return {
        (texts[place - 1], texts[place + 1])
        for place, one in enumerate(texts)
        if one in words().fathers and 0 < place < len(texts) - 1
    }


def _forms(a: Name, b: Name) -> Iterator[Cost]:
    forms_a, forms_b = ({(name, kind) for _, name, kind in one.form} for one in (a, b))
    if forms_a == forms_b:
        if a.form != b.form and (said := _form_words(a)) != (other := _form_words(b)):
            yield Kind.FORM, 0.0, f"`{said}` and `{other}` are one legal form"
        return
    if not forms_a or not forms_b:
        form = _form_words(a if forms_a else b)
        yield Kind.FORM, FORM_MISSING, f"only one name states a legal form, `{form}`"
        return
    classes_a, classes_b = ({kind for _, kind in one} - {"any"} for one in (forms_a, forms_b))
    said = f"`{_form_words(a)}` and `{_form_words(b)}`"
    if classes_a and classes_b and not classes_a & classes_b:
        yield Kind.FORM, FORM_OTHER_CLASS, f"{said} are legal forms of two kinds"
    else:
        yield Kind.FORM, FORM_OTHER, f"{said} are legal forms of one kind"


def _form_words(name: Name) -> str:
    return " ".join(
        stated.title() if len(stated) > 3 else stated.upper() for stated, _, _ in name.form
    )
