"""Accounts, letters of credit and payments: who holds what where, and where money may have gone."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypedDict, cast

from graphkit.catalogue import query
from graphkit.errors import QueryTimeout, UsageError
from graphkit.exposure.entity import entity
from graphkit.graph import Graph
from graphkit.model.dates import FIRST_DAY
from graphkit.network.found import Found, Known, ask, cut

MOST_PAYMENTS = 12
"""Payments of a trace, the bound of the pattern in the query."""
LEAST_SECONDS = 0.05


class BankNode(TypedDict):
    """A bank of a chain of accounts."""

    id: str
    name: str
    country: list[str]


class BankListing(TypedDict):
    """A listing of the bank that a chain of accounts ends at."""

    id: str
    authority: str
    programme: str
    measures: list[str]
    scope: str
    start: str
    end: str
    certain: bool
    whileOpen: bool


class NestedRow(TypedDict):
    """A row of money/nested_correspondents: accounts one below the other, to a listed bank."""

    bank: str
    name: str
    listed: str
    listedName: str
    banks: list[BankNode]
    accounts: int
    currencies: list[str]
    designations: list[BankListing]
    openFrom: date
    openUntil: date
    certain: bool
    standard: int
    links: list[str]
    total: int


class AccountRow(TypedDict):
    """A row of money/accounts_of_holder: one account at one bank."""

    bank: str
    name: str
    country: list[str]
    designated: bool
    kind: str
    reference: str
    currency: str
    signatories: list[dict[str, str]]
    start: str
    end: str
    date: str
    startMin: date
    startMax: date
    endMin: date
    endMax: date
    certain: bool
    standard: int
    status: str
    links: list[str]
    total: int


class DayListing(TypedDict):
    """How a listing of a party stood on the day of a dealing and on the day asked about."""

    id: str
    authority: str
    programme: str
    measures: list[str]
    start: str
    end: str
    onDay: str
    asOf: str | None


class CreditRow(TypedDict):
    """A row of money/letter_of_credit: one party in one role."""

    type: str
    dealing: str
    date: str
    dayMin: date
    dayMax: date
    amount: str
    currency: str
    goods: str
    reference: str
    role: str
    party: str
    name: str
    designations: list[DayListing]
    certain: bool
    standard: int
    status: str
    links: list[str]
    total: int


class PaymentMade(TypedDict):
    """One payment of a trace, as stated."""

    link: str
    payer: str
    payerName: str
    payee: str
    payeeName: str
    amount: str
    currency: str
    date: str
    dayMin: date
    dayMax: date
    lot: str
    status: str
    onAccountOf: list[str]


class FundTraceRow(TypedDict):
    """A row of money/fund_traces: payments in the order in which they were made."""

    party: str
    name: str
    designated: bool
    payments: int
    made: list[PaymentMade]
    sameMoney: bool
    certain: bool
    standard: int
    links: list[str]
    total: int


COLUMNS: dict[str, type] = {
    "money/accounts_of_holder": AccountRow,
    "money/fund_traces": FundTraceRow,
    "money/letter_of_credit": CreditRow,
    "money/nested_correspondents": NestedRow,
}


def nested_correspondents(
    graph: Graph, known: Known, *, bank: str = "", country: str = "", most_accounts: int = 4
) -> Found[NestedRow]:
    """Return chains of accounts that banks keep for banks, down to a listed bank.

    Args:
        graph: where to look.
        known: which accounts count.
        bank: begin at this bank, by any identifier.
        country: instead, begin at every bank of this country (ISO 3166: `us`).
        most_accounts: accounts of a chain, 1 to 12.

    Raises:
        UsageError: neither bank nor country is given, or both, or no such bank is loaded.
        DatabaseError: the database cannot be reached.
    """
    if bool(bank) is bool(country):
        raise UsageError(
            "a chain of accounts begins at a bank or in a country",
            cure="give one of the two: a bank's identifier, or a country such as us",
        )
    asked = {
        "bank": entity(graph, bank).id if bank else "",
        "country": country.lower(),
        "maxAccounts": most_accounts,
    }
    name = "money/nested_correspondents"
    return ask(graph, name, NestedRow, {**asked, **known.parameters()})


def accounts_of_holder(graph: Graph, holder: str, known: Known) -> Found[AccountRow]:
    """Return the accounts of one holder over all banks.

    Raises:
        UsageError: nothing loaded has the holder's identifier.
        DatabaseError: the database cannot be reached.
    """
    asked = {"holder": entity(graph, holder).id, **known.parameters()}
    return ask(graph, "money/accounts_of_holder", AccountRow, asked)


def letter_of_credit(graph: Graph, which: str, known: Known) -> Found[CreditRow]:
    """Return the parties to a letter of credit or payment, and how each was listed on its day.

    Args:
        graph: where to look.
        which: the id of the letter or payment (`fact:…`), or a party to several.
        known: which of them count.

    Raises:
        UsageError: nothing loaded has the party's identifier.
        DatabaseError: the database cannot be reached.
    """
    asked = which if which.startswith("fact:") else entity(graph, which).id
    parameters = {"id": asked, **known.parameters()}
    return ask(graph, "money/letter_of_credit", CreditRow, parameters)


@dataclass(frozen=True, slots=True)
class FundQuestion:
    """Where money of a party may have gone, or come from.

    Args:
        subject: the party, by any identifier.
        known: which payments count; the limit is that of all traces together.
        direction: downstream follows what it paid, upstream what it was paid.
        to: end at this party; None is at any.
        most_payments: payments of a trace, 1 to 12.
        gap_days: days between one payment and the next, at most.
        since: the first day on which a payment counts.
        seconds: time budget of the whole answer.
    """

    subject: str
    known: Known
    direction: Literal["downstream", "upstream"] = "downstream"
    to: str | None = None
    most_payments: int = 4
    gap_days: int = 366
    since: date = FIRST_DAY
    seconds: float = 30.0


def fund_traces(graph: Graph, asked: FundQuestion) -> Found[FundTraceRow]:
    """Return payments that follow each other in time, fewest first.

    One query for each number of payments, so that a budget of time or rows cuts the longest.

    Raises:
        UsageError: nothing loaded has the subject's identifier, or more payments are asked for than
            a trace may have.
        DatabaseError: the database cannot be reached.
    """
    if not 1 <= asked.most_payments <= MOST_PAYMENTS:
        raise UsageError(f"a trace has 1 to {MOST_PAYMENTS} payments, not {asked.most_payments}")
    began = time.monotonic()
    parameters = {
        "subject": entity(graph, asked.subject).id,
        "direction": asked.direction,
        "to": entity(graph, asked.to).id if asked.to else "",
        "gapDays": asked.gap_days,
        "since": asked.since,
        **asked.known.parameters(),
    }
    rows: list[FundTraceRow] = []
    total = 0
    for payments in range(1, asked.most_payments + 1):
        left = asked.seconds - (time.monotonic() - began)
        level = {**parameters, "minPayments": payments, "maxPayments": payments}
        level["limit"] = max(asked.known.limit - len(rows), 1)
        try:
            found = graph.read(query("money/fund_traces"), level, seconds=max(left, LEAST_SECONDS))
        except QueryTimeout:
            said = f"cut by the time budget of {asked.seconds:g} s: {payments} payments and more"
            return Found(tuple(rows), total, f"{said} not searched to the end")
        total += found[0]["total"] if found else 0
        room = asked.known.limit - len(rows)
        rows += cast("list[FundTraceRow]", found[:room])
    return Found(tuple(rows), total, cut(len(rows), total))
