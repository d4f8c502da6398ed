"""What this room asks of the running server: does it answer, and is it closed as it should be."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pydantic import SecretStr

from graphkit.server.layout import STORE_NAME
from graphkit.server.ports import answers
from graphkit.server.record import Record

if TYPE_CHECKING:
    from neo4j import Driver

USER = "neo4j"
ANSWER_SECONDS = 3
PROBES = ("file:///etc/passwd", "http://127.0.0.1:{port}/", "https://127.0.0.1:{port}/")


@contextmanager
def connected(record: Record, password: SecretStr) -> Iterator[Driver]:
    """Give a driver that gives up quickly, for asking and not for work."""
    import neo4j  # here, for stop and a status of a stopped server need no driver

    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    with neo4j.GraphDatabase.driver(
        record.bolt_uri,
        auth=(USER, password.get_secret_value()),
        connection_timeout=ANSWER_SECONDS,
        connection_acquisition_timeout=ANSWER_SECONDS,
        max_transaction_retry_time=0,
        user_agent="graphkit-server",
    ) as driver:
        yield driver


def refusal(record: Record, password: SecretStr) -> Exception | None:
    """Ask the database to answer one query; return what went wrong, None if it answered."""
    from neo4j.exceptions import DriverError, Neo4jError

    if not answers(record.bolt_port):
        return ConnectionRefusedError(f"nothing listens at {record.bolt_uri}")
    try:
        with connected(record, password) as driver:
            driver.execute_query("RETURN 1", database_=STORE_NAME, routing_="r")
    except (DriverError, Neo4jError, OSError) as error:
        return error
    return None


def is_closed(error: Exception) -> bool:
    """Say whether an error means: the server is there, but its database is not open."""
    return str(getattr(error, "code", "")).endswith("DatabaseUnavailable")


def is_wrong_password(error: Exception) -> bool:
    """Say whether the server refused the password."""
    return str(getattr(error, "code", "")) == "Neo.ClientError.Security.Unauthorized"


def why_closed(record: Record, password: SecretStr) -> str:
    """Return what the server says of a database that it could not open."""
    with connected(record, password) as driver:
        rows = driver.execute_query(
            "SHOW DATABASE neo4j YIELD currentStatus, statusMessage", database_="system"
        ).records
    return "; ".join(f"{row['currentStatus']}: {row['statusMessage']}" for row in rows)


def shown_settings(driver: Driver) -> dict[str, str | None]:
    """Return the settings as the running server has them."""
    rows = driver.execute_query(
        "SHOW SETTINGS YIELD name, value", database_=STORE_NAME, routing_="r"
    ).records
    return {row["name"]: row["value"] for row in rows}


def opened_by_load_csv(driver: Driver, record: Record) -> list[str]:
    """Try LOAD CSV on a file and on addresses of this machine; return what was not refused."""
    from neo4j.exceptions import ClientError

    opened = []
    for probe in PROBES:
        address = probe.format(port=record.http_port)
        try:
            driver.execute_query(
                "LOAD CSV FROM $address AS row RETURN count(row)",
                {"address": address},
                database_=STORE_NAME,
                routing_="r",
            )
        except ClientError as error:
            if "is false" in str(error) or "is blocked" in str(error):
                continue
        opened.append(f"LOAD CSV FROM '{address}' was not refused")
    return opened
