"""The accounts that banks keep for banks around one of them, read by levels."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graphkit.errors import QueryTimeout
from graphkit.impact.access import Account
from graphkit.impact.merged import Merged
from graphkit.impact.reading import Reader
from graphkit.impact.rows import AccountRow, NameRow

IDENTITY = "identity"
Rows = dict[tuple[str, str, str], AccountRow]
"""Accounts by link, provider and respondent: one account may have several holders."""


@dataclass
class Accounts:
    """The accounts that were read, each bank under one name.

    Args:
        one: names each bank.
        accounts: between two banks.
        countries: where each bank is, its branches included; empty where nobody states it.
        names: what each bank is called.
    """

    one: Merged
    accounts: list[Account] = field(default_factory=list)
    countries: dict[str, set[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def clearers(self, issuers: Collection[str]) -> set[str]:
        """Return the banks that are, or have a branch, in one of these countries."""
        return {bank for bank, places in self.countries.items() if places & set(issuers)}

    def pairs(self) -> set[tuple[str, str]]:
        """Return provider and respondent of each account."""
        return {(one.provider, one.respondent) for one in self.accounts}


def read_accounts(reader: Reader, cut: Sequence[NameRow], issuers: Collection[str]) -> Accounts:
    """Read all banks below the one cut off, then everybody above those, up to the clearers.

    A clearer needs no path and ends the reading. Where a budget cuts it, the answer says so: a bank
    may then have another path that was not read.
    """
    rows: Rows = {}
    try:
        below = _levels(reader, "respondents", {one["id"] for one in cut}, issuers, rows)
        _levels(reader, "providers", below, issuers, rows)
    except QueryTimeout:
        _cut(reader, f"the time budget of {reader.asked.seconds:g} s")
    return merged(rows.values(), cut, reader.asked.subject)


def _levels(
    reader: Reader,
    name: str,
    start: Collection[str],
    issuers: Collection[str],
    rows: Rows,
) -> set[str]:
    """Read level by level until nobody is left or a clearer is met; return all who were asked."""
    level, asked = set(start), set[str]()
    while level:
        asked |= level
        read = reader.accounts(name, level)
        rows |= {(row["link"], row["provider"], row["respondent"]): row for row in read}
        if len(rows) > reader.asked.rows:
            _cut(reader, f"the limit of {reader.asked.rows:,} accounts")
            break
        level = {
            bank
            for row in read
            for bank, places in _ends(row)
            if bank not in asked and not set(places) & set(issuers)
        }
    return asked


def _cut(reader: Reader, by: str) -> None:
    reader.limits.append(f"accounts: cut by {by}; there may be other paths that were not read")


def _ends(row: AccountRow) -> Iterator[tuple[str, list[str]]]:
    yield row["provider"], row["providerCountry"]
    yield row["respondent"], row["respondentCountry"]


def merged(rows: Iterable[AccountRow], cut: Sequence[NameRow], subject: str) -> Accounts:
    """Return the accounts, each bank under one name: the subject's own, or its smallest id."""
    kept = sorted(rows, key=lambda row: (row["link"], row["provider"], row["respondent"]))
    same = [(row["provider"], row["respondent"]) for row in kept if row["kind"] == IDENTITY]
    same += [(subject, one["id"]) for one in cut]
    found = Accounts(Merged(same, preferred=subject))
    called = {one["id"]: one["name"] for one in cut}
    found.countries[subject] = {place for one in cut for place in one["country"]}
    for row in kept:
        called |= {row["provider"]: row["providerName"], row["respondent"]: row["respondentName"]}
        for bank, places in _ends(row):
            found.countries.setdefault(found.one(bank), set()).update(places)
        ends = found.one(row["provider"]), found.one(row["respondent"])
        if row["kind"] != IDENTITY and ends[0] != ends[1]:
            found.accounts.append(Account(row["link"], *ends, row["certain"], row["standard"]))
    found.names = {bank: called[bank] for bank in found.countries}
    return found
