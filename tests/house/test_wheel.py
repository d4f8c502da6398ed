"""What is installed is whole: the wheel holds every question and the sample, and runs anywhere."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.house.project import ROOT, project_files

SHIPPED = {"graphkit": "graphkit", "ingest": "ingest", "cypher": "graphkit/_cypher"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(
        sys.executable, "-m", "hatchling", "build", "--target", "wheel", "-d", str(folder), cwd=ROOT
    )
    return next(folder.glob("graphkit-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment far from the checkout that has the wheel, and borrows what it depends on."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", str(python))
    run(*pip, "install", "--quiet", "--no-index", "--no-deps", str(wheel), cwd=home)
    # A folder named in a .pth is searched, but its own .pth files, one of which leads back to the
    # checkout, are not read.
    site = next(home.glob("lib/python*/site-packages"))
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home


def test_a_wheel_holds_every_file_of_the_rooms_and_nothing_else(wheel: Path) -> None:
    expected = {
        f"{inside}/{path.relative_to(ROOT / folder).as_posix()}"
        for folder, inside in SHIPPED.items()
        for path in project_files(ROOT / folder)
    }
    with ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}

    assert held == expected


def test_a_wheel_holds_what_is_easily_forgotten(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        held = archive.namelist()

    assert {"graphkit/py.typed", "graphkit/server/jars.lock", "graphkit/model/registry.yml"} <= {
        *held
    }
    assert any(name.startswith("graphkit/_cypher/exposure/") for name in held)
    assert any(name.startswith("ingest/sample/") and name.endswith(".csv") for name in held)


def test_an_installed_graphkit_lists_every_query_from_any_folder(
    installed: Path, tmp_path: Path
) -> None:
    listed = run(str(installed / "bin" / "graphkit"), "query", "list", cwd=tmp_path)

    names = [
        path.relative_to(ROOT / "cypher").with_suffix("").as_posix()
        for path in project_files(ROOT / "cypher")
        if path.suffix == ".cypher"
    ]
    assert names
    assert [name for name in names if name not in listed] == []


def test_an_installed_graphkit_runs_from_its_own_files(installed: Path, tmp_path: Path) -> None:
    code = "import graphkit, ingest; print(graphkit.__file__, ingest.__file__)"

    shown = run(str(installed / "bin" / "python"), "-c", code, cwd=tmp_path)

    assert all(Path(file).is_relative_to(installed) for file in shown.split())


def run(*command: str, cwd: Path) -> str:
    """Run a program to its end and return what it printed; a failure shows what it said."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout
