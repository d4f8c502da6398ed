"""Releases: in parts that resume, rows that are sifted out, and what a later release ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pytest

from graphkit.catalogue import query
from graphkit.errors import DatabaseError, InputRejected
from graphkit.graph import Graph, LoadReport, audit, load
from graphkit.graph.load import load_rows
from graphkit.graph.spool import Spool
from graphkit.model.entities import Entity
from graphkit.model.identifiers import Kind, identifier
from graphkit.model.records import (
    Batch,
    Designation,
    Document,
    Evidence,
    IngestRun,
    Link,
    SourceFile,
)
from graphkit.model.registry import Schema
from graphkit.model.rows import Reject, Row
from graphkit.model.statements import DocumentKind


def party(name: str) -> Entity:
    own = identifier(Kind.OFAC, name)
    return Entity(id=str(own), schema_=Schema.COMPANY, name=f"PARTY {name}", identifiers=(own,))


def paper(day: str) -> Document:
    return Document(
        id=f"list-{day}",
        title=f"A list of {day}",
        kind=DocumentKind.LIST,
        publisher="A ministry",
        reliability="A",
        published=day,
    )


def listed(name: str, day: str, owner: str = "") -> Row:
    """Write a row that lists a party, as lists do; and, where told, who owns it."""
    listing = Designation(
        entity_id=f"ofac:{name}",
        authority="US",
        programme="TEST",
        list_id=name,
        effective=f"[..{day}]",
    )
    links = (Link(type="OWNS", from_id=f"ofac:{owner}", to_id=f"ofac:{name}"),) if owner else ()
    said = [
        Evidence(about=one.id, document=f"list-{day}", locator=name, read=True)
        for one in (listing, *links)
    ]
    records = Batch(
        entities=(party(name),),
        documents=(paper(day),),
        links=links,
        designations=(listing,),
        evidence=tuple(said),
    )
    return Row("list.csv", int(name), records)


def release(day: str, rows: int, source: str = "us", **more: Any) -> IngestRun:
    file = SourceFile(name="list.csv", sha256=f"{day} {rows}", rows=rows)
    stated = {"dated": day, "authorities": ("US",), "documents": (f"list-{day}",)} | more
    return IngestRun(
        source=source, title="A list", files=(file,), rows_read=rows, rows_accepted=rows, **stated
    )


def take(graph: Graph, run: IngestRun, rows: Iterable[Row | Reject], **how: Any) -> LoadReport:
    with Spool() as spool:
        return load_rows(graph, spool.fill(rows), run, **how)


def take_list(graph: Graph, day: str, names: Sequence[int], **how: Any) -> LoadReport:
    rows = [listed(str(name), day) for name in names]
    return take(graph, release(day, len(rows)), rows, **how)


def ask(graph: Graph, text: str, **parameters: Any) -> list[dict[str, Any]]:
    found = graph._driver.execute_query(text, parameters, database_=graph.database)
    return [dict(record) for record in found.records]


def listings(graph: Graph, name: int) -> list[tuple[str, str | None, str | None]]:
    rows = ask(
        graph,
        "MATCH (d:Designation {listId: $name}) RETURN d.stage AS stage, d.effective AS since,"
        " d.end AS end ORDER BY d.effective",
        name=str(name),
    )
    return [(row["stage"], row["since"], row["end"]) for row in rows]


def sound(graph: Graph) -> bool:
    assert {check.name: check.faults for check in audit(graph) if check.faults} == {}
    return True


IN_PARTS = {"whole": 0, "part": 8}


# -- rows and their fates ------------------------------------------------------------------------


@pytest.mark.parametrize("how", [{}, IN_PARTS], ids=["whole", "in parts"])
def test_every_row_is_loaded_unchanged_or_rejected(graph: Graph, how: dict[str, int]) -> None:
    refused = Reject("list.csv", 5, "type", "vesel", "is no type")
    first = take(graph, release("2019", 4), [*(listed(n, "2019") for n in "123"), refused], **how)
    assert str(first.rows.total) == "4 rows = 3 loaded + 0 unchanged + 1 rejected"

    again = take(graph, release("2019", 4), [*(listed(n, "2019") for n in "123"), refused], **how)
    assert str(again.rows.total) == "4 rows = 0 loaded + 3 unchanged + 1 rejected"
    assert again.counters == {}

    changed = [listed("1", "2019"), listed("2", "2019"), listed("3", "2019", owner="1")]
    third = take(graph, release("2019", 3), changed, **how)
    assert str(third.rows.total) == "3 rows = 1 loaded + 2 unchanged + 0 rejected"
    assert sound(graph)


def test_a_run_says_how_it_went(graph: Graph) -> None:
    take_list(graph, "2019", (1, 2, 3), **IN_PARTS)

    (row,) = ask(graph, "MATCH (run:IngestRun) RETURN run")
    run = dict(row["run"])
    assert (run["rowsLoaded"], run["rowsUnchanged"], run["rowsRejected"]) == (3, 0, 0)
    assert run["complete"] is True
    assert run["began"] <= run["ended"]
    assert ask(graph, "MATCH (part:IngestPart) RETURN part") == []


def test_a_row_that_refers_to_nobody_is_rejected_and_the_rest_loaded(graph: Graph) -> None:
    rows = [listed("1", "2019"), listed("2", "2019", owner="99"), listed("3", "2019", owner="1")]
    report = take(graph, release("2019", 3), rows, **IN_PARTS)

    assert report.rejects == (
        Reject("list.csv", 2, "", "ofac:99", "refers to an entity that is nowhere"),
    )
    assert str(report.rows.total) == "3 rows = 2 loaded + 0 unchanged + 1 rejected"
    assert listings(graph, 2) == []
    assert len(ask(graph, "MATCH ()-[link:OWNS]->() RETURN link")) == 1
    assert sound(graph)


@pytest.mark.parametrize("how", [{}, IN_PARTS], ids=["whole", "in parts"])
def test_a_row_that_the_database_does_not_take_is_found_among_many(
    graph: Graph, how: dict[str, int]
) -> None:
    long = "x" * 33_000  # a key that is too large for its index
    worst = listed("7", "2019").records
    named = worst.evidence[0].model_copy(update={"locator": long})
    bad = Row("list.csv", 7, worst.model_copy(update={"evidence": (named,)}))
    rows = [*(listed(str(n), "2019") for n in range(1, 7)), bad, listed("8", "2019")]

    report = take(graph, release("2019", 8), rows, **how)

    assert [(one.line, one.rule[:30]) for one in report.rejects] == [
        (7, "the database does not take it:")
    ]
    assert str(report.rows.total) == "8 rows = 7 loaded + 0 unchanged + 1 rejected"
    assert [len(listings(graph, n)) for n in range(1, 9)] == [1, 1, 1, 1, 1, 1, 0, 1]
    # a party without its listing is no fault: nothing else of the row was written
    assert sound(graph)


# -- interruptions -------------------------------------------------------------------------------


def interrupted(graph: Graph, run: IngestRun, rows: Sequence[Row], after: int) -> None:
    """Load rows and break off before a part."""
    count = 0

    def stop(_done: int, _total: int, _label: str) -> None:
        nonlocal count
        count += 1
        if count > after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(graph, run, rows, progress=stop, **IN_PARTS)


@pytest.mark.parametrize("after", range(1, 7))
def test_an_interrupted_load_goes_on_where_it_was(graph: Graph, after: int) -> None:
    rows = [listed(str(n), "2019", owner=str(n % 3 + 1)) for n in range(1, 9)]
    interrupted(graph, release("2019", 8), rows, after)
    assert graph.read(query("evidence/runs")) == []  # half a list is no list

    report = take(graph, release("2019", 8), rows, **IN_PARTS)

    assert report.resumed > 0 or after == 1
    assert str(report.rows.total) == "8 rows = 8 loaded + 0 unchanged + 0 rejected"
    assert sound(graph)
    assert take(graph, release("2019", 8), rows).counters == {}


def test_what_was_rejected_before_an_interruption_is_still_told(graph: Graph) -> None:
    rows = [listed("1", "2019", owner="99"), *(listed(str(n), "2019") for n in range(2, 9))]
    interrupted(graph, release("2019", 8), rows, 5)

    report = take(graph, release("2019", 8), rows, **IN_PARTS)

    assert [one.line for one in report.rejects] == [1]
    assert str(report.rows.total) == "8 rows = 7 loaded + 0 unchanged + 1 rejected"


def test_two_loads_of_the_same_files_do_not_mix(graph: Graph) -> None:
    rows = [listed(str(n), "2019") for n in range(1, 9)]
    other = iter([True])

    def meanwhile(_done: int, _total: int, _label: str) -> None:
        if next(other, False):
            take(graph, release("2019", 8), rows, whole=0, part=8)

    with pytest.raises(DatabaseError, match="another load of the same files"):
        take(graph, release("2019", 8), rows, progress=meanwhile, **IN_PARTS)

    assert sound(graph)


# -- one release after the other -----------------------------------------------------------------


@pytest.mark.parametrize("how", [{}, IN_PARTS], ids=["whole", "in parts"])
def test_what_a_later_list_lacks_ended_between_the_two(graph: Graph, how: dict[str, int]) -> None:
    take_list(graph, "2019-01", range(1, 13), **how)
    report = take_list(graph, "2021-07", range(2, 14), **how)

    assert report.ended == 1
    assert listings(graph, 1) == [("ended", "[..2019-01]", "[2019-01..2021-07]")]
    assert listings(graph, 2) == [("in force", "[..2019-01]", None)]
    assert listings(graph, 13) == [("in force", "[..2021-07]", None)]
    (row,) = ask(graph, "MATCH (d:Designation {listId: '1'}) RETURN d")
    assert row["d"]["endReason"] == "delisted"
    assert row["d"]["notes"] == "not on the list of 2021-07, last on that of 2019-01"
    silent = "MATCH (e:Evidence {proposition: 'date'}) RETURN e.document AS list, e.notes AS notes"
    assert ask(graph, silent) == [{"list": "list-2021-07", "notes": "not on this list"}]
    assert sound(graph)


def test_the_order_in_which_lists_are_loaded_does_not_matter(graph: Graph) -> None:
    take_list(graph, "2021-07", range(2, 14))
    report = take_list(graph, "2019-01", range(1, 13))

    assert report.ended == 1
    assert listings(graph, 1) == [("ended", "[..2019-01]", "[2019-01..2021-07]")]
    assert listings(graph, 2) == [("in force", "[..2019-01]", None)]
    assert listings(graph, 13) == [("in force", "[..2021-07]", None)]


def test_a_list_of_a_day_between_makes_an_end_known_better(graph: Graph) -> None:
    take_list(graph, "2019", range(1, 13))
    take_list(graph, "2023", range(3, 13))
    take_list(graph, "2021", range(2, 13))

    assert listings(graph, 1) == [("ended", "[..2019]", "[2019..2021]")]
    assert listings(graph, 2) == [("ended", "[..2019]", "[2021..2023]")]


def test_an_earlier_list_loaded_again_takes_back_no_end(graph: Graph) -> None:
    take_list(graph, "2019", range(1, 13))
    take_list(graph, "2021", range(2, 13))

    assert take_list(graph, "2019", range(1, 13)).counters == {}
    assert take_list(graph, "2021", range(2, 13)).counters == {}


def test_a_listing_that_comes_back_is_a_second_one(graph: Graph) -> None:
    for day, names in (("2019", range(1, 13)), ("2020", range(2, 13)), ("2021", range(1, 13))):
        take_list(graph, day, names)
    twice = [
        ("ended", "[..2019]", "[2019..2020]"),
        ("in force", "[2020-12-31..2021-12-31]", None),
    ]
    assert listings(graph, 1) == twice

    take_list(graph, "2022", range(1, 13))
    assert listings(graph, 1) == twice
    assert take_list(graph, "2021", range(1, 13)).counters == {}

    take_list(graph, "2023", range(2, 13))
    assert [one[2] for one in listings(graph, 1)] == ["[2019..2020]", "[2022..2023]"]
    assert take_list(graph, "2022", range(1, 13)).counters == {}
    assert sound(graph)


def test_a_source_never_ends_what_another_one_lists(graph: Graph) -> None:
    take_list(graph, "2019", range(1, 13))
    copied: dict[str, Any] = {"source": "copies", "authorities": ()}
    take(graph, release("2019", 12, **copied), [listed(str(n), "2019") for n in range(1, 13)])
    take(graph, release("2021", 11, **copied), [listed(str(n), "2021") for n in range(2, 13)])

    assert listings(graph, 1) == [("in force", "[..2019]", None)]


def test_a_list_ends_its_own_listing_though_a_copy_repeats_it(graph: Graph) -> None:
    take_list(graph, "2019", range(1, 13))
    copied = release("2019", 1, source="copies", authorities=())
    take(graph, copied, [listed("1", "2019")])
    take_list(graph, "2021", range(2, 13))

    assert listings(graph, 1) == [("ended", "[..2019]", "[2019..2021]")]
    assert take(graph, copied, [listed("1", "2019")]).counters == {}


def test_a_link_that_is_no_longer_stated_has_no_end(graph: Graph) -> None:
    rows = [listed(str(n), "2019", owner="1") for n in range(2, 13)]
    take(graph, release("2019", 12), [listed("1", "2019"), *rows])
    report = take_list(graph, "2021", range(1, 13))

    assert (report.ended, report.silent) == (0, 11)
    assert ask(graph, "MATCH ()-[l:OWNS]->() RETURN DISTINCT l.endDate AS end") == [{"end": None}]


def test_half_a_load_ends_nothing(graph: Graph) -> None:
    take_list(graph, "2019", range(1, 13))
    rows = [listed(str(n), "2021") for n in range(2, 13)]
    interrupted(graph, release("2021", 11), rows, 3)

    assert listings(graph, 1) == [("in force", "[..2019]", None)]
    assert take(graph, release("2021", 11), rows, **IN_PARTS).ended == 1


def many(first: int, last: int) -> Iterator[int]:
    return iter(range(first, last))


def test_a_list_that_lost_more_than_a_tenth_is_refused_unless_told(graph: Graph) -> None:
    take_list(graph, "2019", tuple(many(1, 121)))

    with pytest.raises(InputRejected, match="107 rows where the release of 2019 has 120"):
        take_list(graph, "2021", tuple(many(1, 108)))
    assert len(ask(graph, "MATCH (run:IngestRun) RETURN run")) == 1

    assert take_list(graph, "2021", tuple(many(1, 109))).ended == 12
    assert take_list(graph, "2022", tuple(many(1, 2)), allow_shrunken=True).ended == 107


def test_a_delta_ends_only_what_it_names(graph: Graph) -> None:
    take_list(graph, "2019", range(1, 13))
    gone = Row("delta.json", 1, Batch(documents=(paper("2020"),), gone=("3", "nobody")))
    report = take(graph, release("2020", 1, delta=True), [gone, listed("13", "2020")])

    assert report.ended == 1
    assert listings(graph, 3) == [("ended", "[..2019]", "[2019..2020]")]
    assert listings(graph, 4) == [("in force", "[..2019]", None)]
    assert sound(graph)


def test_a_delta_says_of_a_link_that_its_source_withdrew_it(graph: Graph) -> None:
    rows = [listed(str(n), "2019", owner="1") for n in (2, 3)]
    take(graph, release("2019", 3), [listed("1", "2019"), *rows])
    gone = Row("delta.json", 1, Batch(documents=(paper("2020"),), gone=("2", "3")))
    again = listed("3", "2020", owner="1")
    delta = release("2020", 2, delta=True)
    report = take(graph, delta, [gone, again])

    assert report.ended == 1  # the listing of 2; that of 3 is stated again, as its link is
    said = ask(
        graph,
        "MATCH (e:Evidence {notes: 'withdrawn by its source'})-[:STATED_IN]->(d)"
        " MATCH (a)-[link {id: e.about}]->(b) RETURN b.name AS owned, type(link) AS type,"
        " link.endDate AS end, e.proposition AS of, d.id AS list",
    )
    assert [one for one in said if one["type"] != "STEP"] == [
        {"owned": "PARTY 2", "type": "OWNS", "end": None, "of": "date", "list": "list-2020"}
    ]
    assert take(graph, delta, [gone, again]).counters == {}
    assert sound(graph)


# -- what changed --------------------------------------------------------------------------------


def test_what_a_load_changes_is_kept_with_what_it_was(graph: Graph) -> None:
    take_list(graph, "2019", (1, 2))
    row = listed("1", "2020")
    renamed = row.records.entities[0].model_copy(update={"address": ("A street",)})
    records = row.records.model_copy(update={"entities": (renamed,)})
    run = release("2020", 2)
    take(graph, run, [Row("list.csv", 1, records), listed("2", "2020")])

    rows = ask(graph, "MATCH (c:Change) RETURN c")
    assert [dict(row["c"]) | {"id": ""} for row in rows] == [
        {
            "id": "",
            "caption": "address",
            "run": run.id,
            "about": "ofac:1",
            "fields": ["address"],
            "before": ["null"],
            "after": ['["A street"]'],
        }
    ]


def test_a_case_file_in_parts_is_refused_whole_where_it_refers_to_nobody(graph: Graph) -> None:
    row = listed("1", "2019", owner="99")
    with pytest.raises(InputRejected, match="ofac:99"):
        load(graph, row.records, release("2019", 1), whole=0)

    assert ask(graph, "MATCH (n:Entity) RETURN n") == []
