"""A line of a file -> records. Pure: told what else the file says, it always gives the same."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.model.records import Batch, Document, Evidence
from graphkit.model.registry import Schema
from graphkit.model.rows import MOST_SHOWN, Reject, Row
from ingest.ftm import accounts, edges, facts, others, parties, sanctions
from ingest.ftm.addresses import ADDRESS
from ingest.ftm.decisions import SANCTION, FactRule, LinkRule, decision, decisions
from ingest.ftm.ends import ends
from ingest.ftm.known import TOLD, Known
from ingest.ftm.made import Made, NotTaken
from ingest.ftm.raw import Line, Stated
from ingest.ftm.release import Release
from ingest.ftm.wording import origin

_PASSIVE = (ADDRESS, others.POSITION)
"""Schemata whose rows are told by those who refer to them."""


def transform(
    line: Line, number: int, known: Known, release: Release
) -> tuple[Row | Reject, list[str]]:
    """Turn what one line says into records, or say why it states nothing.

    Args:
        line: the line, read.
        number: its number.
        known: what the file says of the entities that it refers to.
        release: the file and its day.

    Returns:
        The row, with remarks on what of it is in notes only or, nested in it, not taken at all.
    """
    gone = (line.id,) if line.operation in ("DEL", "MOD") else ()
    batches, kept = [], []
    for place, one in enumerate(line.entities):
        try:
            made = make(one, known, release.day)
        except NotTaken as error:
            if place == 0:
                value = error.value[:MOST_SHOWN]
                return Reject(release.file.name, number, error.field, value, error.rule), []
            why = error.rule.partition(":")[0]
            kept.append(f"nested {one.schema.name} that is not taken: {why}")
            continue
        batches.append(_batch(one, made, release))
        kept += made.kept
    if not batches:  # what a line withdraws is withdrawn in a document
        batches.append(Batch(documents=release.documents(())))
    return Row(release.file.name, number, _joined(batches, gone)), kept


def make(one: Stated, known: Known, by: str) -> Made:
    """Turn one FtM entity into records; raises NotTaken."""
    what = decision(one.schema.name)
    if isinstance(what, Schema):
        return parties.make(one, what, known)
    if isinstance(what, LinkRule):
        return _edge(one, what, known)
    if isinstance(what, FactRule):
        return facts.make(one, what, known)
    if what == SANCTION:
        return sanctions.make(one, known, by)
    return _of_another(one, what, known)


def _edge(one: Stated, rule: LinkRule, known: Known) -> Made:
    owned = one.properties.get("asset", [])
    if owned and rule.target == "asset" and _are_accounts(owned, known):
        held = accounts.holding(one, ends(one, rule.source, known), owned, known)
        if held is not None:
            return held
    return edges.make(one, rule, known)


def _are_accounts(ids: list[str], known: Known) -> bool:
    every = (known.recall(one) for one in ids)
    return all(one is not None and one.schema == accounts.ACCOUNT for one in every)


def _of_another(one: Stated, what: str, known: Known) -> Made:
    """Turn a row about another's entity into what it adds to it; raises NotTaken."""
    if what in _PASSIVE:
        if known.mentioned(one.id, TOLD):
            return Made()
        raise NotTaken("", "", f"{what} to which no row of the file refers")
    if what == accounts.ACCOUNT:
        return accounts.kept_at(one, known)
    if what == "Identification":
        return others.identification(one, known)
    if what == "CryptoWallet":
        return others.wallet(one, known)
    if what == "Occupancy":
        return others.occupancy(one, known)
    if what == "Post":
        return others.post(one, known)
    reason = decisions().not_represented[what]
    raise NotTaken(
        "schema", one.schema.name, f"schema {one.schema.name} is not represented ({reason})"
    )


def _batch(one: Stated, made: Made, release: Release) -> Batch:
    documents = release.documents(one.datasets)
    # Each record was validated when it was made; once more would take as long as making it.
    return Batch.model_construct(
        entities=made.entities,
        links=made.links,
        facts=made.facts,
        designations=made.designations,
        documents=documents,
        evidence=tuple(_evidence(one, made, documents)),
        gone=(),
    )


def _evidence(one: Stated, made: Made, documents: tuple[Document, ...]) -> Iterator[Evidence]:
    """Give the evidence of every fact: one statement in each data set that has the row."""
    links, joint, listings = made.links, made.facts, made.designations
    every = [x.id for x in links] + [x.id for x in joint] + [x.id for x in listings]
    notes = origin(one) if every else ""
    for about in every:
        for document in documents:
            yield Evidence(
                about=about, document=document.id, locator=one.id, read=True, notes=notes
            )


def _joined(batches: list[Batch], gone: tuple[str, ...]) -> Batch:
    if len(batches) == 1 and not gone:
        return batches[0]
    fields = {
        name: tuple(record for batch in batches for record in getattr(batch, name))
        for name in Batch.model_fields
        if name != "gone"
    }
    fields["documents"] = tuple({one.id: one for one in fields["documents"]}.values())
    return Batch(**fields, gone=gone)
