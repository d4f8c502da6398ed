"""One hostile input: how it is made, who reads it, and what must come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graphkit.errors import Exit


@dataclass(frozen=True)
class Workshop:
    """Where an input is made.

    Args:
        folder: an empty folder.
        canary: a file whose content must never be seen.
        port: of a listener on this machine that must never be called.
    """

    folder: Path
    canary: Path
    port: int

    def write(self, name: str, content: bytes | str) -> Path:
        """Write a file below the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


@dataclass(frozen=True)
class Entry:
    """One input of the corpus.

    Args:
        number: of the corpus of forty; several entries may try one number on several sources.
        what: the trap, in a few words.
        source: who reads it: a source of `graphkit ingest`.
        make: makes it and returns its path.
        says: what must be said of it, each in any order.
        code: the exit code: 6 where the whole is refused, 0 where rows are rejected or flagged.
        counts: rows read, rejected, and entities of the rest, as the driver counts them; then the
            source's reader is called by the driver, whatever commands there are.
    """

    number: int
    what: str
    source: str
    make: Callable[[Workshop], Path]
    says: tuple[str, ...]
    code: Exit = Exit.INPUT
    counts: tuple[int, int, int] | None = None

    @property
    def name(self) -> str:
        """What the test is called."""
        return f"{self.number:02}-{self.source}-{self.what.replace(' ', '_')}"


def file(name: str, content: bytes | str) -> Callable[[Workshop], Path]:
    """Return what makes a single file."""
    return lambda workshop: workshop.write(name, content)


def case(**files: bytes | str) -> Callable[[Workshop], Path]:
    """Return what makes the folder of a case, its files by their names without `.csv`."""

    def make(workshop: Workshop) -> Path:
        for name, content in files.items():
            workshop.write(f"harbour/{name}.csv", content)
        return workshop.folder / "harbour"

    return make
