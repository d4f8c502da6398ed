"""Every command that a page shows is run, on a server of its own, with the files that it names."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graphkit.cli import app
from graphkit.server import stop
from tests.docs.examples import DOCS
from tests.support.neo4j import jars_dir
from tests.support.sample import SAMPLE

ROOT = DOCS.parent
BLOCK = re.compile(r"^```\w*\n(.*?)^```$", re.M | re.S)
SHOWN_ELSEWHERE = {
    "README.md": "tests/docs/test_readme.py",
    "docs/explanation/argument.md": "tests/docs/test_argument.py",
    "docs/explanation/exposure.md": "tests/docs/test_exposure.py",
    "docs/explanation/impact.md": "tests/impact/test_page.py",
    "docs/explanation/regimes.md": "tests/docs/test_regimes.py",
    "docs/how-to/fleet.md": "tests/network/test_fleet_page.py",
    "docs/how-to/loading.md": "tests/cli/test_bulk.py",
    "docs/how-to/network.md": "tests/network/test_page.py",
    "docs/how-to/resolve.md": "tests/docs/test_resolve.py",
    "docs/tutorial/first-investigation.md": "tests/docs/test_tutorial.py",
}
"""Pages whose commands after `$` are run by a test that also compares what they show."""
STAYING = ("browser serve",)
"""Commands that go on until they are stopped; tests/browser runs them."""
ORDER = ("ingest", "diff", "export", "server", "restore")
"""What changes the graph or the server comes last, and in this order."""


def pages() -> list[Path]:
    return [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


def commands() -> list[tuple[str, str]]:
    """Return the page and the words of every command that no other test runs."""
    found = []
    for path in pages():
        name = path.relative_to(ROOT).as_posix()
        for block in BLOCK.findall(path.read_text("utf-8")):
            for line in block.splitlines():
                shown = line.startswith("$ graphkit ")
                if shown and name in SHOWN_ELSEWHERE:
                    continue
                if shown or line.startswith("graphkit "):
                    words = line.removeprefix("$ ").removeprefix("graphkit ")
                    found.append((name, re.sub(r"\s+#\s.*$", "", words)))
    return sorted(dict.fromkeys(found), key=lambda one: rank(one[1]))


def rank(command: str) -> tuple[int, bool]:
    """Order commands: what only reads first, then loads, then the server; `--bulk` is apart."""
    place = next((n for n, word in enumerate(ORDER, 1) if command.startswith(word)), 0)
    return place, "--bulk" in command


EVERY = [one for one in commands() if not one[1].startswith(STAYING)]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desks")


def desk(room: Path, page: str) -> Path:
    """Return the folder that a page works in, with the files that it names."""
    folder = room / page.replace("/", "-")
    if not folder.exists():
        shutil.copytree(SAMPLE, folder / "my-case")
        (folder / "claims.csv").write_text("from,to,amount,currency\n")
        (folder / "equity.csv").write_text("institution,equity,currency\n")
    return folder


def lists(folder: Path, data: Path) -> None:
    """Put real lists into a folder, under the names that the pages give them."""
    (folder / "golden-copy").mkdir(exist_ok=True)
    for name, real in {
        "sdn-2019-01": "ofac-csv-2019-01",
        "sdn-2021-07": "ofac-csv-2021-07",
        "consolidated.xml": "un-xml-2026-02-27/UN_consolidated.xml",
        "golden-copy/lei.xml": "gleif-xml/lei-data.xml",
        "golden-copy/rr.xml": "gleif-xml/rr-data.xml",
        "golden-copy/repex.xml": "gleif-xml/repex-data.xml",
    }.items():
        if not (folder / name).exists():
            (folder / name).symlink_to(data / real)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of an embedded server with the bundled cases, as `make demo` leaves it."""
    folder = tmp_path_factory.mktemp("docs") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRAPHKIT_HOME", str(folder))
        patch.setenv("GRAPHKIT_JARS", str(jars_dir()))
        patch.delenv("NEO4J_URI", raising=False)
        assert graphkit("demo").exit_code == 0
    yield folder
    stop(folder)


def graphkit(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), terminal_width=100)


@pytest.mark.parametrize(("page", "command"), EVERY, ids=[f"{n}: {c}" for n, c in EVERY])
def test_the_command_works(
    page: str,
    command: str,
    home: Path,
    room: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    tmp_path: Path,
) -> None:
    folder = desk(room, page)
    if command.startswith("ingest") and "my-case" not in command:
        lists(folder, request.getfixturevalue("data"))
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GRAPHKIT_JARS", str(jars_dir()))
    monkeypatch.setenv("GRAPHKIT_TODAY", "2026-06-30")
    # a bulk load needs an empty store
    bulk = "--bulk" in command
    monkeypatch.setenv("GRAPHKIT_HOME", str(tmp_path / "empty" if bulk else home))
    # what is at hand of GLEIF's golden copy is its beginning
    words = [*shlex.split(command), *(["--excerpt"] if "golden-copy" in command else [])]
    try:
        done = graphkit(*words)
    finally:
        if bulk:
            stop(tmp_path / "empty")

    assert done.exit_code == 0, f"{page}: graphkit {command}\n{done.output}"
    assert done.stdout or done.stderr


def test_the_pages_show_commands() -> None:
    assert len(EVERY) > 40
    assert {page for page, _ in EVERY} >= {
        "README.md",
        "docs/how-to/browser.md",
        "docs/how-to/dossier.md",
        "docs/how-to/loading.md",
    }


def test_pages_that_are_run_elsewhere_are_there() -> None:
    for page, test in SHOWN_ELSEWHERE.items():
        assert (ROOT / page).is_file()
        assert (ROOT / test).is_file()


def test_nothing_of_the_machine_is_needed(home: Path) -> None:
    assert (home / "neo4j").is_dir()
    assert "NEO4J_URI" not in os.environ
