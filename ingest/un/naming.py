"""Whom a run of words means in the comments of one entry."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.un.directory import Directory, Party
from ingest.un.forms import Form, form

LEGAL_FORMS = (
    *(("co",), ("company",), ("corp",), ("corporation",), ("inc",), ("limited",), ("ltd",)),
    *(("co", "ltd"), ("company", "limited"), ("co", "limited"), ("pte", "ltd")),
)
"""What the comments put behind a name in one place and leave out or vary in another."""

_LEGAL_WORDS = frozenset(word for words in LEGAL_FORMS for word in words)


class Naming:
    """Whom the comments of one entry may mean, and by what names.

    Besides the names of its list they call their own party by all of its name but the legal form,
    with another legal form, and where a sentence begins by any part of its name that nobody else's
    has. A party that they have named in full they go on to call by the first words of its name.
    """

    def __init__(self, own: Party, directory: Directory) -> None:
        self._own, self._directory = own, directory
        self._listed = directory.names(own.programme)
        bare = {_bare(form(name)) for name in own.names} - {()}
        self._other = {(*name, *legal): own.key for name in bare for legal in LEGAL_FORMS}
        self._parts = frozenset(directory.own_parts(own, leading=False))
        self._firsts = directory.first_words(own.programme) | {run[0] for run in self._parts}

    def go_on_with(self, keys: Iterable[str]) -> None:
        """Take up parties that the comments name in full."""
        for key in sorted(set(keys) - {"", self._own.key}):
            for run in self._directory.own_parts(self._directory.parties[key], leading=True):
                self._other |= {(*run, *legal): key for legal in ((), *LEGAL_FORMS)}

    def may_begin(self, word: str) -> bool:
        """Tell whether some name begins with a word."""
        return word in self._firsts

    def key(self, run: Form, *, begins: bool) -> str | None:
        """Return the key of whom a run of words means; empty for two parties, None for nobody.

        Args:
            run: the words.
            begins: whether a sentence begins with them, not all in capitals: so the comments write
                ships, which may have a part of their owner's name.
        """
        if who := self._listed.get(run):
            return next(iter(who)) if len(who) == 1 else ""
        if begins and run in self._parts:
            return self._own.key
        return self._other.get(run)


def _bare(run: Form) -> Form:
    return tuple(word for word in run if word not in _LEGAL_WORDS)
