"""The envelope that every machine-readable answer comes in, so that it can be read in a year."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from pydantic import BaseModel

import graphkit


@dataclass(frozen=True, slots=True)
class Asked:
    """Which query file was asked, with which parameters and which text (sha256)."""

    name: str
    params: dict[str, Any]
    sha256: str


@dataclass(frozen=True, slots=True)
class Report:
    """An answer ready to be rendered.

    Args:
        schema: name and major version of the shape of `results`, such as `exposure-chain/1`.
        asked: the query behind it; None where there is none.
        results: one plain dict for each result, JSON types only.
        flat: the same as rows of one width for CSV; `results` where they are flat already.
        head: further fields of the envelope, such as `not_walked`.
        neo4j: the version of the server that answered.
        loads: the complete loads that the graph holds.
    """

    schema: str
    results: Sequence[dict[str, Any]]
    asked: Asked | None = None
    flat: Sequence[dict[str, Any]] | None = None
    head: dict[str, Any] = field(default_factory=dict)
    neo4j: str | None = None
    loads: Sequence[dict[str, Any]] = ()
    truncated: bool = False

    def envelope(self) -> dict[str, Any]:
        """Return everything but the results."""
        return {
            "schema": self.schema,
            "run_id": uuid.uuid4().hex,
            "tool": graphkit.__version__,
            "generated_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "query": _query(self.asked),
            "graph": {"neo4j": self.neo4j, "loads": list(self.loads)},
            "as_of": None,
            "known_by": None,
            "coverage": {},
            **self.head,
            "truncated": self.truncated,
            "count": len(self.results),
        }


def reported_answer(
    schema: str,
    asked: Asked,
    answer: BaseModel,
    flat: Iterable[dict[str, Any]],
    neo4j: str,
) -> Report:
    """Return an answer with results, coverage and `truncated` in its envelope.

    Args:
        schema: name and major version of the shape of its results.
        asked: the query behind it.
        answer: all of its fields but the results become fields of the envelope.
        flat: its results as rows of one width.
        neo4j: the version of the server that answered.
    """
    head = answer.model_dump(mode="json", by_alias=True)
    results, truncated = head.pop("results"), head.pop("truncated")
    loads = head["coverage"].pop("runs")
    return Report(
        schema, results, asked, list(flat), head, neo4j=neo4j, loads=loads, truncated=truncated
    )


def _query(asked: Asked | None) -> dict[str, Any] | None:
    if asked is None:
        return None
    return {"name": asked.name, "params": plain(asked.params), "sha256": asked.sha256}


def plain(value: Any) -> Any:
    """Return a value in JSON types: dates as ISO text, sets and tuples as lists."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    return value
