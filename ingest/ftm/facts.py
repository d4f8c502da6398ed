"""Payments and customs papers of FollowTheMoney as joint facts."""

from __future__ import annotations

from graphkit.model.records import JointFact
from graphkit.model.registry import registry
from ingest.ftm import edges
from ingest.ftm.accounts import banks
from ingest.ftm.decisions import FactRule
from ingest.ftm.ends import ends, takes
from ingest.ftm.known import Known
from ingest.ftm.made import Made, NotTaken, a, said
from ingest.ftm.raw import Stated
from ingest.ftm.values import amount, one_of
from ingest.ftm.wording import days, on_days, rest

_EVENT = {"date": "date", "start_date": "startDate", "end_date": "endDate"}


def make(one: Stated, rule: FactRule, known: Known) -> Made:
    """Turn an edge into a joint fact.

    Raises:
        NotTaken: a party that it needs is missing, or one of them is nowhere.
    """
    needed = registry().joint_facts[rule.type].required
    found = {
        role: ends(one, name, known, required=role in needed) for role, name in rule.roles.items()
    }
    every = [end for several in found.values() for end in several]
    if not every:
        raise NotTaken("", "", f"{a(one.schema.name)} of nobody")
    taken = {role: [e for e in them if takes(rule.type, role, e)] for role, them in found.items()}
    if not all(taken[role] for role in needed) or not any(taken.values()):
        return edges.in_notes(one, every)
    aside = [str(end) for end in every if all(end not in them for them in taken.values())]
    roles = {role: tuple(e.reference for e in them) for role, them in taken.items() if them}
    roles |= _banks(one, rule, known)
    notes = [said("parties without a role", aside)] if aside else []
    return Made(facts=(_fact(one, rule, roles, notes, known),))


def _banks(one: Stated, rule: FactRule, known: Known) -> dict[str, tuple[str, ...]]:
    """Return the banks of the accounts that the row names, by their roles."""
    found = {}
    for role, name in rule.banks.items():
        held = banks(one.properties.get(name, []), known)
        if taken := tuple(end.reference for end in held if takes(rule.type, role, end)):
            found[role] = taken
    return found


def _fact(
    one: Stated,
    rule: FactRule,
    roles: dict[str, tuple[str, ...]],
    notes: list[str],
    known: Known,
) -> JointFact:
    when, wrong = days(one, _EVENT)
    money, currency, taken = amount(one.properties)
    reference = one.first(rule.reference)
    different = not reference and known.differs(key(one, rule))
    fields = {
        "type": rule.type,
        "roles": roles,
        "amount": money,
        "currency": currency,
        "goods": "; ".join(one.properties.get(rule.goods, ())),
        "reference": f"ftm:{one.id}" if different else reference,
    }
    used = {*rule.roles.values(), *_EVENT.values(), *taken, rule.goods}
    used |= {rule.reference} if len(one.properties.get(rule.reference, ())) < 2 else set()
    on, beside = _on(when)
    return on_days(JointFact, fields, {"date": on}, [*notes, *wrong, *beside, *rest(one, used)])


def _on(when: dict[str, str]) -> tuple[str, list[str]]:
    """Return the day of something that happened, else some day of its period; and what is left."""
    period = [f"{_EVENT[name]}: {when[name]}" for name in ("start_date", "end_date") if when[name]]
    if when["date"]:
        return when["date"], period
    return one_of(day for day in (when["start_date"], when["end_date"]) if day), []


def key(one: Stated, rule: FactRule) -> str:
    """Return what a joint fact is known by where no number tells it from others of its kind."""
    when, _ = days(one, _EVENT)
    parties = [f"{role} {one.properties.get(name, '')}" for role, name in rule.roles.items()]
    return "\x1f".join((rule.type, *parties, *when.values(), *amount(one.properties)[:2]))
