"""What can go wrong, said once: what happened, where, and what to type next."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of every command (docs/reference/exit-codes.md)."""

    DONE = 0
    BUG = 1
    USAGE = 2
    FINDINGS = 3
    AUTHENTICATION = 4
    DATABASE = 5
    INPUT = 6
    INCOMPLETE = 7
    INTERRUPTED = 130


class GraphkitError(Exception):
    """An error that a user can act on.

    Args:
        what: what happened, one sentence.
        where: file:row:column, query name, address or path; empty when there is no place to name.
        cure: what to type or change next.
    """

    exit_code: Exit = Exit.BUG

    def __init__(self, what: str, *, where: str = "", cure: str = "") -> None:
        super().__init__(what)
        self.what, self.where, self.cure = what, where, cure

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        cure = f"\n  {self.cure}" if self.cure else ""
        return f"{place}{self.what}{cure}"


class UsageError(GraphkitError):
    """The command line asks for something that does not exist or contradicts itself."""

    exit_code = Exit.USAGE


class AuthenticationError(GraphkitError):
    """The database refused the user name or the password."""

    exit_code = Exit.AUTHENTICATION


class DatabaseError(GraphkitError):
    """The database cannot be reached, ran out of time, or is of a wrong version."""

    exit_code = Exit.DATABASE


class InputRejected(GraphkitError):
    """Input that cannot be read as what it claims to be; nothing of it was written."""

    exit_code = Exit.INPUT


class QueryTimeout(DatabaseError):
    """A reading query ran into its time budget; what was found before it still stands."""
