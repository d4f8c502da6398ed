"""The share of an interest as the interval that is stated."""

from __future__ import annotations

from graphkit.model.share import Share
from ingest.bods.fields import Fields
from ingest.codes import Refused

_KEYS = ("exact", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")


def share(stated: Fields) -> Share:
    """Return a share in per cent, exclusive ends kept; nothing stated is unknown.

    Raises:
        Refused: it is no share between 0 and 100, or what is stated of it contradicts itself.
    """
    numbers = {name: stated.number(name) for name in _KEYS}
    for name, number in numbers.items():
        if number is not None and not 0 <= number <= 100:
            raise Refused(f"{stated.at}/{name}", f"{number:g}", "is no share between 0 and 100")
    exact, least, above, most, below = numbers.values()
    low, opened = _low(least, above)
    high, closed = _high(most, below)
    if exact is not None:
        inside = low <= exact <= high
        if not inside or (opened and exact == low) or (closed and exact == high):
            raise Refused(f"{stated.at}/exact", f"{exact:g}", "lies outside its own range")
        return Share(exact, exact)
    if low > high or (low == high and (opened or closed)):
        raise Refused(stated.at, f"{low:g} to {high:g}", "leaves no share possible")
    return Share(low, high, opened, closed)


def _low(least: float | None, above: float | None) -> tuple[float, bool]:
    """Return the lower end, the tighter one where two are stated, and whether it is exclusive."""
    if above is None:
        return least or 0.0, False
    return (above, True) if least is None or above >= least else (least, False)


def _high(most: float | None, below: float | None) -> tuple[float, bool]:
    if below is None:
        return 100.0 if most is None else most, False
    return (below, True) if most is None or below <= most else (most, False)
