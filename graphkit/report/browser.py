"""Links that open a chain in the Neo4j Browser, ready to run."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, urlencode

_ID = re.compile(r"(link|fact):[0-9a-f]+")


def chain_link(http_url: str, bolt_uri: str, drawing: str, links: Iterable[str]) -> str:
    """Return an address whose query draws what sources state behind a chain.

    The query is put into the editor and not run: the reader presses run. Parameters cannot be set
    through an address, so the ids stand in the text.

    Args:
        http_url: of the server's Browser, `http://127.0.0.1:7474`.
        bolt_uri: what the Browser connects to.
        drawing: text of exposure/chain_by_links, with its one parameter `$links`.
        links: ids of the chain's stated links and joint facts; nothing else is let into the text.
    """
    wanted = list(dict.fromkeys(links))
    if not all(_ID.fullmatch(one) for one in wanted):
        raise ValueError("only ids of links and joint facts go into a query's text")
    literal = "[" + ", ".join(f"'{one}'" for one in wanted) + "]"
    text = drawing.replace("$links", literal)
    asked = urlencode({"dbms": bolt_uri, "cmd": "edit", "arg": text}, quote_via=quote)
    return f"{http_url}/browser/?{asked}"
