"""The rows of the questions of this room, as the queries return them."""

from __future__ import annotations

from typing import TypedDict


class NameRow(TypedDict):
    """A row of impact/names: one entity that is cut off with the subject."""

    id: str
    name: str
    country: list[str]


class DealingRow(TypedDict):
    """A row of impact/dealings: one step between the one asked about and another.

    `relation` is `it serves`, `serves it` or `dealt with`; `role` is that of the other.
    """

    one: str
    other: str
    name: str
    labels: list[str]
    unidentified: bool
    jurisdiction: list[str]
    country: list[str]
    flag: list[str]
    link: str
    kind: str
    relation: str
    role: str
    certain: bool
    standard: int


class AccountRow(TypedDict):
    """A row of impact/respondents and impact/providers: an account of a bank at a bank.

    The kind `identity` says that both are one bank.
    """

    provider: str
    providerName: str
    providerCountry: list[str]
    respondent: str
    respondentName: str
    respondentCountry: list[str]
    link: str
    kind: str
    currency: str
    certain: bool
    standard: int


class TieRow(TypedDict):
    """A row of impact/ties: a claim of one party on another; `pairs` share its amount."""

    creditor: str
    debtor: str
    link: str
    kind: str
    pairs: int
    amount: str
    currency: str
    certain: bool


class IdentityRow(TypedDict):
    """A row of impact/identities: two entities that are one."""

    one: str
    other: str
    link: str


COLUMNS: dict[str, type] = {
    "impact/dealings": DealingRow,
    "impact/identities": IdentityRow,
    "impact/names": NameRow,
    "impact/providers": AccountRow,
    "impact/respondents": AccountRow,
    "impact/ties": TieRow,
}
"""The row of each question by its name."""
