"""Comments as sentences, each with the place where it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.un.patterns import table

_END = re.compile(
    r"(?<!\b[A-Z])[.!?][”\")\]]*(?: +|$)(?=[^a-z ]|$)"  # a full stop, a blank, no small letter
    r"|(?<=[a-z0-9)])\.(?=[A-Z\ue000-\uf8ff][a-z ])"  # or a full stop and a capital without a blank
    r"|(?<=\)) (?=\[Old Reference)"
)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Give each sentence with its place in the text."""
    begin = 0
    for found in _END.finditer(text):
        words = text[begin : found.start()]
        if found[0].startswith(".") and re.split(r"[\s(]", words)[-1] in table().abbreviations:
            continue
        if text[begin : found.end()].strip():
            yield _stripped(text, begin, found.end())
        begin = found.end()
    if text[begin:].strip():
        yield _stripped(text, begin, len(text))


def _stripped(text: str, begin: int, end: int) -> tuple[int, str]:
    part = text[begin:end]
    return begin + len(part) - len(part.lstrip()), part.strip()
