"""The reference pages, made of the code: commands, questions, settings, fields of JSON.

`make docs` writes them into docs/reference; a test compares them with what this returns.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import typer

from graphkit.catalogue import Kind, Query, catalogue
from graphkit.report.schema import RESULTS, describe
from graphkit.settings import Settings

FOLDER = Path(__file__).parents[2] / "docs" / "reference"
MADE = "<!-- Made by `make docs`; do not edit. -->"


def pages() -> dict[str, str]:
    """Return the pages by file name."""
    return {
        "commands.md": commands_page(),
        "questions.md": questions_page(),
        "settings.md": settings_page(),
        "json.md": json_page(),
    }


def write() -> None:
    """Write all pages."""
    for name, text in pages().items():
        (FOLDER / name).write_text(text, "utf-8")


def commands_page() -> str:
    """Return every command with its arguments and options."""
    from graphkit.cli import app

    root = typer.main.get_command(app)
    parts = ["# Commands", MADE, _plain(root.help or "").strip()]
    for path, command in _commands(("graphkit",), root):
        parts += list(_command(path, command))
    return "\n\n".join(parts) + "\n"


def _commands(path: tuple[str, ...], command: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    inner: Mapping[str, Any] = getattr(command, "commands", {})
    for name, one in inner.items():
        if not getattr(one, "commands", {}):
            yield (*path, name), one
        yield from _commands((*path, name), one)


def _command(path: Sequence[str], command: Any) -> Iterator[str]:
    yield f"## {' '.join(path)}"
    yield _plain(command.help or "").strip()
    rows = [_parameter(one) for one in command.params if one.name != "help"]
    if rows:
        yield table(("argument or option", "meaning", "default"), rows)


def _parameter(one: Any) -> tuple[str, str, str]:
    if one.param_type_name == "argument":
        many = "…" if one.nargs != 1 else ""
        return f"`{one.name.upper()}{many}`", one.help or "", "" if one.required else "none"
    names = ", ".join(f"`{name}`" for name in (*one.opts, *one.secondary_opts))
    several = " May be repeated." if one.multiple else ""
    default = one.default
    shown = "" if default in (None, False, ()) or callable(default) else f"`{_value(default)}`"
    return names, f"{one.help or ''}{several}", shown


def _value(default: object) -> str:
    return str(getattr(default, "value", default))


def questions_page() -> str:
    """Return every question that ships, by folder."""
    shipped = [one for one in catalogue().values() if one.kind is Kind.READ]
    reading = [one for one in shipped if not one.name.startswith("load/")]
    parts = [
        "# Questions",
        MADE,
        "The Cypher files that only read. `graphkit query show NAME` prints one, `graphkit query"
        " run NAME` runs it, and `graphkit browser open NAME` opens it in the Neo4j Browser. Each"
        " parameter has the value shown unless you give another.",
    ]
    for folder, some in groupby(reading, key=lambda one: one.name.partition("/")[0]):
        parts += [
            f"## {folder}",
            table(("question", "what it asks", "parameters"), map(_row, some)),
        ]
    return "\n\n".join(parts) + "\n"


def _row(one: Query) -> tuple[str, str, str]:
    values = [f"`${name}` = `{literal}`" for name, literal in one.parameters.items()]
    return f"`{one.name}`", one.sentence, "<br>".join(values)


def settings_page() -> str:
    """Return every setting with its environment variable."""
    rows = []
    for name, field in Settings.model_fields.items():
        alias: Any = field.validation_alias
        variable = alias.choices[0] if alias else f"GRAPHKIT_{name.upper()}"
        default = "" if field.default_factory or field.default is None else f"`{field.default}`"
        rows.append((f"`{variable}`", f"`{name}`", field.description or "", default))
    parts = [
        "# Settings",
        MADE,
        "A flag goes before the environment, the environment before `graphkit.toml` in the folder"
        " where you are, and that before `graphkit.toml` in your configuration folder.",
        table(("environment", "in graphkit.toml", "meaning", "default"), rows),
    ]
    return "\n\n".join(parts) + "\n"


def json_page() -> str:
    """Return the fields of each kind of answer, as its JSON Schema has them."""
    parts = [
        "# JSON",
        MADE,
        "Every answer is an envelope with `schema`, `run_id`, `query`, `graph`, `coverage`,"
        " `truncated`, `count` and `results`; with `-f jsonl` the envelope is the first line and"
        " each result a line. Within a major version fields are added and never renamed. The JSON"
        " Schemas lie in the package under `report/schemas`.",
    ]
    for name in RESULTS:
        parts += [f"## {name.rpartition('-')[0]}/{name.rpartition('-')[2]}", *_schema(name)]
    parts.append("## Types that are parts of results")
    for (name, _), part in sorted(_parts().items()):
        parts += [f"### {_short(name)}", *_part(part)]
    return "\n\n".join(parts) + "\n"


def _parts() -> dict[tuple[str, str], Mapping[str, Any]]:
    """Return the types that results are made of; two of one name are two."""
    return {
        (name, json.dumps(one)): one
        for schema in RESULTS
        for name, one in describe(schema)["$defs"].items()
    }


def _part(one: Mapping[str, Any]) -> Iterator[str]:
    if said := one.get("description"):
        yield _sentence(said)
    if "enum" in one:
        yield "One of: " + ", ".join(f"`{value}`" for value in one["enum"])
    if "properties" in one:
        yield _fields(one)


def _schema(name: str) -> Iterator[str]:
    """Yield the fields of a result; where it is one of several kinds, those of each."""
    held = describe(name)
    result = _resolved(held["properties"]["results"]["items"], held)
    if said := result.get("description"):
        yield _sentence(said)
    for kind in result.get("oneOf", ()):
        yield f"`{_type(kind)}`:"
        yield _fields(_resolved(kind, held))
    if "properties" in result:
        yield _fields(result)


def _resolved(one: Mapping[str, Any], held: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = held["$defs"][_named(one)] if "$ref" in one else one
    return found


def _named(one: Mapping[str, Any]) -> str:
    return str(one["$ref"]).rpartition("/")[2]


def _short(name: str) -> str:
    """Return the name of a class without the module that tells two of one name apart."""
    return name.rpartition("__")[2]


def _fields(described: Mapping[str, Any]) -> str:
    rows = [
        (f"`{field}`", _type(one), _sentence(one.get("description", "")))
        for field, one in described["properties"].items()
    ]
    return table(("field", "type", "meaning"), rows)


def _sentence(said: str) -> str:
    return " ".join(said.split())


def _type(one: Mapping[str, Any]) -> str:
    """Say a type of JSON Schema in a word or two."""
    if "$ref" in one:
        return _short(_named(one))
    if "anyOf" in one:
        return " or ".join(dict.fromkeys(_type(it) for it in one["anyOf"]))
    if one.get("type") == "array":
        return f"list of {_type(one['items'])}" if "items" in one else "list"
    return str(one.get("format") or one.get("type") or "any")


def _plain(said: str) -> str:
    """Join the lines of a paragraph, as a docstring breaks them."""
    return "\n\n".join(" ".join(part.split()) for part in said.split("\n\n"))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of Markdown; a bar in a cell would end it."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(
        f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines
    )


if __name__ == "__main__":
    write()
