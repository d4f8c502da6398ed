"""The link chart: who is joined to whom by what, from the subject on the left to where chains end.

What is documented is a solid line with a filled mark, what is alleged, hedged or only possible a
dashed line with an empty one, so that nothing hangs on colour. An arrow points as the source states
the link; the chart reads from left to right, as exposure is walked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphkit.exposure.answer import Chain, Node, Step
from graphkit.model.automaton import StepClass
from graphkit.model.proof import Standard, Status
from graphkit.report.dossier.layout import Edge, Layout, layout
from graphkit.report.dossier.stated import has_direction
from graphkit.report.dossier.svg import element, text, title, wrapped
from graphkit.report.dossier.terms import DESIGNATED, kind_words, link_words, period

WIDE = 5
"""Columns that a page shows side by side; a chart of more is moved to and fro."""
BOX = (188.0, 88.0)
GAP = (178.0, 34.0)
MARGIN = 14.0
NAME_CELLS, LABEL_CELLS = 23, 25
LABEL_HEIGHT = 13.0
ENDS, BOW = 20.0, 62.0
"""How far apart lines end, and bend, that join the same two entities."""
DOUBTFUL = {Status.ALLEGED, Status.DISPUTED, Status.REFUTED, Status.RETRACTED}


@dataclass(frozen=True, slots=True)
class Place:
    """The box of an entity, or the point that a line passes, by its upper left corner."""

    x: float
    y: float
    height: float = BOX[1]

    @property
    def middle(self) -> float:
        """The height at which lines begin and end."""
        return self.y + self.height / 2


def chart(chains: Sequence[Chain], subject: str, listed: Mapping[str, str], style: str = "") -> str:
    """Draw chains as SVG.

    Args:
        chains: at least one.
        subject: id of the entity that they begin at.
        listed: in words, how those are designated that are or were, by id.
        style: rules of style to put inside, for a picture that stands alone.
    """
    placed = layout(chains)
    where, width, height = places(placed)
    drawn = [_edge(edge, where) for edge in placed.edges]
    labels = _labels(placed.edges, where)
    height = max(height, max(one.y + one.height for one in labels))
    boxes = [_box(node, where[node.id], subject, listed) for node in placed.nodes.values()]
    inside = element("style", style) if style else ""
    return element(
        "svg",
        inside,
        _arrowheads(),
        *drawn,
        *map(_written, labels),
        *boxes,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:.0f} {height:.0f}",
        width=f"{width:.0f}",
        height=f"{height:.0f}",
        class_="chart" if len(placed.columns) <= WIDE else "chart wide",
        role="img",
        aria_label=f"link chart of {len(chains)} chains from {placed.nodes[subject].name}",
    )


def places(placed: Layout) -> tuple[dict[str, Place], float, float]:
    """Return where everything stands, and the width and the height of the whole."""
    tall = max(len(column) for column in placed.columns)
    height = tall * (BOX[1] + GAP[1]) - GAP[1]
    found: dict[str, Place] = {}
    for number, column in enumerate(placed.columns):
        x = MARGIN + number * (BOX[0] + GAP[0])
        used = len(column) * (BOX[1] + GAP[1]) - GAP[1]
        for row, one in enumerate(column):
            y = MARGIN + (height - used) / 2 + row * (BOX[1] + GAP[1])
            found[one] = Place(x, y)
    width = len(placed.columns) * (BOX[0] + GAP[0]) - GAP[0]
    return found, width + 2 * MARGIN, height + 2 * MARGIN


def documented(step: Step) -> bool:
    """Tell whether a step is drawn as documented: at standard 3 or more, and not only possible."""
    return (
        step.standard >= Standard.CORROBORATED
        and not step.possible
        and step.step_class != StepClass.AFFILIATE
        and step.status not in DOUBTFUL
    )


def _class(step: Step) -> str:
    kind = "identity" if step.step_class == StepClass.IDENTITY else "link"
    return f"{kind} {'documented' if documented(step) else 'indicated'}"


def _edge(edge: Edge, where: dict[str, Place]) -> str:
    end = "marker_start" if edge.step.role == "backward" else "marker_end"
    arrows = {end: "url(#arrow)"} if _directed(edge) else {}
    path = element("path", d=_path(edge, where), class_=_class(edge.step), **arrows)
    return element("g", title(edge.step.sentence), path)


def _directed(edge: Edge) -> bool:
    """Tell whether a line has an arrow; two names of one thing stand side by side without one."""
    return has_direction(edge.step) and edge.step.hops > 0


def _path(edge: Edge, where: dict[str, Place]) -> str:
    source, target = where[edge.source], where[edge.target]
    leave, bow = _parted(edge, ENDS), _parted(edge, BOW)
    if source.x == target.x:
        down = source.y < target.y
        x = source.x + BOX[0] / 2 + bow
        begun, ended = (source.y + BOX[1], target.y) if down else (source.y, target.y + BOX[1])
        return f"M {x:.1f} {begun:.1f} L {x:.1f} {ended:.1f}"
    stops = [where[one] for one in edge.through]
    path = f"M {source.x + BOX[0]:.1f} {source.middle + leave:.1f}"
    begun, level = source.x + BOX[0], source.middle
    for stop in stops:
        path += _curve(begun, level + bow, stop.x, stop.middle) + f" H {stop.x + BOX[0]:.1f}"
        begun, level = stop.x + BOX[0], stop.middle
    half = (begun + target.x) / 2
    return (
        f"{path} C {half:.1f} {level + bow:.1f} {half:.1f} {target.middle + bow:.1f}"
        f" {target.x:.1f} {target.middle + leave:.1f}"
    )


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    half = (x + to_x) / 2
    return f" C {half:.1f} {y:.1f} {half:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"


def _parted(edge: Edge, by: float) -> float:
    """Part lines that join the same two entities: 0, down, up, further down."""
    steps = (edge.beside + 1) // 2
    return by * (steps if edge.beside % 2 else -steps)


@dataclass(slots=True)
class _Label:
    x: float
    y: float
    step: Step
    beside: bool = False

    @property
    def height(self) -> float:
        """How much room its lines need, with some air."""
        return LABEL_HEIGHT * len(_lines(self.step)) + 6


def _labels(edges: Sequence[Edge], where: dict[str, Place]) -> list[_Label]:
    """Write what each line says where it leaves its box, and push apart what would lie over."""
    labels = [_label(edge, where) for edge in edges]
    labels.sort(key=lambda one: (one.x, one.y))
    for above, below in zip(labels, labels[1:], strict=False):
        if above.x == below.x:
            below.y = max(below.y, above.y + above.height)
    return labels


def _label(edge: Edge, where: dict[str, Place]) -> _Label:
    source, target = where[edge.source], where[edge.target]
    if source.x == target.x:
        x, y = source.x + BOX[0] / 2 + 8, (source.middle + target.middle) / 2 + 4
        return _Label(x, y, edge.step, beside=True)
    after = where[edge.through[0]] if edge.through else target
    level = (source.middle + after.middle) / 2 + 0.75 * _parted(edge, BOW)
    return _Label((source.x + BOX[0] + after.x) / 2, level - 4, edge.step)


def _written(label: _Label) -> str:
    anchor = "start" if label.beside else "middle"
    return "".join(
        text(label.x, label.y + LABEL_HEIGHT * n, line, "when" if n else "said", anchor)
        for n, line in enumerate(_lines(label.step))
    )


def _lines(step: Step) -> list[str]:
    """Return what is written at a line: by what, as what, when, and whether it is contradicted."""
    mark = "●" if documented(step) else "○"
    if step.step_class == StepClass.IDENTITY:
        return [f"{mark} {'may be the same as' if step.possible else 'the same as'}"]
    words, *roles = link_words(step)
    said = [f"{mark} {words}", *roles, period(step)]
    if any(one.contradicts for one in step.evidence):
        said.append("× contradicted")
    return [wrapped(one, LABEL_CELLS, 1)[0] for one in said]


def _box(node: Node, place: Place, subject: str, listed: Mapping[str, str]) -> str:
    marked = "listed" if listed.get(node.id) == DESIGNATED else ""
    first = "subject" if node.id == subject else ""
    kind = kind_words(node)
    classes = " ".join(one for one in ("entity", kind.css, marked, first) if one)
    mark = f"⚑ {listed[node.id]}" if node.id in listed else ""
    head = f"{kind.words} · {first}" if first else kind.words
    names = wrapped(node.name, NAME_CELLS, 3)
    return element(
        "g",
        title(f"{node.name} ({node.id})"),
        element("rect", x=place.x, y=place.y, width=BOX[0], height=BOX[1], rx=4),
        element("rect", x=place.x, y=place.y, width=6.0, height=BOX[1], class_="side"),
        text(place.x + 14, place.y + 17, head, "kind"),
        text(place.x + 14, place.y + BOX[1] - 8, mark, "mark") if mark else "",
        *(text(place.x + 14, place.y + 34 + 15 * n, one, "name") for n, one in enumerate(names)),
        class_=classes,
    )


def _arrowheads() -> str:
    tip = element("path", d="M 0 0 L 9 4.5 L 0 9 z", class_="tip")
    marker = element(
        "marker",
        tip,
        id="arrow",
        viewBox="0 0 9 9",
        refX="9",
        refY="4.5",
        markerWidth="8",
        markerHeight="8",
        orient="auto-start-reverse",
    )
    return element("defs", marker)
