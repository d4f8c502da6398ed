"""All rules of law that are recorded here, read from graphkit/regimes/rules/*.yml and checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources

import yaml
from pydantic import ValidationError

from graphkit.errors import UsageError
from graphkit.regimes.rule import Rule, Strict, Who
from graphkit.regimes.vocabulary import conducts, goods, tests


class RuleFile(Strict):
    """The rules of one file."""

    rules: tuple[Rule, ...]


@cache
def law() -> tuple[Rule, ...]:
    """Return every rule of law, by file and in the order of the file."""
    folder = resources.files("graphkit").joinpath("regimes", "rules")
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".yml")), key=str)
    found = [rule for one in files for rule in read_rules(one.read_text("utf-8"), one.name)]
    check(found)
    return tuple(found)


def read_rules(text: str, where: str) -> tuple[Rule, ...]:
    """Read rules from YAML.

    Raises:
        UsageError: it is no YAML, or not as the model of a rule wants it.
    """
    try:
        return RuleFile.model_validate(yaml.safe_load(text)).rules
    except yaml.YAMLError as error:
        raise UsageError(f"is no YAML: {error}", where=where) from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        cure = "docs/explanation/regimes.md says how a rule is written"
        raise UsageError(f"{place}: {first['msg']}", where=where, cure=cure) from None


def check(rules: Sequence[Rule]) -> None:
    """Refuse rules that speak of what is defined nowhere.

    Raises:
        UsageError: a word, a rule or an id is wrong.
    """
    ids = [one.id for one in rules]
    if twice := [one for one in ids if ids.count(one) > 1]:
        raise UsageError(f"there are two rules with the id {twice[0]!r}", where="rules")
    for rule in rules:
        for fault in _faults(rule, set(ids)):
            raise UsageError(fault, where=f"rule {rule.id}", cure="see docs/explanation/regimes.md")


def _faults(rule: Rule, ids: set[str]) -> Iterator[str]:
    yield from (f"no conduct {one!r}" for one in rule.conduct if one not in conducts().conducts)
    exempt = (one for exemption in rule.exemptions for one in exemption.goods)
    named = (*rule.goods, *exempt)
    yield from (f"no category of goods {one!r}" for one in named if one not in goods().goods)
    if rule.proof.test not in tests():
        yield f"no test {rule.proof.test!r} in standards.yml"
    for who in classes(rule):
        yield from (f"no rule {one!r}" for one in who.caught_by if one not in ids)


def classes(rule: Rule) -> Iterator[Who]:
    """Give every class of parties that a rule speaks of, those behind others included."""
    waiting = [rule.actor, *rule.counterparty, *([rule.thing] if rule.thing else [])]
    while waiting:
        one = waiting.pop()
        yield one
        if one.tied is not None:
            waiting.append(one.tied)


def named(rules: Iterable[Rule], word: str) -> Rule:
    """Return the rule with an id.

    Raises:
        UsageError: there is none; it names the nearest ones.
    """
    every = {one.id: one for one in rules}
    if word in every:
        return every[word]
    near = [one for one in every if word.lower() in one] or list(every)[:5]
    raise UsageError(
        f"no rule {word!r} is recorded here", where="rules", cure=f"for example {', '.join(near)}"
    )


def matches(pattern: str, id_: str) -> bool:
    """Tell whether a pattern means a rule: `un-2371-*` takes all whose ids begin so."""
    return id_.startswith(pattern[:-1]) if pattern.endswith("*") else id_ == pattern
