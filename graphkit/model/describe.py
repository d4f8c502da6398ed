"""The registry as tables that people read: docs/reference/model.md holds what this returns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graphkit.model.automaton import StepClass
from graphkit.model.registry import (
    Direction,
    JointType,
    LinkType,
    Registry,
    RolePair,
    Schema,
)

PARTIES = (Schema.COMPANY, Schema.ORGANIZATION, Schema.PUBLIC_BODY, Schema.PERSON, Schema.BANK)
_WORDS = {
    StepClass.ANSWERS_FOR: "answers for it",
    StepClass.SERVES: "serves it",
    StepClass.STANDS_BEHIND: "it stands behind",
    StepClass.CONTROL: "it stands behind, in control",
    StepClass.SERVED_BY: "is served by it",
    StepClass.DEALT_WITH: "dealt with it",
    StepClass.AFFILIATE: "affiliate: last step",
    StepClass.PLACE: "place: ends the chain",
    StepClass.IDENTITY: "the same",
}


def registry_tables(registry: Registry) -> str:
    """Return two Markdown tables, links and joint facts, with a row for each type."""
    links = (_link(name, link) for name, link in registry.links.items())
    facts = (row for name, joint in registry.joint_facts.items() for row in _joint(name, joint))
    return "\n".join(
        [
            "### Links",
            *_table(("type", "from → to", "forward", "backward", "sentence", "FtM"), links),
            "",
            "### Joint facts",
            *_table(("type", "steps", "sentence", "FtM"), facts),
        ]
    )


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for cells in (header, ("---",) * len(header), *rows):
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _link(name: str, link: LinkType) -> Sequence[str]:
    marks = [
        "on a day" if link.event else "",
        "an inference" if link.possible else "",
        f"standard {link.ceiling} at most" if link.ceiling < 5 else "",
    ]
    marked = f"{name} ({', '.join(filter(None, marks))})" if any(marks) else name
    ends = f"{_who(link.source)} → {_who(link.target)}"
    return marked, ends, _way(link.forward), _way(link.backward), link.sentence, link.ftm


def _joint(name: str, joint: JointType) -> Iterator[Sequence[str]]:
    """Return a row for each set of kinds that has steps of its own."""
    for kinds in dict.fromkeys(pair.kinds for pair in joint.steps):
        pairs = [pair for pair in joint.steps if pair.kinds == kinds]
        which = f"{name} ({', '.join(kinds)})" if kinds else name
        yield which, _pairs(pairs), joint.sentence, joint.ftm


def _pairs(pairs: Sequence[RolePair]) -> str:
    """Group pairs of roles by what their step says."""
    by_words: dict[str, list[str]] = {}
    for pair in pairs:
        by_words.setdefault(_way(pair), []).append(f"{pair.source} → {pair.target}")
    return "; ".join(f"**{words}**: {', '.join(ends)}" for words, ends in by_words.items())


def _who(schemata: Sequence[Schema]) -> str:
    parties = ["party"] if set(PARTIES) <= set(schemata) else []
    others = [one.value for one in schemata if not parties or one not in PARTIES]
    return ", ".join([*parties, *others])


def _way(way: Direction | None) -> str:
    if way is None:
        return "–"
    words = _WORDS[way.step_class]
    return "; ".join([f"*not walked* ({words})" if way.closed else words, *_conditions(way)])


def _conditions(way: Direction) -> Iterator[str]:
    if way.minor_below is not None:
        yield f"below {way.minor_below:g} % with `--include minority`"
    if way.strong_from is not None:
        yield f"control from {way.strong_from:g} %"
    if way.closed_from:
        yield f"*not walked* from a {_who(way.closed_from)}"
    if way.opens is not None and way.step_class is StepClass.AFFILIATE:
        yield f"goes on with `--include {way.opens}`"
    elif way.opens is not None:
        yield f"with `--include {way.opens}`"
