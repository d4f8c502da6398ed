"""Asks the real followthemoney what it makes of a file; run by a Python that has it.

    python library.py FILE     each line as an entity: what is dropped, altered, missing, mistyped
    python library.py --model  the names of its model, by schema

It prints one JSON object. Nothing of this project is imported: that environment does not have it.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any


def main(argument: str) -> dict[str, Any]:
    """Return what was asked for."""
    ftm = import_module("followthemoney")
    if argument == "--model":
        return model(ftm.model)
    lines = Path(argument).read_text("utf-8").splitlines()
    return checked(ftm.model, [json.loads(line) for line in lines])


def model(known: Any) -> dict[str, Any]:
    """Return each schema with its ancestors and its properties: text, references, reverse."""
    return {
        schema.name: {
            "lineage": sorted(one.name for one in schema.schemata),
            "text": sorted(n for n, p in schema.properties.items() if p.type.name != "entity"),
            "references": sorted(
                n for n, p in schema.properties.items() if p.type.name == "entity" and not p.stub
            ),
            "reverse": {n: p.reverse.name for n, p in schema.properties.items() if p.stub},
        }
        for schema in known.schemata.values()
    }


def checked(known: Any, lines: list[dict[str, Any]]) -> dict[str, Any]:
    """Return faults by what they are; a file that is taken as it is has none."""
    schemata = {line["id"]: known.get(line["schema"]) for line in lines}
    faults: dict[str, list[str]] = {"altered": [], "required": [], "dangling": [], "range": []}
    for line in lines:
        proxy = known.get_proxy(line, cleaned=False)
        faults["altered"] += altered(line, proxy.to_dict())
        missing = [name for name in proxy.schema.required if not proxy.get(name)]
        faults["required"] += [f"{line['schema']}.{name}" for name in missing]
        for prop in proxy.iterprops():
            if prop.type.name == "entity":
                faults_of(prop, proxy, schemata, faults)
    return {"lines": len(lines), "ids": len(schemata), **faults}


def altered(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Return what an entity is not any more once the library has cleaned it."""
    one = {**before, **before["properties"], "properties": ""}
    other = {**after, **after["properties"], "properties": ""}
    differ = {key for key in {*one, *other} - {"caption"} if one.get(key) != other.get(key)}
    return [f"{one['id']} {key}: {one.get(key)} {other.get(key)}" for key in sorted(differ)]


def faults_of(prop: Any, proxy: Any, schemata: dict[str, Any], faults: dict[str, Any]) -> None:
    """Add references that lead nowhere, or to what the property does not take."""
    for other in proxy.get(prop):
        if other not in schemata:
            faults["dangling"].append(f"{proxy.id} {prop.name} {other}")
        elif not schemata[other].is_a(prop.range):
            faults["range"].append(f"{proxy.schema.name}.{prop.name} {schemata[other].name}")


if __name__ == "__main__":
    json.dump(main(sys.argv[1]), sys.stdout)
