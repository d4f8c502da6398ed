"""A dossier as one HTML file that needs nothing else: no network, no JavaScript, no server.

Where cytoscape.js is given, the chart can also be moved about; the page says the same without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson
from markupsafe import Markup, escape

from graphkit.exposure.answer import Trace
from graphkit.model.automaton import StepClass
from graphkit.report.dossier.chain_parts import listed
from graphkit.report.dossier.chart import documented, places
from graphkit.report.dossier.contents import NOT_ADVICE, READING, contents
from graphkit.report.dossier.findings import Findings
from graphkit.report.dossier.layout import Layout, layout
from graphkit.report.dossier.safe_page import packaged, policy, templates
from graphkit.report.dossier.stated import has_direction
from graphkit.report.dossier.terms import DESIGNATED, kind_words, link_words, period
from graphkit.report.trace import MARK
from graphkit.report.words import shown

CANVAS_STYLE = ".__________cytoscape_container { position: relative; }"
"""What cytoscape.js would add by itself, and the page's policy would refuse."""
_CITED = re.compile(r"\[(\d{1,4})\]")


def html(found: Findings, library: str | None = None) -> str:
    """Render a dossier; the same findings and library give the same text.

    Args:
        found: the findings.
        library: the text of cytoscape.js; without it the page has its fixed charts only.
    """
    page = contents(found)
    trace = found.dossier.exposure
    graph = _graph(trace) if library and trace.results else None
    style = packaged("dossier.css") + packaged("chart.css")
    script = packaged("dossier.js")
    numbers = {one.number for one in page.documents}
    environment = templates()
    environment.filters["cited"] = lambda words: _cited(words, numbers)
    environment.filters["address"] = _address
    return environment.get_template("dossier.html.j2").render(
        page=page,
        run=found.run,
        mark=MARK[trace.state],
        reading=READING,
        not_advice=NOT_ADVICE,
        style=style,
        canvas_style=CANVAS_STYLE,
        graph=graph,
        library=library,
        script=script,
        policy=policy(
            [style, CANVAS_STYLE] if graph else [style],
            [library, script] if graph and library else [],
        ),
    )


def _cited(words: str, numbers: set[int]) -> Markup:
    """Make numbers of documents lead to them, isolated from names that read from the right."""
    escaped = str(escape(shown(words)))
    return Markup(
        _CITED.sub(
            lambda found: (
                f'<bdi><a href="#document-{found[1]}">[{found[1]}]</a></bdi>'
                if int(found[1]) in numbers
                else found[0]
            ),
            escaped,
        )
    )


def _address(stated: str) -> str:
    """Return an address that may be followed, else nothing: no other scheme is a link."""
    return stated if stated.startswith(("https://", "http://")) else ""


def _graph(trace: Trace) -> Markup:
    """Return the elements of the interactive chart as JSON that cannot end its script element."""
    placed = layout(trace.results)
    text = orjson.dumps([*_nodes(trace, placed), *_edges(placed)]).decode()
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028"))


def _nodes(trace: Trace, placed: Layout) -> Iterator[dict[str, Any]]:
    where, _, _ = places(placed)
    known = listed(trace)
    for node in placed.nodes.values():
        kind = kind_words(node)
        mark = f"⚑ {known[node.id]}: " if node.id in known else ""
        yield {
            "data": {
                "id": node.id,
                "label": f"{mark}{shown(node.name)}",
                "kind": kind.css,
                "says": f"{shown(node.name)}: {kind.words}, {node.id}",
            },
            "position": {"x": where[node.id].x, "y": where[node.id].y},
            "classes": " ".join(
                ["listed"] * (known.get(node.id) == DESIGNATED)
                + ["subject"] * (node.id == trace.subject.id)
            ),
        }


def _edges(placed: Layout) -> Iterator[dict[str, Any]]:
    for number, edge in enumerate(placed.edges):
        step = edge.step
        same = step.step_class == StepClass.IDENTITY
        classes = [
            "identity" if same else step.role if has_direction(step) else "fact",
            "documented" if documented(step) else "indicated",
        ]
        said = f"{shown(step.sentence)} Standard {step.standard}, {step.standard_name}."
        yield {
            "data": {
                "id": f"edge-{number}",
                "source": edge.source,
                "target": edge.target,
                "label": "the same as" if same else f"{link_words(step)[0]}\n{shown(period(step))}",
                "says": said,
            },
            "classes": " ".join(classes),
        }
