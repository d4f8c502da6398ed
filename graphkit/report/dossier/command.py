"""The command that asks the same again, and the name of the files that it writes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator

from anyascii import anyascii

from graphkit.exposure.question import Question
from graphkit.exposure.shape import Node

MOST = 80
"""Characters of a file's name before its ending."""


def command(asked: Question, regimes: Iterable[str]) -> str:
    """Write a question as a command with all that it depends on, so also the days that it had."""
    return shlex.join(["graphkit", "report", asked.subject, *_options(asked, regimes)])


def _options(asked: Question, regimes: Iterable[str]) -> Iterator[str]:
    stated = {
        "--until": asked.to,
        "--as-of": asked.as_of,
        "--within": f"{asked.within}d" if asked.within is not None else None,
        "--during": f"{asked.during[0]}..{asked.during[1]}" if asked.during else None,
        "--known-by": asked.known_by,
        "--known-to": asked.known_to,
        "--standard": int(asked.standard),
        "--max-hops": asked.max_hops,
        "--include": ",".join(sorted(asked.include)) or None,
        "--rule": asked.rule,
        "--limit": asked.limit,
    }
    for option, value in stated.items():
        if value is not None:
            yield from (option, str(value))
    if asked.strict_identity:
        yield "--strict-identity"
    for one in regimes:
        yield from ("--regime", one)


def file_stem(subject: Node) -> str:
    """Return a file name that tells whose dossier it is: `koti-corp-imo-company-5982254`."""
    words = re.findall(r"[a-z0-9]+", anyascii(subject.name).lower())
    numbers = re.findall(r"[a-z0-9]+", anyascii(subject.id).lower())
    name, number = "-".join(words), "-".join(numbers)
    return f"{name[: max(MOST - len(number) - 1, 0)]}-{number}".strip("-")
