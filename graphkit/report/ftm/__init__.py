"""FollowTheMoney entities out of the graph (docs/reference/sources.md)."""

from graphkit.report.ftm.sheet import Line
from graphkit.report.ftm.writer import Writer

__all__ = ["Line", "Writer"]
