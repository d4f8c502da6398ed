"""How fast something goes, and how long it will take. Pure."""

from __future__ import annotations

from dataclasses import dataclass

STAGES = 50
"""What has fewer parts is counted in stages, of which one may take a hundred times the other."""


@dataclass
class Pace:
    """The pace of what is counted; it begins anew where another count begins.

    Args:
        settled: seconds before which it says nothing: the first rates mean little.
    """

    settled: float = 1.0
    _from: tuple[float, int, int] | None = None  # when, how many were done, of how many
    _done: int = 0

    def at(self, now: float, done: int, total: int) -> tuple[float, float] | None:
        """Return how many a second, and in how many seconds all will be done.

        Args:
            now: seconds of a clock that never goes back.
            done: how many are done.
            total: of how many.

        Returns:
            None while nothing is known.
        """
        if self._from is None or total != self._from[2] or done < self._done:
            self._from = (now, done, total)
        self._done = done
        began, first, _ = self._from
        if done <= first or now - began < self.settled or 0 < total < STAGES:
            return None
        rate = (done - first) / (now - began)
        return rate, max(0, total - done) / rate


def shown_count(done: int, total: int, pace: tuple[float, float] | None) -> str:
    """Return `12,000 of 50,000, 24 %, 812/s, 0:47 left`, as far as it is known."""
    parts = [f"{done:,} of {total:,}, {done * 100 // total} %" if total else f"{done:,}"]
    if pace is not None:
        rate, left = pace
        parts.append(f"{rate:,.0f}/s" if rate >= 1 else f"{rate * 60:,.0f}/min")
        if total:
            parts.append(f"{_clock(left)} left")
    return ", ".join(parts)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
