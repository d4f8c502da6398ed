"""Answers whose findings say where to see them: an address that opens the Neo4j Browser."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.browser.links import STATED_ID, chain_link
from graphkit.catalogue import query
from graphkit.exposure.answer import Links, Trace
from graphkit.exposure.ownership.finding import Ownership
from graphkit.regimes.answer import Assessment

Addresses = tuple[str, str] | None
"""Where the Browser and Bolt answer; None where only a URI is known."""


def drawn(addresses: Addresses, ids: Iterable[str]) -> Links:
    """Return the address that draws the stated links and joint facts among some ids.

    There is none without a Browser, and none for what rests on a listing or a record alone.
    """
    stated = [one for one in dict.fromkeys(ids) if STATED_ID.fullmatch(one)]
    if addresses is None or not stated:
        return Links()
    return Links(browser=chain_link(*addresses, query("exposure/chain_by_links"), stated))


def trace_links(answer: Trace, addresses: Addresses) -> Trace:
    """Return a trace with an address for each chain."""
    chains = tuple(
        one.model_copy(update={"links": drawn(addresses, (step.id for step in one.steps))})
        for one in answer.results
    )
    return answer.model_copy(update={"results": chains})


def ownership_links(answer: Ownership, addresses: Addresses) -> Ownership:
    """Return an answer about ownership with an address for each path."""
    findings = tuple(
        one.model_copy(
            update={
                "paths": tuple(
                    path.model_copy(
                        update={"links": drawn(addresses, (step.id for step in path.steps))}
                    )
                    for path in one.paths
                )
            }
        )
        for one in answer.results
    )
    return answer.model_copy(update={"results": findings})


def assessment_links(answer: Assessment, addresses: Addresses) -> Assessment:
    """Return an assessment with an address for each rule: the facts that its elements rest on."""
    rules = tuple(
        one.model_copy(
            update={"links": drawn(addresses, (it for part in one.elements for it in part.links))}
        )
        for one in answer.results
    )
    return answer.model_copy(update={"results": rules})
