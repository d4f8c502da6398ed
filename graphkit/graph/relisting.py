"""A listing that comes back after it was gone is a second listing, with its own beginning.

A list says who is on it, not since when. What was on the list of January, not on that of July and
is on that of December stood, stood not, and stands again: two periods, so two designations.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graphkit.graph import moved
from graphkit.graph.merge import Stated
from graphkit.graph.statements import Statements
from graphkit.graph.work import Work, read
from graphkit.model.dates import day_range
from graphkit.model.records import Designation, IngestRun


def relisted(work: Work, new: Statements, run: IngestRun) -> tuple[Statements, Mapping[str, str]]:
    """Give listings that had ended before this release a period of their own.

    Returns:
        The statements, and the id of the second listing by the id that the source gives both.
    """
    ids = [one.record.id for one in new.designations]
    again: dict[str, dict[str, str]] = {}
    for row in read(work, "load/known/listed_again", ids):
        again |= _over(row, run)
    if not again:
        return new, {}
    listed = [_second(one, again) for one in new.designations]
    renamed = {
        first.record.id: second.record.id
        for first, second in zip(new.designations, listed, strict=True)
        if first is not second
    }
    evidence = [
        replace(one, record=moved.evidence(one.record, renamed))
        if one.record.about in renamed
        else one
        for one in new.evidence
    ]
    return replace(new, designations=listed, evidence=evidence), renamed


def _over(row: Mapping[str, Any], run: IngestRun) -> dict[str, dict[str, str]]:
    """Return what the second listing has, by the id of a first that had ended by this release.

    A listing that has its second already, in force on that day, goes on with it.
    """
    own = row["authority"] in run.authorities or row["sources"] == [run.source]
    if not run.dated or not own:
        return {}
    by, end = day_range(run.dated)[1], day_range(row["end"])[1]
    if end >= by:
        return {}
    for one in row["again"]:
        over = one["end"] is not None and day_range(one["end"])[1] <= by
        if day_range(one["relisted"])[1] <= by and not over:
            return {row["id"]: {"relisted": one["relisted"], "effective": one["effective"]}}
    return {row["id"]: {"relisted": run.dated, "effective": f"[{end}..{by}]"}}


def _second(one: Stated[Designation], again: Mapping[str, dict[str, str]]) -> Stated[Designation]:
    found = again.get(one.record.id)
    return replace(one, record=one.record.model_copy(update=found)) if found else one
