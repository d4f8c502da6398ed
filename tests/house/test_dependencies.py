"""What is imported is asked for by name, and what is asked for is imported."""

from __future__ import annotations

import ast
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.project import ROOMS, ROOT, modules, project_files, tree
from tests.house.test_locks import group, read_pyproject

NOT_IMPORTED = {
    "neo4j-rust-ext": "the driver takes it by itself where it is installed",
    "jupyterlab": "people open the notebooks in it",
}


def test_the_dependencies_are_what_the_rooms_import() -> None:
    project = read_pyproject()["project"]
    extras = (text for several in project["optional-dependencies"].values() for text in several)
    asked = names([*project["dependencies"], *extras])

    assert imported(modules()) == asked - set(NOT_IMPORTED)


def test_the_tests_import_nothing_that_is_not_asked_for() -> None:
    project = read_pyproject()
    asked = names([*project["project"]["dependencies"], *group("dev", project)])
    files = [path for folder in ("tests", "benchmarks") for path in project_files(ROOT / folder)]

    assert imported([path for path in files if path.suffix == ".py"]) <= asked


def imported(files: list[Path]) -> set[str]:
    """Return the distributions that the files import."""
    own = {*ROOMS, "tests", "benchmarks", *sys.stdlib_module_names}
    distributions = packages_distributions()
    return {
        canonicalize_name(distributions.get(package, [package])[0])
        for path in files
        for package in packages(tree(path))
        if package not in own
    }


def packages(module: ast.Module) -> set[str]:
    """Return the top-level names of all that a module imports."""
    found: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(text).name) for text in requirements}
