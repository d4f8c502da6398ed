"""The chains of a dossier as GraphML, for Gephi, yEd and whatever else draws graphs.

A node is an entity and an edge a stated fact between two of them; dates stay text, as documents
state them. A directed graph has directed edges only: `directed` says whether the source states the
direction of an edge, or whether it is merely that in which a chain walks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from graphkit.exposure.answer import Listing, Node, Trace
from graphkit.report.dossier.chart import documented
from graphkit.report.dossier.contents import NOT_ADVICE
from graphkit.report.dossier.findings import Findings
from graphkit.report.dossier.stated import (
    Joint,
    chains_by_entity,
    entities,
    is_listed,
    joints,
    listings,
)
from graphkit.report.dossier.terms import link_words
from graphkit.report.trace import asked_words, bottomline, titles
from graphkit.report.words import shown

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
Value = str | int | bool | None
_TYPES = {str: "string", int: "int", bool: "boolean"}


def graphml(found: Findings) -> bytes:
    """Render the entities and facts of all chains; the same findings give the same bytes.

    The subject is there where no chain was found, so that the file says who was asked about.
    """
    trace = found.dossier.exposure
    sheet = _Sheet()
    sheet.add("graph", sheet.graph, _about(found))
    listed, chains = listings(trace), chains_by_entity(trace)
    for node in entities(trace).values():
        element = sheet.element("node", id=shown(node.id))
        values = _node(node, listed.get(node.id), chains.get(node.id, ()))
        sheet.add("node", element, {**values, "subject": node.id == trace.subject.id})
    for number, joint in enumerate(joints(trace), 1):
        ends = {"source": shown(joint.source), "target": shown(joint.target)}
        sheet.add("edge", sheet.element("edge", id=f"e{number}", **ends), _edge(joint))
    return sheet.bytes()


class _Sheet:
    """A GraphML file as it is filled: its keys come first, each with a type."""

    def __init__(self) -> None:
        self._root = etree.XML(f'<graphml xmlns="{NAMESPACE}"/>')
        self.graph = etree.Element(_tag("graph"), id="chains", edgedefault="directed")
        self._keys: dict[tuple[str, str], str] = {}

    def element(self, name: str, **attributes: str) -> etree._Element:
        """Add a node or an edge."""
        return etree.SubElement(self.graph, _tag(name), attributes)

    def add(self, kind: str, element: etree._Element, values: Mapping[str, Value]) -> None:
        """Add values; what is unknown is left out, so that it is read as having no value."""
        for name, value in values.items():
            if value is not None:
                key = self._keys.get((kind, name)) or self._declare(kind, name, type(value))
                text = str(value).lower() if isinstance(value, bool) else shown(str(value))
                etree.SubElement(element, _tag("data"), key=key).text = text

    def _declare(self, kind: str, name: str, type_: type) -> str:
        key = self._keys[kind, name] = f"d{len(self._keys)}"
        named = {"id": key, "for": kind, "attr.name": name, "attr.type": _TYPES[type_]}
        etree.SubElement(self._root, _tag("key"), named)
        return key

    def bytes(self) -> bytes:
        """Return the whole file."""
        self._root.append(self.graph)
        etree.indent(self._root)
        return etree.tostring(self._root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _about(found: Findings) -> dict[str, Value]:
    trace: Trace = found.dossier.exposure
    return {
        "subject": trace.subject.id,
        "answer": bottomline(trace),
        "asked": asked_words(trace),
        "truncation": trace.truncation,
        "run": f"{found.run.run_id}, {found.run.generated_at}",
        "graphkit": found.run.tool,
        "note": NOT_ADVICE,
    }


def _node(node: Node, listed: Sequence[Listing] | None, chains: Sequence[int]) -> dict[str, Value]:
    """Describe an entity; findings do not say of those in the middle whether they are listed."""
    told = "; ".join(f"{one.authority} {one.programme}, {one.stage}" for one in listed or ())
    return {
        "label": node.name,
        "schema": node.schema_,
        "listed": None if listed is None else any(map(is_listed, listed)),
        "listings": told or None,
        "unidentified": node.unidentified,
        "chains": ", ".join(map(str, chains)) or None,
    }


def _edge(joint: Joint) -> dict[str, Value]:
    step = joint.step
    return {
        "label": link_words(step)[0],
        "link": step.id,
        "type": step.type,
        "role": step.role,
        "class": step.step_class,
        "directed": joint.directed,
        "start": step.start,
        "end": step.end,
        "event": step.event,
        "standard": step.standard,
        "standard_name": step.standard_name,
        "status": step.status,
        "documented": documented(step),
        "possible": step.possible,
        "sentence": step.sentence,
        "documents": titles(one for one in step.evidence if not one.contradicts) or None,
        "against": titles(one for one in step.evidence if one.contradicts) or None,
        "chains": ", ".join(map(str, dict.fromkeys(chain for chain, _ in joint.places))),
    }
