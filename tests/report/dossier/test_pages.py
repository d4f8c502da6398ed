"""A dossier as pages: nothing is missing or obeyed, and the same findings give the same bytes."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from graphkit.errors import InputRejected, UsageError
from graphkit.report.dossier.command import file_stem
from graphkit.report.dossier.contents import NOT_ADVICE, contents
from graphkit.report.dossier.documents import QUOTE
from graphkit.report.dossier.findings import Findings, findings
from graphkit.report.dossier.html import html
from graphkit.report.dossier.markdown import markdown
from graphkit.report.dossier.pdf import pdf
from tests.report.dossier import tale
from tests.report.dossier.made import (
    CHINESE,
    FORMULA,
    PATH,
    SCRIPT,
    chain,
    envelope,
    evidence,
    found,
    listing,
    node,
    step,
    trace,
)

LIBRARY = "/* a library that draws */ const cytoscape = 1;"
EVERY = {"tale": tale.TALE, "nothing": tale.NOTHING, "ship": tale.SHIP, "parade": tale.PARADE}


class Text(HTMLParser):
    """What a page says, without its markup; and the attributes that could act."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.told: list[str] = []
        self.acting: list[str] = []
        self.feed(text)

    def handle_data(self, data: str) -> None:
        self.told.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.acting += [
            f"{tag} {name}={value}"
            for name, value in attrs
            if name.startswith("on") or name in ("style", "src", "srcset", "action", "formaction")
            or (name == "href" and not (value or "").startswith(("#", "http://", "https://")))
        ]  # fmt: skip


@pytest.mark.parametrize("made", EVERY.values(), ids=list(EVERY))
def test_the_same_findings_give_the_same_bytes(made: Findings) -> None:
    again = findings(envelope(made), "made")

    assert html(made, LIBRARY) == html(again, LIBRARY)
    assert markdown(made) == markdown(again)


@pytest.mark.parametrize("made", EVERY.values(), ids=list(EVERY))
def test_nothing_of_the_page_acts_but_what_its_policy_names(made: Findings) -> None:
    text = html(made, LIBRARY)

    assert Text(text).acting == []
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    assert policy[1].startswith("default-src &#39;none&#39;")
    assert "unsafe" not in policy[1]
    scripts = 2 if made.dossier.exposure.results else 0
    assert policy[1].count("sha256-") == (2 + scripts if scripts else 1)


def test_every_chain_step_statement_and_document_is_on_every_page() -> None:
    page = contents(tale.TALE)
    told = " ".join(Text(html(tale.TALE)).told)
    written = re.sub(r"\\(?=[^\w\s])", "", markdown(tale.TALE))

    assert len(page.chains) == 3
    for one in page.chains:
        for said in (one.id, one.path, one.weight, *(it.sentence for it in one.steps)):
            assert plain(said) in plain(told)
            assert plain(said) in plain(written)
    stated = {it.id for one in tale.TALE.dossier.exposure.results
              for walked in one.steps for it in walked.evidence}  # fmt: skip
    assert len(page.statements) >= len(stated)
    for row in page.documents:
        assert row.sha256 in told
        assert row.sha256 in written
    for text in (told, written):
        assert plain(NOT_ADVICE) in plain(text)
        assert f"graphkit report {tale.TRADER.id}" in text


def plain(text: str) -> str:
    """Leave out where lines and links break."""
    return re.sub(r"\s+", "", text)


def test_what_speaks_against_has_as_much_room_as_what_speaks_for() -> None:
    page = contents(tale.TALE)
    assert page.against is not None

    assert [one.sentence for one in page.against] == [
        tale.MET_AT_SEA.sentence,
        tale.BOTH_SIDES.sentence,
    ]
    for one in page.against:
        assert one.supporting
        assert one.contradicting
    assert html(tale.TALE).count('<div class="sides">') == 2


def test_absence_is_said_with_what_was_searched() -> None:
    for text in (" ".join(Text(html(tale.NOTHING)).told), markdown(tale.NOTHING)):
        said = " ".join(text.split())
        assert "NONE RECORDED by 2026-06-30 in what is loaded" in said
        assert "An invented list, 2026-01-01" in said
        assert "lists not loaded: EU list" in said
        assert "is never a clearance" in said
        assert "clean" not in said.lower()


def test_a_cut_answer_says_so_first_of_all() -> None:
    cut = found(
        trace(tale.STAR, truncated=True, truncation="25 chains; more are there (--limit)"),
        contradictions=(),
        contradictions_cut="cut by the limit: 100 of 300 shown",
    )

    told = " ".join(Text(html(cut)).told)
    assert "NOT COMPLETE: 25 chains; more are there" in told
    assert "NOT COMPLETE: contradictions cut by the limit: 100 of 300 shown" in told
    # also where nobody reads on: in the box at the top
    assert "NOT COMPLETE" in told.split("The subject")[0]


def test_a_long_quote_is_cut_with_a_mark() -> None:
    one, other = node("ONE"), node("OTHER")
    long = evidence("long", quote="w" * (QUOTE + 50))
    walked = step("OWNS", one, other, "it owned it.", evidence=(long,))
    text = html(found(trace(one, [chain("x", (one, other), (walked,), (listing("1"),))])))

    assert "w" * (QUOTE - 1) + "…" in text
    assert "w" * QUOTE not in text


@pytest.mark.parametrize("name", [SCRIPT, PATH, FORMULA, CHINESE])
def test_a_name_in_markdown_is_text(name: str) -> None:
    text = markdown(found(trace(node(name))))

    assert not re.search(r"(?<!\\)<script", text)
    assert not re.search(r"(?<!\\)\[/foo", text)
    assert re.sub(r"\\(?=[^\w\s])", "", text.splitlines()[0]) == f"# {name}"


def latin() -> Findings:
    """Findings whose names typst's own fonts have."""
    one, other = node("ONE TRADING"), node("OTHER [/foo] <script>", "Vessel")
    walked = step("OWNS", one, other, "ONE TRADING owned OTHER [/foo] <script>.")
    return found(
        trace(one, [chain("x", (one, other), (walked,), (listing("1"),))]),
        profile=tale.PROFILE.model_copy(update={"alias": ("#eval(1) $x$ *bold* @ref",)}),
        assessments=tale.TALE.dossier.assessments,
        contradictions=(),
    )


def test_a_pdf_is_made_twice_the_same() -> None:
    first = pdf(latin())

    assert first.startswith(b"%PDF-1.7")
    assert first == pdf(latin())


def test_a_character_that_no_font_has_is_an_error() -> None:
    with pytest.raises(InputRejected, match="could not be displayed") as refused:
        pdf(tale.TALE)
    assert "--font-path" in str(refused.value)


def test_a_folder_of_fonts_must_be_there(tmp_path: object) -> None:
    from pathlib import Path

    with pytest.raises(UsageError, match="is no folder"):
        pdf(latin(), [Path(str(tmp_path)) / "nothing"])


def test_a_file_is_named_after_its_subject() -> None:
    assert (
        file_stem(node("KOTI CORP", own="imo-company:5982254")) == "koti-corp-imo-company-5982254"
    )
    assert file_stem(node(CHINESE, own="imo:0000002")).endswith("-imo-0000002")
    assert file_stem(node("../../etc/passwd", own="case:x/../y")) == "etc-passwd-case-x-y"
    assert len(file_stem(node("X" * 500, own="lei:1"))) <= 80


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ([], "names no schema"),
        ({"schema": "release-diff/1"}, "its schema is 'release-diff/1'"),
        ({"schema": "dossier/1"}, "is broken: KeyError"),
        ({"schema": "dossier/1", "results": [{"exposure": {}}]}, "is broken: exposure"),
        ({"schema": "dossier/1", "results": []}, "is broken"),
        ({**envelope(tale.TALE), "query": "none"}, "is broken"),
    ],
)
def test_what_is_no_findings_file_is_refused(held: object, said: str) -> None:
    with pytest.raises(InputRejected, match=re.escape(said)):
        findings(held, "made.json")
