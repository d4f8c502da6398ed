"""The graph as it is asked in Python: the words of the command line as keyword arguments."""

from __future__ import annotations

from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

from graphkit.api.answers import (
    Blocking,
    Exposure,
    KnownHistory,
    Matches,
    Moves,
    Rows,
    Rules,
    answered,
)
from graphkit.api.asked import as_json, stated
from graphkit.browser.pack import pack
from graphkit.catalogue import query
from graphkit.database import opened
from graphkit.errors import UsageError
from graphkit.exposure.coverage import coverage
from graphkit.exposure.find import find
from graphkit.exposure.history import known_history
from graphkit.exposure.options import (
    DEGREE,
    LIMIT,
    MATCHES,
    Day,
    Words,
    asked_of,
    at_least,
    parse_day,
    parse_rules,
    parse_standard,
    within_range,
)
from graphkit.exposure.ownership.answer import ownership
from graphkit.exposure.ownership.question import Question as OwnershipQuestion
from graphkit.exposure.trace import trace
from graphkit.graph import Graph
from graphkit.literals import parameters_of
from graphkit.regimes import asking
from graphkit.regimes.assess import assess
from graphkit.regimes.compare import compare
from graphkit.regimes.question import Question as RegimeQuestion
from graphkit.settings import Settings


class Investigation:
    """An open graph that answers questions; made by `connect`.

    A `with` block closes it at the end. All methods only read. Days are `datetime.date` or text
    (`"2014-08-01"`), entities any id or identifier that `find` shows. What cannot be asked raises
    `GraphkitError`, which says what, where, and what to change, in the words of the command line.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._closing = ExitStack()
        self._graph: Graph | None = self._closing.enter_context(opened(settings, pages=pack))

    def find(self, text: str, *, limit: int = 10) -> Matches:
        """Find an entity by name, which may be misspelt, or by identifier, which may not."""
        graph = self._opened()
        found = tuple(find(graph, text, within_range(limit, MATCHES, "--limit")))
        return Matches(
            text=text,
            results=found,
            asked={"text": text, "limit": limit},
            coverage=coverage(graph),
            truncated=len(found) == limit,
        )

    def trace(
        self,
        subject: str,
        *,
        to: str | None = None,
        through_targets: bool = False,
        as_of: Day | None = None,
        within: str | int | None = None,
        during: str | None = None,
        known_by: Day | None = None,
        known_to: str | None = None,
        standard: str | int = 1,
        max_hops: int = 6,
        include: Words = (),
        strict_identity: bool = False,
        rule: str | None = None,
        limit: int = 25,
        seconds: float | None = None,
    ) -> Exposure:
        """Trace the documented chains that expose a subject to designated parties."""
        asked = asked_of(
            self._settings,
            subject,
            to=to,
            through_targets=through_targets,
            as_of=as_of,
            within=within,
            during=during,
            known_by=known_by,
            known_to=known_to,
            standard=standard,
            max_hops=max_hops,
            include=include,
            strict_identity=strict_identity,
            rule=rule,
            limit=limit,
            seconds=seconds,
        )
        return answered(Exposure, trace(self._opened(), asked), stated(asked))

    def known_history(
        self,
        subject: str,
        *,
        to: str | None = None,
        through_targets: bool = False,
        as_of: Day | None = None,
        within: str | int | None = None,
        during: str | None = None,
        known_by: Day | None = None,
        standard: str | int = 1,
        max_hops: int = 6,
        include: Words = (),
        strict_identity: bool = False,
        rule: str | None = None,
        limit: int = 25,
        seconds: float | None = None,
    ) -> KnownHistory:
        """Say on which days what was published changed the answer of `trace`, and by what."""
        asked = asked_of(
            self._settings,
            subject,
            to=to,
            through_targets=through_targets,
            as_of=as_of,
            within=within,
            during=during,
            known_by=known_by,
            history=True,
            standard=standard,
            max_hops=max_hops,
            include=include,
            strict_identity=strict_identity,
            rule=rule,
            limit=limit,
            seconds=seconds,
        )
        about = stated(asked)
        del about["known_to"]  # a history replays what was published
        return answered(KnownHistory, known_history(self._opened(), asked), about)

    def ownership(
        self,
        subject: str,
        *,
        rule: Words = (),
        as_of: Day | None = None,
        known_by: Day | None = None,
        standard: str | int = 1,
        down: bool = False,
        limit: int = 25,
        seconds: float | None = None,
    ) -> Blocking:
        """Say whether a subject is blocked because blocked parties own or control it."""
        today = self._settings.today
        asked = OwnershipQuestion(
            subject=subject,
            as_of=parse_day(as_of, "--as-of") or today,
            known_by=parse_day(known_by, "--known-by") or today,
            regimes=parse_rules(rule),
            standard=parse_standard(standard),
            down=down,
            limit=within_range(limit, LIMIT, "--limit"),
            seconds=at_least(self._settings.query_seconds if seconds is None else seconds),
        )
        return answered(Blocking, ownership(self._opened(), asked), stated(asked))

    def assess(
        self,
        subject: str,
        *,
        regime: str = "today",
        as_of: Day | None = None,
        known_by: Day | None = None,
        standard: str | int = 1,
        degree: int | None = None,
        assume_designated: Words = (),
        assume_delisted: Words = (),
        seconds: float | None = None,
    ) -> Rules:
        """Say of each rule in force which elements are met, not shown or excluded."""
        days, supposed = (as_of, known_by), (assume_designated, assume_delisted)
        asked = self._under(regime, days, standard, degree, supposed, seconds)
        found = assess(self._opened(), subject, asked)
        about = stated(asked, subject=subject, regime=regime, degree=degree)
        return answered(Rules, found, about)

    def compare(
        self,
        before: str,
        after: str,
        *,
        as_of: Day | None = None,
        known_by: Day | None = None,
        standard: str | int = 1,
        degree: int | None = None,
        assume_designated: Words = (),
        assume_delisted: Words = (),
        seconds: float | None = None,
    ) -> Moves:
        """Say who enters and who leaves scope from one regime to another."""
        days, supposed = (as_of, known_by), (assume_designated, assume_delisted)
        first = self._under(before, days, standard, None, ((), ()), seconds)
        second = self._under(after, days, standard, degree, supposed, seconds)
        about = stated(second, before=before, after=after, degree=degree)
        return answered(Moves, compare(self._opened(), first, second), about)

    def query(self, name: str, /, **parameters: Any) -> Rows:
        """Run a reading query of the catalogue; parameters that are not given keep their demo."""
        one = query(name)
        if one.writes:
            raise UsageError(f"{name} writes; `query` only reads", cure="graphkit query list")
        graph, given = self._opened(), parameters_of(one, parameters)
        return Rows(
            name=name,
            sentence=one.sentence,
            results=tuple(graph.read(one, given)),
            asked={"name": name, "parameters": as_json(given)},
            coverage=coverage(graph),
        )

    def close(self) -> None:
        """Close the connection; the embedded server goes on running, as after any command."""
        self._graph = None
        self._closing.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()

    def _opened(self) -> Graph:
        if self._graph is None:
            raise UsageError("the connection is closed", cure="open it: graphkit.connect()")
        return self._graph

    def _under(
        self,
        regime: str,
        days: tuple[Day | None, Day | None],
        standard: str | int,
        degree: int | None,
        supposed: tuple[Words, Words],
        seconds: float | None,
    ) -> RegimeQuestion:
        return asking.asked_of(
            self._opened(),
            self._settings,
            regime,
            as_of=days[0],
            known_by=days[1],
            standard=standard,
            degree=None if degree is None else within_range(degree, DEGREE, "--degree"),
            designated=supposed[0],
            delisted=supposed[1],
            seconds=at_least(self._settings.query_seconds if seconds is None else seconds),
        )
