"""What two sources state of one thing becomes one record, and nothing of either is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graphkit.graph import merge, stated
from graphkit.graph.merge import Stated
from graphkit.graph.proof import Proof
from graphkit.model.entities import Entity
from graphkit.model.records import Designation, JointFact, Link
from graphkit.model.registry import Schema, registry
from graphkit.model.share import Share
from tests.graph.batches import OWNER, SHIP, entity, listing, owns, payment

NOTHING = Proof({}, {})
WORDS = st.text("ab", max_size=2)
TEXTS = st.lists(st.text("ab", min_size=1, max_size=2), max_size=3).map(tuple)
DATES = st.sampled_from(["", "2010", "2010-05", "2012-05-06", "[..2011-07-15]"])


def by(source: str, record: Entity) -> Stated[Entity]:
    return Stated(record, (source,))


def company(**more: object) -> Entity:
    return entity(Schema.COMPANY, OWNER).model_copy(update=more)


ENTITIES = st.builds(
    company,
    name=st.sampled_from(["Alpha", "Beta"]),
    alias=TEXTS,
    weak_alias=TEXTS,
    previous_name=TEXTS,
    lei_code=WORDS,
    country=TEXTS,
    start_date=DATES,
    notes=TEXTS,
    schema_=st.sampled_from([Schema.ORGANIZATION, Schema.COMPANY, Schema.BANK, Schema.PUBLIC_BODY]),
)


def words(one: Stated[Entity]) -> set[str]:
    """Return every value of an entity, wherever it is kept."""
    record = one.record
    names = {record.name, *record.alias, *record.weak_alias, *record.previous_name}
    aside = {note.partition("=")[2].rpartition(" (")[0] for note in one.conflicting}
    return {*names, *record.country, *record.notes, record.lei_code, record.start_date, *aside}


@given(ENTITIES, ENTITIES)
def test_no_word_of_either_source_is_lost(first: Entity, later: Entity) -> None:
    merged = merge.entities(by("a", first), by("b", later))

    assert words(by("a", first)) | words(by("b", later)) <= words(merged) | {""}
    assert merged.sources == ("a", "b")


@given(ENTITIES, ENTITIES)
def test_merging_again_changes_nothing(first: Entity, later: Entity) -> None:
    once = merge.entities(by("a", first), by("b", later))

    assert stated.entity(merge.entities(once, by("b", later))) == stated.entity(once)
    assert stated.entity(merge.entities(once, by("a", first))) == stated.entity(once)


@given(ENTITIES)
def test_the_first_load_is_already_what_a_second_would_make_of_it(one: Entity) -> None:
    assert stated.entity(merge.entities(by("a", one), by("a", one))) == stated.entity(by("a", one))


LEI = "213800FERQ5LE3H7WJ58"


def nameless(**more: object) -> Entity:
    """Return a company that stands under its LEI because nobody named it yet."""
    notes = (merge.KNOWN_BY_IDENTIFIER, "no parent reported")
    found = entity(Schema.ORGANIZATION, f"lei:{LEI}", name=LEI, lei_code=LEI, notes=notes)
    return found.model_copy(update=more)


def test_a_name_that_is_only_an_identifier_yields_to_any_name_in_either_order() -> None:
    named = entity(Schema.COMPANY, f"lei:{LEI}", name="Alpha", lei_code=LEI, notes=("LAPSED",))

    for first, later in ((nameless(), named), (named, nameless())):
        merged = merge.entities(by("a", first), by("b", later))
        assert (merged.record.name, merged.record.alias) == ("Alpha", ())
        assert merged.record.notes == ("LAPSED", "no parent reported")
        assert (merged.record.schema_, merged.conflicting) == (Schema.COMPANY, ())
        assert merge.entities(merged, by("b", nameless())).record == merged.record

    third = merge.entities(by("a", named), by("c", company(id=f"lei:{LEI}", name="Beta")))
    assert (third.record.name, third.record.alias) == ("Alpha", ("Beta",))


def test_two_records_without_a_name_stay_without_one() -> None:
    merged = merge.entities(by("a", nameless()), by("b", nameless(country=("gb",))))

    assert (merged.record.name, merged.record.alias) == (LEI, ())
    assert merge.KNOWN_BY_IDENTIFIER in merged.record.notes
    wrong = nameless(id=f"case:gleif/{LEI}", identifiers=(), lei_code="", ill_formed=(LEI,))
    merged = merge.entities(by("a", wrong), by("b", wrong.model_copy(update={"name": "Alpha"})))
    assert (merged.record.name, merged.record.alias) == ("Alpha", ())


def test_another_name_becomes_an_alias_and_another_number_is_put_aside() -> None:
    first = company(name="Alpha", imo_number="1790183")
    later = company(name="Beta", imo_number="5954061", lei_code="X")

    merged = merge.entities(by("a", first), by("b", later))

    assert (merged.record.name, merged.record.alias) == ("Alpha", ("Beta",))
    assert (merged.record.imo_number, merged.record.lei_code) == ("1790183", "X")
    assert merged.conflicting == ("imoNumber=5954061 (b)",)


def test_a_more_exact_schema_wins_and_a_contrary_one_is_put_aside() -> None:
    body, bank = company(schema_=Schema.ORGANIZATION), company(schema_=Schema.BANK)

    assert merge.entities(by("a", body), by("b", bank)).record.schema_ is Schema.BANK
    assert merge.entities(by("a", bank), by("b", body)).conflicting == ()
    state = merge.entities(by("a", bank), by("b", company(schema_=Schema.PUBLIC_BODY)))
    assert (state.record.schema_, state.conflicting) == (Schema.BANK, ("schema=PublicBody (b)",))


def test_a_later_list_carries_on_the_life_of_a_designation() -> None:
    first = Stated(listing(effective="2014-07-28", measures=("asset freeze",)), ("a",))
    later = Stated(listing(effective="[..2021-07-31]", stage="ended", end="2020"), ("a",))

    merged = merge.designations(first, later)

    assert merged.record.effective == "2014-07-28"
    assert (merged.record.stage, merged.record.end) == ("ended", "2020")
    assert merged.record.measures == ("asset freeze",)
    assert merged.conflicting == ()


def test_an_earlier_snapshot_narrows_when_a_listing_began() -> None:
    first = Stated(listing(effective="[..2019-01-31]"), ("ofac-sdn",))
    later = Stated(listing(effective="[..2021-07-31]"), ("ofac-sdn",))

    assert merge.designations(first, later).record.effective == "[..2019-01-31]"
    assert merge.designations(later, first).record.effective == "[..2019-01-31]"


def test_dates_that_cannot_stand_together_are_put_aside() -> None:
    first = Stated(owns(start_date="2012"), ("a",))
    later = Stated(owns(start_date="2012", end_date="2013", date=""), ("b",))
    assert merge.facts(first, later).record.end_date == "2013"

    unended = Stated(Link(type="OWNS", from_id=OWNER, to_id=SHIP, date="2015-01-01"), ("a",))
    ended = Stated(unended.record.model_copy(update={"date": "", "end_date": "2013"}), ("b",))
    merged = merge.facts(unended, ended)
    assert (merged.record.end_date, merged.conflicting) == ("", ("endDate=2013 (b)",))


SHARES = st.sampled_from([Share(), Share(10, 20), Share(50, 100, minimum_exclusive=True)])
LINKS = st.builds(
    owns,
    start_date=DATES,
    share=SHARES,
    role=WORDS,
    lot=WORDS,
    amount=WORDS,
    notes=WORDS,
)


def row(kind: str, properties: dict[str, object], **more: object) -> dict[str, object]:
    return {"id": properties["id"], "properties": properties, kind: properties, **more}


@given(LINKS)
def test_a_link_comes_back_from_its_properties(link: Link) -> None:
    laid_out = stated.link(Stated(link, ("a",)), NOTHING.of_link(link))
    found = stated.read_link(
        row("link", laid_out, type=link.type) | {"from": link.from_id, "to": link.to_id}
    )

    assert found == Stated(link, ("a",))


@given(ENTITIES)
def test_an_entity_comes_back_from_its_properties(one: Entity) -> None:
    laid_out = stated.entity(by("a", one))
    labels = ["Entity", "Designated", one.schema_.value]

    found = stated.read_entity(row("entity", laid_out, labels=labels))

    assert stated.entity(found) == laid_out


def test_a_joint_fact_and_a_designation_come_back_from_their_properties() -> None:
    paid: JointFact = payment(payer=OWNER, onAccountOf=SHIP)
    laid_out = stated.fact(Stated(paid, ("a",)), NOTHING.of_fact(paid))
    parties = [["ON_ACCOUNT_OF", SHIP], ["PAYER", OWNER]]
    found = stated.read_fact(
        row("fact", laid_out, labels=["JointFact", "Payment"], parties=parties)
    )
    assert found.record == paid.model_copy(update={"roles": dict(sorted(paid.roles.items()))})
    assert found.record.id == paid.id

    listed: Designation = listing(measures=("asset freeze",), end="2020", end_reason="delisted")
    laid_out = stated.designation(Stated(listed, ("a",)), NOTHING.of_designation(listed))
    back = stated.read_designation(row("designation", laid_out, entity=OWNER))
    assert back == Stated(listed, ("a",))


def test_every_role_of_the_registry_has_a_type_and_comes_back() -> None:
    from graphkit.graph.vocabulary import role_of, role_type

    roles = {role for kind in registry().joint_facts.values() for role in kind.roles}

    assert {role_of(role_type(role)) for role in roles} == roles
    assert role_type("onAccountOf") == "ON_ACCOUNT_OF"
