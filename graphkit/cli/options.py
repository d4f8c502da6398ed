"""The options that several commands share, so that learning one command teaches all."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


FormatOption = Annotated[
    Format | None,
    typer.Option(
        "-f",
        "--format",
        help="Default: table on a terminal, jsonl in a pipe, else by the ending of --output.",
        rich_help_panel="Output",
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="File to write, - for stdout.", rich_help_panel="Output"),
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Overwrite the output file.", rich_help_panel="Output")
]

SubjectArgument = Annotated[
    str, typer.Argument(help="IMO number, list id or any id that `find` shows.")
]
KnownByOption = Annotated[
    str | None, typer.Option(help="Only evidence published by this day; default: today.")
]
SecondsOption = Annotated[float | None, typer.Option(min=0.1, help="Time budget.")]
StrictOption = Annotated[
    bool, typer.Option("--strict", help="Exit with 7 if the answer is not complete.")
]

AsOfOption = Annotated[
    str | None, typer.Option(help="Day on which facts and listings must stand; default: any.")
]
WithinOption = Annotated[
    str | None, typer.Option(help="With --as-of: only events of the days before it: 180d.")
]
DuringOption = Annotated[
    str | None, typer.Option(help="Instead of --as-of: a window FROM..TO in which it stood.")
]
KnownToOption = Annotated[
    str | None, typer.Option(help="Count also what this party held before it was public.")
]
IncludeOption = Annotated[
    list[str] | None, typer.Option(help="Walk these too: siblings, minority, family, affiliates.")
]
StrictIdentityOption = Annotated[
    bool, typer.Option("--strict-identity", help="Leave out identities that nobody reviewed.")
]
BlockedRuleOption = Annotated[
    str | None,
    typer.Option(help="Also end at who is blocked by ownership under it: us, eu, uk, un."),
]
