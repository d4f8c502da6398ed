"""Errors as a person reads them: what, where, what to type next; a traceback only with --debug."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import orjson
import typer

from graphkit.cli.terminal import VERBOSITY, complain
from graphkit.errors import Exit, GraphkitError

P = ParamSpec("P")
R = TypeVar("R")


def reported(command: Callable[P, R]) -> Callable[P, R]:
    """Wrap a command so that its errors become a message on stderr and an exit code."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except (typer.Exit, typer.Abort):
            raise
        except (Exception, KeyboardInterrupt) as error:
            if VERBOSITY.debug:
                raise
            code = _told(error, as_json=kwargs.get("output_format") in ("json", "jsonl"))
            raise typer.Exit(code) from None

    return wrapped


def _told(error: BaseException, *, as_json: bool) -> Exit:
    """Say what happened and return the exit code."""
    if isinstance(error, KeyboardInterrupt):
        complain("interrupted")
        return Exit.INTERRUPTED
    if isinstance(error, BrokenPipeError):
        sys.stderr.close()  # whoever read us has gone; Python would complain of it at exit
        return Exit.DONE
    if isinstance(error, GraphkitError):
        _tell(error, as_json=as_json)
        return error.exit_code
    complain(
        f"unexpected {type(error).__name__}: {error}\n"
        "  this is a defect; run again with `graphkit --debug …` and report what it prints"
    )
    return Exit.BUG


def _tell(error: GraphkitError, *, as_json: bool) -> None:
    if as_json:
        told = {"error": error.what, "where": error.where, "cure": error.cure}
        sys.stderr.write(orjson.dumps({**told, "code": int(error.exit_code)}).decode() + "\n")
    else:
        complain(str(error))


def end_with(*, incomplete: bool, found: bool) -> None:
    """End a command whose answer is printed with the exit code that was asked for, if any.

    Args:
        incomplete: the answer was cut, and `--strict` is set.
        found: there are findings, and `--fail-on-findings` is set.
    """
    if incomplete:
        raise typer.Exit(Exit.INCOMPLETE)
    if found:
        raise typer.Exit(Exit.FINDINGS)
