"""Sanctions of FollowTheMoney as designations: whose they are, under what, since when, and what."""

from __future__ import annotations

from datetime import date

from graphkit.model.dates import OPEN, day_range
from graphkit.model.records import Designation
from ingest.ftm.ends import End, ends
from ingest.ftm.known import Known
from ingest.ftm.made import Made, NotTaken, said
from ingest.ftm.raw import Stated
from ingest.ftm.source import Dataset, Status, description
from ingest.ftm.values import day
from ingest.ftm.wording import days, on_days, rest

NOT_STATED = "not stated"
_DAYS = {"effective": "startDate", "published": "listingDate", "end": "endDate"}
_NUMBERS = ("authorityId", "unscId")
_USED = {"entity", "authority", "authorityId", "unscId", "status", *_DAYS.values()}
NO_MEASURE = "listings that state no measure which is known here; no freeze is claimed"
NO_STATE = "listings whose state is in words not known here; taken to be in force until their end"


def make(one: Stated, known: Known, by: str) -> Made:
    """Turn a sanction into designations, one for each programme.

    Args:
        one: its row.
        known: the entities of the file.
        by: the day for which the file speaks, `2026-04-29`.

    Raises:
        NotTaken: whom it is about is missing, nowhere, or not represented.
    """
    listed = ends(one, "entity", known)
    if wrong := [end for end in listed if not end.is_party]:
        raise NotTaken("entity", wrong[0].id, "a Sanction of what is not represented here")
    programmes = one.properties.get("program") or one.properties.get("programId") or [NOT_STATED]
    every = [_designation(one, end, programme, by) for end in listed for programme in programmes]
    kept = [] if all(found.measures for found in every) else [NO_MEASURE]
    kept += [NO_STATE] if _status(one, "", by)[1] else []
    return Made(designations=tuple(every), kept=tuple(kept))


def _designation(one: Stated, listed: End, programme: str, by: str) -> Designation:
    taken, provisions = measures(one, programme)
    when, notes = days(one, _DAYS)
    if not (when["effective"] or when["published"]):
        when["effective"] = f"[..{_seen(one, by)}]"
    status, unread = _status(one, when["end"], by)
    fields = {
        "entity_id": listed.reference,
        "authority": authority(one),
        "programme": programme,
        "list_id": list_id(one),
        "stage": status.stage,
        "end_reason": status.end_reason,
        "measures": taken,
    }
    used = {*_USED, "provisions", "program" if "program" in one.properties else "programId"}
    return on_days(Designation, fields, when, [*notes, *provisions, *unread, *rest(one, used)])


def _seen(one: Stated, by: str) -> str:
    """Return a day on which the listing stood: that on which it was first seen, else the file's."""
    first = day(one.first_seen) if one.first_seen else None
    return first if first and first <= by else by


def authority(one: Stated) -> str:
    """Return whose listing it is: by its data set, else by the row's words, else as stated."""
    if lists := {known.authority for known in _lists(one)}:
        return lists.pop() if len(lists) == 1 else ", ".join(sorted(lists))
    stated = one.properties.get("authority", [])
    known = {description().authorities[words] for words in stated if words in _words()}
    if len(known) == 1:
        return known.pop()
    return "; ".join(sorted(stated)) or ", ".join(one.datasets) or NOT_STATED


def _words() -> dict[str, str]:
    return description().authorities


def _lists(one: Stated) -> list[Dataset]:
    every = (description().datasets.get(name) for name in one.datasets)
    return [known for known in every if known is not None and known.authority]


def list_id(one: Stated) -> str:
    """Return the number of the listing: the authority's, else that of the row itself."""
    stated = {value for name in _NUMBERS for value in one.properties.get(name, ())}
    return ", ".join(sorted(stated)) or f"ftm:{one.id}"


def measures(one: Stated, programme: str) -> tuple[tuple[str, ...], list[str]]:
    """Return the measures of a listing, and notes of the words that state none known here.

    The row's own words come first. Where it has none that are known, the list says what a listing
    on it means.
    """
    stated = one.properties.get("provisions", [])
    words_of = description().provisions
    known = {words: words_of.get(words.lower()) for words in stated if words != programme}
    taken = tuple(dict.fromkeys(measure for measure in known.values() if measure))
    left = [words for words, measure in known.items() if not measure]
    notes = [said("provisions", left)] if left else []
    if taken:
        return taken, notes
    meant = [each.programmes.get(programme, each.measures) for each in _lists(one)]
    return tuple(dict.fromkeys(words for several in meant for words in several)), notes


def _status(one: Stated, end: str, by: str) -> tuple[Status, list[str]]:
    """Return the state that a listing is in: by its words, else by whether its end has passed."""
    stated = one.properties.get("status", [])
    known = [description().statuses.get(words.strip().lower()) for words in stated]
    notes = [said("status", stated)] if None in known else []
    named = [status for status in known if status is not None]
    if len(set(named)) == 1:
        return named[0], notes
    if len(set(named)) > 1:
        notes = [said("status", stated)]
    passed = end and end != OPEN and day_range(end)[1] <= date.fromisoformat(by)
    return Status(stage="ended" if passed else "in force"), notes
