"""The text that digests are made of is JSON of one form, whatever the order of the properties."""

import json
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from graphkit.graph.digest import digest, text
from graphkit.model.dates import FIRST_DAY, LAST_DAY
from graphkit.model.proof import Standard
from graphkit.model.record import hashed
from graphkit.model.registry import Schema

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NUMBERS = st.integers(-(2**63), 2**63 - 1)
VALUES = st.one_of(
    TEXTS, st.booleans(), NUMBERS, st.dates(), st.none(),
    st.sampled_from([Schema.BANK, Standard.RECORD]),
)  # fmt: skip
SHARES = st.floats(allow_nan=False, allow_infinity=False)


@given(st.dictionaries(TEXTS, VALUES | st.lists(VALUES)))
def test_properties_are_written_as_json_writes_them(known: dict[str, object]) -> None:
    written = json.dumps(
        known, sort_keys=True, default=str, ensure_ascii=False, separators=(",", ":")
    )
    assert text(known).decode() == written


@given(st.dictionaries(TEXTS, SHARES, min_size=1), st.randoms(use_true_random=False))
def test_no_number_is_rounded_and_the_order_does_not_count(
    known: dict[str, float], chance: Random
) -> None:
    names = list(known)
    chance.shuffle(names)

    assert json.loads(text(known)) == known
    assert text({name: known[name] for name in names}) == text(known)


def test_the_digest_of_a_store_that_is_there_stays() -> None:
    known = {"name": 'Nobody "& Sons"', "startMin": FIRST_DAY, "share": 50.0, "listed": True,
             "reached": [date(2020, 1, 31), LAST_DAY], "standard": 4}  # fmt: skip
    assert digest(known) == "c39d24f204541d32eff3"
    assert digest({**known, "standard": 3}) != digest(known)


def test_an_id_of_parts_stays() -> None:
    assert hashed("link", 'a "b"\n', "ä\x7f") == "b95336250b85a8bbdabd"
