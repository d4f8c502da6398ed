"""graphkit in Python: the questions of the command line, answered with types and data frames."""

from graphkit.api.answers import Answer
from graphkit.api.connecting import connect
from graphkit.api.investigation import Investigation

__all__ = ["Answer", "Investigation", "connect"]
