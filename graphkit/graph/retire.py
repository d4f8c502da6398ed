"""What a source no longer states: its listings end, and nothing that it stated is deleted.

A release that says everything there is tells by its silence. Whatever a release states has evidence
in a document of that release, so what has none there, and has some in an earlier one, is gone. A
listing that is gone ended between the two days. A link that is gone has no end: that a source no
longer says so is no statement that it is no longer so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from graphkit.catalogue import query
from graphkit.graph import merge, stated
from graphkit.graph.changes import Change, changes
from graphkit.graph.merge import Stated
from graphkit.graph.releases import Release, releases
from graphkit.graph.settle import held
from graphkit.graph.statements import Statements, write_statements
from graphkit.graph.work import Work, read
from graphkit.model.dates import day_range
from graphkit.model.records import Designation, Evidence, IngestRun
from graphkit.model.statements import Proposition


@dataclass(frozen=True, slots=True)
class Retired:
    """What two releases of one source, one after the other, say by silence.

    Args:
        changes: listings that ended.
        silent: links, joint facts and others that the later release no longer states.
    """

    changes: tuple[Change, ...] = ()
    silent: int = 0


def retire(work: Work, run: IngestRun) -> Retired:
    """End the listings that a source no longer has; call it once all of a release is written.

    It looks at the release before this one and at the one after it, so that it does not matter in
    which order releases are loaded.
    """
    if run.delta or not run.dated or not run.documents:
        return Retired()
    own = Release(run.id, run.dated, run.documents, {}, run.title)
    others = [one for one in releases(work, run.source) if one.id != run.id]
    before = [one for one in others if one.by < own.by][-1:]
    after = [one for one in others if one.by > own.by]
    found = [_between(work, run, one, [own, *after]) for one in before]
    found += [_between(work, run, own, after)] if after else []
    return Retired(
        tuple(one for part in found for one in part.changes), sum(one.silent for one in found)
    )


def _between(work: Work, run: IngestRun, former: Release, later: Sequence[Release]) -> Retired:
    """End what a release states and none of those after it does."""
    documents = [one for release in later for one in release.documents]
    asked = {"former": list(former.documents), "later": documents}
    gone = [row["about"] for row in work.run(query("load/known/unstated"), asked)]
    ended = _end(work, gone, run, former.dated, later[0])
    return Retired(tuple(ended), sum(1 for one in gone if not one.startswith(LISTING)))


LISTING = "designation:"


def withdraw(
    work: Work, gone: Iterable[str], run: IngestRun, restated: Collection[str]
) -> list[Change]:
    """End the listings that a delta says are gone, by the places where they were stated.

    A link or joint fact has no end by it, but evidence says that its source withdrew it: that is
    more than silence. What the delta states again is not gone: a record that replaces another
    withdraws it first.
    """
    ids = sorted(set(gone))
    if not ids:
        return []
    located = {"ids": ids, "source": run.source}
    rows = work.run(query("load/known/located"), located)
    about = [row["about"] for row in rows if row["about"] not in restated]
    before = [one for one in releases(work, run.source) if one.id != run.id]
    former = before[-1].dated if before else ""
    by = Release(run.id, run.dated, run.documents, {}, run.title)
    said = [_withdrawn(one, by) for one in about if not one.startswith(LISTING)]
    write_statements(work, Statements(evidence=[Stated(one, (run.source,)) for one in said]))
    return _end(work, about, run, former, by)


def _end(work: Work, gone: Sequence[str], run: IngestRun, since: str, by: Release) -> list[Change]:
    """End listings that are this source's to end."""
    ids = [one for one in gone if one.startswith(LISTING)]
    known = held(read(work, "load/known/designations", ids), stated.read_designation)
    sources, end = (run.source,), f"[{since}..{by.dated}]"
    own = [one.stated.record for one in known.values() if may_end(one.stated, run)]
    open_ = [one for one in own if not one.end or _is_closer(end, one)]
    records = [Stated(_ended(one, end, since, by), sources) for one in open_]
    said = [Stated(_silence(one, by), sources) for one in open_]
    write_statements(work, Statements(designations=records, evidence=said))
    every = {one.record.id: merge.designations(known[one.record.id].stated, one) for one in records}
    return changes(every, known, every)


def may_end(listing: Stated[Designation], run: IngestRun) -> bool:
    """Tell whether a listing is a source's to end by silence: its own, or one that it alone has.

    A case file that repeats what a list says does not keep a listing in force that the list ended.
    """
    return listing.record.authority in run.authorities or listing.sources == (run.source,)


def _is_closer(end: str, one: Designation) -> bool:
    """Tell whether an end that follows from silence is known better now: a release lay between."""
    (first, last), (was_first, was_last) = day_range(end), day_range(one.end)
    within = was_first <= first and last <= was_last and one.end != end
    return within and one.end_reason == DELISTED


DELISTED = "delisted"
GONE = "not on the list of "
WITHDRAWN = "withdrawn by its source"


def _ended(one: Designation, end: str, since: str, by: Release) -> Designation:
    last = f", last on that of {since}" if since else ""
    kept = [part for part in one.notes.split("; ") if part and not part.startswith(GONE)]
    notes = "; ".join([*kept, f"{GONE}{by.dated}{last}"])
    update = {"stage": "ended", "end": end, "end_reason": DELISTED, "notes": notes}
    return one.model_copy(update=update)


def _withdrawn(about: str, by: Release) -> Evidence:
    """Return the evidence that a source withdrew what it stated; it does not say since when."""
    return Evidence(
        about=about,
        proposition=Proposition.DATE,
        document=by.documents[0],
        read=True,
        notes=WITHDRAWN,
    )


def _silence(one: Designation, by: Release) -> Evidence:
    """Return the evidence of an end: that the later release was read and does not have it."""
    return Evidence(
        about=one.id,
        proposition=Proposition.DATE,
        document=by.documents[0],
        read=True,
        notes="not on this list",
    )
