"""The guide of the Neo4j Browser: what guide.yml says, with each query as a text that runs."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any, Self

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

from graphkit.browser.saved import saved
from graphkit.browser.statement import runnable
from graphkit.catalogue import query


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Run(_Strict):
    """What a click runs: a query with some of its values, or a command of the Browser."""

    label: str
    query: str = ""
    values: dict[str, Any] = {}
    command: str = ""

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if bool(self.query) == bool(self.command):
            raise ValueError(f"{self.label!r} runs a query or a command, one of both")
        return self

    @property
    def text(self) -> str:
        """The statement or command as it is put into the editor."""
        if self.command:
            return self.command
        return f"// {self.query}\n{runnable(query(self.query), self.values)}"


class Slide(_Strict):
    """One question: what it is about, what a click runs, and how to read what is drawn."""

    title: str
    text: tuple[str, ...]
    run: tuple[Run, ...]
    reading: tuple[str, ...]


class Guide(_Strict):
    """The slides in their order; in their texts {address}, {saved} and {folders} stand open."""

    title: str
    slides: tuple[Slide, ...]


@cache
def guide() -> Guide:
    """Read the shipped guide; the file is part of the code, so an error in it is a bug."""
    text = resources.files("graphkit.browser").joinpath("guide.yml").read_text("utf-8")
    return Guide.model_validate(yaml.safe_load(text))


def filled(text: str, address: str) -> str:
    """Return a text of the guide with what it leaves open.

    Args:
        text: of guide.yml; no query, for a query has braces of its own.
        address: where the guide and the files beside it are served.
    """
    folders = saved().folders
    known = {
        "{address}": address,
        "{saved}": str(sum(len(queries) for queries in folders.values())),
        "{folders}": str(len(folders)),
    }
    for name, value in known.items():
        text = text.replace(name, value)
    return text
