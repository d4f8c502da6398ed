"""The lock files pin everything, by hash, and leave it to pip where to fetch from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.project import ROOT

RUNTIME, DEVELOPMENT = ROOT / "requirements.txt", ROOT / "requirements-dev.txt"


@pytest.fixture(params=[RUNTIME, DEVELOPMENT], ids=lambda path: path.name)
def lock(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_a_lock_names_no_package_host_and_no_folder(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")

    assert re.findall(r"(?m)^.*(?:index[-_]url|find[-_]links|://|^-|@ ).*$", text) == []


def test_every_locked_package_is_pinned_and_hashed(lock: Path) -> None:
    loose = [
        str(requirement)
        for requirement, hashes in entries(lock)
        if not hashes or [s.operator for s in requirement.specifier] != ["=="]
    ]

    assert loose == []


def test_what_the_project_asks_for_is_locked() -> None:
    project = read_pyproject()

    assert unlocked([*project["project"]["dependencies"], *group("build", project)], RUNTIME) == []
    assert (
        unlocked([*project["project"]["dependencies"], *group("dev", project)], DEVELOPMENT) == []
    )


def test_the_build_system_is_locked_for_installs_without_isolation() -> None:
    assert unlocked(read_pyproject()["build-system"]["requires"], RUNTIME) == []


def test_development_runs_on_the_versions_that_users_get() -> None:
    assert pins(RUNTIME) - pins(DEVELOPMENT) == set()


def unlocked(wanted: list[str], lock: Path) -> list[str]:
    """Return the requirements that no pin of the lock file meets."""
    locked = [(canonicalize_name(r.name), r.specifier) for r, _ in entries(lock)]
    return [
        text
        for text in wanted
        if not any(
            name == canonicalize_name(Requirement(text).name)
            and all(Requirement(text).specifier.contains(pin.version) for pin in specifier)
            for name, specifier in locked
        )
    ]


def pins(lock: Path) -> set[str]:
    return {f"{canonicalize_name(r.name)}{r.specifier}" for r, _ in entries(lock)}


def entries(lock: Path) -> list[tuple[Requirement, list[str]]]:
    """Read a lock file into its requirements, each with its hashes."""
    text = re.sub(r"(?m)^\s*#.*\n", "", lock.read_text(encoding="utf-8"))
    lines = text.replace("\\\n", " ").splitlines()
    return [
        (Requirement(line.split("--hash=")[0]), re.findall(r"--hash=sha256:[0-9a-f]{64}", line))
        for line in lines
        if line.strip()
    ]


def group(name: str, project: dict[str, Any]) -> list[str]:
    """Return the requirements of a dependency group and of the groups that it includes."""
    found: list[str] = []
    for item in project["dependency-groups"][name]:
        found += [item] if isinstance(item, str) else group(item["include-group"], project)
    return found


def read_pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
