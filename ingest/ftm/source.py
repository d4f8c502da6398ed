"""The description of FollowTheMoney files: which data sets are lists, and what rows' words mean."""

from __future__ import annotations

from functools import cache
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graphkit.model.identifiers import Kind
from graphkit.model.statements import DocumentKind
from ingest.source import Description, shipped


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Dataset(_Strict):
    """A data set that is known by name; `source.yml` says what each field means."""

    title: str
    publisher: str
    kind: DocumentKind = DocumentKind.RESEARCH
    authority: str = ""
    reliability: str = Field(pattern="^[A-F]$")
    measures: tuple[str, ...] = ()
    programmes: dict[str, tuple[str, ...]] = {}
    same_as: str = ""
    number: Kind | None = None
    shape: str = ""
    whole_from: int = 0

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.kind is DocumentKind.LIST) != bool(self.authority):
            raise ValueError("a list has an authority, and nothing else has one")
        if bool(self.number) != bool(self.shape):
            raise ValueError("a number has a shape")
        return self


class Status(_Strict):
    """What a word on the state of a listing means."""

    stage: str
    end_reason: str = ""


class FtmSource(Description):
    """The whole description."""

    datasets: dict[str, Dataset]
    authorities: dict[str, str]
    provisions: dict[str, str]
    statuses: dict[str, Status]


@cache
def description() -> FtmSource:
    """Return the shipped description (source.yml)."""
    return shipped("ingest.ftm", FtmSource)
