"""Dates of birth: a day, a month, years; and no range where none is stated."""

from __future__ import annotations

import pytest

from graphkit.model.dates import day_range
from graphkit.model.rows import Row
from ingest.un.births import birth
from ingest.un.elements import Fault

BIRTHS = [
    ({"TYPE_OF_DATE": "EXACT", "DATE": "1958-02-22"}, "1958-02-22", ""),
    ({"TYPE_OF_DATE": "EXACT", "YEAR": "1971"}, "1971", ""),
    ({"TYPE_OF_DATE": "EXACT", "NOTE": "Nov. 1973"}, "1973-11", ""),
    ({"TYPE_OF_DATE": "EXACT", "NOTE": "August 1961"}, "1961-08", ""),
    ({"TYPE_OF_DATE": "EXACT", "YEAR": "1958", "NOTE": "Sep."}, "1958-09", ""),
    (
        {"TYPE_OF_DATE": "EXACT", "NOTE": "Between Aug. and Sep. 1977"},
        "",
        "date of birth: (Between Aug. and Sep. 1977)",
    ),
    (
        {"TYPE_OF_DATE": "EXACT", "DATE": "1979-03-03", "NOTE": "from false passport"},
        "",
        "date of birth: 1979-03-03 (from false passport)",
    ),
    (
        {"TYPE_OF_DATE": "BETWEEN", "FROM_YEAR": "1968", "TO_YEAR": "1973"},
        "[1968..1973]",
        "",
    ),
    (
        {
            "TYPE_OF_DATE": "BETWEEN",
            "FROM_YEAR": "1966",
            "TO_YEAR": "1967",
            "NOTE": "Approximately",
        },
        "",
        "date of birth: between [1966..1967] (Approximately)",
    ),
    (
        {"TYPE_OF_DATE": "APPROXIMATELY", "YEAR": "1963"},
        "",
        "date of birth: approximately 1963",
    ),
    (
        {"TYPE_OF_DATE": "APPROXIMATELY", "NOTE": "30-35 years old"},
        "",
        "date of birth: approximately (30-35 years old)",
    ),
]


@pytest.mark.parametrize(("group", "edtf", "words"), BIRTHS)
def test_dates_of_birth(group: dict[str, str], edtf: str, words: str) -> None:
    found = birth({name: (text,) for name, text in group.items()})

    assert (found.edtf, found.words) == (edtf, words)


@pytest.mark.parametrize(
    "group",
    [
        {"TYPE_OF_DATE": "EXACT"},
        {"TYPE_OF_DATE": "EXACT", "FROM_YEAR": "1968", "TO_YEAR": "1973"},
        {"TYPE_OF_DATE": "BETWEEN", "YEAR": "1968"},
        {"TYPE_OF_DATE": "BETWEEN", "FROM_YEAR": "1968"},
        {"TYPE_OF_DATE": "EXACT", "YEAR": "68"},
        {"TYPE_OF_DATE": "EXACT", "DATE": "1968-00-00"},
        {"TYPE_OF_DATE": "", "YEAR": "1968"},
    ],
)
def test_a_date_of_birth_in_a_form_that_is_not_known(group: dict[str, str]) -> None:
    with pytest.raises(Fault):
        birth({name: (text,) for name, text in group.items()})


def test_the_dates_of_birth_of_the_list(un_rows: dict[str, Row]) -> None:
    parties = [row.records.entities[0] for row in un_rows.values()]
    born = [one for party in parties for one in party.birth_date]
    notes = [one for party in parties for one in party.notes]

    assert len(born) == 742
    assert sum(one.startswith("[") for one in born) == 23
    assert sum(one.startswith("date of birth:") for one in notes) == 128
    assert all(day_range(one) for one in born)
