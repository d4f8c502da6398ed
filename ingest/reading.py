"""What reading a source gives: its rows one after the other, and then what there is to say of them.

Every source is a package with four verbs. `read` opens its files, `transform` turns what one row
says into records, and both are its own. `load` and `retire` are the same for all (ingest.loading).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from graphkit.model.records import IngestRun
from graphkit.model.rows import Reject, Row


class Reading(Protocol):
    """The files of one source, opened."""

    def rows(self) -> Iterator[Row | Reject]:
        """Give each row of the files once, in their order, without holding the file in memory.

        The same files always give the same rows.

        Raises:
            InputRejected: a file is not what it claims to be; nothing of it may be loaded.
        """

    def run(self) -> IngestRun:
        """Return the run, with files, hashes and counts; only after `rows` has ended."""

    def summary(self) -> list[str]:
        """Say in lines what was read and what was not understood; only after `rows` has ended."""
