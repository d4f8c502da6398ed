"""Fixtures for questions asked of small stories."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from graphkit.exposure.answer import Trace
from graphkit.exposure.question import Question
from graphkit.exposure.trace import trace
from graphkit.graph import Graph, load
from tests.exposure.story import Story, Tell

TODAY = date(2026, 1, 1)


@pytest.fixture
def told(graph: Graph) -> Callable[[Story], Tell]:
    """Load a story and return a function that traces in it."""

    def tell(story: Story) -> Tell:
        load(graph, story.batch(), story.run())

        def ask(subject: str, **how: object) -> Trace:
            asked = {"known_by": TODAY, **how}
            return trace(graph, Question(subject=story.id(subject), **asked))  # type: ignore[arg-type]

        return ask

    return tell
