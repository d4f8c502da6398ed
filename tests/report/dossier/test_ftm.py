"""FollowTheMoney of a dossier: the real library takes every line as it is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import orjson
import pytest

from graphkit.errors import InputRejected
from graphkit.report.dossier.findings import Findings
from graphkit.report.dossier.ftm import ftm
from graphkit.report.ftm.forms import ftm_id
from tests.ingest.ftm.environment import asked_of_library
from tests.report.dossier.made import HOSTILE, chain, found, listing, node, step, trace
from tests.report.dossier.tale import (
    BORROWED,
    FORMER,
    NOTHING,
    OTHER,
    OWNED,
    OWNER,
    PAID,
    PARADE,
    SHIP,
    STAR,
    TALE,
    TRADER,
)


def lines(made: Findings) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in ftm(made).splitlines()]


def by_id(made: Findings) -> dict[str, dict[str, Any]]:
    return {line["id"]: line["properties"] for line in lines(made)}


@pytest.mark.parametrize("made", [TALE, PARADE, NOTHING])
def test_the_same_findings_give_the_same_bytes(made: Findings) -> None:
    assert ftm(made) == ftm(made)


@pytest.mark.parametrize(
    ("made", "number", "missing"),
    [
        # the payee of the payment is not stated; FtM asks for one and nobody invents it
        (TALE, 23, ["Payment.beneficiary"]),
        (PARADE, 18, []),
        (NOTHING, 1, []),
        (SHIP, 1, []),
    ],
)
def test_the_library_takes_every_line_as_it_is(
    tmp_path: Path, made: Findings, number: int, missing: list[str]
) -> None:
    path = tmp_path / "made.ftm.json"
    path.write_bytes(ftm(made))

    assert asked_of_library(str(path)) == {
        "lines": number,
        "ids": number,
        "altered": [],
        "dangling": [],
        "range": [],
        "required": missing,
    }


def test_documents_entities_facts_and_listings_are_there() -> None:
    assert Counter(line["schema"] for line in lines(TALE)) == {
        "Document": 4,
        "Company": 3,
        "Vessel": 3,  # one is a name that a ship used
        "Person": 1,
        "UnknownLink": 4,  # MANAGES, HAS_IDENTITY, and the two parties of the transfer
        "Event": 1,
        "Ownership": 2,
        "Payment": 1,
        "Representation": 1,
        "Sanction": 3,
    }


def test_an_entity_has_its_number_and_the_subject_all_that_is_known() -> None:
    told = by_id(TALE)

    assert told["imo-1234567"]["imoNumber"] == ["IMO1234567"]
    subject = told[ftm_id(TRADER.id)]
    assert subject["leiCode"] == [TRADER.id.removeprefix("lei:")]
    assert (subject["country"], subject["address"]) == (["pa"], ["1 Invented Street"])
    assert "RED \\x1b[31mFLAG\\x00" in subject["alias"]


def test_a_link_keeps_its_id_and_points_as_stated() -> None:
    owning = by_id(TALE)[ftm_id(OWNED.id)]

    assert (owning["owner"], owning["asset"]) == ([ftm_id(OWNER.id)], [ftm_id(OTHER.id)])
    assert owning["summary"] == [
        "start: [..2019-06-30]",
        f"{OWNED.sentence} (chain and step: 1.3, 2.3)",
    ]
    assert owning["description"][0] == "standard 4 (record), status found"


def test_who_stands_on_no_chain_is_told_as_text() -> None:
    told = by_id(TALE)
    paid = told[ftm_id(PAID.id)]

    assert (paid["payer"], paid["date"]) == ([ftm_id(TRADER.id)], ["2019-12"])
    assert any("payerBank: Made-up Bank (case:made/made-up-bank)" in it for it in paid["summary"])
    assert f"onAccountOf: {BORROWED.id}" in paid["summary"]
    assert not any("made-up-bank" in one for one in told)


def test_evidence_on_both_sides_is_kept() -> None:
    (event,) = (line["properties"] for line in lines(TALE) if line["schema"] == "Event")

    assert [one.partition(":")[0] for one in event["description"][1:]] == ["for", "against"]
    assert len(event["proof"]) == 2


def test_a_listing_that_ended_says_so() -> None:
    sanctions = {
        line["properties"]["entity"][0]: line["properties"]
        for line in lines(TALE)
        if line["schema"] == "Sanction"
    }

    ended = sanctions[ftm_id(FORMER.id)]
    assert (ended["status"], ended["endDate"]) == (["ended"], ["2021-01-01"])
    assert ended["summary"] == ["end reason: delisted"]
    assert "endDate" not in sanctions[ftm_id(OWNER.id)]


def test_every_name_that_means_harm_is_there() -> None:
    names = [line["properties"]["name"] for line in lines(PARADE) if line["schema"] == "Company"]

    assert len(names) == len(HOSTILE)
    assert names[0] == [HOSTILE[0]]
    assert names[5] == ["RED \\x1b[31mFLAG\\x00"]


def test_a_fact_of_three_parties_on_chains_is_one_fact() -> None:
    bank, payer, payee = node("A MADE-UP BANK", "Bank"), node("PAYER"), node("PAYEE")
    told: dict[str, Any] = {"role": "payerBank→payer", "start": "2020", "event": True}
    first = step("Payment", bank, payer, "PAYER paid PAYEE.", **told)
    told["role"] = "payer→payee"
    parties = (*first.parties, *step("Payment", payer, payee, "", **told).parties[1:])
    first = first.model_copy(update={"parties": parties})
    second = first.model_copy(
        update={"role": "payer→payee", "source": payer.id, "target": payee.id}
    )

    walked = chain("p", (bank, payer, payee), (first, second), (listing("001"),))
    found_lines = lines(found(trace(bank, [walked])))

    (paid,) = (line["properties"] for line in found_lines if line["schema"] == "Payment")
    assert (paid["payer"], paid["beneficiary"]) == ([ftm_id(payer.id)], [ftm_id(payee.id)])
    assert len(paid["payerAccount"]) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"type": "ADMIRES"},
        {"start": "some day"},
    ],
)
def test_findings_that_say_what_no_record_says_are_refused(changed: dict[str, str]) -> None:
    odd = step("OWNS", STAR, OWNER, "A sentence.").model_copy(update=changed)
    made = found(trace(STAR, [chain("x", (STAR, OWNER), (odd,), (listing("001"),))]))

    with pytest.raises(InputRejected, match="cannot be written as FollowTheMoney"):
        ftm(made)
