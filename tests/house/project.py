"""The files of the project, as tests of its habits read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("graphkit", "ingest")


def project_files(folder: Path = ROOT) -> Iterator[Path]:
    """Give every file that is no tool's product: what git would take, asked without git."""
    ignored = ignored_names()
    for path in sorted(folder.iterdir()):
        if any(fnmatch(path.name, pattern) for pattern in ignored):
            continue
        if path.is_dir():
            yield from project_files(path)
        else:
            yield path


def ignored_names() -> list[str]:
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    return [".git", *(line.rstrip("/") for line in lines if line and not line.startswith("#"))]


def modules() -> list[Path]:
    """Return the Python files of the rooms."""
    files = [path for room in ROOMS for path in project_files(ROOT / room)]
    return [path for path in files if path.suffix == ".py"]


def shown(path: Path) -> str:
    """Name a file as a message should: from the checkout's root."""
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=shown(path))
