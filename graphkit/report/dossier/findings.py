"""The findings file: what a dossier is rendered from, so that pages never need the database.

`graphkit report SUBJECT` writes it (dossier/1). The JSON of `graphkit trace` (exposure-chain/1) is
taken too; it knows nothing of who the subject is, of rules of law and of contradictions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
from pydantic import BaseModel, ConfigDict, ValidationError
from typing_extensions import TypedDict

from graphkit.dossier.answer import Dossier
from graphkit.errors import InputRejected
from graphkit.exposure.answer import Trace

DOSSIER = "dossier/1"
CHAINS = "exposure-chain/1"
MOST_BYTES = 512 * 1024 * 1024


class Query(TypedDict):
    """The query behind the chains, as the envelope names it."""

    name: str
    params: dict[str, Any]
    sha256: str


class Run(BaseModel):
    """Where findings come from: all that is needed to ask again.

    Args:
        run_id: of the run that found them.
        tool: version of graphkit.
        generated_at: when, ISO 8601.
        command: as it was typed; None where the file does not say.
        query: the query behind the chains; None where the file does not say.
        neo4j: version of the server that answered.
        loads: the complete loads that the graph held.
    """

    model_config = ConfigDict(frozen=True, strict=True)

    run_id: str
    tool: str
    generated_at: str
    command: str | None = None
    query: Query | None = None
    neo4j: str | None = None
    loads: tuple[dict[str, Any], ...] = ()

    @property
    def moment(self) -> datetime:
        """When the findings were made; what states no such moment counts as the first one."""
        try:
            return datetime.fromisoformat(self.generated_at).astimezone(UTC)
        except ValueError:
            return datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, slots=True)
class Findings:
    """A dossier with the run that found it."""

    run: Run
    dossier: Dossier


def read_findings(path: Path) -> Findings:
    """Read a findings file.

    Raises:
        InputRejected: it cannot be read, is no findings file, or says what such a file cannot say.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputRejected("the file is larger than findings are", where=str(path))
        held = orjson.loads(path.read_bytes())
    except OSError as error:
        raise InputRejected(f"cannot be read: {error.strerror}", where=str(path)) from None
    except orjson.JSONDecodeError as error:
        raise InputRejected(f"is no JSON: {error}", where=str(path), cure=_CURE) from None
    return findings(held, str(path))


_CURE = "make one: graphkit report SUBJECT, or graphkit trace SUBJECT -f json -o findings.json"


def findings(held: object, where: str) -> Findings:
    """Take an envelope as findings; raise InputRejected where it is none.

    Args:
        held: what the JSON says.
        where: its file, for errors.
    """
    if not isinstance(held, dict) or held.get("schema") not in (DOSSIER, CHAINS):
        said = held.get("schema") if isinstance(held, dict) else None
        fault = f"its schema is {said!r}" if said else "it names no schema"
        raise InputRejected(f"is no findings file: {fault}", where=where, cure=_CURE)
    try:
        dossier = _dossier(held) if held["schema"] == DOSSIER else Dossier(exposure=_trace(held))
        return Findings(_run(held), dossier)
    except (ValidationError, KeyError, TypeError, ValueError) as error:
        raise InputRejected(f"is broken: {_fault(error)}", where=where, cure=_CURE) from None


def _dossier(held: Mapping[str, Any]) -> Dossier:
    (only,) = held["results"]
    return Dossier.model_validate(only)


def _trace(held: Mapping[str, Any]) -> Trace:
    """Put an envelope's parts back to where the answer has them."""
    said = {name: held[name] for name in Trace.model_fields if name in held}
    coverage = {**held["coverage"], "runs": held["graph"]["loads"]}
    return Trace.model_validate({**said, "coverage": coverage})


def _run(held: Mapping[str, Any]) -> Run:
    return Run(
        run_id=held["run_id"],
        tool=held["tool"],
        generated_at=held["generated_at"],
        command=held.get("command"),
        query=held["query"],
        neo4j=held["graph"]["neo4j"],
        loads=tuple(held["graph"]["loads"]),
    )


def _fault(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return f"{type(error).__name__} at {error}"
