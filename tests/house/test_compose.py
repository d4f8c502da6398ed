"""The server in Docker is the embedded server: same version, same settings, this machine only."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from graphkit.server import NEO4J_VERSION
from graphkit.server.conf import memory, settings
from tests.house.project import ROOT

OF_DOCKER = {
    "NEO4J_AUTH": "the password, which graphkit sets by a command",
    "server.memory.heap.initial_size": "graphkit sets the heap where it starts Java",
    "server.memory.heap.max_size": "graphkit sets the heap where it starts Java",
}
OF_GRAPHKIT = {
    "server.default_listen_address": "inside the container all addresses; ports keeps them in",
    "server.default_advertised_address": "said for each port",
    "server.bolt.enabled": "the image's own setting",
    "server.bolt.listen_address": "as the first",
    "server.http.enabled": "the image's own setting",
    "server.http.listen_address": "as the first",
    "dbms.security.auth_enabled": "the image turns it on with NEO4J_AUTH",
}
"""Settings that one of the two alone has, and why."""


@pytest.fixture(scope="module")
def service() -> dict[str, Any]:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)["services"]["neo4j"]
    return found


def test_the_image_is_the_version_that_graphkit_starts(service: dict[str, Any]) -> None:
    assert service["image"] == f"neo4j:{NEO4J_VERSION}-community"


def test_only_this_machine_reaches_its_ports(service: dict[str, Any]) -> None:
    assert service["ports"] == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687"]


def test_it_does_not_start_without_a_password(service: dict[str, Any]) -> None:
    assert service["environment"]["NEO4J_AUTH"].startswith("neo4j/${NEO4J_PASSWORD:?")


def test_its_settings_are_those_of_the_embedded_server(service: dict[str, Any]) -> None:
    docker = {setting(name): value for name, value in service["environment"].items()}
    embedded = settings(7687, 7474, memory("1g", "512m"))

    assert without(docker, OF_DOCKER) == without(
        {name: value for name, value in embedded.items() if value}, OF_GRAPHKIT
    )


def setting(variable: str) -> str:
    """Turn the image's name of a setting back: "_" is a dot and "__" an underscore."""
    if variable in OF_DOCKER:
        return variable
    name = variable.removeprefix("NEO4J_")
    return name.replace("__", "\0").replace("_", ".").replace("\0", "_")


def without(values: dict[str, str], names: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if name not in names}
