"""Statements in the graph: sound, loaded twice as loaded once, and seen by a question of owners."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from graphkit.exposure.ownership.cascade import Blocked
from graphkit.graph import Graph, audit
from graphkit.graph.spool import Spool
from ingest.bods import read
from ingest.loading import load, spooled
from tests.exposure.ownership.tale import Ask, Tale

TECIDO, LATER_OWNER = "bods:01B68D7633", "bods:033E84672B"
LAST = "crxpru392937110940768393181670358976"
"""The statement by which the later owner has 80 %."""
GRID, MINISTRY, STATE = "bods:19f1c5afe9d7", "bods:7ff95ba3682c", "bods:05ce06ec97b1"


def test_ownership_sees_the_shares_that_statements_say(
    graph: Graph, examples: Path, tmp_path: Path
) -> None:
    for name in ("tecido", "bods-package-fi-soe"):
        shutil.copy(examples / f"{name}.json", tmp_path)
    with Spool() as spool:
        taken = load(graph, spooled(spool, read(tmp_path)))
    counts = {name: one.created for name, one in taken.counts.items()}
    assert (counts["entities"], counts["links"], counts["evidence"]) == (7, 20, 31)
    assert [check.name for check in audit(graph) if check.faults] == []

    with Spool() as spool:
        again = load(graph, spooled(spool, read(tmp_path)))
    assert {one.created + one.changed for one in again.counts.values()} == {0}

    tale = Tale()
    tale.freezes(LATER_OWNER)
    tale.freezes(MINISTRY)
    tale.freezes(STATE)
    ask = tale.tell(graph)
    tells_the_share_of_the_day(ask)
    counts_nothing_twice(ask)
    assert [check.name for check in audit(graph) if check.faults] == []


def tells_the_share_of_the_day(ask: Ask) -> None:
    """80 % stood between its beginning and the day of its statement; later, as far as is known."""
    before = ask(TECIDO, as_of=date(2020, 6, 1))
    stood = ask(TECIDO, as_of=date(2023, 3, 2))
    since = ask(TECIDO, as_of=date(2024, 1, 1))

    assert [one.blocked for one in (before, stood, since)] == [
        Blocked.NOT,
        Blocked.CERTAINLY,
        Blocked.POSSIBLY,
    ]
    (path,) = stood.paths
    (step,) = path.steps
    assert step.share is not None
    assert (step.share.words, step.start) == ("80 %", "2023-03-01")
    assert [one.locator for one in step.evidence] == [f"statement {LAST}"]


def counts_nothing_twice(ask: Ask) -> None:
    """A ministry holds 23.5 % and, through a company, 76.5 %; the state all of it, indirectly."""
    found = ask(GRID, as_of=date(2021, 1, 1))

    assert found.blocked is Blocked.CERTAINLY
    (together,) = [one for one in found.subject.totals if not one.of]
    assert together.held.words == "100 %"
    assert together.raw_maximum == 100
    assert [(one.type, one.other) for one in found.beside] == [("HAS_INTEREST_IN", STATE)]
