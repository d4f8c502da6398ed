"""Addresses that open the Neo4j Browser with a query in its editor, ready to run."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, urlencode

from graphkit.browser.statement import runnable
from graphkit.catalogue import Query

STATED_ID = re.compile(r"(link|fact):[0-9a-f]+")


def edit_link(http_url: str, bolt_uri: str, text: str) -> str:
    """Return an address that puts a text into the editor; it is not run: the reader presses run.

    Args:
        http_url: of the server's Browser, `http://127.0.0.1:7474`.
        bolt_uri: what the Browser connects to.
        text: a statement without parameters, for an address cannot set them.
    """
    asked = urlencode({"dbms": bolt_uri, "cmd": "edit", "arg": text}, quote_via=quote)
    return f"{http_url}/browser/?{asked}"


def chain_link(http_url: str, bolt_uri: str, drawing: Query, links: Iterable[str]) -> str:
    """Return an address whose query draws what sources state behind a chain.

    Args:
        http_url: as in `edit_link`.
        bolt_uri: likewise.
        drawing: exposure/chain_by_links, with its one parameter `$links`.
        links: ids of the chain's stated links and joint facts; nothing else is let into the text.

    Raises:
        ValueError: one of them is no such id.
    """
    wanted = list(dict.fromkeys(links))
    if not all(STATED_ID.fullmatch(one) for one in wanted):
        raise ValueError("only ids of links and joint facts go into a query's text")
    return edit_link(http_url, bolt_uri, runnable(drawing, {"links": wanted}))
