"""Steps as CSV: the same as a trace writes, and nothing in it runs."""

from __future__ import annotations

import csv
import io

import pytest

from graphkit.report.dossier.findings import Findings
from graphkit.report.dossier.table import csv_table
from graphkit.report.envelope import Report
from graphkit.report.machine import csv_text
from graphkit.report.trace import flat_rows
from tests.report.dossier.made import FORMULA, SCRIPT
from tests.report.dossier.tale import NOTHING, PARADE, TALE


@pytest.mark.parametrize("made", [TALE, PARADE, NOTHING])
def test_it_is_what_a_trace_writes(made: Findings) -> None:
    rows = list(flat_rows(made.dossier.exposure))

    assert csv_table(made) == csv_text(Report("exposure-chain/1", [], flat=rows))


def test_each_step_is_a_row() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_table(TALE))))

    walked = [
        (chain.chain_id, str(place))
        for chain in TALE.dossier.exposure.results
        for place, _ in enumerate(chain.steps, 1)
    ]
    assert [(one["chain_id"], one["step"]) for one in rows] == walked
    assert len(rows) == 8


def test_a_formula_is_guarded_and_other_names_stay_as_they_are() -> None:
    first = next(csv.DictReader(io.StringIO(csv_table(PARADE))))

    assert first["from_name"] == f"'{FORMULA}"
    assert first["to_name"] == SCRIPT
