"""Questions as saved queries of the Neo4j Browser: one zip of folders, dropped onto it at once."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator
from functools import cache
from importlib import resources
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import yaml
from pydantic import BaseModel, ConfigDict

from graphkit.browser.statement import runnable
from graphkit.catalogue import Query, query

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip can state: the same queries give the same bytes on any day."""
WIDTH = 96


class Saved(BaseModel):
    """Which queries are saved: by folder and name with their titles; and which are not, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    folders: dict[str, dict[str, str]]
    left_out: dict[str, str]


@cache
def saved() -> Saved:
    """Read what is saved; the file is part of the code, so an error in it is a bug."""
    text = resources.files("graphkit.browser").joinpath("saved.yml").read_text("utf-8")
    return Saved.model_validate(yaml.safe_load(text))


def files() -> Iterator[tuple[str, str]]:
    """Give the path and the text of each saved query; the Browser reads its title in line 1."""
    for folder, queries in saved().folders.items():
        for name, title in queries.items():
            yield f"{folder}/{name.replace('/', '-')}.cypher", _text(query(name), title)


def archive() -> bytes:
    """Return all of them as one zip."""
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as made:
        for path, text in files():
            made.writestr(ZipInfo(path, LONG_AGO), text, ZIP_DEFLATED, 9)
    return held.getvalue()


def _text(asked: Query, title: str) -> str:
    head = [title, f"{asked.name} of graphkit.", *textwrap.wrap(asked.sentence, WIDTH)]
    if asked.parameters:
        head.append("To ask of another: change a value behind its name in /* */.")
    return "\n".join([*(f"// {line}" for line in head), runnable(asked), ""])
