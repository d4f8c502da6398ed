"""Things set aside on disk in blocks, one file after the other or by bucket."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

BLOCK = 500
"""Things that are written together."""
LENGTH = 8
"""Bytes before each block that tell its length: from a file, things are read one by one."""


class Blocks:
    """Things one after the other in one file, which can be read from any block on.

    Args:
        path: the file; it is made.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.blocks: list[int] = []
        """Where each block begins."""
        self._file = path.open("wb")
        self._waiting: list[Any] = []

    def add(self, one: Any) -> None:
        """Set one thing aside."""
        self._waiting.append(one)
        if len(self._waiting) >= BLOCK:
            self._flush()

    def close(self) -> None:
        """End the file."""
        self._flush()
        self._file.close()

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self.path.stat().st_size

    def _flush(self) -> None:
        if self._waiting:
            self.blocks.append(self._file.tell())
            dump(self._waiting, self._file)
            self._waiting = []


def read_blocks(path: Path, blocks: Sequence[int]) -> Iterator[Any]:
    """Give the things of some blocks of a file."""
    with path.open("rb") as file:
        for block in blocks:
            file.seek(block)
            yield from _load(file)


class Buckets:
    """Things in many files at once, each in the file of its bucket, in the order they came.

    Args:
        folder: where the files are made.
        name: how their names begin.
        count: how many there are.
        kinds: how many kinds of things each bucket keeps apart.
    """

    def __init__(self, folder: Path, name: str, count: int, kinds: int) -> None:
        self.count = count
        self._paths = [bucket_path(folder, name, bucket) for bucket in range(count)]
        self._waiting: list[tuple[list[Any], ...]] = [
            tuple([] for _ in range(kinds)) for _ in range(count)
        ]
        self._sizes = [0] * count

    def add(self, bucket: int, kind: int, one: Any) -> None:
        """Set one thing aside."""
        self._waiting[bucket][kind].append(one)
        self._sizes[bucket] += 1
        if self._sizes[bucket] >= BLOCK:
            self._flush(bucket)

    def close(self) -> None:
        """Write what waits."""
        for bucket in range(self.count):
            if self._sizes[bucket]:
                self._flush(bucket)

    def _flush(self, bucket: int) -> None:
        with self._paths[bucket].open("ab") as file:
            dump(self._waiting[bucket], file)
        for kind in self._waiting[bucket]:
            kind.clear()
        self._sizes[bucket] = 0


def bucket_path(folder: Path, name: str, bucket: int) -> Path:
    """Return the file of a bucket."""
    return folder / f"{name}.{bucket}"


def read_bucket(
    folder: Path, names: Iterable[str], bucket: int, kinds: int
) -> tuple[list[Any], ...]:
    """Return what a bucket keeps, by kind: all of the first name, then all of the next."""
    found: tuple[list[Any], ...] = tuple([] for _ in range(kinds))
    for name in names:
        path = bucket_path(folder, name, bucket)
        if path.exists():
            for block in _blocks(path):
                for kind, some in zip(found, block, strict=True):
                    kind.extend(some)
    return found


def _blocks(path: Path) -> Iterator[tuple[list[Any], ...]]:
    with path.open("rb") as file:
        while file.peek(1):
            yield _load(file)


def dump(things: Any, file: IO[bytes]) -> None:
    """Write texts, numbers, and lists, tuples and dicts of them.

    They are read by the same version of Python, which the format is bound to, and by nobody else.
    """
    try:
        text = marshal.dumps(things)
    except ValueError:  # a text that is a member of an enumeration
        text = marshal.dumps(_exactly(things))
    file.write(len(text).to_bytes(LENGTH))
    file.write(text)


def _load(file: IO[bytes]) -> Any:
    size = int.from_bytes(file.read(LENGTH))
    return marshal.loads(file.read(size))


def _exactly(thing: Any) -> Any:
    if isinstance(thing, str):
        return str.__str__(thing)
    if isinstance(thing, dict):
        return {_exactly(name): _exactly(one) for name, one in thing.items()}
    if isinstance(thing, list | tuple):
        return type(thing)([_exactly(one) for one in thing])
    return thing
