"""What the driver and the server complain of, as errors that a user can act on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import Enum

import neo4j
from neo4j.exceptions import (
    AuthError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graphkit.errors import (
    AuthenticationError,
    DatabaseError,
    GraphkitError,
    QueryTimeout,
)

UNKNOWN_NAMES = ("01N50", "01N51", "01N52")
"""A label, a relationship type or a property that the store has never seen."""
DEPRECATED = "01N01"


class Cure(Enum):
    """What a loader does about a write that failed."""

    SPLIT = "write less at a time: the server's memory does not hold it"
    AGAIN = "look how far the run came, and go on from there"
    SIEVE = "find the row that the database does not take"
    STOP = "tell the person who loads"


_AGAIN = (
    "Neo.TransientError.",
    "Neo.ClientError.Cluster.",  # the leader moved
    "Neo.ClientError.Statement.EntityNotFound",  # another transaction deleted it meanwhile
    "Neo.DatabaseError.Transaction.",  # a commit that failed may have been made
    "Neo.DatabaseError.General.",  # the server is going down
)
_AWAY = (ServiceUnavailable, SessionExpired, OSError)
_OF_A_ROW = (
    "Neo.ClientError.Schema.",
    "Neo.ClientError.Statement.",
    "Neo.DatabaseError.Statement.",  # a key that is too large for its index
)


def cure(error: BaseException) -> Cure:
    """Say what to do about a write that failed; whether it was committed is not known."""
    if isinstance(error, Neo4jError):
        code = error.code or ""
        if _is_memory(code) or code.startswith(_TIMED_OUT):
            return Cure.SPLIT
        if code.startswith(_AGAIN):
            return Cure.AGAIN
        return Cure.SIEVE if code.startswith(_OF_A_ROW) else Cure.STOP
    return Cure.AGAIN if isinstance(error, _AWAY) else Cure.STOP


_AUTHENTICATION = "Neo.ClientError.Security."
_TIMED_OUT = "Neo.ClientError.Transaction.TransactionTimedOut"
_OF_ONE_QUERY = "db.memory.transaction.max"
_START = "start it: graphkit server start, or correct NEO4J_URI"


def _is_memory(code: str) -> bool:
    return "OutOfMemory" in code or "StackOverFlow" in code


def is_too_large(error: Neo4jError) -> bool:
    """Say whether a query by itself needs more memory than any may take: it will the next time too.

    Where it is all queries together that do, another try may find more room.
    """
    code, message = error.code or "", error.message or ""
    return _is_memory(code) and ("StackOverFlow" in code or _OF_ONE_QUERY in message)


@contextmanager
def told(where: str, seconds: float | None = None) -> Iterator[None]:
    """Raise what happens inside as an error with what, where and cure.

    Args:
        where: the query or the address that is being spoken to.
        seconds: the time budget of what runs inside.
    """
    try:
        yield
    except Neo4jError as error:
        raise _of_server(error, where, seconds) from error
    except (DriverError, OSError) as error:
        raise DatabaseError(first_line(error), where=where, cure=_START) from error


def _of_server(error: Neo4jError, where: str, seconds: float | None) -> GraphkitError:
    code = error.code or ""
    if code.startswith(_TIMED_OUT):
        budget = f"{seconds:g} s" if seconds else "its time budget"
        cure = "narrow the question, or allow more: GRAPHKIT_QUERY_SECONDS=120"
        return QueryTimeout(f"the query did not end within {budget}", where=where, cure=cure)
    if code.endswith("AuthenticationRateLimit"):
        cure = "wait five seconds, then try once with the right password"
        return AuthenticationError("too many wrong passwords in a row", where=where, cure=cure)
    if isinstance(error, AuthError) or code.startswith(_AUTHENTICATION):
        cure = "check NEO4J_USERNAME and NEO4J_PASSWORD"
        return AuthenticationError(first_line(error), where=where, cure=cure)
    if _is_memory(code):
        cure = "narrow the question, or give the server more memory"
        return DatabaseError("the query needs more memory than it may take", where=where, cure=cure)
    cure = "see the server's log: graphkit server status says where it lies"
    return DatabaseError(f"{code}: {first_line(error)}", where=where, cure=cure)


def first_line(error: BaseException) -> str:
    """Return the first line of what an error says."""
    stated = error.message if isinstance(error, Neo4jError) else str(error)
    return (stated or type(error).__name__).splitlines()[0]


def refuse_misspelt(where: str, summary: neo4j.ResultSummary) -> None:
    """Raise where the server did not know a name that a shipped query uses.

    A misspelt label silently matches nothing, which would read as "no exposure".
    """
    codes = (*UNKNOWN_NAMES, DEPRECATED)
    if faults := list(_descriptions(summary.gql_status_objects, codes)):
        cure = "this is a defect of the query; graphkit does not answer from it"
        raise GraphkitError("; ".join(faults), where=where, cure=cure)


def _descriptions(statuses: Iterable[neo4j.GqlStatusObject], codes: Iterable[str]) -> Iterator[str]:
    wanted = set(codes)
    for status in statuses:
        if status.gql_status in wanted:
            yield f"{status.gql_status} {status.status_description}"
