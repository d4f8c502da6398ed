"""The style of the Neo4j Browser as GraSS, made of the model and of the colours in style.yml."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_snake

from graphkit.model.registry import registry

LINK_FONT = 8
"""Height of the captions of relationships, in pixels: 20 letters stand between two circles."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NodeRule(_Strict):
    """How nodes of some labels are drawn; what is None is as an earlier rule says.

    Args:
        labels: of the nodes; later rules win.
        fill: name of the colour of the circle.
        ring: name of the colour of its rim.
        ring_width: in pixels.
        text: name of the colour of the caption.
        size: diameter in pixels.
        font: height of the caption in pixels.
        caption: a property in braces, with text around it.
    """

    labels: tuple[str, ...]
    fill: str | None = None
    ring: str | None = None
    ring_width: int | None = None
    text: str | None = None
    size: int | None = None
    font: int | None = None
    caption: str | None = None


class LinkRule(_Strict):
    """How relationships of some types are drawn.

    Args:
        types: of the relationships; `links` and `roles` are those of the registry.
        colour: name of their colour.
        width: of the shaft, in pixels.
        caption: a property in braces, or `<type>`.
    """

    types: tuple[str, ...]
    colour: str
    width: int
    caption: str | None = None


class Style(_Strict):
    """Colours by name, and the rules in their order."""

    colours: dict[str, str]
    nodes: tuple[NodeRule, ...]
    relationships: tuple[LinkRule, ...]


@cache
def style() -> Style:
    """Read the shipped style; the file is part of the code, so an error in it is a bug."""
    text = resources.files("graphkit.browser").joinpath("style.yml").read_text("utf-8")
    return Style.model_validate(yaml.safe_load(text))


def stylesheet() -> str:
    """Return the style as GraSS, which `:style` takes as an address or as a dropped file.

    A selector stands there once: of two rules of one selector the Browser keeps the last alone.
    """
    found = style()
    rules: dict[str, dict[str, str]] = {}
    for selector, looks in (*_node_looks(found), *_link_looks(found)):
        rules[selector] = {**rules.pop(selector, {}), **looks}
    return "\n".join(f"{selector} {{\n{_body(looks)}}}\n" for selector, looks in rules.items())


def _node_looks(found: Style) -> Iterator[tuple[str, dict[str, str]]]:
    for rule in found.nodes:
        looks = {
            "color": found.colours[rule.fill] if rule.fill else None,
            "border-color": found.colours[rule.ring] if rule.ring else None,
            "border-width": _pixels(rule.ring_width),
            "text-color-internal": found.colours[rule.text] if rule.text else None,
            "diameter": _pixels(rule.size),
            "font-size": _pixels(rule.font),
            "caption": _quoted(rule.caption),
        }
        for label in rule.labels:
            yield f"node.{label}", _stated(looks)


def _link_looks(found: Style) -> Iterator[tuple[str, dict[str, str]]]:
    for rule in found.relationships:
        looks = {
            "color": found.colours[rule.colour],
            "border-color": found.colours[rule.colour],
            "shaft-width": _pixels(rule.width),
            "font-size": _pixels(LINK_FONT),
            "padding": _pixels(2),
            "text-color-external": found.colours["ink"],
            "text-color-internal": found.colours["white"],
            "caption": _quoted(rule.caption),
        }
        for name in rule.types:
            for one in _types(name):
                yield f"relationship.{one}", _stated(looks)


def _types(name: str) -> list[str]:
    if name == "links":
        return list(registry().links)
    if name == "roles":
        kinds = registry().joint_facts.values()
        return sorted({to_snake(role).upper() for kind in kinds for role in kind.roles})
    return [name]


def _quoted(caption: str | None) -> str | None:
    """Return a caption as GraSS has it: `<type>` is a word of its own."""
    return caption if caption is None or caption == "<type>" else f"'{caption}'"


def _pixels(number: int | None) -> str | None:
    return None if number is None else f"{number}px"


def _stated(looks: dict[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in looks.items() if value is not None}


def _body(looks: dict[str, str]) -> str:
    return "".join(f"  {name}: {value};\n" for name, value in looks.items())
