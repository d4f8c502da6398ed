"""Joint facts as FollowTheMoney: the nearest edge, or a thing that all parties are joined to."""

from __future__ import annotations

from graphkit.model.records import JointFact
from graphkit.report.ftm.edges import ACCOUNT, UNKNOWN, days
from graphkit.report.ftm.sheet import Lost, Sheet
from graphkit.report.ftm.vocabulary import Fact, vocabulary

_WITH_AMOUNT = ("Payment", "Debt", "Contract")
_BANKS = {"payerBank": "payerAccount", "payeeBank": "beneficiaryAccount"}


def write(one: JointFact, lost: Lost) -> list[Sheet]:
    """Write a joint fact; the first sheet is the fact itself."""
    rule = vocabulary().facts[one.type]
    if one.type == ACCOUNT:
        return _account(one, rule, lost)
    sheet = Sheet(one.id, rule.ftm, "summary", lost)
    _days(one, rule, sheet)
    _worth(one, rule, sheet)
    if rule.parties:
        sheet.add(rule.title, _title(one))
        others = [_party(one, role, party, lost) for role, party in _parties(one)]
    else:
        others = _roles(one, rule, sheet, lost)
    sheet.add("summary", one.notes)
    return [sheet, *others]


def _parties(one: JointFact) -> list[tuple[str, str]]:
    return [(role, party) for role, parties in sorted(one.roles.items()) for party in parties]


def _title(one: JointFact) -> str:
    """Return a name for a fact that has none: `Lease (bareboat), 2017-10`."""
    kind = f" ({one.kind})" if one.kind else ""
    day = one.date or one.start_date
    return f"{one.type}{kind}" + (f", {day}" if day else "")


def _party(one: JointFact, role: str, party: str, lost: Lost) -> Sheet:
    sheet = Sheet(f"{one.id}-{role}-{party}", UNKNOWN, "summary", lost)
    sheet.refer("subject", party)
    sheet.refer("object", one.id)
    sheet.add("role", role)
    return sheet


def _days(one: JointFact, rule: Fact, sheet: Sheet) -> None:
    if rule.date == "date":
        days(one, sheet)
        return
    sheet.day(rule.date, "date", one.date or one.start_date)
    sheet.text("from", [one.start_date if one.date else ""])
    sheet.text("until", [one.end_date])


def _worth(one: JointFact, rule: Fact, sheet: Sheet) -> None:
    if rule.ftm in _WITH_AMOUNT:
        sheet.add("amount", one.amount)
        sheet.add("currency", one.currency)
    else:
        sheet.text("amount", [f"{one.amount} {one.currency}".strip()])
    placed = {"reference": (rule.reference, one.reference), "goods": (rule.goods, one.goods)}
    for name, (prop, value) in placed.items():
        if prop:
            sheet.add(prop, value)
        else:
            sheet.text(name, [value])
    sheet.text("quantity", [one.quantity])
    sheet.text("lot", [one.lot])


def _roles(one: JointFact, rule: Fact, sheet: Sheet, lost: Lost) -> list[Sheet]:
    """Write the parties of an edge; the banks of a payment are those of its accounts."""
    accounts = []
    for role, parties in sorted(one.roles.items()):
        if role in rule.roles:
            sheet.refer(rule.roles[role], *parties)
            if role in ("seller", "buyer"):
                sheet.text(role, parties)
        elif role in _BANKS and parties:
            account = Sheet(f"{one.id}-{role}", ACCOUNT, "notes", lost)
            account.refer("bank", *parties)
            sheet.refer(_BANKS[role], f"{one.id}-{role}")
            accounts.append(account)
        else:
            sheet.text(role, parties)
    if one.type == "Payment" and not one.roles.get("payee"):
        lost["payments whose payee is not stated, which FtM asks for"] += 1
    return accounts


def _account(one: JointFact, rule: Fact, lost: Lost) -> list[Sheet]:
    """Write an account; whoever holds it owns it, since when and until when."""
    account = Sheet(one.id, rule.ftm, "notes", lost)
    account.refer("bank", *one.roles.get("bank", ()))
    account.add(rule.reference, one.reference)
    account.add("notes", one.notes)
    account.text("amount", [f"{one.amount} {one.currency}".strip()])
    for name, value in {"goods": one.goods, "quantity": one.quantity, "lot": one.lot}.items():
        account.text(name, [value])
    owners = []
    for holder in one.roles.get("holder", ()):
        owning = Sheet(f"{one.id}-holder-{holder}", "Ownership", "summary", lost)
        owning.refer("owner", holder)
        owning.refer("asset", one.id)
        owning.add("role", "account holder")
        days(one, owning)
        owners.append(owning)
    signing = [_party(one, "signatory", party, lost) for party in one.roles.get("signatory", ())]
    return [account, *owners, *signing]
