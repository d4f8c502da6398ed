"""Names as they are compared, and every name that a list gives a party.

Names are compared without case, accents, punctuation and the article "the", never by likeness.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.model.names import normalised
from ingest.un.listing import Listing

Form = tuple[str, ...]
"""A name as its words, in the form in which they are compared."""

_BRACKET = re.compile(r"(?P<name>.+?) ?\((?P<short>[^()]+)\)")


def form(name: str) -> Form:
    """Return a name as the words that are compared."""
    return tuple(word for word in normalised(name).split() if word != "the")


def runs(name: str) -> Iterator[Form]:
    """Give every run of words in a name."""
    words = form(name)
    for begin in range(len(words)):
        for end in range(begin + 1, len(words) + 1):
            yield words[begin:end]


def called(listing: Listing) -> Iterator[str]:
    """Give what a listing is called: its name and its other names, in all their forms.

    A weak alias, and a name of a person that is one word, name nobody.
    """
    stated = [listing.name]
    stated += [one.name for one in listing.aliases if one.field != "weak_alias"]
    for name in stated:
        yield from (one for one in forms(name) if not listing.is_individual or " " in one)


def forms(name: str) -> Iterator[str]:
    """Give a name, and what it holds of other names.

    These are it without what stands in brackets at its end, that alone where it is an abbreviation,
    and the parts of a name that is two names.
    """
    yield name
    if found := _BRACKET.fullmatch(name):
        yield found["name"]
        if abbreviates(found["short"], found["name"]):
            yield found["short"]
    if " / " in name:
        yield from name.split(" / ")


def abbreviates(short: str, name: str) -> bool:
    """Tell an abbreviation from a place: its letters stand in the name, from the first one on."""
    wanted, letters = "".join(form(short)), "".join(form(name))
    if not wanted or " " in short or wanted[0] != letters[:1]:
        return False
    rest = iter(letters)
    return all(one in rest for one in wanted)
