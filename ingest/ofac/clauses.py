"""The clauses of a remark: what each says, by the table of kinds in clauses.yml.

A remark is one text of clauses parted by `;`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

LINKED_TO = "Linked To"
IMO = "IMO number"
BIC = "SWIFT/BIC"
LEI = "LEI"
MEASURE = "words on measures"
LISTED = "listing date"
EFFECTIVE = "effective date"
REGISTRATION = "registration number"

DAY = r"(?:(?:\d{1,2} )?[A-Z][a-z]{2} )?\d{4}"


class Pattern(BaseModel):
    """One row of clauses.yml, which explains its columns."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    pattern: str = ""
    labels: tuple[str, ...] = ()
    target: str = ""
    whole: bool = False

    @model_validator(mode="after")
    def _one_of_both(self) -> Pattern:
        if bool(self.pattern) == bool(self.labels):
            raise ValueError(f"{self.kind}: give a pattern or labels")
        return self

    def compiled(self) -> re.Pattern[str]:
        """Return the expression that takes whole clauses; `label` is the word it begins with."""
        if self.pattern:
            return re.compile(self.pattern.replace("DAY", DAY))
        longest_first = sorted(self.labels, key=len, reverse=True)
        words = "|".join(re.escape(label) for label in longest_first)
        return re.compile(rf"(?P<label>{words})[:.]? *(?P<value>(?!\w*[a-z]{{3}}\b).*\d.*)")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a remark.

    Args:
        text: as it stands, without a leading "alt.".
        kind: what it says; empty for free text.
        value: the value that it states.
        target: the field of the entity that takes it.
        kept: what that field keeps: the value, or the whole clause.
        label: the word that a number begins with ("Company Number").
    """

    text: str
    kind: str = ""
    value: str = ""
    target: str = ""
    kept: str = ""
    label: str = ""


@cache
def patterns() -> tuple[tuple[Pattern, re.Pattern[str]], ...]:
    """Return the table with its expressions."""
    text = resources.files("ingest.ofac").joinpath("clauses.yml").read_text("utf-8")
    rows = [Pattern.model_validate(row) for row in yaml.safe_load(text)]
    return tuple((row, row.compiled()) for row in rows)


def clauses(remark: str, title: str = "") -> Iterator[Clause]:
    """Take a remark apart.

    Args:
        remark: the whole remark, with what sdn_comments.csv adds.
        title: the Title column, which OFAC repeats as clauses of the remark.
    """
    titles = {part.strip() for part in title.split(";")} | {title}
    for part in re.split(r";\s*", remark.strip().removesuffix(".")):
        if text := part.strip():
            yield Clause(text, "title") if text in titles else clause(text)


def clause(stated: str) -> Clause:
    """Say what one clause says."""
    text = re.sub(r"^[Aa]lt\. ", "", stated)
    for row, expression in patterns():
        if found := expression.fullmatch(text):
            parts = found.groupdict()
            value, label = parts.get("value") or "", parts.get("label") or ""
            return Clause(text, row.kind, value, row.target, text if row.whole else value, label)
    return Clause(text)
