"""The embedded Neo4j: fetched, started closed to everyone else, stopped, backed up."""

from __future__ import annotations

from graphkit.server.backup import Backup, backup, restore
from graphkit.server.bulk import CsvGroup, Imported, admin_import
from graphkit.server.pages import MakePages
from graphkit.server.process import install, start, stop
from graphkit.server.progress import Progress
from graphkit.server.running import Running
from graphkit.server.status import Status, browser_address, status
from graphkit.server.version import NEO4J_VERSION

__all__ = [
    "NEO4J_VERSION",
    "Backup",
    "CsvGroup",
    "Imported",
    "MakePages",
    "Progress",
    "Running",
    "Status",
    "admin_import",
    "backup",
    "browser_address",
    "install",
    "restore",
    "start",
    "status",
    "stop",
]
