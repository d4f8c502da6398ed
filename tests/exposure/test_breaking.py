"""What an answer hangs on: stories on the real server, what falls with what, and what stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import combinations

import pytest

from graphkit.exposure.answer import Chain, State, Trace
from graphkit.exposure.argument import Breaks
from graphkit.exposure.breaking import breaks
from graphkit.exposure.question import Question
from graphkit.exposure.trace import trace
from graphkit.graph import Graph, load
from graphkit.model.statements import DocumentKind
from tests.exposure.story import Story
from tests.exposure.test_reassessment import document, says

TODAY = date(2026, 1, 1)


@pytest.fixture
def answered(graph: Graph) -> Callable[..., Trace]:
    """Load a story and ask about one of its parties."""

    def ask(story: Story, subject: str, **how: object) -> Trace:
        load(graph, story.batch(), story.run())
        asked = {"known_by": TODAY, **how}
        return trace(graph, Question(subject=story.id(subject), **asked))  # type: ignore[arg-type]

    return ask


def cite(story: Story, about: str, name: str, kind: DocumentKind, **how: object) -> None:
    """Add a document that was read, and that states a fact."""
    story.documents[name] = document(name, kind=kind, **how)
    story.evidence.append(says(name, about=about))


def broken(answer: Trace) -> Breaks:
    assert answer.breaks is not None
    return answer.breaks


def test_an_empty_answer_hangs_on_nothing(answered: Callable[..., Trace]) -> None:
    story = Story()
    story.link("OWNS", "acme", "ship-a")
    assert answered(story, "acme").breaks is None


def test_chains_to_a_party_listed_only_later_do_not_count(answered: Callable[..., Trace]) -> None:
    story = Story()
    story.link("SERVES", "a", "listed-party", start_date="2010", end_date="..")
    story.listed("listed-party", "2015-01-01")
    later = answered(story, "a", as_of=date(2014, 12, 31))
    assert (len(later.results), later.breaks) == (1, None)
    assert answered(story, "a", as_of=date(2015, 1, 1)).breaks is not None


def test_the_step_on_one_document_is_less_firm_than_the_step_on_two(
    answered: Callable[..., Trace],
) -> None:
    story = Story()
    first = story.link("OWNS", "a", "b", standard=3)
    cite(story, first.id, "second finding", DocumentKind.OFFICIAL_FINDING)
    story.link("SERVES", "b", "listed-party", standard=5)
    story.listed("listed-party")
    found = broken(answered(story, "a"))
    assert [(one.step, one.standard, one.fewest) for one in found.margins] == [(1, 3, 2), (2, 5, 1)]
    assert found.weakest == (2,)
    assert [(one.title, one.steps, one.standard) for one in found.losses] == [
        ("A document of standard 5", (2,), None)
    ]


def test_a_report_beside_a_finding_leaves_the_chain_lower(answered: Callable[..., Trace]) -> None:
    story = Story()
    link = story.link("SERVES", "a", "listed-party", standard=3)
    cite(story, link.id, "paper", DocumentKind.PRESS)
    story.listed("listed-party")
    answer = answered(story, "a")
    assert answer.state is State.DOCUMENTED
    (loss,) = broken(answer).losses
    assert (loss.standard, loss.state, loss.steps) == (2, State.INDICATED, (1,))


def test_an_origin_takes_its_copies_along(answered: Callable[..., Trace]) -> None:
    story = Story()
    link = story.link("SERVES", "a", "listed-party", standard=2)
    for name in ("state", "other"):
        story.documents[name] = document(name)
    for name in ("panel", "committee"):
        cite(story, link.id, name, DocumentKind.OFFICIAL_FINDING, relies_on=("state",))
    story.listed("listed-party")
    found = broken(answered(story, "a"))
    assert found.standard == 3
    assert [(one.document, len(one.evidence), one.standard) for one in found.losses] == [
        ("state", 2, 2)
    ]
    assert found.margins[0].fewest == 1


def test_a_step_that_no_two_withdrawals_lower_says_so(answered: Callable[..., Trace]) -> None:
    story = Story()
    link = story.link("SERVES", "a", "listed-party", standard=3)
    for name in ("second", "third"):
        cite(story, link.id, name, DocumentKind.OFFICIAL_FINDING)
    story.listed("listed-party")
    found = broken(answered(story, "a"))
    assert (found.margins[0].fewest, found.weakest, found.losses) == (None, (), ())


def test_the_fact_in_every_best_chain_is_a_cut(answered: Callable[..., Trace]) -> None:
    story = Story()
    shared = story.link("OWNS", "a", "b", standard=4, start_date="2010", end_date="..")
    for name in ("listed-1", "listed-2"):
        story.link("SERVES", "b", name, standard=3, start_date="2010", end_date="..")
        story.listed(name)
    weak = story.link("SERVES", "a", "listed-3", standard=2)
    story.listed("listed-3")
    answer = answered(story, "a")
    found = broken(answer)
    assert (len(answer.results), found.best, found.complete) == (3, 2, True)
    (cut,) = found.cuts
    assert (cut.link, cut.state, cut.standard, cut.chains) == (shared.id, "indicated", 2, 1)
    assert weak.id not in {one.link for one in found.cuts}


def test_two_ways_that_share_nothing_have_no_cut(answered: Callable[..., Trace]) -> None:
    story = Story()
    for name in ("b", "c"):
        story.link("OWNS", "a", name, start_date="2010", end_date="..")
        story.link("SERVES", name, "listed-party", start_date="2010", end_date="..")
    story.listed("listed-party")
    answer = answered(story, "a")
    assert (broken(answer).best, broken(answer).cuts) == (2, ())


def test_a_cut_answer_speaks_of_the_chains_returned_only(answered: Callable[..., Trace]) -> None:
    story = Story()
    for name in ("listed-1", "listed-2"):
        story.link("SERVES", "a", name)
        story.listed(name)
    found = broken(answered(story, "a", limit=1))
    assert (found.complete, [one.chains for one in found.cuts]) == (False, [0])


def brute(chains: list[Chain]) -> dict[str, tuple[str, int | None]]:
    """Take each fact away, and look at what is left of the answer: what differs is a cut."""

    def best(several: list[Chain]) -> tuple[str, int | None]:
        worth = [(one.state is State.DOCUMENTED, one.standard, one.state) for one in several]
        good, standard, state = max(worth, default=(False, None, State.NONE_RECORDED))
        return state, standard

    every = {step.id for one in chains for step in one.steps}
    left = {
        fact: best([one for one in chains if fact not in {step.id for step in one.steps}])
        for fact in every
    }
    return {fact: answer for fact, answer in left.items() if answer != best(chains)}


def test_cuts_are_the_facts_whose_fall_lowers_the_answer(answered: Callable[..., Trace]) -> None:
    story = Story()
    parties = ("a", "b", "c", "d")
    for number, (source, target) in enumerate(combinations(parties, 2)):
        story.link(
            "OWNS", source, target, standard=2 + number % 3, start_date="2010", end_date=".."
        )
    for name in parties[1:]:
        story.link("SERVES", name, f"listed-{name}", start_date="2010", end_date="..")
        story.listed(f"listed-{name}")
    chains = answered(story, "a", limit=1000).results
    assert len(chains) > 5
    for size in (1, 2, 3, len(chains)):
        for several in combinations(chains, size) if size < 3 else [chains[:size]]:
            found = breaks(several, story.documents, TODAY)
            assert found is not None
            cuts = {one.link: (one.state, one.standard) for one in found.cuts}
            assert cuts == brute(list(several))
