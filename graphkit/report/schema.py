"""The JSON Schemas that ship, generated from the answer types; a test keeps the files true."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
from pydantic import BaseModel

from graphkit.dossier.answer import Dossier
from graphkit.exposure.answer import Chain
from graphkit.exposure.argument import Reasons
from graphkit.exposure.changes import Change
from graphkit.exposure.difference import Difference
from graphkit.exposure.ownership.finding import Finding
from graphkit.impact.finding import Effect, Head
from graphkit.regimes.answer import RuleAnswer
from graphkit.regimes.comparison import Entry
from graphkit.regimes.freed import Freed
from graphkit.regimes.gaps import Unlisted
from graphkit.resolve.answer import Candidate

FOLDER = Path(__file__).parent / "schemas"
RESULTS: dict[str, type[BaseModel]] = {
    "dossier-1": Dossier,
    "exposure-chain-1": Chain,
    "exposure-history-1": Change,
    "impact-1": Effect,
    "ownership-finding-1": Finding,
    "regime-assessment-1": RuleAnswer,
    "regime-comparison-1": Entry,
    "regime-gap-1": Unlisted,
    "regime-relief-1": Freed,
    "release-diff-1": Difference,
    "resolve-candidates-1": Candidate,
}
"""The type of one result, by the file that describes it."""

HEADS: dict[str, type[BaseModel]] = {"exposure-chain-1": Reasons, "impact-1": Head}
"""What an envelope of one kind holds besides, by the file that describes it."""

_TEXT = {"type": "string"}
_ENVELOPE: dict[str, Any] = {
    "schema": _TEXT,
    "run_id": _TEXT,
    "tool": _TEXT,
    "generated_at": {"type": "string", "format": "date-time"},
    "query": {
        "type": ["object", "null"],
        "required": ["name", "params", "sha256"],
        "properties": {"name": _TEXT, "params": {"type": "object"}, "sha256": _TEXT},
    },
    "as_of": {"type": ["string", "null"]},
    "known_by": {"type": ["string", "null"]},
    "graph": {
        "type": "object",
        "required": ["neo4j", "loads"],
        "properties": {"neo4j": {"type": ["string", "null"]}, "loads": {"type": "array"}},
    },
    "coverage": {"type": "object"},
    "truncated": {"type": "boolean"},
    "count": {"type": "integer"},
}


def describe(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a whole answer: the envelope and its results.

    Fields may be added within a major version, so others than these are allowed at the top.
    """
    result = RESULTS[name].model_json_schema(by_alias=True, mode="serialization")
    definitions = result.pop("$defs", {})
    head: dict[str, Any] = {}
    if name in HEADS:
        head = HEADS[name].model_json_schema(by_alias=True, mode="serialization")
        definitions |= head.pop("$defs", {})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        "type": "object",
        "required": [*_ENVELOPE, "results"],
        "properties": {
            **_ENVELOPE,
            **head.get("properties", {}),
            "results": {"type": "array", "items": result},
        },
        "$defs": definitions,
    }


def written(name: str) -> bytes:
    """Return the text of a schema's file."""
    return orjson.dumps(describe(name), option=orjson.OPT_INDENT_2) + b"\n"


def write() -> None:
    """Write all files anew, after the answer types have changed."""
    for name in RESULTS:
        (FOLDER / f"{name}.json").write_bytes(written(name))
