"""Each pattern on the sentences of the real list that it takes, and on one that is close."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graphkit.model.statements import Wording
from ingest.un import UnReading
from ingest.un.days import edtf
from ingest.un.mentions import OWN_SIGN
from ingest.un.patterns import Table, expressions, table, wording
from ingest.un.sentences import sentences
from ingest.un.statements import statements
from ingest.un.transform import Entry

HERE = Path(__file__).parent
SIGNS = {"self": OWN_SIGN, "p": "\ue000", "q": "\ue001"}


@cache
def expected() -> dict[str, dict[str, Any]]:
    """Return what each pattern takes and misses, by its name."""
    found: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "sentences.yml").read_text("utf-8"))
    return found


def stating() -> list[str]:
    """Return the names of the patterns that state something or say why it has no place."""
    return [row.name for row, _ in expressions() if not row.nothing]


@pytest.fixture(scope="module")
def took(un_list: UnReading) -> dict[str, list[str]]:
    """The entries of which each pattern takes something."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in un_list.entries:
        assert isinstance(one, Entry)
        said = statements(one.listing, un_list.directory, "2026-02-27", un_list.document.id)
        for name in said.taken:
            found[name].append(one.listing.reference)
    return dict(found)


def test_every_pattern_has_its_sentences_and_a_near_miss() -> None:
    assert list(expected()) == stating()


@pytest.mark.parametrize("name", stating())
def test_a_pattern_takes_these_entries_and_no_others(took: dict[str, list[str]], name: str) -> None:
    wanted = expected()[name]["takes"]

    assert len(took[name]) == wanted if isinstance(wanted, int) else took[name] == wanted


@pytest.mark.parametrize("name", stating())
def test_a_pattern_does_not_take_what_is_close(name: str) -> None:
    expression = next(found for row, found in expressions() if row.name == name)
    sentence = expected()[name]["misses"].format(**SIGNS)

    assert not expression.search(sentence)


def test_what_says_nothing_of_a_link_is_counted_too(un_list: UnReading) -> None:
    nothing = {row.name: un_list.tally.taken[row.name] for row, _ in expressions() if row.nothing}

    assert nothing == {
        "review": 735,
        "INTERPOL notice": 649,
        "old reference": 120,
        "contact": 25,
        "number": 20,
        "gender": 45,
        "basis of the listing": 52,
        "designation of another": 21,
    }


def test_a_pattern_states_one_thing_and_has_its_own_name() -> None:
    raw = table().model_dump(by_alias=True)
    for name, broken in {
        "give states, unplaced or nothing": {"nothing": True},
        "two patterns of one name": {"name": raw["patterns"][1]["name"]},
    }.items():
        rows = [{**raw["patterns"][0], **broken}, *raw["patterns"][1:]]
        with pytest.raises(ValueError, match=name):
            Table.model_validate({**raw, "patterns": rows})


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("conducted ship-to-ship transfer of fuel", Wording.STATED),
        ("are believed to have imported refined petroleum", Wording.HEDGED),
        ("the probable ASIA BRIDGE 1", Wording.HEDGED),
        ("attempted to directly import", Wording.ATTEMPTED),
        ("the probable ASIA BRIDGE 1 was instructed", Wording.INSTRUCTED),
        ("in the month of May", Wording.STATED),
    ],
)
def test_how_words_put_it(words: str, how: Wording) -> None:
    assert wording(words) is how


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on 24 September 2017", "2017-09-24"),
        ("on 3 June 2017", "2017-06-03"),
        ("in late December 2017", "2017-12"),
        ("in mid-January 2018", "2018-01"),
        ("on April 9, 2014", "2014-04-09"),
        ("since 2007", "2007"),
        ("as of mid-2016", "2016"),
        ("", ""),
    ],
)
def test_times_in_words(words: str, day: str) -> None:
    assert edtf(words) == day


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Registered owner of CHON MA SAN. DPRK-flagged CHON MA SAN prepared.",
            ["Registered owner of CHON MA SAN.", "DPRK-flagged CHON MA SAN prepared."],
        ),
        ("merged in Nov. 2007. Banned.", ["merged in Nov. 2007.", "Banned."]),
        ("Formed in 2014.Associated with", ["Formed in 2014.", "Associated with"]),
        ("(ext. 8573). Fax", ["(ext. 8573).", "Fax"]),
        (
            "Mr. E. Example of Example Co. Ltd. in Nampo",
            ["Mr. E. Example of Example Co. Ltd. in Nampo"],
        ),
        ("(Malaysia)) [Old Reference # E.29]", ["(Malaysia))", "[Old Reference # E.29]"]),
    ],
)
def test_where_a_sentence_ends(text: str, parts: list[str]) -> None:
    assert [part for _, part in sentences(text)] == parts


@given(st.text(alphabet="ab AB.1()[]\ue000’", max_size=60))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    parts = list(sentences(text))

    assert all(text[begin:].startswith(part) for begin, part in parts)
    assert "".join("".join(part for _, part in parts).split()) == "".join(text.split())
