"""The examples of docs/how-to/python.md are run in order, and give what they show."""

from __future__ import annotations

import doctest
import inspect
import re
from pathlib import Path

import pytest

import graphkit
from graphkit.api import answers
from tests.api.conftest import named, sample
from tests.docs.examples import page

__all__ = ["named", "sample"]

METHOD = re.compile(r"^\| `(\w+)` \| `[^`]+` \| ([^|]+) \|$", re.M)


@pytest.mark.usefixtures("named")
def test_the_page_shows_the_real_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "\n".join(re.findall(r"^```python\n(.*?)^```$", page("python.md"), re.M | re.S))
    examples = doctest.DocTestParser().get_doctest(text, {}, "python.md", None, 0)
    assert len(examples.examples) >= 15
    told: list[str] = []
    found = doctest.DocTestRunner().run(examples, out=told.append)
    assert found.failed == 0, "".join(told)


def test_every_method_is_listed_with_its_tables() -> None:
    kinds = [one for one in vars(answers).values() if inspect.isclass(one)]
    tables = {
        one.METHOD: [*one.TABLES]
        for one in kinds
        if issubclass(one, graphkit.Answer) and one is not graphkit.Answer
    }
    listed = {
        name: re.findall(r"`(\w+)`", said) for name, said in METHOD.findall(page("python.md"))
    }
    assert listed == tables
    assert {*listed, "close"} == {
        name for name in vars(graphkit.Investigation) if not name.startswith("_")
    }
