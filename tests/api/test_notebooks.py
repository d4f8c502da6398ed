"""The notebooks are kept without results, and every result that they state comes out again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.neo4j import TestServer

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
EXECUTE = "from nbclient.cli import main; main()"
"""What `jupyter execute` runs."""
SECONDS = 300
"""More than any machine needs: they take seconds."""


def cells(notebook: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(notebook.read_text("utf-8"))["cells"]
    return found


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def test_there_are_two() -> None:
    assert [one.stem for one in NOTEBOOKS] == ["ownership_and_regimes", "trace"]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda one: one.stem)
def test_a_notebook_is_kept_without_results(notebook: Path) -> None:
    whole = json.loads(notebook.read_text("utf-8"))
    code = [one for one in whole["cells"] if one["cell_type"] == "code"]
    assert {*whole["metadata"]} == {"kernelspec", "language_info"}
    assert whole["metadata"]["language_info"] == {"name": "python"}
    assert all(one["metadata"] == {} for one in whole["cells"])
    assert all(one["outputs"] == [] and one["execution_count"] is None for one in code)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda one: one.stem)
def test_every_page_that_a_notebook_names_is_there(notebook: Path) -> None:
    told = " ".join(source(one) for one in cells(notebook))
    pages = [part.partition(")")[0] for part in told.split("](")[1:]]
    assert pages
    assert [one for one in pages if not (FOLDER / one).is_file()] == []


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda one: one.stem)
def test_a_notebook_asserts_what_it_says_and_runs(
    notebook: Path, named: TestServer, tmp_path: Path
) -> None:
    assert sum(source(one).count("assert ") for one in cells(notebook)) >= 10
    copy = tmp_path / notebook.name
    copy.write_bytes(notebook.read_bytes())
    done = execute(copy)
    assert done.returncode == 0, done.stderr
    outputs = [one["outputs"] for one in cells(copy) if one["cell_type"] == "code"]
    assert sum(len(one) for one in outputs) >= 8
    assert "ename" not in copy.read_text("utf-8")


def test_a_result_that_does_not_come_out_fails(named: TestServer, tmp_path: Path) -> None:
    text = (FOLDER / "trace.ipynb").read_text("utf-8")
    copy = tmp_path / "trace.ipynb"
    copy.write_text(text.replace('answer.state == \\"indicated\\"', 'answer.state == \\"other\\"'))
    done = execute(copy)
    assert done.returncode != 0
    assert 'answer.state == "other"' in done.stderr
    assert "AssertionError" in done.stderr


def execute(notebook: Path) -> subprocess.CompletedProcess[str]:
    """Run a notebook where it lies, as `jupyter execute` does, and keep its results in it."""
    own = {
        name: str(notebook.parent / "jupyter")
        for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
    }
    config = {"XDG_CONFIG_HOME": str(notebook.parent / "config")}
    return subprocess.run(
        [sys.executable, "-c", EXECUTE, str(notebook), "--inplace"],
        cwd=notebook.parent,
        env=os.environ | own | config,
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
