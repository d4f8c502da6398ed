"""A line of a page on a terminal."""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from graphkit.report.words import shown


def line(console: Console, text: str, indent: int = 0, style: str = "") -> None:
    """Print text wrapped at words, each further line two columns in from where it began."""
    width = max(console.width, 40)
    begun, margin = " " * indent, " " * (indent + 2)
    for word in shown(text).split(" "):
        if begun.strip() and cell_len(begun) + cell_len(word) >= width:
            console.print(Text(begun, style=style), soft_wrap=True)
            begun = margin
        begun += word if not begun.strip() else f" {word}"
    console.print(Text(begun, style=style), soft_wrap=True)
