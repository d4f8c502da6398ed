"""Ownership shares as intervals, because documents state ranges and unknown is not zero.

Ends are inclusive or exclusive as in the Beneficial Ownership Data Standard.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"[0-9]{1,3}(?:\.[0-9]+)?"
_EXACT = re.compile(rf"({_NUMBER})%?")
_RANGE = re.compile(rf"([(\[]?)({_NUMBER})\.\.({_NUMBER})([)\]]?)%?")
_MARK = re.compile(r"\s*(\.\.|[%()\[\]]|[<>]=?)\s*")
_BOUND = re.compile(rf"(>=|<=|>|<)({_NUMBER})%?")


class ShareError(ValueError):
    """A share that is no number or range between 0 and 100 per cent."""


@dataclass(frozen=True, slots=True)
class Share:
    """A stated share in per cent; the default is a share that nobody states."""

    minimum: float = 0.0
    maximum: float = 100.0
    minimum_exclusive: bool = False
    maximum_exclusive: bool = False

    def __reduce__(self) -> tuple[type[Share], tuple[float, float, bool, bool]]:
        """Pack it as its fields: what dataclasses do by themselves takes a third longer."""
        fields = self.minimum, self.maximum, self.minimum_exclusive, self.maximum_exclusive
        return Share, fields

    @property
    def unknown(self) -> bool:
        """Tell whether the document leaves every share possible."""
        return self == Share()

    def certainly_reaches(self, percent: float) -> bool:
        """Tell whether the share is at least `percent` wherever in its range it lies."""
        return self.minimum >= percent

    def possibly_reaches(self, percent: float) -> bool:
        """Tell whether the share may be at least `percent`."""
        return self.maximum > percent or (self.maximum == percent and not self.maximum_exclusive)

    def __str__(self) -> str:
        if self.unknown:
            return "an unstated share"
        if self.minimum == self.maximum:
            return f"{self.minimum:g} %"
        low = f"{'more than' if self.minimum_exclusive else 'at least'} {self.minimum:g}"
        high = f"{'less than' if self.maximum_exclusive else 'at most'} {self.maximum:g}"
        parts = [low] * (self.minimum > 0 or self.minimum_exclusive) + [high] * (
            self.maximum < 100 or self.maximum_exclusive
        )
        return f"{' and '.join(parts)} %"


def share(stated: str) -> Share:
    """Read `51`, `25..50`, `(25..50]`, `>50`, `>=25`, `<25`; empty is unknown."""
    text = _MARK.sub(r"\1", stated.strip())  # never joins two numbers: "5 1" is not 51
    if not text:
        return Share()
    if exact := _EXACT.fullmatch(text):
        return _checked(text, Share(float(exact[1]), float(exact[1])))
    if bound := _BOUND.fullmatch(text):
        value, exclusive = float(bound[2]), len(bound[1]) == 1
        low = bound[1].startswith(">")
        return _checked(
            text,
            Share(value, 100.0, exclusive, False) if low else Share(0.0, value, False, exclusive),
        )
    if between := _RANGE.fullmatch(text):
        opened, first, last, closed = between.groups()
        if bool(opened) != bool(closed):
            raise ShareError(f"{stated!r} opens or closes a range on one side only")
        return _checked(text, Share(float(first), float(last), opened == "(", closed == ")"))
    raise ShareError(f"{stated!r} is no share; write 51, 25..50, >50 or >=25")


def _checked(text: str, stated: Share) -> Share:
    if not 0 <= stated.minimum <= stated.maximum <= 100:
        raise ShareError(f"{text!r} is no share between 0 and 100 per cent")
    exclusive = stated.minimum_exclusive or stated.maximum_exclusive
    if exclusive and stated.minimum == stated.maximum:
        raise ShareError(f"{text!r} leaves no share possible")
    return stated
