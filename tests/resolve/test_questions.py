"""The questions of the room answer on the bundled sample, with the columns that they state."""

from __future__ import annotations

import pytest

from graphkit.catalogue import catalogue, query
from graphkit.graph import connect
from graphkit.resolve.candidates import candidates
from graphkit.resolve.columns import COLUMNS
from graphkit.resolve.known import known, pages
from tests.cli.conftest import sample
from tests.support.neo4j import TestServer

__all__ = ["sample"]


def test_every_question_states_its_columns() -> None:
    assert {one for one in catalogue() if one.startswith("resolve/")} == set(COLUMNS)


def test_the_sample_is_read_page_by_page(
    sample: TestServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with connect(sample.uri, sample.username, sample.password, "neo4j", 60.0) as graph:
        for name, given in (
            ("resolve/names", {"after": "", "limit": 3}),
            ("resolve/known", {"ids": ["imo:8914934"]}),
        ):
            row = graph.read(query(name), given)[0]
            assert list(row) == list(COLUMNS[name].__annotations__)

        whole = [one.id for page in pages(graph) for one in page]
        monkeypatch.setattr("graphkit.resolve.known.PAGE", 7)
        assert [one.id for page in pages(graph) for one in page] == whole
        assert len(whole) == len(set(whole)) > 100
        (one,) = known(graph, ["imo:8914934"]).values()
        assert "case:sample/fan-ke" in one.joined
        assert candidates(graph, 10).total == 0
