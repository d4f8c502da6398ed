"""The options that the commands on regimes share."""

from __future__ import annotations

from typing import Annotated

import typer

RegimeOption = Annotated[
    str,
    typer.Option(help="Scenario (`graphkit regimes scenarios`), us, un, eu, uk, or a .yml file."),
]
DayOption = Annotated[str | None, typer.Option("--as-of", help="Day asked about; default: today.")]
DegreeOption = Annotated[
    int | None, typer.Option(min=0, max=4, help="Steps from the trade, where a scenario asks.")
]
SupposeDesignated = Annotated[
    list[str] | None, typer.Option("--assume-designated", help="Suppose that this party is listed.")
]
SupposeDelisted = Annotated[
    list[str] | None,
    typer.Option("--assume-delisted", help="Suppose that this party is not listed."),
]
LeastOption = Annotated[
    str, typer.Option("--standard", help="Lowest standard that counts, whatever a rule needs.")
]
