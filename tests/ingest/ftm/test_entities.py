"""What a party or thing becomes, with all that its row says."""

from __future__ import annotations

from typing import Any

import pytest

from graphkit.model.registry import Schema
from ingest.ftm.parties import LEGAL_ENTITY_NOTE, LINKED_NOTE
from tests.ingest.ftm.conftest import Tell
from tests.ingest.ftm.made import COMPANY, OTHER, PERSON, beside, entity


@pytest.mark.parametrize(
    ("schema", "becomes"),
    [
        ("Person", Schema.PERSON),
        ("Company", Schema.COMPANY),
        ("Organization", Schema.ORGANIZATION),
        ("LegalEntity", Schema.ORGANIZATION),
        ("PublicBody", Schema.PUBLIC_BODY),
        ("Vessel", Schema.VESSEL),
        ("Airplane", Schema.AIRCRAFT),
        ("Territory", Schema.TERRITORY),
    ],
)
def test_what_a_schema_becomes(tell: Tell, schema: str, becomes: Schema) -> None:
    told = tell(entity(schema, "x", name="An invented thing"))

    assert [(one.id, one.schema_) for one in told.entities] == [("ftm:x", becomes)]
    assert (LEGAL_ENTITY_NOTE in told.entities[0].notes) == (schema == "LegalEntity")


@pytest.mark.parametrize(
    ("line", "is_bank"),
    [
        (entity("Company", "x", name="Invented Bank", topics=["fin.bank"]), True),
        (entity("Organization", "x", name="Invented Bank", swiftBic=["DEUTDEFFXXX"]), True),
        (entity("Company", "x", name="Invented Bank", topics=["fin"]), False),
        (entity("Company", "x", name="Invented Bank", swiftBic=["no BIC"]), False),
        (entity("PublicBody", "x", name="Invented Central Bank", topics=["fin.bank"]), False),
    ],
)
def test_a_bank_is_one_by_its_topic_or_its_bic(
    tell: Tell, line: dict[str, Any], is_bank: bool
) -> None:
    assert (tell(line).entities[0].schema_ is Schema.BANK) == is_bank


def test_a_bank_is_one_if_an_account_is_kept_at_it(tell: Tell) -> None:
    told = tell(COMPANY, entity("BankAccount", "k", accountNumber="1", bank="acme"), OTHER)

    assert [one.schema_ for one in told.entities] == [Schema.BANK, Schema.BANK, Schema.COMPANY]


def test_every_value_is_kept_in_a_field_or_named_in_notes(tell: Tell) -> None:
    line = entity(
        "Vessel",
        "ship",
        name=["INVENTED STAR", "НЕКАЯ ЗВЕЗДА"],
        previousName="OLD INVENTED STAR",
        imoNumber="IMO 9074729",
        mmsi=["273000000", "27300"],
        flag="RU",
        pastFlags=["pa", "KP"],
        callSign="UABC",
        type="Tanker",
        tonnage="1234",
        grossRegisteredTonnage="999",
        buildDate=["1995", "in the nineties"],
        navigationArea="unlimited",
        sourceUrl="https://example.org/ship",
        notes="Seen in port.",
    )

    found = tell(line).entities[0]

    assert found.model_dump(exclude_defaults=True, exclude={"identifiers"}) == {
        "id": "ftm:ship",
        "schema_": Schema.VESSEL,
        "name": "INVENTED STAR",
        "alias": ("НЕКАЯ ЗВЕЗДА",),
        "previous_name": ("OLD INVENTED STAR",),
        "imo_number": "9074729",
        "mmsi": ("273000000",),
        "ill_formed": ("mmsi 27300",),
        "flag": ("ru",),
        "past_flags": ("pa", "kp"),
        "call_sign": ("UABC",),
        "type": ("Tanker",),
        "tonnage": ("1234",),
        "gross_registered_tonnage": ("999",),
        "build_date": ("1995",),
        "notes": (
            "navigationArea: unlimited",
            "sourceUrl: https://example.org/ship",
            "Seen in port.",
            "buildDate: in the nineties",
        ),
    }
    assert [str(one) for one in found.identifiers] == ["imo:9074729", "ftm:ship"]


@pytest.mark.parametrize(
    ("properties", "identifiers", "ill_formed"),
    [
        ({"leiCode": "529900T8BM49AURSDO55"}, {"lei:529900T8BM49AURSDO55"}, ()),
        ({"leiCode": "529900T8BM49AURSDO56"}, set(), ("leiCode 529900T8BM49AURSDO56",)),
        ({"imoNumber": "1790183"}, {"imo-company:1790183"}, ()),
        ({"imoNumber": "9074729"}, set(), ("imoNumber 9074729",)),  # that of a ship
        ({"ogrnCode": "1021801671462"}, {"reg:ru:1021801671462"}, ()),
        ({"ogrnCode": ["1021801671462", "1021801149754"]}, set(), ()),
        ({"registrationNumber": "12345678", "jurisdiction": "gb"}, {"reg:gb:12345678"}, ()),
        ({"registrationNumber": "12345678", "country": "gb"}, {"reg:gb:12345678"}, ()),
        ({"registrationNumber": "12345678", "country": ["gb", "cy"]}, set(), ()),
        ({"registrationNumber": "12345678", "jurisdiction": "de"}, set(), ()),  # of a town's court
        ({"registrationNumber": "A-1", "jurisdiction": "gb"}, set(), ()),
        ({"registrationNumber": "12345678"}, set(), ()),
        ({"innCode": "7704484400"}, set(), ()),
    ],
)
def test_only_a_number_that_names_one_thing_is_an_identifier(
    tell: Tell, properties: dict[str, Any], identifiers: set[str], ill_formed: tuple[str, ...]
) -> None:
    found = tell(entity("Company", "x", name="An invented company", **properties)).entities[0]

    assert {str(one) for one in found.identifiers} == {"ftm:x", *identifiers}
    assert found.ill_formed == ill_formed


def test_a_register_number_of_two_entities_names_neither(tell: Tell) -> None:
    shared = {"name": "An invented company", "ogrnCode": "1021801671462"}

    told = tell(entity("Company", "x", **shared), entity("Company", "y", **shared))

    assert [[str(i) for i in one.identifiers] for one in told.entities] == [["ftm:x"], ["ftm:y"]]
    assert [one.registration_number for one in told.entities] == [("1021801671462",)] * 2
    assert "note: 2 × register numbers of several entities, which names none" in told.summary


def test_an_imo_number_of_two_entities_makes_them_one_and_is_told(tell: Tell) -> None:
    ships = [entity("Vessel", one, name=one, imoNumber="9074729") for one in ("x", "y")]

    told = tell(*ships)

    assert [one.imo_number for one in told.entities] == ["9074729", "9074729"]
    assert "note: x and y state imo:9074729; they become one entity" in told.summary


@pytest.mark.parametrize(
    ("referents", "named"),
    [
        (["ofac-17068", "eu-fsf-1"], ["ofac:17068", "ftm:x"]),
        (["ofac-17068", "ofac-17067"], ["ftm:x"]),  # two listings that somebody merged
        (["ofac-pr-0123"], ["ftm:x"]),
    ],
)
def test_the_number_of_an_ofac_listing_names_who_is_listed(
    tell: Tell, referents: list[str], named: list[str]
) -> None:
    line = beside(entity("Company", "x", name="An invented company"), referents=referents)

    assert [str(one) for one in tell(line).entities[0].identifiers] == named


def test_addresses_are_text_wherever_their_rows_stand(tell: Tell) -> None:
    before = entity("Address", "a1", full="1 Invented Road, Town", city="Town", country="gb")
    after = entity("Address", "a2", street="2 Road", city="City", remarks="third door")
    who = entity("Person", "ada", name="Ada Invented", addressEntity=["a1", "a2", "a3"])

    told = tell(before, who, after)

    found = told.one("ada")
    assert found.address == ("1 Invented Road, Town", "2 Road, City")
    assert found.country == ("gb",)
    assert found.notes == ("address, remarks: third door", "addressEntity: a3")
    assert told.rejects == []
    assert told.run.rows_accepted == 3


def test_an_address_of_nobody_is_refused(tell: Tell) -> None:
    told = tell(PERSON, entity("Address", "a1", full="1 Invented Road"))

    assert told.rejects == [(2, "", "Address to which no row of the file refers")]


def test_a_topic_that_says_linked_makes_no_link_and_says_so(tell: Tell) -> None:
    told = tell(entity("Company", "x", name="Near One", topics=["sanction.linked"]))

    assert (told.links, told.designations) == ([], [])
    assert LINKED_NOTE in told.entities[0].notes
    assert "note: 1 × topic sanction.linked, which is no link and no listing" in told.summary


def test_the_name_that_the_file_puts_first_is_the_name(tell: Tell) -> None:
    line = entity("Person", "x", name=["Б Выдуманный", "B Invented"])

    assert tell(line).entities[0].name == "Б Выдуманный"
    captioned = tell(beside(line, caption="B Invented")).entities[0]
    assert (captioned.name, captioned.alias) == ("B Invented", ("Б Выдуманный",))
    # a caption that is none of its names is not one
    assert tell(beside(line, caption="Somebody else")).entities[0].name == "Б Выдуманный"


def test_who_has_no_name_is_refused(tell: Tell) -> None:
    told = tell(entity("Person", "x", email="x@example.org"), PERSON)

    assert told.rejects == [(1, "name", "a Person without a name")]


def test_operators_owners_and_parents_are_links(tell: Tell) -> None:
    ship = entity("Vessel", "ship", name="STAR", operator="acme", owner=["bolt", "nobody"])
    child = entity("Company", "child", name="Child Ltd", parent="bolt")

    told = tell(ship, child, COMPANY, OTHER)

    assert [(one.type, one.from_id, one.to_id, one.role) for one in told.links] == [
        ("OPERATES", "ftm:acme", "ftm:ship", ""),
        ("OWNS", "ftm:bolt", "ftm:ship", ""),
        ("OWNS", "ftm:bolt", "ftm:child", "parent company"),
    ]
    assert told.one("ship").notes == ("owner: nobody",)


def test_documents_wallets_and_posts_tell_of_their_holder(tell: Tell) -> None:
    told = tell(
        entity("Passport", "p", holder="ada", number="X1", country="gb", endDate="2030"),
        entity("Identification", "i", holder="ada", number="7", type="voter card"),
        entity("CryptoWallet", "w", holder="ada", publicKey="1Invented", currencySymbol="XBT"),
        entity("Occupancy", "o", holder="ada", post="min", startDate="2012", status="ended"),
        entity("Position", "min", name="Minister of Invention", country="gb"),
        PERSON,
        entity("CryptoWallet", "w2", publicKey="1Nobody"),
        entity("Passport", "p2", holder="ada"),
        entity("Passport", "p3", holder="bob", number="X2"),
    )

    added = [one for one in told.entities if one.id == "ftm:ada"]
    assert {number for one in added for number in one.id_number} == {
        "passport X1 (gb)",
        "voter card 7",
        "wallet 1Invented (XBT)",
    }
    assert {position for one in added for position in one.position} == {"Minister of Invention"}
    assert {note for one in added for note in one.notes} == {
        "passport X1 (gb): endDate: 2030",
        "Minister of Invention: country: gb; startDate: 2012; status: ended",
    }
    assert {one.name for one in added} == {"Ada Invented"}  # nothing that the merge could alias
    assert told.rejects == [
        (7, "holder", "a CryptoWallet without a holder"),
        (8, "", "a Passport without a number"),
        (9, "holder", "dangling reference: no row of the file is bob"),
    ]
