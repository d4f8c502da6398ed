"""A run of CI that skipped a test has not passed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.project import ROOT

SKIPS = "import pytest\ndef test_one() -> None:\n    pytest.skip('no reason')\n"
RUNS = "def test_one() -> None:\n    pass\n"


@pytest.mark.parametrize(
    ("test", "ci", "exit_code"),
    [(SKIPS, "true", 1), (SKIPS, "", 0), (RUNS, "true", 0)],
    ids=["skip in CI", "skip elsewhere", "no skip"],
)
def test_a_skip_fails_the_run_in_ci_alone(
    tmp_path: Path, test: str, ci: str, exit_code: int
) -> None:
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_one.py").write_text(test)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path,
        env=os.environ | {"CI": ci, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert done.returncode == exit_code, done.stdout
    assert ("test_one.py::test_one: Skipped: no reason" in done.stdout) == bool(exit_code)
