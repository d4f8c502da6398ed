"""A scenario: which rules count, on which day's law, with which tests, and what is supposed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, ValidationError

from graphkit.errors import UsageError
from graphkit.model.citation import Citation
from graphkit.model.proof import Standard
from graphkit.regimes.law import check, law, matches
from graphkit.regimes.rule import Rule, Strict
from graphkit.regimes.vocabulary import Test, tests


class OtherTest(Strict):
    """Another test of an authority than the one in standards.yml."""

    least: Standard
    words: str | None = None
    why: str


class Scenario(Strict):
    """A scenario, as its file states it.

    Args:
        id: its name on the command line.
        title: a few words.
        says: what it supposes.
        law_on: day whose law counts whatever day is asked about; None is that day itself.
        laws: whose law counts; all where none is named.
        lift: ids of rules that do not count; `us-13810-*` takes all that begin so.
        add: rules of its own, which are no law.
        tests: other tests of authorities.
        degree: how many steps away from the trade its own rules reach; None where they do not ask.
        citations: where the idea stands.
        notes: what a reader has to know.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str
    says: str
    law_on: date | None = None
    laws: tuple[str, ...] = ()
    lift: tuple[str, ...] = ()
    add: tuple[Rule, ...] = ()
    tests: dict[str, OtherTest] = {}
    degree: int | None = Field(None, ge=0, le=4)
    citations: tuple[Citation, ...] = ()
    notes: str = ""


@dataclass(frozen=True)
class Regime:
    """A scenario on a day: the rules in force, those that are not, and the tests.

    Args:
        scenario: what was asked for.
        day: the day whose law it is.
        rules: that were in force by it, those of the scenario last. One that has ended is among
            them, because the conduct of its days is judged by it; `in_force` leaves it out.
        others: rules of law that were not yet in force on the day, or are lifted, and why.
        tests: what each authority's decision needs.
    """

    scenario: Scenario
    day: date
    rules: tuple[Rule, ...]
    others: tuple[tuple[Rule, str], ...]
    tests: dict[str, Test]

    @property
    def id(self) -> str:
        """The scenario's id."""
        return self.scenario.id

    @property
    def in_force(self) -> tuple[Rule, ...]:
        """The rules in force on the day."""
        return tuple(one for one in self.rules if self.stands(one))

    def stands(self, rule: Rule) -> bool:
        """Tell whether a rule had not ended before the day."""
        return rule.hypothetical or rule.end >= self.day


LAWS = ("us", "un", "eu", "uk")
"""Whose law can be asked for alone, by its name."""


def scenarios() -> dict[str, Scenario]:
    """Return the scenarios that are shipped, by id, and those of one law alone."""
    folder = resources.files("graphkit").joinpath("regimes", "scenarios")
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".yml")), key=str)
    found = {one.id: one for one in (_read(file) for file in files)}
    for name in LAWS:
        title = f"the law of the {name.upper()} alone"
        found[name] = Scenario(id=name, title=title, says=f"Only {title} counts.", laws=(name,))
    return found


def scenario(word: str) -> Scenario:
    """Return a scenario by its id, or from a file of one's own.

    Raises:
        UsageError: there is none, or the file is not as a scenario is written.
    """
    if word.endswith((".yml", ".yaml")):
        return _read(Path(word))
    every = scenarios()
    if word not in every:
        raise UsageError(
            f"no scenario {word!r}",
            where="--regime",
            cure=f"one of: {', '.join(every)}; or a file of your own (docs/explanation/regimes.md)",
        )
    return every[word]


def _read(file: Path | Traversable) -> Scenario:
    try:
        stated: Any = yaml.safe_load(file.read_text("utf-8"))
        return Scenario.model_validate(stated)
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", where=str(file)) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError(f"is no YAML: {error}", where=str(file)) from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        cure = "docs/explanation/regimes.md says how a scenario is written"
        raise UsageError(f"{place}: {first['msg']}", where=str(file), cure=cure) from None


def regime(one: Scenario, as_of: date, degree: int | None = None) -> Regime:
    """Return a scenario on a day.

    Args:
        one: the scenario.
        as_of: the day asked about.
        degree: for a scenario that asks for one, how many steps from the trade its rules reach.

    Raises:
        UsageError: it speaks of rules or tests that there are not.
    """
    day = one.law_on or as_of
    every = (*law(), *_own(one, degree))
    check(every)
    _check_words(one, [rule.id for rule in every])
    counted, others = [], []
    for rule in every:
        why = _why_not(rule, one, day)
        if why is None:
            counted.append(rule)
        elif not one.laws or rule.law in one.laws:
            others.append((rule, why))
    return Regime(one, day, tuple(counted), tuple(others), _tests(one))


def _own(one: Scenario, degree: int | None) -> tuple[Rule, ...]:
    """Return the scenario's own rules, one a step of the degree where it asks for one."""
    steps = one.degree if degree is None else degree
    if one.degree is None or steps is None:
        return one.add
    first, onward = one.add[:-1], one.add[-1]
    found, caught = list(first), tuple(rule.id for rule in first)
    for step in range(1, steps + 1):
        who = tuple(it.model_copy(update={"caught_by": caught}) for it in onward.counterparty)
        id_ = f"{onward.id}-{step}"
        found.append(onward.model_copy(update={"id": id_, "counterparty": who}))
        caught = (id_,)
    return tuple(found)


def _why_not(rule: Rule, one: Scenario, day: date) -> str | None:
    if one.laws and rule.law not in one.laws:
        return "is the law of another"
    if any(matches(pattern, rule.id) for pattern in one.lift):
        return "is lifted by the scenario"
    if rule.hypothetical or rule.start <= day:
        return None
    if rule.proposed is not None and rule.proposed <= day:
        return f"is proposed since {rule.proposed} and in force only from {rule.start}"
    return f"is in force only from {rule.start}"


def _check_words(one: Scenario, ids: Sequence[str]) -> None:
    for pattern in one.lift:
        if not any(matches(pattern, id_) for id_ in ids):
            raise UsageError(f"lifts {pattern!r}, which is no rule", where=f"scenario {one.id}")
    for name in one.tests:
        if name not in tests():
            raise UsageError(f"no test {name!r}", where=f"scenario {one.id}")


def _tests(one: Scenario) -> dict[str, Test]:
    found = dict(tests())
    for name, other in one.tests.items():
        known = found[name]
        changed = {"least": other.least, "words": other.words or known.words, "otherwise": None}
        notes = f"{known.notes} Set by the scenario {one.id}: {other.why}".strip()
        found[name] = known.model_copy(update={**changed, "notes": notes})
    return found
