"""neo4j.conf: loopback only, authentication on, no files, no network, no telemetry, bounded."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

from graphkit.errors import UsageError
from graphkit.server.layout import Layout
from graphkit.server.ports import HOST

MIB = 1024 * 1024
UNITS = {"k": 1024, "m": MIB, "g": 1024 * MIB}
NOT_SHOWN = "internal."
"""How the names begin that SHOW SETTINGS leaves out; LOAD CSV, refused, proves the one here."""

PAGE_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; base-uri 'none'; object-src 'none'; "
    "frame-ancestors 'none'; connect-src 'self' "
    "ws://127.0.0.1:* ws://localhost:* http://127.0.0.1:* http://localhost:*"
)
"""What the Neo4j Browser may load and call: this machine only. Neo4j's own default names others."""

CLOSED = {
    "server.default_listen_address": HOST,
    "server.default_advertised_address": HOST,
    "server.bolt.enabled": "true",
    "server.http.enabled": "true",
    "server.https.enabled": "false",
    "dbms.security.auth_enabled": "true",
    # Of the services over HTTP the Browser only: its queries go over Bolt.
    "server.http_enabled_modules": "BROWSER",
    "server.http.x_forward.enabled": "false",
    "dbms.security.http_static_content_security_policy_header": PAGE_POLICY,
    "browser.remote_content_hostname_whitelist": f"{HOST},localhost",
    # LOAD CSV works in reading sessions too, so it is closed for files and for addresses.
    "server.directories.import": "import",
    "dbms.security.allow_csv_import_from_file_urls": "false",
    "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
    "dbms.security.procedures.allowlist": "db.*,dbms.*",
    "dbms.security.procedures.unrestricted": "",
    # Nothing is reported, announced or asked anywhere; by default both of "fleet" are on.
    "dbms.usage_report.enabled": "false",
    "client.allow_telemetry": "false",
    "server.bolt.telemetry.enabled": "false",
    "dbms.fleet_manager.enabled": "false",
    "server.fleet_discovery.enabled": "false",
    # A caller may ask for more time per transaction than this, but not for more memory.
    "db.transaction.timeout": "30s",
    "db.tx_log.rotation.size": "16.00MiB",
    "db.tx_log.rotation.retention_policy": "32M size",
    "db.tx_log.preallocate": "false",
    # Else every stop waits twice five seconds for connections that are closed already.
    "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration": "0s",
    "server.config.strict_validation.enabled": "true",
}


@dataclass(frozen=True)
class Memory:
    """How much memory the server may take, in MiB.

    Args:
        heap: of Java, for queries and transactions.
        page_cache: for the store's pages.
    """

    heap: int
    page_cache: int


def memory(heap: str | None = None, page_cache: str | None = None) -> Memory:
    """Size the memory by what was asked for, else by the machine.

    Args:
        heap: such as "1g" or "768m".
        page_cache: the same.

    Raises:
        UsageError: an amount cannot be read, or is too small for Neo4j.
    """
    machine = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // MIB
    return Memory(
        heap=_mib(heap, 256) if heap else min(max(machine // 8, 512), 2048),
        page_cache=_mib(page_cache, 16) if page_cache else min(max(machine // 16, 256), 1024),
    )


def _mib(amount: str, least: int) -> int:
    match = re.fullmatch(r"(\d+)([kmg])b?", amount.strip().lower())
    mib = int(match[1]) * UNITS[match[2]] // MIB if match else 0
    if mib < least:
        raise UsageError(
            f"{amount!r} is not an amount of memory of at least {least}m.",
            cure="Write it as 768m or 2g.",
        )
    return mib


def as_shown(mib: float) -> str:
    """Write an amount as SHOW SETTINGS shows it, so that what is read back can be compared."""
    return f"{mib:.2f}MiB" if mib < 1024 else f"{mib / 1024:.2f}GiB"


def settings(bolt_port: int, http_port: int, sizes: Memory, played: str = "") -> dict[str, str]:
    """Return every setting that the server must run with, written as SHOW SETTINGS shows it.

    Args:
        bolt_port: for drivers.
        http_port: for the Neo4j Browser.
        sizes: of its memory.
        played: address of the page that the Browser plays when somebody connects, if any.
    """
    bolt, http = f"{HOST}:{bolt_port}", f"{HOST}:{http_port}"
    connected = {"browser.post_connect_cmd": f"play {played}"} if played else {}
    return (
        CLOSED
        | connected
        | {
            "server.bolt.listen_address": bolt,
            "server.bolt.advertised_address": bolt,
            "server.http.listen_address": http,
            "server.http.advertised_address": http,
            "dbms.security.http_access_control_allow_origin": f"http://{http}",
            "server.memory.pagecache.size": as_shown(sizes.page_cache),
            "db.memory.transaction.max": as_shown(min(256, sizes.heap // 2)),
            "dbms.memory.transaction.total.max": as_shown(sizes.heap * 7 // 10),
        }
    )


def write_conf(layout: Layout, wanted: Mapping[str, str]) -> None:
    """Write neo4j.conf, readable by this user only."""
    path = layout.conf / "neo4j.conf"
    lines = ["# Written by graphkit at each start; changes made here are lost."]
    lines += [f"{name}={value}" for name, value in wanted.items()]
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def differences(
    layout: Layout, wanted: Mapping[str, str], shown: Mapping[str, str | None]
) -> list[str]:
    """List the settings that the running server has otherwise than they were written.

    Args:
        layout: of the server, for relative folders are shown as absolute ones.
        wanted: what was written.
        shown: what SHOW SETTINGS returned.
    """
    expected = dict(wanted) | {"server.directories.import": str(layout.neo4j / "import")}
    return [
        f"{name} is {shown.get(name)!r}, not {value!r}"
        for name, value in expected.items()
        if not name.startswith(NOT_SHOWN) and shown.get(name) != value
    ]
