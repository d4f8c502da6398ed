"""Which of many names to compare: those that share a key, in blocks of bounded size."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

BLOCK = 30
"""Names of one key that are all compared with each other; a key that more names share is common."""
NEIGHBOURS = 8
"""Names of a common key that each is compared with: those next to it by all of their words."""
CHUNK = 1_000_000
"""Pairs that are held before those that stand twice are dropped."""


class Blocks:
    """Keys of many names, 12 bytes each, and the pairs of names that share one."""

    def __init__(self) -> None:
        self._keys = array("Q")
        self._names = array("I")

    def add(self, name: int, keys: Iterable[str]) -> None:
        """Add a name by its number with all of its keys."""
        for key in keys:
            digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
            self._keys.append(int.from_bytes(digest, "big"))
            self._names.append(name)

    def pairs(self, order: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Give pairs of numbers of names that share a key, the lower number first.

        Args:
            order: by number, the place of each name among all names sorted by their words.

        Within a chunk each pair is given once; over all chunks it may come again.
        """
        held = array("Q")
        for block in self._blocks():
            held.extend(a << 32 | b for a, b in _within(block, order))
            if len(held) >= CHUNK:
                yield from _once(held)
                held = array("Q")
        yield from _once(held)

    def _blocks(self) -> Iterator[list[int]]:
        """Give the names of each key that two or more share."""
        table = pa.table(
            {"key": _column(self._keys, pa.uint64()), "name": _column(self._names, pa.uint32())}
        )
        table = table.sort_by([("key", "ascending"), ("name", "ascending")])
        block: list[int] = []
        last = None
        for batch in table.to_batches(max_chunksize=100_000):
            found: tuple[list[Any], ...] = tuple(one.to_pylist() for one in batch.columns)
            for key, name in zip(*found, strict=True):
                if key != last:
                    if len(block) > 1:
                        yield block
                    block, last = [], key
                block.append(name)
        if len(block) > 1:
            yield block


def _column(numbers: array[int], kind: pa.DataType) -> pa.Array[Any]:
    return pa.Array.from_buffers(kind, len(numbers), [None, pa.py_buffer(numbers)])


def _within(block: list[int], order: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(block) <= BLOCK:
        near = len(block)
    else:
        near = NEIGHBOURS
        block = sorted(block, key=order.__getitem__)
    for place, one in enumerate(block):
        for other in block[place + 1 : place + 1 + near]:
            if one != other:
                yield min(one, other), max(one, other)


def _once(held: array[int]) -> Iterator[tuple[int, int]]:
    unique = pc.unique(_column(held, pa.uint64()))
    for start in range(0, len(unique), 100_000):
        part: list[Any] = unique.slice(start, 100_000).to_pylist()
        for pair in part:
            yield pair >> 32, pair & 0xFFFFFFFF
