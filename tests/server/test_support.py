"""The disposable server that other tests use."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.neo4j import IMAGE, NotDisposable, disposable_server, is_marked, mark, wipe


def test_a_disposable_server_is_marked_and_only_a_marked_store_is_wiped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    with disposable_server() as server, server.driver() as driver:
        assert is_marked(driver)
        driver.execute_query("CREATE CONSTRAINT one FOR (v:Vessel) REQUIRE v.id IS UNIQUE")
        driver.execute_query("UNWIND range(1, 30000) AS i CREATE (:Vessel {id: i})-[:OWNS]->(:Hub)")
        wipe(driver)
        labels = driver.execute_query("MATCH (n) RETURN labels(n) AS labels").records
        assert [row["labels"] for row in labels] == [["DisposableTestDatabase"]]
        assert len(driver.execute_query("SHOW CONSTRAINTS").records) == 1

        driver.execute_query(
            "MATCH (m:DisposableTestDatabase) SET m:Precious REMOVE m:DisposableTestDatabase"
        )
        with pytest.raises(NotDisposable):
            wipe(driver)
        with pytest.raises(NotDisposable):
            mark(driver)


def test_the_image_is_of_the_same_version() -> None:
    assert IMAGE == "neo4j:2026.08.1-community"


def test_the_driver_is_not_imported_before_it_is_needed() -> None:
    code = "import sys, graphkit.server; sys.exit('neo4j' in sys.modules or 'jgo' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
