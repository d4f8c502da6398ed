"""Every module has a name that says what is in it, and questions are asked in Cypher files only."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.project import modules, shown, tree

NO_NAMES = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
CYPHER = re.compile(
    r"""\b MATCH \s+ (\w+ \s* = \s*)? (\w+ \s*)? \(   # MATCH (, MATCH path = (, … = ACYCLIC (
      | \b (MERGE|CREATE) \s* \(
      | \b CREATE \s+ (CONSTRAINT|INDEX)\b
      | \b UNWIND \s+ \$
      | \b DETACH \s+ DELETE \b""",
    re.VERBOSE,
)


def test_no_module_has_a_name_that_says_nothing() -> None:
    parts = {shown(path): {*path.with_suffix("").parts} & NO_NAMES for path in modules()}

    assert {name: found for name, found in parts.items() if found} == {}


def test_no_python_file_holds_cypher() -> None:
    found = [
        f"{shown(path)}:{line} {text.strip()[:60]!r}"
        for path in modules()
        for line, text in strings(tree(path))
        if CYPHER.search(text)
    ]

    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (v:Vessel) RETURN v",
        "MATCH path = ACYCLIC (a)-[:STEP]->(b) RETURN path",
        "UNWIND $rows AS row MERGE (v:Vessel {id: row.id})",
        "CREATE CONSTRAINT vessel_id IF NOT EXISTS",
        "DETACH DELETE n",
    ],
)
def test_cypher_is_recognised(text: str) -> None:
    assert CYPHER.search(text)


def test_prose_is_not_taken_for_cypher() -> None:
    assert not CYPHER.search("the names match (see above); create a case, then merge it")


def strings(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Give every string literal with its line, and with the fixed parts of f-strings."""
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
