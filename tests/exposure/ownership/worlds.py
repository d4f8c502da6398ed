"""Small networks of owners, stated in a line each, for the rules without a database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from graphkit.exposure.ownership.cascade import Blocked, blocked_by, cascade, network
from graphkit.exposure.ownership.facts import Fact, Facts, Listing
from graphkit.exposure.ownership.rules import Regime, Rule, rule_on
from graphkit.model.dates import LAST_DAY, Bounds
from graphkit.model.share import Share, share

STANDING = Bounds(date(2000, 1, 1), date(2000, 1, 1), LAST_DAY, LAST_DAY)
DAYS = {
    Regime.US: date(2020, 1, 1),
    Regime.EU: date(2025, 1, 1),
    Regime.UK: date(2022, 1, 1),
    Regime.UN: date(2018, 1, 1),
}


def owns(
    owner: str, owned: str, held: str = "", *, certain: bool = True, standard: int = 3,
    role: str = "", link: str = "",
) -> Fact:  # fmt: skip
    """State that an owner holds a share; unstated is more than nothing, as the reader has it."""
    stated = share(held)
    if stated.minimum == 0 and stated.maximum > 0:
        stated = Share(0.0, stated.maximum, True, stated.maximum_exclusive)
    name = link or f"{owner}-{owned}-{held}-{role}-{standard}-{certain}"
    return Fact(name, "OWNS", role, owner, owned, stated, STANDING, standard, certain)


def tie(kind: str, above: str, below: str, *, certain: bool = True, standard: int = 3) -> Fact:
    """State another link, from the one above to the one below."""
    name = f"{kind}-{above}-{below}"
    return Fact(name, kind, "", above, below, Share(), STANDING, standard, certain)


def same(one: str, other: str, *, certain: bool = True, standard: int = 3) -> list[Fact]:
    """State that two names are one; it reads both ways."""
    kind = "SAME_AS" if certain else "POSSIBLY_SAME_AS"
    return [
        tie(kind, one, other, certain=certain, standard=standard),
        tie(kind, other, one, certain=certain, standard=standard),
    ]


def listed(
    *names: str, authority: str = "US", certain: bool = True, standard: int = 5
) -> list[Listing]:
    """List parties."""
    return [
        Listing(f"listing-{authority}-{name}", name, authority, standard, certain) for name in names
    ]


def judge(
    links: Iterable[Fact],
    listings: Iterable[Listing],
    rule: Rule | None = None,
    things: Iterable[str] = (),
) -> dict[str, Blocked]:
    """Return who is blocked; the rule of the United States in 2020 unless another is given."""
    rule = rule or rule_on(Regime.US, DAYS[Regime.US])
    facts = Facts(tuple(links), tuple(listings), frozenset(things))
    return blocked_by(cascade(network(facts, rule)))
