"""What happened to an entity: renamings, mergers, dissolution, as its record lists them."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.gleif.codes import codes, known
from ingest.gleif.days import day
from ingest.gleif.parts import Part


@dataclass(frozen=True, slots=True)
class Event:
    """One event in the life of an entity.

    Args:
        type: GLEIF's code: `DISSOLUTION`.
        status: whether it is in progress, completed or called off; empty where none is stated.
        effective: the day on which it takes effect; empty where none is stated.
        affected: what it changes: values of the record that it names.
    """

    type: str
    status: str
    effective: str
    affected: frozenset[str]

    @property
    def completed(self) -> bool:
        """Tell whether it has happened."""
        return self.status == "COMPLETED"

    @property
    def ends(self) -> bool:
        """Tell whether the entity ceased by it."""
        return self.completed and self.type in codes().ending_events

    def makes_successor(self, lei: str) -> bool:
        """Tell whether by it another entity took over."""
        return self.completed and self.type in codes().succession_events and lei in self.affected

    def __str__(self) -> str:
        words = [self.type, self.status, f"effective {self.effective}" if self.effective else ""]
        return "legal entity event: " + ", ".join(word for word in words if word)


def events(entity: Part) -> tuple[Event, ...]:
    """Return the events of an entity; raises Refused where a code or a day is unknown."""
    return tuple(_event(one) for one in entity.every("LegalEntityEvents", "LegalEntityEvent"))


def _event(one: Part) -> Event:
    status = one.attribute("event_status")
    if status:
        known("LegalEntityEvent event_status", status, codes().event_statuses)
    return Event(
        type=known("LegalEntityEventType", one.at("LegalEntityEventType"), codes().events),
        status=status,
        effective=day("LegalEntityEventEffectiveDate", one.at("LegalEntityEventEffectiveDate")),
        affected=frozenset(each.text for each in one.every("AffectedFields", "AffectedField")),
    )
