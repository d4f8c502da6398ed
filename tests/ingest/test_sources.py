"""Every source says what it is in the same words, and has the same four verbs."""

from __future__ import annotations

import inspect
from importlib import import_module, resources
from types import ModuleType

import pytest
import yaml

import ingest.loading

SOURCES = ("ofac", "un", "ftm", "gleif", "bods")
TOLD = {"source", "publisher", "title", "licence", "url", "reliability"}


@pytest.fixture(params=SOURCES)
def source(request: pytest.FixtureRequest) -> ModuleType:
    return import_module(f"ingest.{request.param}")


def test_a_source_has_four_verbs(source: ModuleType) -> None:
    assert {"read", "transform", "load", "retire"} <= set(source.__all__)
    assert source.load is ingest.loading.load
    assert source.retire is ingest.loading.retire
    assert list(inspect.signature(source.read).parameters)[:2] == ["path", "dated"]


def test_a_source_says_who_publishes_it_and_under_which_licence(source: ModuleType) -> None:
    text = resources.files(source.__name__).joinpath("source.yml").read_text("utf-8")
    description = yaml.safe_load(text)

    assert {name for name in TOLD if description.get(name)} == TOLD


def test_a_source_that_is_a_list_says_how_large_it_must_be() -> None:
    for name in ("ofac", "un"):
        text = resources.files(f"ingest.{name}").joinpath("source.yml").read_text("utf-8")
        description = yaml.safe_load(text)
        assert description["authority"]
        assert min(description["minimum"].values()) > 0
