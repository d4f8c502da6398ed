"""Pages that hold text from outside and run nothing of it: escaped, shown, and under a policy."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from graphkit.report.words import shown

_PACKAGE = "graphkit.report.dossier"


def templates() -> Environment:
    """Return templates in which all text from outside is escaped and shows what it is made of."""
    return Environment(
        loader=PackageLoader(_PACKAGE),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        keep_trailing_newline=True,
    )


def _finalized(value: Any) -> Any:
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def packaged(name: str) -> str:
    """Return a style or a script that lies beside the templates."""
    return PackageLoader(_PACKAGE).get_source(Environment(autoescape=True), name)[0]


def policy(styles: Sequence[str], scripts: Sequence[str]) -> str:
    """Allow a page exactly what stands in it, by hash, and nothing from anywhere."""
    allowed = {"style-src": styles, "script-src": scripts}
    parts = [
        f"{kind} {' '.join(map(_hash, several))}" for kind, several in allowed.items() if several
    ]
    return "; ".join(["default-src 'none'", *parts, "base-uri 'none'", "form-action 'none'"])


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
