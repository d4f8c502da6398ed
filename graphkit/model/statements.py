"""The words that describe a statement in a document: what about, which way, how, in what."""

from __future__ import annotations

from enum import StrEnum


class Proposition(StrEnum):
    """What a piece of evidence is about; one standard each."""

    LINK = "link"
    DATE = "date"
    IDENTITY = "identity"
    SHARE = "share"
    KNOWLEDGE = "knowledge"
    ELEMENT = "element"


class Direction(StrEnum):
    """Whether evidence speaks for or against its proposition."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"


class Wording(StrEnum):
    """How the document puts it; anything but `stated` is at most a single report."""

    STATED = "stated"
    HEDGED = "hedged"
    ATTEMPTED = "attempted"
    INSTRUCTED = "instructed"


class DocumentKind(StrEnum):
    """Kinds of document, by what they can prove at most; the table is in proof.py."""

    JUDGMENT = "judgment"
    DEFAULT_JUDGMENT = "default judgment"
    LIST = "sanctions list"
    OFFICIAL_ACT = "official act"
    OFFICIAL_FINDING = "official finding"
    ACCUSATION = "accusation"
    PROPOSAL = "proposal"
    ADMISSION = "admission"
    DENIAL = "denial"
    REGISTER = "public register"
    PRIMARY_RECORD = "primary record"
    TRACKING = "ship tracking"
    IMAGERY = "imagery"
    PRESS = "press"
    RESEARCH = "research"
    NOTE = "note"
