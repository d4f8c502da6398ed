"""The files of the pack by name: guide, style and saved queries; the same bytes on any day."""

from __future__ import annotations

from graphkit.browser import saved
from graphkit.browser.guide import guide
from graphkit.browser.slides import asciidoc, html
from graphkit.browser.style import stylesheet
from graphkit.server.pages import FIRST, OWN_ADDRESS

STYLE = "graphkit.grass"


def pack(address: str = OWN_ADDRESS) -> dict[str, bytes]:
    """Return the files of the pack.

    Args:
        address: where they will be served, without a slash at its end, for the guide names it; by
            default what the embedded server's pages put their own address for.
    """
    return {
        FIRST: html(guide(), address).encode(),
        "guide.adoc": asciidoc(guide(), address).encode(),
        STYLE: stylesheet().encode(),
        "graphkit-queries.zip": saved.archive(),
    }
