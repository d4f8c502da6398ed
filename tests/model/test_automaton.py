"""The table of turns says what the rule says, state by state, and the queries have the same one."""

from __future__ import annotations

import json
import re
from itertools import chain, combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.model.automaton import NOT_WALKED, Opening, State, Symbol, refusal, table

ROOT = Path(__file__).parents[2]
LETTERS = {
    "I": Symbol.IDENTITY,
    "H": Symbol.ANSWERS_FOR,
    "S": Symbol.SERVES,
    "U": Symbol.STANDS_BEHIND,
    "C": Symbol.CONTROL,  # U that is control, half or more, or agency
    "P": Symbol.SERVED_BY,
    "X": Symbol.DEALT_PARTY,
    "V": Symbol.DEALT_VESSEL,  # X at a ship
    "T": Symbol.TRANSFER,  # X between ships at sea
    "A": Symbol.AFFILIATE,
    "E": Symbol.PLACE,
    "h": Symbol.MINORITY_DOWN,
    "u": Symbol.MINORITY_UP,
    "f": Symbol.FAMILY,
    "-": Symbol.OFF,
}
# What may follow in each state, written from the prose; what is not named may not.
RULE = {
    # open: H and S stay open, X and P close, U goes up
    "open": {
        "I": "open",
        "H": "open",
        "S": "open",
        "U": "up",
        "C": "up_control",
        "P": "party",
        "X": "party",
        "V": "vessel",
        "T": "transfer",
        "A": "last",
        "E": "last",
    },
    # up, by control only: S opens again, H is a sister
    "up_control": {
        "I": "up_control",
        "S": "open",
        "U": "up",
        "C": "up_control",
        "P": "party",
        "X": "party",
        "V": "vessel",
        "T": "transfer",
        "A": "last",
        "E": "last",
    },
    # up, not by control only: neither S nor H; control after it changes nothing
    "up": {
        "I": "up",
        "U": "up",
        "C": "up",
        "P": "party",
        "X": "party",
        "V": "vessel",
        "T": "transfer",
        "A": "last",
        "E": "last",
    },
    # closed, at a party: U stays closed; a dealing only of the same goods or money (query)
    "party": {
        "I": "party",
        "U": "party",
        "C": "party",
        "X": "party",
        "V": "vessel",
        "T": "transfer",
        "A": "last",
        "E": "last",
    },
    # closed, at a ship: a later dealing of the ship may follow (its day: query)
    "vessel": {
        "I": "vessel",
        "U": "party",
        "C": "party",
        "X": "party",
        "V": "vessel",
        "T": "transfer",
        "A": "last",
        "E": "last",
    },
    # closed, met a ship at sea: the same, a second transfer only along the cargo (query)
    "transfer": {
        "I": "transfer",
        "U": "party",
        "C": "party",
        "X": "party",
        "V": "vessel",
        "T": "transfer",
        "A": "last",
        "E": "last",
    },
    # an affiliate or a place: only another name of it
    "last": {"I": "last"},
}
CELLS = [(state, letter) for state in RULE for letter in LETTERS]


@pytest.mark.parametrize(("state", "letter"), CELLS)
def test_a_step_leads_where_the_rule_says(state: str, letter: str) -> None:
    following = RULE[state].get(letter)
    expected = NOT_WALKED if following is None else State[following.upper()]
    assert table()[State[state.upper()]][LETTERS[letter]] == expected


def test_the_table_has_a_row_for_each_state_and_a_column_for_each_symbol() -> None:
    assert {state.upper() for state in RULE} == {state.name for state in State}
    assert set(LETTERS.values()) == set(Symbol)
    assert [len(row) for row in table()] == [len(Symbol)] * len(State)
    assert [int(one) for one in State] == list(range(len(State)))
    assert [int(one) for one in Symbol] == list(range(len(Symbol)))


def walk(letters: str, *include: Opening) -> str | None:
    """Return the state after a walk, None if it may not be walked."""
    turns = table(frozenset(include))
    at = int(State.OPEN)
    for letter in letters:
        at = turns[at][LETTERS[letter]]
        if at == NOT_WALKED:
            return None
    return State(at).name.lower()


@pytest.mark.parametrize(
    ("letters", "state", "why"),
    [
        (
            "SXSC",
            None,
            "a bank's client paid an agent, and what the agent serves is not the client's",
        ),
        ("SXU", "party", "a bank's client paid for a ship, and who runs it"),
        ("HVTU", "party", "the owner's ship dealt with a ship, and who owns that one"),
        ("HTU", "party", "the manager's ship met a ship at sea, and who owns that one"),
        ("CSC", "up_control", "my principal's customer, and who controls it"),
        ("UH", None, "a sister under a common owner"),
        ("CH", None, "a sister under a controlling owner"),
        ("UCS", None, "what a minority owner's principal serves"),
        ("CUS", None, "control all the way or not at all"),
        ("CCS", "open", "what serves through two who control"),
        ("PS", None, "another customer of my supplier"),
        ("PH", None, "a holding of my supplier"),
        ("PP", None, "who serves my supplier"),
        ("PU", "party", "who stands behind my supplier"),
        ("TP", None, "who serves the ship that mine met"),
        ("IUIHI", None, "another name makes no sister a stranger"),
        ("AU", None, "past an affiliate"),
        ("AI", "last", "an affiliate under another name"),
        ("EU", None, "past a port"),
        ("E", "last", "a port"),
        ("-", None, "a director is not the company"),
    ],
)
def test_a_walk_that_cases_turn_on(letters: str, state: str | None, why: str) -> None:
    assert walk(letters) == state, why


@pytest.mark.parametrize(
    ("opening", "opened"),
    [
        (Opening.SIBLINGS, {("up", "H"): "open", ("up_control", "H"): "open"}),
        (
            Opening.MINORITY,
            {("open", "h"): "open"}
            | {(state, "u"): "up" for state in ("open", "up_control", "up")}
            | {(state, "u"): "party" for state in ("party", "vessel", "transfer")},
        ),
        (
            Opening.FAMILY,
            {(state, "f"): "up" for state in ("open", "up_control", "up")}
            | {(state, "f"): "party" for state in ("party", "vessel", "transfer")},
        ),
        (
            Opening.AFFILIATES,
            {(state, "A"): "up" for state in ("open", "up_control", "up")}
            | {(state, "A"): "party" for state in ("party", "vessel", "transfer")},
        ),
    ],
)
def test_an_opening_changes_what_it_names_and_nothing_else(
    opening: Opening, opened: dict[tuple[str, str], str]
) -> None:
    before, after = table(), table(frozenset({opening}))
    changed = {
        (state, letter): State(after[at][code]).name.lower()
        for state, at in ((one.name.lower(), one) for one in State)
        for letter, code in LETTERS.items()
        if before[at][code] != after[at][code]
    }
    assert changed == opened


def test_a_brother_of_an_owner_needs_two_words() -> None:
    """Controlled by a man whose brother owns the ship: family up, then down to a sister."""
    assert walk("CfH", Opening.FAMILY, Opening.SIBLINGS) == "open"
    assert walk("CfH", Opening.FAMILY) is None
    assert walk("CfH", Opening.SIBLINGS) is None


SUBSETS = [
    frozenset(some)
    for some in chain.from_iterable(combinations(Opening, n) for n in range(len(Opening) + 1))
]


@pytest.mark.parametrize("wide", SUBSETS, ids=lambda some: ",".join(sorted(some)) or "none")
def test_an_opening_only_ever_opens(wide: frozenset[Opening]) -> None:
    for narrow in (one for one in SUBSETS if one <= wide):
        closed = [
            (state, symbol)
            for state in State
            for symbol in Symbol
            if table(narrow)[state][symbol] != NOT_WALKED
            and table(wide)[state][symbol] == NOT_WALKED
        ]
        assert closed == []


@given(st.text(alphabet="".join(LETTERS), max_size=8), st.sets(st.sampled_from(list(Opening))))
def test_a_walk_that_is_allowed_stays_so_with_any_opening(
    letters: str, include: set[Opening]
) -> None:
    if walk(letters) is not None:
        assert walk(letters, *include) is not None


@given(st.text(alphabet="".join(LETTERS), max_size=6), st.integers(0, 6))
def test_another_name_changes_no_walk(letters: str, place: int) -> None:
    assert walk(letters[:place] + "I" + letters[place:]) == walk(letters)


@pytest.mark.parametrize(("state", "letter"), [c for c in CELLS if c[1] not in RULE[c[0]]])
def test_what_is_refused_has_its_reason_and_names_what_opens_it(state: str, letter: str) -> None:
    at, code = State[state.upper()], LETTERS[letter]
    everything = table(frozenset(Opening))[at][code]
    words = refusal(at, code)

    assert words
    assert ("--include" in words) == (everything != NOT_WALKED)
    for name in re.findall(r"--include (\w+)", words):
        without = frozenset(Opening) - {Opening(name)}
        assert table(without)[at][code] == NOT_WALKED


HEADER = re.compile(r"^// :param automaton => (\[\[.*\]\])$", re.MULTILINE)
QUERIES = [
    path
    for path in sorted((ROOT / "cypher").rglob("*.cypher"))
    if "$automaton" in path.read_text("utf-8")
]


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_shows_the_default_table(path: Path) -> None:
    shown = HEADER.findall(path.read_text("utf-8"))
    assert [json.loads(one) for one in shown] == [table()]


def test_the_trace_is_among_the_queries_that_show_it() -> None:
    assert "trace" in [path.stem for path in QUERIES]
