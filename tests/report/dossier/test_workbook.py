"""A workbook read back: everything is there, and every text is text."""

from __future__ import annotations

import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from graphkit.report.dossier.documents import Documents
from graphkit.report.dossier.findings import Findings
from graphkit.report.dossier.sheets import CHAINS, ENTITIES, EVIDENCE, RUN, STEPS
from graphkit.report.dossier.workbook import CUT, MOST, fitting, workbook
from graphkit.report.trace import flat_rows
from graphkit.report.words import shown
from tests.report.dossier.made import FORMULA, HOSTILE, SCRIPT, evidence, found, step, trace
from tests.report.dossier.tale import (
    AT_SEA,
    BORROWED,
    NOTHING,
    OWNER,
    PARADE,
    SHIP,
    STAR,
    TALE,
    TRADER,
)


def opened(made: Findings) -> Workbook:
    return openpyxl.load_workbook(BytesIO(workbook(made)))


def rows(book: Workbook, name: str) -> list[dict[str, Any]]:
    head, *others = book[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), one, strict=True)) for one in others]


@pytest.mark.parametrize("made", [TALE, PARADE, NOTHING, SHIP])
def test_the_same_findings_give_the_same_bytes(made: Findings, tmp_path: Path) -> None:
    once = workbook(made)

    assert once == workbook(made)
    with zipfile.ZipFile(BytesIO(once)) as held:
        assert {one.date_time for one in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_it_says_when_the_run_was() -> None:
    created = opened(TALE).properties.created

    assert created is not None
    assert created.isoformat() == "2026-06-30T12:00:00"


def test_every_sheet_has_a_head_that_stays_and_filters() -> None:
    book = opened(TALE)

    assert book.sheetnames == ["Chains", "Steps", "Entities", "Evidence", "Run"]
    for name, columns in zip(
        book.sheetnames, (CHAINS, STEPS, ENTITIES, EVIDENCE, RUN), strict=True
    ):
        sheet = book[name]
        assert [cell.value for cell in sheet[1]] == list(columns)
        assert all(cell.font.bold for cell in sheet[1])
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_each_chain_has_a_row() -> None:
    told = rows(opened(TALE), "Chains")

    assert [(one["chain"], one["state"], one["standard"], one["hops"]) for one in told] == [
        (1, "documented", 3, 3),
        (2, "indicated", 2, 2),
        (3, "indicated", 1, 2),
    ]
    assert told[0]["path"] == " → ".join(node.name for node in AT_SEA.nodes)
    assert told[2]["ends at"] == SCRIPT
    assert told[2]["its end on the day asked"] == "ended before"
    assert told[2]["day of the dealing"] is None


def test_each_step_has_a_row_with_all_that_the_csv_has() -> None:
    told = rows(opened(TALE), "Steps")
    flat = list(flat_rows(TALE.dossier.exposure))

    assert len(told) == len(flat) == 8
    for one, other in zip(told, flat, strict=True):
        # a workbook has no empty text: it is an empty cell
        named = {name.replace("_", " "): value or None for name, value in other.items()}
        assert named.items() <= one.items()
    assert [(one["chain"], one["step"]) for one in told if one["weakest"] == "yes"] == [
        (1, 1),
        (2, 1),
        (3, 1),
    ]
    assert told[1]["contradicted by"] == "Invented denial"
    assert [one["contradicted by"] for one in told].count(None) == 7
    assert "payerBank: Made-up Bank (case:made/made-up-bank)" in told[3]["parties"]


def test_each_entity_has_a_row_and_unknown_is_empty() -> None:
    told = {one["id"]: one for one in rows(opened(TALE), "Entities")}

    assert Counter(one["part"] for one in told.values()) == {
        "subject": 1,
        "between": 4,
        "end of a chain": 2,
    }
    assert told[OWNER.id]["chains"] == "1, 2"
    assert told[OWNER.id]["listings"].startswith("UN DPRK KPe.001")
    assert told[STAR.id]["listings"] is None
    assert told[STAR.id]["as stated"] is None
    assert told[TRADER.id]["as stated"].startswith("country: pa; address: 1 Invented Street")
    assert "RED \\x1b[31mFLAG\\x00" in told[TRADER.id]["other names"]


def test_a_ship_is_told_with_the_names_that_it_used() -> None:
    (only,) = rows(opened(SHIP), "Entities")

    assert only["names, numbers and flags used"] == (
        f"{BORROWED.name}, pa, 2018 – 2019, 3, found, Invented paper"
    )


def test_each_statement_has_a_row() -> None:
    told = rows(opened(TALE), "Evidence")
    known = Documents(TALE.dossier)

    assert len(told) == len(known.statements) == 15
    assert Counter(one["for or against"] for one in told) == {"for": 13, "against": 2}
    assert {one["document"] for one in told} == set(known.numbers.values())
    unread = [one for one in told if one["page or row"] == "not read here"]
    assert [(one["evidence id"], one["quote"]) for one in unread] == [("evidence:payment", None)]
    assert {one["published"] for one in told} == {"2020-03-01"}


def test_the_run_says_all_that_is_needed_to_ask_again() -> None:
    told = {one["what"]: one["says"] for one in rows(opened(TALE), "Run")}

    assert told["command"] == f"graphkit report {TRADER.id}"
    assert told["run"] == "00" * 16 + ", 2026-06-30T12:00:00+00:00"
    assert told["answer"].startswith("DOCUMENTED: 3 chains to 2 designated parties")
    assert "lists not loaded: EU list" in told["searched and limits"]
    assert "not legal advice" in told["what it is not"]


@pytest.mark.parametrize("made", [TALE, PARADE])
def test_no_text_is_anything_but_text(made: Findings) -> None:
    book = opened(made)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]

    assert {cell.data_type for cell in cells if isinstance(cell.value, str)} == {"s"}
    assert {cell.data_type for cell in cells if isinstance(cell.value, int)} == {"n"}
    assert not any(cell.hyperlink for cell in cells)


def test_names_that_mean_harm_are_whole() -> None:
    names = [one["name"] for one in rows(opened(PARADE), "Entities")]

    written = [shown(name) for name in HOSTILE]
    # XML 1.0 has no such character: the format writes it as an escape of its own
    assert [one.replace("_xFFFE_", "\ufffe") for one in names] == written
    assert names[0] == FORMULA


def test_without_a_chain_it_opens_at_what_was_searched() -> None:
    nothing, tale = opened(NOTHING), opened(TALE)

    assert nothing.active is nothing["Run"]
    assert rows(nothing, "Chains") == []
    assert tale.active is tale["Chains"]


@pytest.mark.parametrize("letter", ["x", "虚", "🜨"])
def test_what_is_longer_than_a_cell_says_that_it_is_cut(letter: str) -> None:
    units = len(letter.encode("utf-16-le")) // 2
    whole = letter * (MOST // units)

    assert fitting(whole) == whole
    cut = fitting(whole + letter)
    assert cut.endswith(f"{letter}{CUT}")
    assert MOST - 1 <= len(cut.encode("utf-16-le")) // 2 <= MOST


def test_a_long_quote_is_cut_in_its_cell_only() -> None:
    long = step(
        "MANAGES", TRADER, STAR, "A sentence.", evidence=(evidence("long", quote="q" * 40_000),)
    )
    chain = AT_SEA.model_copy(update={"steps": (long, *AT_SEA.steps[1:])})

    told = rows(opened(found(trace(TRADER, [chain]))), "Evidence")

    quotes = [one["quote"] for one in told if one["evidence id"] == "evidence:long"]
    assert [(len(one), one[-20:]) for one in quotes] == [(MOST, CUT[-20:])]
