"""Properties of many things at once, as columns: their ids, their digests, their cells.

A column holds one property of all things, null where a thing does not have it. Ids and digests are
those that `model.record.hashed` and `graph.stated.digested` make one by one: what they hash is
written here for all things together, and only the hashing itself goes thing by thing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from json.encoder import encode_basestring
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.compute as pc

from graphkit.graph.tables import Column


@dataclass(frozen=True, slots=True)
class Repeated:
    """A column of few values that many things share: what is made of a value is made once.

    Args:
        few: the values.
        places: for each thing, where its value stands among them.
    """

    few: Column
    places: Column

    @property
    def null_count(self) -> int:
        """How many of the values are null."""
        return int(self.few.null_count)

    def __len__(self) -> int:
        return len(self.few)

    def take(self, places: Column) -> Repeated:
        """Return the values of some things."""
        return Repeated(self.few, self.places.take(places))

    def whole(self) -> Column:
        """Return the value of each thing."""
        return self.few.take(self.places)


Columns = Mapping[str, Column]
"""By property: an array, or what is repeated."""

TEXTS = pa.list_(pa.string())
DAYS = pa.list_(pa.date32())
ESCAPED = bytes(range(32)) + b'"\\'
"""What JSON writes otherwise than it stands."""
HEX = 20
"""Digits of a hash that are kept."""


@cache
def word(value: str | bool | int) -> Column:
    """Return one value for a whole column; making it anew takes as long as a thousand rows."""
    return pa.scalar(value, {str: pa.string(), bool: pa.bool_(), int: pa.int64()}[type(value)])


def column(values: Sequence[Any], kind: pa.DataType) -> Column:
    """Return values as a column in which what is empty is null, as a record's properties are."""
    if not any(values):
        return constant(None, kind, len(values))
    return pa.array([one or None for one in values], kind)


def constant(value: Any, kind: pa.DataType, size: int) -> Column:
    """Return the same value for all things."""
    one: Column = pa.scalar(value, kind)
    return pa.repeat(one, size)


def between(sources: Sequence[int], targets: Sequence[int]) -> Columns:
    """Return the two ends of relationships, by the numbers of their nodes."""
    return {
        ":START_ID": pa.array(sources, pa.int64()),
        ":END_ID": pa.array(targets, pa.int64()),
    }


def ids(prefix: str, parts: Iterable[Column]) -> list[str]:
    """Return ids made of text columns."""
    pieces = [piece for one in parts for piece in (*_quoted(one), ", ")]
    return [prefix + one for one in _hashes(_joined(["[", *pieces[:-1], "]"]))]


def digests(columns: Mapping[str, Column]) -> list[str]:
    """Return the digest of each thing's properties, of which one at least all things have."""
    pieces: Pieces = ["{"]
    before, after = "", ","
    for name in sorted(columns):
        some = columns[name]
        if some.null_count == len(some):
            continue
        if not some.null_count and not before:  # the first that all have needs no comma
            pieces += [f"{_quote(name)}:", *_json(some)]
            before, after = ",", ""
            continue
        member = [f"{before}{_quote(name)}:", *_json(some), after]
        pieces += [pc.coalesce(_joined(member), word(""))] if some.null_count else member
    return _hashes(_joined([*pieces, "}"]))


def _hashes(texts: Column) -> list[str]:
    sha256 = hashlib.sha256
    return [sha256(one).hexdigest()[:HEX] for one in texts.cast(pa.binary()).to_pylist()]


Pieces = list[Column | str]
"""Parts of a text, which become one column only when all of it is there."""


def _joined(pieces: Pieces) -> Column:
    """Write pieces one after the other, plain texts for all things; null where one is null."""
    texts: list[Column] = []
    plain = ""
    for one in pieces:
        if isinstance(one, str):
            plain += one
            continue
        if plain:
            texts.append(word(plain))
        texts.append(one)
        plain = ""
    return pc.binary_join_element_wise(*texts, word(plain), word(""))


def _json(values: Column) -> Pieces:
    """Return values as `graph.digest.text` writes them; null stays null."""
    if isinstance(values, Repeated):
        return [_joined(_json(values.few)).take(values.places)]
    kind = values.type
    if pa.types.is_string(kind):
        return _quoted(values)
    if pa.types.is_date(kind):
        return ['"', values.cast(pa.string()), '"']
    if pa.types.is_list(kind):
        each = pa.ListArray.from_arrays(values.offsets, _joined(_json(values.values)))
        return ["[", _only(values, pc.binary_join(each, word(","))), "]"]
    return [_numbers(values)]


def _only(values: Column, texts: Column) -> Column:
    """Return texts, null where a value is."""
    return (
        pc.if_else(values.is_valid(), texts, pa.scalar(None, texts.type))
        if values.null_count
        else texts
    )


def _quoted(values: Column) -> Pieces:
    if _is_escaped(values):
        texts = [None if one is None else _quote(one) for one in values.to_pylist()]
        return [pa.array(texts, pa.string())]
    return ['"', values, '"']


def _is_escaped(values: Column) -> bool:
    """Tell whether JSON writes one of some texts otherwise than it stands."""
    written = values.buffers()[2]
    if written is None:
        return False
    text = written.to_pybytes()
    return len(text.translate(None, ESCAPED)) < len(text)


def _quote(text: str) -> str:
    return encode_basestring(text)


def _numbers(values: Column) -> Column:
    """Return numbers and truth values as `graph.digest.text` writes them."""
    if not pa.types.is_floating(values.type):
        return values.cast(pa.string())
    found = values.dictionary_encode()
    texts = pa.array(
        [orjson.dumps(one).decode() for one in found.dictionary.to_pylist()], pa.string()
    )
    return texts.take(found.indices)


def cells(values: Column, delimiter: str) -> Column:
    """Return values as the importer reads them; lists are one text each."""
    if isinstance(values, Repeated):
        return cells(values.few, delimiter).take(values.places)
    kind = values.type
    if pa.types.is_list(kind):
        each = values.values.cast(pa.string())
        lists = pa.ListArray.from_arrays(values.offsets, each)
        return _only(values, pc.binary_join(lists, word(delimiter)))
    return _numbers(values) if pa.types.is_floating(kind) else values
