"""The words that rules are written in: conducts, goods and authorities' tests, read from YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from importlib import resources
from typing import Any, Literal, Self, TypeVar

import yaml
from pydantic import Field, model_validator

from graphkit.model.proof import Standard
from graphkit.model.registry import Schema, registry
from graphkit.regimes.rule import Strict

Model = TypeVar("Model", bound=Strict)


class Pattern(Strict):
    """Which stated fact shows a conduct, read from the one who acts.

    Args:
        link: type of a link; or
        fact: type of a joint fact.
        kinds: of the joint fact; all where none is named.
        actor: the role of the one who acts: `from` or `to` of a link.
        other: the roles of the other party; several of a joint fact.
        thing: the role of the ship that a joint fact is about.
        actor_kinds: what the one who acts must be.
        other_kinds: what the other party must be.
        role_has: words of which a link's role text has one.
        says: the conduct in words, where the pattern says more than its conduct.
    """

    link: str | None = None
    fact: str | None = None
    kinds: tuple[str, ...] = ()
    actor: str
    other: str | tuple[str, ...]
    thing: str | None = None
    actor_kinds: tuple[Schema, ...] = ()
    other_kinds: tuple[Schema, ...] = ()
    role_has: tuple[str, ...] = ()
    says: str = ""

    @property
    def type(self) -> str:
        """The link type or joint fact."""
        return self.link or self.fact or ""

    @property
    def others(self) -> tuple[str, ...]:
        """The roles of the other party."""
        return (self.other,) if isinstance(self.other, str) else self.other

    @model_validator(mode="after")
    def _speaks_of_the_registry(self) -> Self:
        if (self.link is None) == (self.fact is None):
            raise ValueError("a pattern reads either a link or a joint fact")
        known = registry()
        if self.link is not None:
            if self.link not in known.links:
                raise ValueError(f"the registry has no link {self.link!r}")
            roles, kinds = {"from", "to"}, set[str]()
        else:
            if self.type not in known.joint_facts:
                raise ValueError(f"the registry has no joint fact {self.type!r}")
            fact = known.joint_facts[self.type]
            roles, kinds = set(fact.roles), set(fact.kinds)
        if unknown := {self.actor, *self.others, *filter(None, [self.thing])} - roles:
            raise ValueError(f"{self.type} has no role {min(unknown)!r}")
        if unknown := set(self.kinds) - kinds:
            raise ValueError(f"{self.type} has no kind {min(unknown)!r}")
        return self


class Conduct(Strict):
    """A kind of conduct; `makes` is what a table calls the one who acts so."""

    says: str
    makes: str
    includes: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()


class Conducts(Strict):
    """All kinds of conduct, and the facts that are none."""

    conducts: dict[str, Conduct]
    none: tuple[str, ...]

    def patterns(self, name: str) -> Iterator[Pattern]:
        """Give the patterns of a conduct and of all that it includes."""
        one = self.conducts[name]
        yield from one.patterns
        for other in one.includes:
            yield from self.patterns(other)

    def atoms(self, name: str) -> tuple[str, ...]:
        """Return the conducts that a name stands for, itself first."""
        one = self.conducts[name]
        return (name, *(atom for other in one.includes for atom in self.atoms(other)))


class Category(Strict):
    """Goods that rules speak of, by the words that documents use for them."""

    words: tuple[str, ...]
    not_: tuple[str, ...] = Field((), alias="not")
    hs: tuple[str, ...] = ()
    humanitarian: bool = False

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _any_of(self.words)

    def holds(self, stated: str) -> bool:
        """Tell whether stated goods are of this category."""
        left = _any_of(self.not_).sub(" ", stated) if self.not_ else stated
        return self._pattern.search(left) is not None


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


class Goods(Strict):
    """All categories of goods."""

    goods: dict[str, Category]

    def of(self, stated: str) -> frozenset[str]:
        """Return the categories of stated goods; none where no word is known."""
        return frozenset(name for name, one in self.goods.items() if one.holds(stated))

    def humanitarian(self, categories: frozenset[str]) -> bool:
        """Tell whether goods are of humanitarian categories and no other."""
        return bool(categories) and all(self.goods[one].humanitarian for one in categories)


class Otherwise(Strict):
    """A lesser standard that is enough on a condition."""

    least: Standard
    one_not_press: Literal[True]


class Test(Strict):
    """What an authority's decision needs.

    `admits` are kinds of proof that it is recorded to take; None where that is not recorded. Where
    press is not among them, one item at least has to be something else.
    """

    country: str
    who: str
    words: str
    least: Standard
    otherwise: Otherwise | None = None
    admits: tuple[Literal["hearsay", "press", "intelligence"], ...] | None = None
    verified: Literal["S", "M"]
    confidence: Literal["hi", "med", "lo"] | None = None
    read_at: str = ""
    notes: str = ""

    @model_validator(mode="after")
    def _says_how_sure(self) -> Self:
        if (self.verified == "S") != bool(self.read_at) or (self.verified == "M") != bool(
            self.confidence
        ):
            raise ValueError(f"{self.who!r}: what was read says where, memory says how sure")
        return self


class Tests(Strict):
    """The tests of all authorities."""

    tests: dict[str, Test]


def shipped(name: str, model: type[Model]) -> Model:
    """Read a YAML file of this room and check it."""
    file = resources.files("graphkit").joinpath("regimes", name)
    return model.model_validate(_yaml(file.read_text("utf-8")))


def _yaml(text: str) -> Any:
    return yaml.safe_load(text)


@cache
def conducts() -> Conducts:
    """Return the kinds of conduct."""
    return shipped("conducts.yml", Conducts)


@cache
def goods() -> Goods:
    """Return the categories of goods."""
    return shipped("goods.yml", Goods)


@cache
def tests() -> dict[str, Test]:
    """Return the tests of authorities, by key."""
    return shipped("standards.yml", Tests).tests
