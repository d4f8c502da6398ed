"""The style: every name of the model has its rule, and colours are told apart and read."""

from __future__ import annotations

import itertools
import re

import pytest

from graphkit.browser.style import style, stylesheet
from graphkit.graph import vocabulary

# As people with a full loss of one kind of cone see colours: matrices of Machado, Oliveira and
# Fernandes (2009), from memory, for linear RGB.
SEEN_BY = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no long cones": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no medium cones": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no short cones": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
FILLS = ("blue", "sky", "green", "yellow", "orange", "purple", "red", "grey")


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour: str) -> float:
    return sum(
        weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True)
    )


def lab(rgb: list[float]) -> list[float]:
    """Return linear RGB as CIE L*a*b*, in which equal distances look equally far."""
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [
        sum(a * b for a, b in zip(row, rgb, strict=True)) / white
        for row, white in zip(rows, (0.9505, 1.0, 1.089), strict=True)
    ]
    x, y, z = (one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116 for one in xyz)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


def seen(colour: str, matrix: tuple[tuple[float, ...], ...]) -> list[float]:
    rgb = linear(colour)
    return lab(
        [min(1, max(0, sum(a * b for a, b in zip(row, rgb, strict=True)))) for row in matrix]
    )


def selectors(kind: str) -> list[str]:
    return re.findall(rf"^{kind}\.(\w+) {{", stylesheet(), re.M)


def test_every_label_and_every_type_has_one_rule() -> None:
    for kind, names in (
        ("node", vocabulary.labels()),
        ("relationship", vocabulary.relationship_types()),
    ):
        assert sorted(selectors(kind)) == sorted(set(names))


def test_the_umbrellas_stand_first_and_who_is_designated_last() -> None:
    order = selectors("node")
    assert order[0] == "Entity"
    assert order[-1] == "Designated"
    assert order.index("JointFact") < min(
        order.index(one) for one in ("Lease", "Payment", "PortCall")
    )


def test_who_is_designated_is_larger_and_flagged_and_keeps_the_ring_of_its_kind() -> None:
    rule = dict(re.findall(r"  ([\w-]+): (.+);", stylesheet().split("node.Designated {")[1]))
    first = dict(re.findall(r"  ([\w-]+): (.+);", stylesheet().split("node.Aliased {")[0]))
    assert rule["caption"] != first["caption"]
    body = stylesheet().split("node.Designated {")[1].split("}\n")[0]
    assert "border-color" not in body
    assert "diameter: 120px" in body
    assert "caption: '⚑ {caption}'" in body


def test_there_are_at_most_twelve_colours() -> None:
    assert len({*re.findall(r"#[0-9A-F]{6}", stylesheet())}) <= 12


def test_every_caption_is_read_on_its_colour() -> None:
    colours = style().colours
    for rule in style().nodes:
        if rule.fill and rule.text:
            low, high = sorted(luminance(colours[one]) for one in (rule.fill, rule.text))
            assert (high + 0.05) / (low + 0.05) >= 4.5, rule.labels


@pytest.mark.parametrize("eyes", SEEN_BY)
def test_colours_are_told_apart_by_whoever_looks(eyes: str) -> None:
    colours = style().colours
    for one, other in itertools.combinations(FILLS, 2):
        a, b = (seen(colours[name], SEEN_BY[eyes]) for name in (one, other))
        assert sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5 > 10, (one, other)
