"""What the tests of this room add to an invented story, and the days that they ask for."""

from __future__ import annotations

from datetime import date
from typing import Any

from graphkit.graph import Graph, load
from graphkit.model.records import Evidence
from graphkit.network.found import Known
from tests.exposure.story import Story

TODAY = date(2026, 1, 1)
NOW = Known(TODAY)


def told(graph: Graph, story: Story) -> Graph:
    """Load a story."""
    load(graph, story.batch(), story.run())
    return graph


def named(story: Story, name: str, **properties: Any) -> str:
    """State properties of a party of the story; return its id."""
    party = story._party(name)
    story.entities[name] = story.entities[name].model_copy(update=properties)
    return party


def unread(story: Story, about: str) -> None:
    """Make nobody have read what the story states about a fact."""
    story.evidence = [
        one.model_copy(update={"read": False}) if one.about == about else one
        for one in story.evidence
    ]


def against(story: Story, about: str, standard: int = 1, published: str = "2018-01-01") -> Evidence:
    """State evidence that contradicts a fact."""
    story._prove(about, standard, published, direction="contradicts")
    return story.evidence[-1]
