"""Writing items part by part, until all are written whatever the server does meanwhile.

A part that the server's memory does not hold is halved. One with a row that the database does not
take is halved until that row stands alone; the row is rejected, and the rest is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from graphkit.errors import DatabaseError, InputRejected
from graphkit.graph import position
from graphkit.graph.connection import Graph
from graphkit.graph.part import Written, write_part
from graphkit.graph.persistence import Refused, TooLarge, persistently
from graphkit.graph.references import Dangling, named
from graphkit.graph.report import LoadReport
from graphkit.graph.spool import Item, Spool
from graphkit.graph.tally import Fate
from graphkit.graph.work import Whole
from graphkit.model.records import IngestRun
from graphkit.model.rows import Reject

MOST_REFUSED = 1_000
"""Rows that the database may refuse one by one; a file with more is wrong as a whole."""


class Parts:
    """The parts of one run, as they are written.

    Args:
        graph: an open graph.
        spool: the items.
        run: their run.
        tracked: whether the run's position moves; that of a complete run stays at its end.
        idle: called when a part is written and what is left is to wait for the commit.
    """

    def __init__(
        self,
        graph: Graph,
        spool: Spool,
        run: IngestRun,
        *,
        tracked: bool,
        idle: Callable[[], None],
    ) -> None:
        self.graph, self.run, self.tracked, self.idle = graph, run, tracked, idle
        self.fates = bytearray(spool.items)
        """What became of each item, one byte each, by position."""
        self.rejects: dict[int, Reject] = {}
        """Why a row is not loaded, by the number of the row."""
        self.report = LoadReport({})
        """What this process wrote."""
        self._kept: set[int] = set()  # rows whose reject is in the graph already

    def remember(self) -> None:
        """Take over what earlier tries wrote."""
        for part in position.kept(self.graph, self.run):
            self.fates[part.first : part.first + len(part.fates)] = part.fates
            self.rejects |= part.rejects
        self._kept = set(self.rejects)

    def write(self, first: int, items: Sequence[Item]) -> None:
        """Write the items from a position on, in as few transactions as the server allows."""
        waiting = [(first, items)]
        while waiting:
            at, some = waiting.pop()
            try:
                self._settle(at, some)
            except Dangling as error:
                self._reject_naming(error, some)
                waiting.append((at, some))
            except (InputRejected, TooLarge, Refused) as error:
                if len(some) > 1:
                    middle = len(some) // 2
                    waiting += [(at + middle, some[middle:]), (at, some[:middle])]
                else:
                    self._refuse(some[0], error)
                    waiting.append((at, some))

    def _settle(self, first: int, items: Sequence[Item]) -> None:
        written = persistently(
            self.graph,
            lambda work: self._unit(work, first, items),
            lambda: self.tracked and position.read(self.graph, self.run) >= first + len(items),
        )
        self.fates[first : first + len(items)] = bytes(written.fates)
        self._kept |= self.rejects.keys() & {one.row for one in items}
        self.report = self.report.beside(written.report)

    def _unit(self, work: Whole, first: int, items: Sequence[Item]) -> Written:
        if self.tracked:
            position.advance(work, self.run, first, len(items))
        good = [one for one in items if one.row not in self.rejects]
        written = write_part(work, good, self.run)
        of_good = iter(written.fates)
        fates = tuple(Fate.REJECTED if one.row in self.rejects else next(of_good) for one in items)
        report = replace(written.report, counters=dict(work.counters))
        if self.tracked:
            new = {one.row for one in items} & self.rejects.keys() - self._kept
            rejects = {row: self.rejects[row] for row in new}
            position.keep(work, self.run, position.Kept(first, bytes(fates), rejects))
        self.idle()
        return Written(report, fates)

    def _reject_naming(self, error: Dangling, items: Sequence[Item]) -> None:
        """Reject the rows that refer to what is nowhere."""
        for one in items:
            missing = named(one.records) & error.missing
            if missing and one.row not in self.rejects:
                self._reject(one, min(missing), f"refers to {error.kind} that is nowhere")

    def _refuse(self, item: Item, error: Exception) -> None:
        """Reject a row that the database does not take."""
        self._reject(item, "", f"the database does not take it: {error}")
        if len(self.rejects) > MOST_REFUSED:
            raise DatabaseError(
                f"the database refuses more than {MOST_REFUSED} rows; the last: {error}",
                where=f"{item.file}:{item.line}",
                cure="what is loaded stays; mend the file, or report this as a defect",
            )

    def _reject(self, item: Item, value: str, rule: str) -> None:
        self.rejects[item.row] = Reject(item.file, item.line, "", value, rule)
