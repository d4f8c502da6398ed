"""An index of many dossiers: one HTML file that lies in their folder and needs nothing else.

It opens from the file system, asks no network, and without JavaScript shows every row.
"""

from __future__ import annotations

from collections import Counter

import graphkit
from graphkit.exposure.shape import State
from graphkit.report.dossier.contents import NOT_ADVICE
from graphkit.report.dossier.safe_page import packaged, policy, templates
from graphkit.report.dossier.shelf import Entry, Shelf
from graphkit.report.trace import MARK

NAMED = 3
"""Targets of a dossier that the index names; of others it says how many they are."""


def index(shelf: Shelf) -> str:
    """Render an index; the same folder gives the same text."""
    style = packaged("dossier.css") + packaged("index.css")
    script = packaged("index.js")
    regimes = sorted({it.regime for one in shelf.entries for it in one.regimes if it.met})
    return (
        templates()
        .get_template("index.html.j2")
        .render(
            tool=graphkit.__version__,
            shelf=shelf,
            states=_states(shelf),
            kinds=sorted({one.kind for one in shelf.entries}),
            regimes=regimes,
            rows=[(one, _met(one, regimes)) for one in shelf.entries],
            named=NAMED,
            not_advice=NOT_ADVICE,
            style=style,
            script=script,
            policy=policy([style], [script]),
        )
    )


def _states(shelf: Shelf) -> list[tuple[str, str, int]]:
    """Return each answer with its mark and the number of dossiers that have it."""
    number = Counter(one.state for one in shelf.entries)
    return [(state.value, MARK[state], number[state]) for state in State]


def _met(one: Entry, regimes: list[str]) -> str:
    """Return the places in the list of regimes of those of which a rule is met."""
    return " ".join(str(regimes.index(it.regime)) for it in one.regimes if it.met)
