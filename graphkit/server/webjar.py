"""The library that draws an interactive graph, fetched as a package like the server's jars."""

from __future__ import annotations

import zipfile
from pathlib import Path

from graphkit.server.jars import Jar, ensure
from graphkit.server.progress import Progress

CYTOSCAPE = Jar(
    "org.webjars.npm:cytoscape:3.33.1",
    "62ca1549b677163bd154184ac3b2d9686b082708d1c3364ca969e18869e107e5",
    1_454_324,
)
"""cytoscape.js, MIT licence; its jar holds the file as it is published."""
INSIDE = "META-INF/resources/webjars/cytoscape/3.33.1/dist/cytoscape.min.js"


def cytoscape(folder: Path, progress: Progress) -> str:
    """Return the text of cytoscape.js, fetched once into the folder of the jars.

    Raises:
        DatabaseError: it cannot be fetched, or comes with other bytes than are locked.
    """
    ensure([CYTOSCAPE], folder, "cytoscape.js", progress)
    with zipfile.ZipFile(folder / CYTOSCAPE.name) as jar:
        return jar.read(INSIDE).decode()
