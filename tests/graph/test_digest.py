"""The text that digests are made of is the one that json writes, whatever the properties."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graphkit.graph.digest import digest, text
from graphkit.model.dates import FIRST_DAY, LAST_DAY
from graphkit.model.proof import Standard
from graphkit.model.record import hashed
from graphkit.model.registry import Schema

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.one_of(
    TEXTS, st.booleans(), st.integers(), st.floats(allow_nan=False), st.dates(), st.none(),
    st.sampled_from([Schema.BANK, Standard.RECORD]),
)  # fmt: skip


@given(st.dictionaries(TEXTS, VALUES | st.lists(VALUES)))
def test_properties_are_written_as_json_writes_them(known: dict[str, object]) -> None:
    written = json.dumps(known, sort_keys=True, default=str, ensure_ascii=False)
    assert text(known) == written


def test_the_digest_of_a_store_that_is_there_stays() -> None:
    known = {"name": 'Nobody "& Sons"', "startMin": FIRST_DAY, "share": 50.0, "listed": True,
             "reached": [date(2020, 1, 31), LAST_DAY], "standard": 4}  # fmt: skip
    assert digest(known) == "e988af5be674178c6673"
    assert digest({**known, "standard": 3}) != digest(known)


def test_an_id_of_parts_stays() -> None:
    assert hashed("link", 'a "b"\n', "ä\x7f") == "b95336250b85a8bbdabd"
