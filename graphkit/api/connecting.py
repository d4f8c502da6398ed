"""Open the graph from Python, with the settings of the command line."""

from __future__ import annotations

from pathlib import Path

from pydantic import SecretStr

from graphkit.api.investigation import Investigation
from graphkit.exposure.options import Day
from graphkit.settings import read_settings


def connect(
    uri: str | None = None,
    *,
    username: str | None = None,
    password: SecretStr | str | None = None,
    database: str | None = None,
    home: Path | str | None = None,
    query_seconds: float | None = None,
    today: Day | None = None,
) -> Investigation:
    """Open the graph: that of a server by its URI, else of the embedded server, which is started.

    What is not given is taken from the environment, graphkit.toml and the user's settings, as on
    the command line. The first start of the embedded server fetches it, which takes minutes.

    Args:
        uri: `bolt://…`, `neo4j://…`, `neo4j+s://…`.
        username: the user; `neo4j` by default.
        password: the password; better in NEO4J_PASSWORD than in a notebook.
        database: the name of the database.
        home: where the embedded server keeps its store.
        query_seconds: time budget of one question.
        today: the day that "now" means; set it, so that a notebook says the same next year.

    Raises:
        GraphkitError: a setting cannot be, nothing answers, or it refuses the password.
    """
    given = {
        "neo4j_uri": uri,
        "neo4j_username": username,
        "neo4j_password": password,
        "neo4j_database": database,
        "home": home,
        "query_seconds": query_seconds,
        "today": today,
    }
    stated = {name: value for name, value in given.items() if value is not None}
    return Investigation(read_settings(**stated))
