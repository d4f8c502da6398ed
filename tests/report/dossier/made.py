"""Makes findings of invented parties without a database; some of their names mean harm."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from graphkit.dossier.answer import Dossier
from graphkit.exposure.answer import (
    Chain,
    Coverage,
    Evidence,
    Listing,
    Node,
    Party,
    State,
    Step,
    Target,
    Temporal,
    Trace,
)
from graphkit.exposure.citations import cited
from graphkit.model.citation import Citation
from graphkit.model.dates import event, standing
from graphkit.model.proof import Standard
from graphkit.regimes.answer import Assessment, ElementAnswer, RuleAnswer, TestAnswer
from graphkit.report.dossier.findings import DOSSIER, Findings, Run

KNOWN_BY = date(2026, 6, 30)
FORMULA = "=cmd|' /C calc'!A0"
SCRIPT = "<script>alert(1)</script>"
PATH = "ACME [/foo]"
RIGHT_TO_LEFT = "شركة وهمية"
CHINESE = "虚构航运公司"
ESCAPE = "RED \x1b[31mFLAG\x00"
TURNED = "TURNED \u202etxt.exe"
NO_CHARACTER = "NO \ufffeCHARACTER"
HOSTILE = (FORMULA, SCRIPT, PATH, RIGHT_TO_LEFT, CHINESE, ESCAPE, TURNED, NO_CHARACTER)
"""Names that a spreadsheet, a browser, a terminal or an XML file might obey or choke on."""


def node(name: str, schema: str = "Company", own: str = "") -> Node:
    """Return an entity; its id is made of its name unless given."""
    slug = "".join(one if one.isascii() and one.isalnum() else "-" for one in name.lower())
    return Node(id=own or f"case:made/{slug.strip('-')}", name=name, schema_=schema)


def evidence(own: str, document: str = "paper", **fields: Any) -> Evidence:
    """Return a statement that was read, for the link itself, unless said otherwise."""
    stated: dict[str, Any] = {
        "proposition": "link",
        "direction": "supports",
        "title": f"Invented {document}",
        "kind": "official finding",
        "publisher": "The Invented Panel",
        "reliability": "A",
        "published": "2020-03-01",
        "retrieved": "2026-01-02",
        "locator": "paragraph 7",
        "quote": "as was found",
        "read": True,
        "credibility": 2,
        "file": f"{document}.pdf",
        "sha256": (document[0].encode().hex() * 32)[:64],
    }
    return Evidence(id=f"evidence:{own}", document=f"case:made/{document}", **{**stated, **fields})


def step(kind: str, source: Node, target: Node, sentence: str, **fields: Any) -> Step:
    """Return a step along a link that stood from 2019 on, at standard 3, unless said otherwise."""
    standard = Standard(fields.pop("standard", 3))
    stated: dict[str, Any] = {
        "role": "forward",
        "class": "answers_for",
        "start": "2019",
        "standard": int(standard),
        "standard_name": standard.words,
        "standard_if_read": int(standard),
        "status": "found",
        "status_if_read": "found",
        "evidence": (evidence(f"{kind}-{source.id}"),),
        "parties": ends(source, target, fields.get("role", "forward")),
    }
    stated |= fields
    bounds = event if stated.get("event") else standing
    stated["bounds"] = bounds(stated["start"] or "").days
    own = f"{'link' if '→' not in stated['role'] else 'fact'}:{kind.lower()}-{source.id}"
    walk = {"from": source.id, "to": target.id}
    return Step.model_validate({"id": own, "type": kind, "sentence": sentence, **stated, **walk})


def ends(source: Node, target: Node, role: str) -> tuple[Party, ...]:
    """Return who takes part: from and to as stated, or the two roles of a joint fact."""
    left, _, right = role.partition("→")
    if not right:
        left, right = ("to", "from") if role == "backward" else ("from", "to")
    return (
        Party(role=left, id=source.id, name=source.name),
        Party(role=right, id=target.id, name=target.name),
    )


def listing(own: str, **fields: Any) -> Listing:
    """Return a designation by the UN that is in force from 2018-03-30, unless said otherwise."""
    stated: dict[str, Any] = {
        "authority": "UN",
        "programme": "DPRK",
        "list_id": f"KPe.{own}",
        "stage": "in force",
        "measures": ("asset freeze",),
        "start": "2018-03-30",
        "end": None,
        "at_event": None,
        "as_of": "listed",
        "evidence": (evidence(f"listing-{own}", "list", kind="sanctions list"),),
    }
    stated |= fields
    return Listing(
        id=f"designation:{own}",
        **stated,
        bounds=standing(stated["start"], stated["end"] or "").days,
    )


def chain(
    own: str, nodes: Iterable[Node], steps: Iterable[Step], listed: Iterable[Listing], **fields: Any
) -> Chain:
    """Return a chain; its standard is that of its weakest step."""
    walked, passed, listings = tuple(steps), tuple(nodes), tuple(listed)
    weakest = min(walked, key=lambda one: one.standard)
    documented = weakest.standard >= Standard.CORROBORATED
    target = Target(
        id=passed[-1].id,
        name=passed[-1].name,
        designations=listings,
        at_event=listings[0].at_event if listings else None,
        as_of=listings[0].as_of if listings else None,
    )
    stated: dict[str, Any] = {
        "state": State.DOCUMENTED if documented else State.INDICATED,
        "standard": weakest.standard,
        "standard_name": weakest.standard_name,
        "hops": sum(one.hops for one in walked),
        "temporal": Temporal.CERTAIN,
        "conduct_date": next((one.start for one in walked if one.event), None),
        "weakest_step": walked.index(weakest) + 1,
        "weakest_steps": sum(one.standard == weakest.standard for one in walked),
        "inferences": sum(one.hops == 0 for one in walked),
        "basis": "weakest step",
        "sentence": "",
    }
    return Chain(
        chain_id=f"chain:{own}", nodes=passed, steps=walked, target=target, **{**stated, **fields}
    )


def trace(subject: Node, chains: Iterable[Chain] = (), **fields: Any) -> Trace:
    """Return an answer about a subject, its sentences citing documents by number."""
    listed = fields.pop("subject_designations", ())
    results, designations, citations = cited(tuple(chains), listed)
    states = [one.state for one in results]
    stated: dict[str, Any] = {
        "state": next((one for one in State if one in states), State.NONE_RECORDED),
        "as_of": None,
        "known_by": KNOWN_BY,
        "standard": 1,
        "max_hops": 6,
        "complete_down_to": 1,
        "truncated": False,
        "curve": {},
        "coverage": Coverage(
            lists_checked=("An invented list, 2026-01-01",), lists_missing=("EU list",)
        ),
    }
    return Trace(
        subject=subject,
        subject_designations=designations,
        results=results,
        citations=citations,
        **{**stated, **fields},
    )


def rule(own: str, outcome: str = "met", **fields: Any) -> RuleAnswer:
    """Return a rule whose elements are met, or of which knowledge is not shown."""
    met = ElementAnswer(
        name="counterparty", outcome="met", says="is listed", evidence=("evidence:law",)
    )
    lacking = ElementAnswer(
        name="knowledge", outcome="not shown", reason="standard not reached", says="knew", have=2
    )
    stated: dict[str, Any] = {
        "rule": own,
        "name": f"Invented rule {own}",
        "law": "Invented law, article 1",
        "says": "Nobody shall deal with who is listed.",
        "from": date(2017, 1, 1),
        "to": date(9999, 12, 31),
        "in_force": True,
        "reach": "primary",
        "stage": "prohibition",
        "decides": "a court",
        "acts": "must",
        "test": TestAnswer(who="a court", words="more likely than not", least=3, verified="read"),
        "verified": "read",
        "citations": (Citation(text="Invented law, article 1", verified="M", confidence="lo"),),
        "outcome": outcome,
        "elements": (met,) if outcome == "met" else (met, lacking),
        "consequence": "a fine",
    }
    return RuleAnswer.model_validate({**stated, **fields})


def assessment(subject: Node, *rules: RuleAnswer, regime: str = "today") -> Assessment:
    """Return how rules came out for a subject."""
    outcomes = [one.outcome for one in rules if one.in_force]
    return Assessment(
        subject=subject,
        regime=regime,
        title=f"the invented law called {regime}",
        says="Rules that nobody made.",
        law_day=KNOWN_BY,
        as_of=KNOWN_BY,
        known_by=KNOWN_BY,
        counts={one: outcomes.count(one) for one in sorted(set(outcomes))},
        results=rules,
        evidence=(evidence("law", "judgment", kind="judgment", publisher="An Invented Court"),),
    )


def found(exposure: Trace, **fields: Any) -> Findings:
    """Return findings of a run of an invented day; further fields are those of the dossier."""
    return Findings(
        Run(
            run_id="00" * 16,
            tool="0.1.0",
            generated_at="2026-06-30T12:00:00+00:00",
            command=f"graphkit report {exposure.subject.id}",
            query={"name": "exposure/trace", "params": {"maxHops": 6}, "sha256": "ab" * 32},
            neo4j="2026.08.1",
            loads=({"source": "case:made", "title": "An invented case", "rows": 9},),
        ),
        Dossier(exposure=exposure, **fields),
    )


def envelope(made: Findings) -> dict[str, Any]:
    """Return findings as a findings file has them (dossier/1)."""
    run, exposure = made.run, made.dossier.exposure
    return {
        "schema": DOSSIER,
        "run_id": run.run_id,
        "tool": run.tool,
        "generated_at": run.generated_at,
        "query": run.query,
        "graph": {"neo4j": run.neo4j, "loads": run.loads},
        "as_of": exposure.as_of,
        "known_by": exposure.known_by,
        "coverage": {},
        "command": run.command,
        "truncated": exposure.truncated,
        "count": 1,
        "results": [made.dossier.model_dump(mode="json", by_alias=True)],
    }


def write(made: Findings, path: Path) -> Path:
    """Write findings as a findings file."""
    path.write_bytes(orjson.dumps(envelope(made), option=orjson.OPT_INDENT_2))
    return path
