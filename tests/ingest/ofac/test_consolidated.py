"""The list of all that is not on the SDN list: the same files, and no blocking list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.errors import InputRejected
from graphkit.model.records import Designation
from ingest.ofac.source import OfacList, description
from tests.ingest.ofac.conftest import Whole, cells, content_of, read
from tests.ingest.ofac.invented import STANDARD

Write = Callable[..., Path]


def row(uid: int, name: str, programmes: str, remarks: str = "") -> str:
    """Return a row of cons_prim.csv."""
    return f"{uid}," + cells(name, "", programmes, *("",) * 7, remarks)


PRIM = (
    row(
        900101,
        "INVENTED OIL COMPANY",
        "UKRAINE-EO13662] [RUSSIA-EO14024",
        "Executive Order 13662 Directive Determination - Subject to Directive 2; Secondary"
        " sanctions risk: Ukraine-/Russia-Related Sanctions Regulations, 31 CFR 589.201.",
    ),
    row(
        900102,
        "INVENTED SAVINGS BANK",
        "RUSSIA-EO14024",
        "Listing Date (EO 14024 Directive 2): 24 Feb 2022; Effective Date (EO 14024 Directive 2):"
        " 26 Mar 2022; Executive Order 14024 Directive Information Subject to Directive 2 - the"
        " opening or maintaining of a correspondent account or payable-through account; alt."
        " Listing Date (EO 14024 Directive 3): 25 Feb 2022; Linked To: INVENTED OIL COMPANY.",
    ),
    row(
        900103,
        "INVENTED AVIONICS WORKS",
        "CMIC-EO13959",
        "Equity Ticker 000000 CN; ISIN XX0000000000; Listing Date (CMIC) 03 Jun 2021; Effective"
        " Date (CMIC) 02 Aug 2021; Purchase/Sales For Divestment Date (CMIC) 03 Jun 2022.",
    ),
    row(900104, "INVENTED PARTY ON BOTH LISTS", "SDGT] [NS-PLC"),
    row(900105, "INVENTED PARTY OF AN UNKNOWN KIND", "INVENTED-EO99999"),
    row(900106, "INVENTED FOREIGN BANK", "561-Related",
        "United States financial institutions are prohibited from opening or maintaining a"
        " correspondent account or a payable-through account for it."),
    row(900107, "INVENTED EVADER", "FSE-IR"),
    row(900108, "INVENTED SHIPYARD", "NS-MBS"),
)  # fmt: skip


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes the four files, CRLF lines and a lone 0x1A at the end."""

    def written(prim: tuple[str, ...] = PRIM, **files: tuple[str, ...]) -> Path:
        folder = tmp_path / "cons-2025-03"
        folder.mkdir(exist_ok=True)
        whole = {"prim": prim, "add": (), "alt": (), "comments": (), **files}
        for name, rows in whole.items():
            (folder / f"cons_{name}.csv").write_bytes(content_of(rows))
        return folder

    return written


@pytest.fixture
def listed(write: Write, small_cons: OfacList) -> Whole:
    return read(
        write(
            add=("900101,1," + cells("1 Imaginary Road", "Nowhere Town", "Russia", ""),),
            alt=("900101,1," + cells("aka", "MADE-UP OIL", ""),),
        ),
        source=small_cons,
    )


def of(whole: Whole, uid: int) -> list[Designation]:
    """Return the designations of a listing number."""
    return [one for one in whole.batch.designations if one.list_id == str(uid)]


def test_it_is_read_as_the_other_list_and_is_its_own_source(listed: Whole) -> None:
    assert (listed.run.source, listed.run.title) == (
        "ofac-cons",
        "OFAC consolidated non-SDN list (legacy CSV)",
    )
    assert listed.run.documents == ("ofac-cons-2025-03",)
    assert {name: rows.read for name, rows in listed.counts.items()} == {
        "cons_prim.csv": 8,
        "cons_add.csv": 1,
        "cons_alt.csv": 1,
        "cons_comments.csv": 0,
    }
    oil = listed.batch.entities[0]
    assert (oil.id, oil.alias, oil.country) == ("ofac:900101", ("MADE-UP OIL",), ("ru",))
    assert oil.address == ("1 Imaginary Road, Nowhere Town, Russia",)
    assert [(one.type, one.from_id, one.to_id) for one in listed.batch.links] == [
        ("LINKED_TO", "ofac:900102", "ofac:900101")
    ]
    assert listed.batch.evidence[-1].locator == "cons_prim.csv uid 900108"


def test_nothing_on_it_is_blocking(listed: Whole) -> None:
    assert {(one.programme, one.list_id, one.measures) for one in listed.batch.designations} == {
        ("UKRAINE-EO13662", "900101", ("menu sanctions",)),
        ("RUSSIA-EO14024", "900101", ()),  # it is on the SDN list; no directive is named here
        ("RUSSIA-EO14024", "900102", ("correspondent account prohibition", "menu sanctions")),
        ("CMIC-EO13959", "900103", ("securities prohibition",)),
        ("SDGT", "900104", ()),
        ("NS-PLC", "900104", ("transaction prohibition",)),
        ("INVENTED-EO99999", "900105", ()),
        ("561-Related", "900106", ("correspondent account prohibition",)),
        ("FSE-IR", "900107", ("transaction prohibition",)),
        ("NS-MBS", "900108", ("menu sanctions",)),
    }
    rule = description("ofac-cons").measures
    known = {one for named in rule.programmes.values() for one in named.measures}
    assert "blocking" not in {*rule.default, *rule.words.values(), *known}


def test_a_programme_that_is_not_known_is_said(listed: Whole) -> None:
    assert (
        "programmes whose measures are not known here: INVENTED-EO99999 1, SDGT 1"
        in listed.summary()
    )
    (unknown,) = of(listed, 900105)
    assert unknown.notes == "INVENTED-EO99999: what it does is not known here"


def test_what_nobody_looked_up_is_marked(listed: Whole) -> None:
    (evader,) = of(listed, 900107)
    (bank,) = of(listed, 900106)

    assert evader.notes.endswith("nothing is blocked (from memory)")
    assert bank.notes.endswith("are forbidden (31 CFR 561)")
    assert bank.notes.startswith("United States financial institutions are prohibited")


def test_days_that_a_row_states_are_those_of_its_listing(listed: Whole) -> None:
    (savings,), (avionics,) = of(listed, 900102), of(listed, 900103)
    oil, _ = of(listed, 900101)

    assert (savings.published, savings.effective) == ("2022-02-24", "2022-03-26")
    assert (avionics.published, avionics.effective) == ("2021-06-03", "2021-08-02")
    assert (oil.published, oil.effective) == ("", "[..2025-03-31]")
    assert listed.batch.entities[2].id_number == ("Equity Ticker 000000 CN", "ISIN XX0000000000")
    assert listed.clauses["listing date"] == 3
    assert listed.clauses[""] == 0


def test_one_party_on_both_lists_has_two_listings(
    listed: Whole, tmp_path: Path, small: OfacList
) -> None:
    folder = tmp_path / "sdn-2025-03"
    folder.mkdir()
    both = row(900104, "INVENTED PARTY ON BOTH LISTS", "SDGT] [NS-PLC")
    for name, rows in (("sdn", (both,)), ("add", ()), ("alt", ()), ("sdn_comments", ())):
        (folder / f"{name}.csv").write_bytes(content_of(rows))

    blocked = read(folder, source=small).batch
    other = of(listed, 900104)

    assert [one.id for one in blocked.entities] == [one.entity_id for one in other[:1]]
    assert not {one.id for one in blocked.designations} & {one.id for one in other}
    assert {one.scope for one in blocked.designations} == {""}
    assert {one.scope for one in other} == {"non-SDN lists"}
    assert [one.measures for one in blocked.designations] == [("blocking",), ()]


def test_rows_that_belong_to_nobody_are_rejected(write: Write, small_cons: OfacList) -> None:
    reading = read(write(alt=("1,1," + cells("aka", "NOBODY", ""),)), source=small_cons)

    assert [str(one) for one in reading.rejects] == [
        "cons_alt.csv:1: uid 1: no row of cons_prim.csv that it could belong to"
    ]


def test_a_broken_row_stops(write: Write, small_cons: OfacList) -> None:
    with pytest.raises(InputRejected) as stopped:
        read(write(prim=(*PRIM, "||||")), source=small_cons)

    assert stopped.value.where == "cons_prim.csv:9"


def test_a_shrunken_list_is_refused(write: Write) -> None:
    with pytest.raises(InputRejected, match="8 rows where the whole list has at least 200"):
        read(write())


def test_the_xml_form_is_the_same_list(tmp_path: Path, small_cons: OfacList) -> None:
    path = tmp_path / "CONSOLIDATED.XML"
    path.write_bytes(STANDARD.read_bytes())

    reading = read(path, source=small_cons)

    assert reading.run.source == "ofac-cons"
    assert reading.run.documents == ("ofac-cons-2026-08-07-xml",)
    assert {one.scope for one in reading.batch.designations} == {"non-SDN lists"}
    assert {one.measures for one in reading.batch.designations} == {()}


def test_the_advanced_form_takes_the_entries_that_are_on_no_sdn_list(
    tmp_path: Path, small_cons: OfacList
) -> None:
    path = tmp_path / "CONS_ADVANCED.XML"
    path.write_bytes(STANDARD.with_name("sdn_advanced.xml").read_bytes())

    reading = read(path, source=small_cons)

    assert [one.id for one in reading.batch.entities] == ["ofac:900007"]
    (only,) = reading.batch.designations
    assert (only.programme, only.effective, only.measures) == (
        "NS-PLC",
        "2020-05-05",
        ("transaction prohibition",),
    )
    assert reading.counts["DistinctParty"].rejected == 6
