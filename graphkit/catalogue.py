"""The catalogue of shipped queries: every file below cypher/, read without a database.

A query is one file with one statement. Its header says what a row means, and what no row means:

    // exposure/designations
    // Every designation of the given entities. A row is one measure. No row means that …
    // :param ids => ['imo-company:1790183']
    CYPHER 25
    MATCH …
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path, PurePosixPath

from rapidfuzz import process

from graphkit.errors import GraphkitError, UsageError


class Kind(StrEnum):
    """What a query may do; its folder says which."""

    READ = "read"
    WRITE = "write"
    SCHEMA = "schema"


_KINDS = {"load/known": Kind.READ, "load": Kind.WRITE, "schema": Kind.SCHEMA}
"""Folders whose queries do more than read, innermost first; all others only read."""

_PARAMETER = re.compile(r"(?P<name>[A-Za-z_]\w*) => (?P<literal>\S.*)")
_NOT_CODE = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|//[^\n]*|/\*.*?\*/", re.S)


@dataclass(frozen=True, slots=True)
class Query:
    """One shipped query.

    Args:
        name: its path below cypher/ without the suffix: `exposure/trace`.
        text: the statement as it is sent.
        sentence: what it asks, what a row means, and what no row means.
        parameters: the demo value of each parameter, as a Cypher literal.
        kind: whether it reads, writes, or changes the schema.
        sha256: of the whole file, in hex.
    """

    name: str
    text: str
    sentence: str
    parameters: dict[str, str] = field(hash=False)
    kind: Kind
    sha256: str

    @property
    def writes(self) -> bool:
        """Tell whether it changes the graph or its schema."""
        return self.kind is not Kind.READ

    def for_browser(self) -> str:
        """Return what to paste into the Neo4j Browser: the parameters, a blank line, the query.

        The two are pasted one after the other: pasted together they run, but nothing is drawn.
        """
        settings = [f":param {name} => {literal};" for name, literal in self.parameters.items()]
        return "\n".join([*settings, "", self.text]) if settings else self.text


def root() -> Path:
    """Return the folder of the queries: inside an installed package, beside it in a checkout."""
    packaged = Path(__file__).parent / "_cypher"
    return packaged if packaged.is_dir() else Path(__file__).parents[1] / "cypher"


@cache
def catalogue() -> dict[str, Query]:
    """Read all queries by name; raise GraphkitError where a file breaks the rule."""
    return {one.name: one for one in _queries(root())}


def query(name: str) -> Query:
    """Return the query of that name; raise UsageError with the nearest name."""
    known = catalogue()
    if name in known:
        return known[name]
    nearest = process.extractOne(name, list(known), score_cutoff=60)
    cure = f"did you mean {nearest[0]}?" if nearest else "list them: graphkit query list"
    raise UsageError(f"there is no query {name!r}", cure=cure)


def _queries(folder: Path) -> Iterable[Query]:
    for path in sorted(folder.rglob("*.cypher")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        yield parse(name, path.read_text("utf-8"), str(path))


def parse(name: str, content: str, where: str) -> Query:
    """Read one query file.

    Args:
        name: the name that its path gives it.
        content: the whole file.
        where: the file, for errors.

    Raises:
        GraphkitError: with file and line, where the header or the statement breaks the rule.
    """
    lines = content.splitlines()
    size = next((n for n, line in enumerate(lines) if not line.startswith("//")), len(lines))
    header = [line.removeprefix("//").strip() for line in lines[:size]]
    _check_name(header, name, where)
    parameters = _parameters(header, where)
    words = [line for line in header[1:] if line and not line.startswith(":param")]
    if not words:
        raise _broken(where, 2, "says nothing of what a row means", "// One sentence, then rows.")
    statement = "\n".join(lines[size:]).strip()
    _check_statement(statement, where, size + 1)
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    return Query(name, statement, " ".join(words), parameters, _kind(name), sha256)


def _check_name(header: list[str], name: str, where: str) -> None:
    if not header or header[0] != name:
        stated = header[0] if header else "nothing"
        raise _broken(where, 1, f"says {stated!r} where its name belongs", f"// {name}")


def _parameters(header: list[str], where: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, line in enumerate(header, start=1):
        if not line.startswith(":param"):
            continue
        match = _PARAMETER.fullmatch(line.removeprefix(":param").strip())
        if match is None or match["name"] in found:
            fault = "is no parameter" if match is None else "states a parameter twice"
            raise _broken(where, number, fault, "// :param name => literal, each once")
        if match["literal"] == "{}":
            fault = "is an empty map, which the Neo4j Browser does not read"
            raise _broken(where, number, fault, f"// :param {match['name']} => []")
        found[match["name"]] = match["literal"]
    return found


def _check_statement(statement: str, where: str, line: int) -> None:
    if not statement.startswith("CYPHER 25\n"):
        raise _broken(where, line, "does not say which Cypher it is", "CYPHER 25")
    if ";" in _NOT_CODE.sub("", statement):
        raise _broken(where, line, "holds more than one statement", "one statement, no semicolon")


def _kind(name: str) -> Kind:
    folders = [one.as_posix() for one in PurePosixPath(name).parents]
    return next((_KINDS[one] for one in folders if one in _KINDS), Kind.READ)


def _broken(where: str, line: int, fault: str, right: str) -> GraphkitError:
    return GraphkitError(f"the query {fault}", where=f"{where}:{line}", cure=f"write: {right}")
