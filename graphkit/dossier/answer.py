"""What a dossier holds (dossier/1): one subject, its chains, why they count, what speaks against.

It is all that a page needs: who renders it asks no database, and the same file gives the same
pages.
"""

from __future__ import annotations

from pydantic import Field

from graphkit.exposure.answer import Evidence, Trace
from graphkit.exposure.shape import Answer, Days, Node
from graphkit.regimes.answer import Assessment


class Paper(Answer):
    """A document by its title and days, as stated."""

    id: str
    title: str
    published: str | None = None
    retrieved: str | None = None


class Identity(Answer):
    """A name, number or flag of a ship: of its own record, or one that it used in a period.

    `stated` is `record`, which has no days, or `used`. Numbers are as claimed and not checked.
    """

    stated: str
    identity: str
    name: str
    other_names: tuple[str, ...] = ()
    flag: tuple[str, ...] = ()
    past_flags: tuple[str, ...] = ()
    mmsi: tuple[str, ...] = ()
    call_sign: tuple[str, ...] = ()
    imo_number: str | None = None
    fraudulent: bool = False
    start: str | None = None
    end: str | None = None
    date: str | None = None
    bounds: Days | None = None
    standard: int | None = None
    status: str | None = None
    documents: tuple[Paper, ...] = ()


class Profile(Answer):
    """Who the subject is, as its sources state it.

    `stated` has its further properties under their FollowTheMoney names, in the order of the model.
    """

    entity: Node
    identifiers: tuple[str, ...] = ()
    alias: tuple[str, ...] = ()
    weak_alias: tuple[str, ...] = ()
    previous_name: tuple[str, ...] = ()
    ill_formed: tuple[str, ...] = ()
    stated: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    identities: tuple[Identity, ...] = ()


class Contradiction(Answer):
    """What cannot both hold: evidence on both sides, or two facts that exclude each other.

    `supporting` is evidence for the one side, `contradicting` for the other.
    """

    kind: str
    about: str
    sentence: str
    proposition: str
    element: str | None = None
    detail: str = ""
    supporting: tuple[Evidence, ...] = ()
    contradicting: tuple[Evidence, ...] = ()


class Dossier(Answer):
    """One subject, as it is handed over.

    `profile` is None where only a trace was kept; `contradictions` is None where none were sought.
    `contradictions_cut` says what kept some of them out.
    """

    profile: Profile | None = None
    exposure: Trace
    assessments: tuple[Assessment, ...] = ()
    contradictions: tuple[Contradiction, ...] | None = None
    contradictions_cut: str | None = None
