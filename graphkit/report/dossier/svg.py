"""SVG by hand: elements as text, everything from outside escaped, no style but classes."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from rich.cells import cell_len

from graphkit.report.words import shown


def element(name: str, *inside: str, **attributes: str | float) -> str:
    """Write one element; `class_` is class, `stroke_width` is stroke-width."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(number(value))}"
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def number(value: str | float) -> str:
    """Write a length with one digit at most, so that pages are the same on all machines."""
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def text(x: float, y: float, words: str, class_: str, anchor: str = "start") -> str:
    """Write one line of text, its baseline at y; characters that turn direction are shown."""
    return element("text", escape(shown(words)), x=x, y=y, class_=class_, text_anchor=anchor)


def title(words: str) -> str:
    """Write what a reader sees who points at the element, and what a screen reader says."""
    return element("title", escape(shown(words)))


def wide(words: str) -> float:
    """Return about how wide words are, in small Latin letters; a Chinese character takes two."""
    return sum(1.25 if letter.isupper() else float(cell_len(letter)) for letter in words)


def wrapped(words: str, cells: int, most: int) -> list[str]:
    """Break words into lines of at most so many cells; what does not fit ends in `…`."""
    lines: list[str] = []
    for word in _pieces(shown(words).split(), cells):
        if lines and wide(lines[-1]) + 1 + wide(word) <= cells:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(f"{lines[most - 1]}…", cells)]
    return lines or [""]


def _pieces(words: Iterable[str], cells: int) -> Iterable[str]:
    """Break words that are longer than a line."""
    for word in words:
        while wide(word) > cells:
            size = next(n for n in range(len(word), 0, -1) if wide(word[:n]) <= cells)
            yield word[:size]
            word = word[size:]
        yield word


def _cut(words: str, cells: int) -> str:
    while wide(words) > cells:
        words = f"{words[:-2]}…"
    return words
