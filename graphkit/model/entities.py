"""A party or thing with identity, as one source states it."""

from __future__ import annotations

import re
import unicodedata

from pydantic import Field

from graphkit.model.identifiers import Identifier
from graphkit.model.record import Record, Texts
from graphkit.model.registry import Schema

_TURNING = dict.fromkeys(
    map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
"""Characters that turn the direction of the text around them; a name keeps them, a caption not."""


class Entity(Record):
    """A party or thing with identity, as one source states it.

    `identifiers` are those that passed their checks; `ill_formed` keeps the others as stated.
    """

    id: str
    schema_: Schema = Field(alias="schema")
    name: str
    alias: Texts = ()
    weak_alias: Texts = ()
    previous_name: Texts = ()
    identifiers: tuple[Identifier, ...] = ()
    ill_formed: Texts = ()
    imo_number: str = ""
    lei_code: str = ""
    swift_bic: str = ""
    registration_number: Texts = ()
    tax_number: Texts = ()
    id_number: Texts = ()
    mmsi: Texts = ()
    call_sign: Texts = ()
    flag: Texts = ()
    past_flags: Texts = ()
    type: Texts = ()
    tonnage: Texts = ()
    gross_registered_tonnage: Texts = ()
    build_date: Texts = ()
    country: Texts = ()
    jurisdiction: Texts = ()
    nationality: Texts = ()
    birth_date: Texts = ()
    birth_place: Texts = ()
    gender: Texts = ()
    title: Texts = ()
    position: Texts = ()
    address: Texts = ()
    website: Texts = ()
    email: Texts = ()
    phone: Texts = ()
    topics: Texts = ()
    notes: Texts = ()
    start_date: str = ""
    end_date: str = ""
    fraudulent: bool = False
    unidentified: bool = False

    @property
    def caption(self) -> str:
        """A name short enough for a circle in the Neo4j Browser, which none of it turns around."""
        name = self.name.translate(_TURNING)
        return name if len(name) <= 24 else name[:23] + "…"


def address_key(stated: str) -> str:
    """Return an address as words without case and punctuation, so that two spellings are one.

    Nothing is guessed: `Road` and `Rd.` stay two addresses.
    """
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", stated).casefold()))
