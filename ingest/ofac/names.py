"""Names as OFAC writes them."""

from __future__ import annotations

import re


def natural(listed: str) -> str:
    """Turn `KIM, Yong Chol` into `Yong Chol KIM`; `REYES, Luis, Jr.` keeps its `Jr.` at the end."""
    family, comma, rest = listed.partition(", ")
    if not comma:
        return listed
    given, _, suffix = rest.partition(", ")
    return f"{given} {family}" + (f", {suffix}" if suffix else "")


def both_ways(listed: str, *, person: bool) -> tuple[str, ...]:
    """Return a person's name in natural order and as listed; any other name as it is."""
    return tuple(dict.fromkeys((natural(listed), listed))) if person else (listed,)


def words(name: str) -> frozenset[str]:
    """Return the words of a name in capitals, with `S.A.` as SA."""
    return frozenset(re.findall(r"\w+", name.upper().replace(".", "")))
