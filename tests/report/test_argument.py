"""Answers about real cases, as a page and in JSON: what they rest on, and what they lack."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.cli.conftest import Run, cli, sample

__all__ = ["cli", "sample"]

pytestmark = pytest.mark.usefixtures("sample")

JUDGMENT = "case:sample/sghc-2017-108"
FORBIDDEN = re.compile(
    r"\b(guilty|innocent|evad\w+|evasion|clean|launder\w*|score|crim\w+)\b", re.I
)
SUBJECTS = (
    "bank-of-china-singapore",
    "chinpo",
    "billions-bunker",
    "win-more",
    "koti-corp",
    "bank-of-dandong",
    "mingzheng",
    "wise-honest-us-banks",
    "glocom",
)


def asked(cli: Run, *words: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(cli("trace", *words, "-f", "json").stdout)
    return answer


def page(cli: Run, monkeypatch: pytest.MonkeyPatch, *words: str) -> str:
    monkeypatch.setenv("COLUMNS", "100")
    return " ".join(cli("trace", *words, "-f", "table").stdout.split())


def test_for_chinpos_bank_to_read_the_judgment_would_do(cli: Run) -> None:
    answer = asked(cli, "bank-of-china-singapore", "--to", "omm")
    lacks = answer["makes"]["lacks"]
    assert [lack["would_do"][0]["kind"] for lack in lacks] == ["reading"] * len(lacks)
    assert {tuple(lack["would_do"][0]["documents"]) for lack in lacks} == {(JUDGMENT,)}
    assert {lack["would_do"][0]["standard"] for lack in lacks} == {5}
    assert all("documents cited, not read" in lack["reasons"] for lack in lacks)
    # the account is in all chains, and one document states it
    (cut,) = answer["breaks"]["cuts"]
    assert "held an account at Bank of China, Singapore branch" in cut["sentence"]
    assert (cut["state"], cut["chains"]) == ("none recorded", 0)
    assert [one["document"] for one in answer["breaks"]["losses"]] == [JUDGMENT]


def test_for_lighthouse_winmore_reading_alone_would_not_do(cli: Run) -> None:
    answer = asked(cli, "billions-bunker", "--to", "korea-samjong")
    by_step = {lack["steps"][0]: lack for lack in answer["makes"]["lacks"]}
    lease, transfer = by_step[1], by_step[2]
    assert lease["dates"]
    assert not transfer["dates"]
    for lack in (lease, transfer):
        kinds = [one["kind"] for one in lack["would_do"]]
        assert "reading" not in kinds
        assert {"two independent reports", "primary record", "judgment"} <= set(kinds)
    assert "public register" not in [one["kind"] for one in transfer["would_do"]]
    assert answer["breaks"]["losses"][0]["steps"] == [1, 2]


def test_a_documented_chain_says_what_would_break_it_and_lacks_nothing(cli: Run) -> None:
    answer = asked(cli, "koti-corp")
    assert (answer["results"][0]["state"], answer["makes"]) == ("documented", None)
    broken = answer["breaks"]
    assert broken["standard"] == 3
    assert [one["document"] for one in broken["losses"]] == ["case:sample/un-kpe.067"]
    assert broken["losses"][0]["standard"] is None


def test_two_documents_must_go_to_break_what_two_lists_say(cli: Run) -> None:
    broken = asked(cli, "mingzheng")["breaks"]
    assert broken["margins"][0]["fewest"] == 2
    assert (broken["losses"], broken["cuts"]) == ([], [])


def test_the_page_numbers_documents_and_says_what_would_do(
    cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = page(cli, monkeypatch, "bank-of-china-singapore", "--to", "omm")
    assert (
        "held an account at Bank of China, Singapore branch, from on or before 2009-12-31" in told
    )
    assert "documents: [1] High Court of Singapore: Chinpo Shipping Co (Pte) Ltd v Public" in told
    assert "grade A · 2017-05-12 · not read here" in told
    assert "least firm: step 1, which the withdrawal of 1 document takes below 2" in told
    assert "without [1] (2 statements), at step 1: the chain is no longer recorded" in told
    assert "Without it: none recorded, no other chain" in told
    assert "would do, least demanding first: read [1] (5); two reports" in told
    assert "from memory (hi)" in told


def test_every_number_on_a_page_is_in_its_list(cli: Run) -> None:
    for subject in SUBJECTS:
        answer = asked(cli, subject)
        numbers = [one["number"] for one in answer["citations"]]
        assert numbers == list(range(1, len(numbers) + 1))
        for chain in answer["results"]:
            cited = {int(number) for number in re.findall(r"\[(\d+)\]", chain["sentence"])}
            assert cited <= set(numbers)
            assert cited


def test_a_cut_answer_says_so_of_its_reasons(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    told = page(cli, monkeypatch, "bank-of-china-singapore", "--limit", "1")
    assert "this holds for the chains returned only" in told
    assert "compared: the 1 chain returned only" in told


def test_no_answer_uses_a_word_of_judgment(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {}
    for subject in SUBJECTS:
        answer = asked(cli, subject)
        quoted = {
            one["element"] for it in answer["results"] for s in it["steps"] for one in s["evidence"]
        }
        titles = {one["title"] for one in answer["citations"]}
        text = page(cli, monkeypatch, subject, "--known-by", "2026-06-30")
        for words in sorted(filter(None, quoted | titles), key=len, reverse=True):
            text = text.replace(words, "")
        text = re.sub("“[^”]*”", "", text)
        if words_found := FORBIDDEN.findall(text):
            found[subject] = words_found
    assert found == {}
