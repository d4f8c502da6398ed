"""An open graph: reading, writing, and one transaction for what must be whole."""

from __future__ import annotations

import logging
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import neo4j
from neo4j.api import BookmarkManager
from neo4j.exceptions import IncompleteCommit, Neo4jError
from pydantic import SecretStr

from graphkit import __version__
from graphkit.catalogue import Query
from graphkit.errors import DatabaseError
from graphkit.graph.days import ASKED, shared
from graphkit.graph.failures import is_too_large, refuse_misspelt, told
from graphkit.graph.rows import Commit, Parameters, Rows, counted, row

T = TypeVar("T")

OLDEST = (2026, 8)
"""Older servers lack ACYCLIC, which every chain query uses."""
CONNECT_SECONDS = 10.0
WRITE_SECONDS = 3600.0
SWITCH_SECONDS = 0.0005
"""How long a thread may compute while another could go on; in Python's own 0.005 a server idles."""


Returned = Callable[[Rows], None]
"""Told the rows of a query that was sent."""
Answered = tuple[Rows, Counter[str]]
"""The rows of a query, and what it changed."""


@dataclass
class Transaction:
    """One transaction that reads and writes; nothing of it stays unless all of it does.

    What is sent goes over the connection in a thread, one query after the other. What is run goes
    over it in the caller's own, once the thread has nothing left to do: a query that waits for
    another load can be interrupted.
    """

    _transaction: neo4j.Transaction
    _thread: Executor
    _counters: Counter[str] = field(default_factory=Counter)
    _sent: deque[tuple[Future[Answered], Returned]] = field(default_factory=deque)

    @property
    def counters(self) -> Counter[str]:
        """What was changed so far."""
        self.settle()
        return self._counters

    def run(self, query: Query, parameters: Parameters) -> Rows:
        """Run one query in this transaction and return its rows."""
        self.settle()
        rows, counted = _run(self._transaction, query, parameters)
        self._counters.update(counted)
        return rows

    def send(self, query: Query, parameters: Parameters, returned: Returned) -> None:
        """Run one query without waiting for it: more is made ready while the server works.

        Args:
            query: from the catalogue.
            parameters: its parameters.
            returned: told its rows, at the latest before the transaction is committed. What goes
                wrong is raised then, too.
        """
        running = self._thread.submit(_run, self._transaction, query, parameters)
        self._sent.append((running, returned))

    def settle(self) -> None:
        """Wait for all that was sent."""
        while self._sent:
            running, returned = self._sent.popleft()
            rows, counted = running.result()
            self._counters.update(counted)
            returned(rows)


@dataclass(frozen=True)
class Graph:
    """A database that answers; made by `connect`, which also closes it.

    Args:
        address: where it is, for messages.
        database: its name, never left to the server's default.
        seconds: time budget of a reading query.
    """

    _driver: neo4j.Driver = field(repr=False)
    address: str
    database: str
    seconds: float
    _bookmarks: BookmarkManager = field(
        default_factory=neo4j.GraphDatabase.bookmark_manager, repr=False
    )
    """On a cluster, what is read after a write has seen that write."""
    committed: Callable[[Commit], None] = field(default=lambda _commit: None, repr=False)
    """Told what each transaction of a load did to the tables of walks, once it is committed."""

    def read(
        self, query: Query, parameters: Parameters | None = None, *, seconds: float | None = None
    ) -> Rows:
        """Run a reading query and return its rows as plain Python values.

        Nodes, relationships and paths, which the Browser draws, are left out of a row. The session
        is a READ session: the server itself refuses a write.

        Args:
            query: from the catalogue.
            parameters: its parameters.
            seconds: time budget; that of the graph by default.

        Raises:
            QueryTimeout: the time budget is used up.
            DatabaseError: the database cannot be reached or refuses the query.
            GraphkitError: the query uses a name that the store does not know.
        """
        budget = seconds or self.seconds
        with told(query.name, budget), self._session(neo4j.READ_ACCESS) as session:
            work = neo4j.unit_of_work(timeout=budget)(_run_unless_too_large)
            try:
                rows, _ = session.execute_read(work, query, parameters or {})
            except IncompleteCommit:  # the connection broke at the very end: read once more
                rows, _ = session.execute_read(work, query, parameters or {})
            return rows

    def write(self, query: Query, parameters: Parameters | None = None) -> Answered:
        """Run one writing query in its own transaction; return its rows and what it changed.

        Changes to the schema cannot share a transaction with data and are sent as they are.

        Raises:
            DatabaseError: the database cannot be reached or refuses the query.
            GraphkitError: the query uses a name that the store does not know.
        """
        with told(query.name, WRITE_SECONDS), self._session(neo4j.WRITE_ACCESS) as session:
            work = neo4j.unit_of_work(timeout=WRITE_SECONDS)(_run_unless_too_large)
            return session.execute_write(work, query, parameters or {})

    def attempt(self, unit: Callable[[Transaction], T], returned: Callable[[T], None]) -> None:
        """Run `unit` in one transaction, once.

        What the driver and the server complain of is raised as it is, for the caller to judge.
        After an error in `commit` the transaction may have been committed all the same.

        Args:
            unit: what to do in the transaction.
            returned: told what `unit` returned, before the transaction is committed.
        """
        with (
            self._session(neo4j.WRITE_ACCESS) as session,
            session.begin_transaction(timeout=WRITE_SECONDS) as transaction,
            _one_thread() as thread,
        ):
            open_ = Transaction(transaction, thread)
            done = unit(open_)
            open_.settle()
            returned(done)
            transaction.commit()

    def server_version(self) -> str:
        """Return the version of the server: `2026.08.1`."""
        with _addressed(self.address):
            return self._driver.get_server_info().agent.partition("/")[2]

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(
            database=self.database,
            default_access_mode=access,
            bookmark_manager=self._bookmarks,
        )


@contextmanager
def connect(
    uri: str, username: str, password: SecretStr, database: str, seconds: float
) -> Iterator[Graph]:
    """Open a graph, and close it at the end.

    Args:
        uri: `bolt://…`, `neo4j://…`, `neo4j+s://…`.
        username: the user.
        password: the password; it is shown nowhere.
        database: the name of the database.
        seconds: time budget of one reading query.

    Raises:
        AuthenticationError: user name or password are refused.
        DatabaseError: nothing answers there, or a server that is too old.
    """
    logging.getLogger("neo4j").addHandler(logging.NullHandler())  # we read the notifications
    with _driver(uri, (username, password.get_secret_value())) as driver:
        graph = Graph(driver, uri, database, seconds)
        _refuse_old(graph)
        yield graph


def _driver(uri: str, auth: tuple[str, str]) -> neo4j.Driver:
    with _addressed(uri):
        return neo4j.GraphDatabase.driver(
            uri,
            auth=auth,
            user_agent=f"graphkit/{__version__}",
            connection_timeout=CONNECT_SECONDS,
            connection_acquisition_timeout=CONNECT_SECONDS,
        )


@contextmanager
def _addressed(uri: str) -> Iterator[None]:
    """Say so where the driver cannot make sense of the address itself."""
    with told(uri):
        try:
            yield
        except ValueError as error:
            cure = "write it like bolt://127.0.0.1:7687 or neo4j+s://host"
            raise DatabaseError(f"this is no address: {error}", where=uri, cure=cure) from None


def _refuse_old(graph: Graph) -> None:
    version = graph.server_version()
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if numbers < OLDEST:
        needed = f"{OLDEST[0]}.{OLDEST[1]:02d}"
        raise DatabaseError(
            f"the server is Neo4j {version or 'of an unknown version'}; chains need {needed}",
            where=graph.address,
            cure="upgrade it, or unset NEO4J_URI to use the embedded server",
        )


@contextmanager
def _one_thread() -> Iterator[Executor]:
    """Give a thread; at the end, what it has not begun by then is not begun any more.

    While there is one, a thread that has its answer waits less than usual for one that computes.
    """
    thread, usual = ThreadPoolExecutor(1), sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    try:
        yield thread
    finally:
        sys.setswitchinterval(usual)
        thread.shutdown(cancel_futures=True)


def _run_unless_too_large(
    transaction: neo4j.ManagedTransaction, query: Query, parameters: Parameters
) -> Answered:
    """Run a query; refuse one that is too large at once: the driver would try it again."""
    try:
        return _run(transaction, query, parameters)
    except Neo4jError as error:
        if is_too_large(error):
            with told(query.name):
                raise
        raise


class _Unlogged(list[Any]):
    """A list that says little of itself.

    The driver makes a text of all that is sent, for a log which nobody has asked for: a fifth of
    what sending many rows costs here.
    """

    def __repr__(self) -> str:
        return f"[{len(self)} of them]"


def _unlogged(parameter: Any) -> Any:
    return _Unlogged(parameter) if type(parameter) is list else parameter


def _run(
    transaction: neo4j.ManagedTransaction | neo4j.Transaction, query: Query, parameters: Parameters
) -> Answered:
    sent = shared(parameters) if query.parameters.keys() >= ASKED else parameters
    result = transaction.run(query.text, {name: _unlogged(one) for name, one in sent.items()})
    rows = [row(record) for record in result]
    summary = result.consume()
    refuse_misspelt(query.name, summary)
    return rows, counted(summary.counters)
