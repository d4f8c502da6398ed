"""Names as text: when two spellings are the same name."""

from __future__ import annotations

import re
import unicodedata


def normalised(name: str) -> str:
    """Return a name without case, accents and punctuation: equal ones are the same name.

    Nothing is guessed: `Company` and `Co.` stay two words.
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return " ".join(re.findall(r"\w+", letters))
