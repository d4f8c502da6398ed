"""Write jars.lock anew: `python -m graphkit.server.lock`, after a change of version.py."""

from __future__ import annotations

import logging
import sys
import tempfile
from pathlib import Path

from jgo.parse import Coordinate

from graphkit.server.jars import Jar, artifact_file, maven, sha256_of
from graphkit.server.version import ROOTS

HEADER = (
    "# Every file of the embedded Neo4j server: group:artifact:version[:classifier] sha256 size",
    "# Written by `python -m graphkit.server.lock`; do not edit.",
)
LOCK_FILE = Path(__file__).with_name("jars.lock")


class ChecksumMismatch(logging.Handler):
    """Makes an error of what jgo only warns about: a jar that differs from its checksum."""

    def emit(self, record: logging.LogRecord) -> None:
        """Stop at a warning about a checksum."""
        if "Checksum mismatch" in record.getMessage():
            raise RuntimeError(record.getMessage())


def resolve(cache: Path) -> list[str]:
    """Return the coordinates of the roots and of all that they need at run time."""
    context = maven(cache)
    roots = [context.create_dependency(Coordinate.parse(root)) for root in ROOTS]
    given, followed = context.resolver.resolve(roots)
    needed = [*given, *(d for d in followed if d.scope in ("compile", "runtime"))]
    parts = ((d.groupId, d.artifactId, d.version, d.classifier) for d in needed)
    return sorted({":".join(part for part in names if part) for names in parts})


def locked(coordinate: str, cache: Path) -> Jar:
    """Fetch one jar and note what its bytes are."""
    path = artifact_file(coordinate, maven(cache))
    return Jar(coordinate, sha256_of(path), path.stat().st_size)


def main() -> None:
    """Resolve, fetch everything afresh, and replace jars.lock."""
    logging.getLogger("jgo").addHandler(ChecksumMismatch())
    with tempfile.TemporaryDirectory() as name:
        coordinates = resolve(Path(name))
        jars: list[Jar] = []
        for done, coordinate in enumerate(coordinates, start=1):
            jars.append(locked(coordinate, Path(name)))
            sys.stderr.write(f"{done}/{len(coordinates)} {coordinate}\n")
    if len({jar.name for jar in jars}) != len(jars):
        raise RuntimeError("two coordinates have the same file name")
    lines = [*HEADER, *(f"{jar.coordinate} {jar.sha256} {jar.size}" for jar in sorted(jars))]
    LOCK_FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
