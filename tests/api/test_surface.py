"""What graphkit gives to Python: few names, the words of the command line, and a cheap import."""

from __future__ import annotations

import inspect
import subprocess
import sys
from typing import Any

import pytest

import graphkit
from graphkit.cli.assess import assess_command
from graphkit.cli.compare import compare_command
from graphkit.cli.find import find_command
from graphkit.cli.ownership import ownership_command
from graphkit.cli.trace import trace_command

MOST = 8
NAMES = ["Answer", "GraphkitError", "Investigation", "__version__", "connect"]
DAYS = "as_of: 'Day | None' = None, known_by: 'Day | None' = None"
CHAINS = (
    "to: 'str | None' = None, through_targets: 'bool' = False, as_of: 'Day | None' = None,"
    " within: 'str | int | None' = None, during: 'str | None' = None,"
    " known_by: 'Day | None' = None,{0} standard: 'str | int' = 1, max_hops: 'int' = 6,"
    " include: 'Words' = (), strict_identity: 'bool' = False, rule: 'str | None' = None,"
    " limit: 'int' = 25, seconds: 'float | None' = None"
)
KNOWN_TO = " known_to: 'str | None' = None,"
SUPPOSED = (
    f"{DAYS}, standard: 'str | int' = 1, degree: 'int | None' = None,"
    " assume_designated: 'Words' = (), assume_delisted: 'Words' = (),"
    " seconds: 'float | None' = None"
)
SIGNATURES = {
    "assess": f"(self, subject: 'str', *, regime: 'str' = 'today', {SUPPOSED}) -> 'Rules'",
    "close": "(self) -> 'None'",
    "compare": f"(self, before: 'str', after: 'str', *, {SUPPOSED}) -> 'Moves'",
    "find": "(self, text: 'str', *, limit: 'int' = 10) -> 'Matches'",
    "known_history": f"(self, subject: 'str', *, {CHAINS.format('')}) -> 'KnownHistory'",
    "ownership": (
        f"(self, subject: 'str', *, rule: 'Words' = (), {DAYS}, standard: 'str | int' = 1,"
        " down: 'bool' = False, limit: 'int' = 25, seconds: 'float | None' = None) -> 'Blocking'"
    ),
    "query": "(self, name: 'str', /, **parameters: 'Any') -> 'Rows'",
    "trace": (f"(self, subject: 'str', *, {CHAINS.format(KNOWN_TO)}) -> 'Exposure'"),
}
CONNECT = (
    "(uri: 'str | None' = None, *, username: 'str | None' = None,"
    " password: 'SecretStr | str | None' = None, database: 'str | None' = None,"
    " home: 'Path | str | None' = None, query_seconds: 'float | None' = None,"
    " today: 'Day | None' = None) -> 'Investigation'"
)
COMMANDS = {
    "find": find_command,
    "trace": trace_command,
    "ownership": ownership_command,
    "assess": assess_command,
    "compare": compare_command,
}
OF_A_SHELL = {"output_format", "output", "force", "strict", "fail_on_findings", "every"}
"""Options that say how an answer is printed and with which code the command ends."""


def public(found: type) -> dict[str, Any]:
    """Return what a class gives under a name, without what it inherits."""
    return {name: one for name, one in vars(found).items() if not name.startswith("_")}


def test_the_public_names_are_these_and_no_more() -> None:
    assert graphkit.__all__ == NAMES
    assert len(set(NAMES) - {"__version__"}) <= MOST
    assert all(getattr(graphkit, name) is not None for name in NAMES)
    assert set(NAMES) <= set(dir(graphkit))


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'graphkit' has no attribute 'screen'"):
        graphkit.screen  # noqa: B018  # looking it up is what is tested


def test_the_methods_of_an_investigation_are_these_and_no_more() -> None:
    found = public(graphkit.Investigation)
    assert {name: str(inspect.signature(one)) for name, one in found.items()} == SIGNATURES
    assert len(found) <= MOST
    assert all(one.__doc__ for one in found.values())
    assert str(inspect.signature(graphkit.connect)) == CONNECT


def test_an_answer_gives_its_sentence_its_coverage_and_its_tables() -> None:
    assert {*public(graphkit.Answer)} - {"METHOD", "TABLES", "PAGE"} >= {"bottom_line", "to_df"}
    assert {"asked", "coverage", "truncated"} == set(graphkit.Answer.model_fields)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_words_are_those_of_the_command_line(name: str) -> None:
    method = options(getattr(graphkit.Investigation, name))
    command = options(COMMANDS[name])
    assert set(method) == set(command) - OF_A_SHELL - {"known_history"}
    for word, stated in method.items():
        assert written(stated) == written(command[word]), word


def test_a_history_takes_the_words_of_a_trace_but_one() -> None:
    trace = options(graphkit.Investigation.trace)
    del trace["known_to"]
    assert options(graphkit.Investigation.known_history) == trace


def options(function: Any) -> dict[str, Any]:
    """Return the parameters of a function and their defaults."""
    every = inspect.signature(function).parameters.values()
    return {one.name: one.default for one in every if one.name != "self"}


def written(default: Any) -> str:
    """Return a default as a shell would write it; none of several is nothing."""
    return "None" if default == () else str(default)


def test_importing_graphkit_imports_nothing_besides() -> None:
    code = "import sys; before = {*sys.modules}; import graphkit; print({*sys.modules} - before)"
    heavy = ("pandas", "pydantic", "neo4j", "yaml", "graphkit.api", "graphkit.graph")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [name for name in heavy if f"'{name}'" in done.stdout] == []


def test_the_command_line_does_without_data_frames() -> None:
    code = "import sys; import graphkit.cli; print('graphkit.api' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
