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
