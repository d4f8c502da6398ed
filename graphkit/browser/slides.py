"""The guide as the Neo4j Browser plays it: HTML for the one in the server, AsciiDoc for newer ones.

In HTML a click on a box puts its text into the editor, and a click on the sign that the Browser
adds to it runs it at once. Both need more than one slide: a guide of one has no clicks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from graphkit.browser.guide import Guide, Run, Slide, filled

_MARKED = re.compile(r"`([^`]+)`|(https?://[^\s<>&\"']+[^\s<>&\"'.,;:])")
_BOX = "max-height: 190px; overflow: auto; white-space: pre"


def html(guide: Guide, address: str) -> str:
    """Return the guide as HTML.

    Args:
        guide: what to play.
        address: where it and the files beside it are served.
    """
    slides = (line for slide in guide.slides for line in _html_slide(slide, address))
    title = f'<meta charset="utf-8"><title>{escape(guide.title)}</title>'
    begin = ["<!DOCTYPE html>", f'<html lang="en"><head>{title}</head><body>']
    begin += ['<article class="guide">', '<carousel class="deck container-fluid">']
    return "\n".join([*begin, *slides, "</carousel>", "</article>", "</body></html>", ""])


def _html_slide(slide: Slide, address: str) -> Iterator[str]:
    yield '<slide class="row-fluid">'
    yield f'<div class="col-sm-12"><h3>{_words(slide.title, address)}</h3></div>'
    yield '<div class="col-sm-5">'
    yield from (f"<p>{_words(text, address)}</p>" for text in slide.text)
    yield "<h5>How to read it</h5>"
    yield '<ul style="list-style: disc outside; padding-left: 18px">'
    yield from (f"<li>{_words(text, address)}</li>" for text in slide.reading)
    yield "</ul>"
    yield "</div>"
    yield '<div class="col-sm-7">'
    for run in slide.run:
        yield f"<p>{_words(run.label, address)}</p>"
        yield f'<pre class="code runnable" style="{_BOX}">{_literal(_typed(run, address))}</pre>'
    yield "</div>"
    yield "</slide>"


def _words(text: str, address: str) -> str:
    """Return a text as HTML: escaped, with its code and its addresses marked."""

    def mark(found: re.Match[str]) -> str:
        code, link = found[1], found[2]
        return f"<code>{code}</code>" if code else f'<a href="{link}" target="_blank">{link}</a>'

    return _MARKED.sub(mark, escape(filled(text, address), quote=False))


def _literal(text: str) -> str:
    """Return a text as HTML that the Browser keeps to the letter.

    It takes out whatever looks like the attribute of an event, also where it is text: of
    `WHERE one.direction = 'supports'` it would leave WHERE. Without "=" nothing looks so.
    """
    return escape(text).replace("=", "&#61;")


def _typed(run: Run, address: str) -> str:
    return filled(run.text, address) if run.command else run.text


def asciidoc(guide: Guide, address: str) -> str:
    """Return the guide as AsciiDoc: a section is a slide; the arguments are those of `html`."""
    parts = [[f"= {guide.title}"], *(_asciidoc_slide(one, address) for one in guide.slides)]
    return "\n\n".join(part for some in parts for part in some) + "\n"


def _asciidoc_slide(slide: Slide, address: str) -> Iterable[str]:
    yield f"== {filled(slide.title, address)}"
    yield from (filled(text, address) for text in slide.text)
    for run in slide.run:
        yield f".{run.label}"  # the title of the block below it
        yield f"[source,cypher]\n----\n{_typed(run, address)}\n----"
    yield "=== How to read it"
    yield "\n".join(f"* {filled(text, address)}" for text in slide.reading)
