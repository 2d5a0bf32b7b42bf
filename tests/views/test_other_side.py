"""The other side is stated before any result shows, and what is covered gives nothing away."""

import pytest
from hostile import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from course.views.board import NO_SIDE, NO_TEXT, TOO_LONG, Board
from course.views.desk import COVERED, LONGEST, SKIPPED
from course.views.drivers import Drivers
from course.views.flips import Flips
from course.views.rules import Rules

from .acts import CONTENT, act, elsewhere, kept, put, restart, steady

IDS = [a.id for a in CONTENT.arguments]
TEXT = "Its supporters would say this."
RESULTS = (Drivers, Flips, Rules)


@pytest.fixture
def board():
    return Board(CONTENT)


def test_at_first_the_result_is_covered_and_every_part_that_shows_it(board):
    act(board, "rate", id=IDS[0], value=10, settled=True)
    assert (board.now["open"], board.now["head"], board.now["value"]) == (False, "Covered for now", None)
    assert (board.now["flip"], board.now["tail"], set(board.now["leans"])) == ("", "", {None})
    assert [part(CONTENT).now for part in RESULTS] == [{"covered": COVERED}] * len(RESULTS)


@steady
@given(
    st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=len(IDS), max_size=len(IDS)),
    st.dictionaries(st.sampled_from([t.id for t in CONTENT.themes]), st.integers(0, 100)),
)
def test_whatever_the_ratings_are_the_cover_looks_the_same(ratings, weights):
    shown = []
    for pick in (0, 1):
        with elsewhere():
            board = Board(CONTENT)
            for name, weight in weights.items():
                act(board, "weigh", id=name, value=weight, settled=False)
            for name, pair in zip(IDS, ratings, strict=True):
                act(board, "rate", id=name, value=pair[pick], settled=False)
            shown.append({part: value for part, value in board.now.items() if part != "ratings"})
    assert shown[0] == shown[1]


@pytest.mark.parametrize("side", ["against", "both", "for"])
def test_a_statement_uncovers_the_result_is_kept_and_can_be_changed(board, folder, side):
    act(board, "rate", id=IDS[0], value=10, settled=True)
    assert act(board, "state", side=side, text=f"  {TEXT}\n")["saved"] == "saved"
    assert board.now["open"] and board.now["value"] != 0
    assert board.now["stated"] == kept(folder)["other-side"] == {"side": side, "text": TEXT}
    act(board, "state", side="both", text="Another.")
    restart()
    assert Board(CONTENT).now["stated"] == {"side": "both", "text": "Another."}
    assert all("covered" not in part(CONTENT).now for part in RESULTS)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_typed_is_kept_letter_by_letter(board, folder, text):
    text = text[:LONGEST]
    act(board, "state", side="for", text=text)
    assert board.now["stated"]["text"] == kept(folder)["other-side"]["text"] == text


@pytest.mark.parametrize(
    ("side", "text", "problem"),
    [
        ("", TEXT, NO_SIDE),
        (None, TEXT, NO_SIDE),
        (["for"], TEXT, NO_SIDE),
        ("for", "", NO_TEXT),
        ("against", " \n ", NO_TEXT),
        ("both", None, NO_TEXT),
        ("for", "x" * (LONGEST + 1), TOO_LONG),
    ],
)
def test_half_a_statement_is_one_sentence_and_uncovers_nothing(board, folder, side, text, problem):
    before = board.now
    assert act(board, "state", side=side, text=text)["problem"] == problem
    assert board.now == before and kept(folder) == {}


def test_no_length_and_no_word_is_judged(board):
    for text in ("No.", "x" * LONGEST):
        assert act(board, "state", side="for", text=text)["problem"] == ""


def test_skipping_uncovers_is_kept_and_leaves_the_way_open(board, folder):
    assert act(board, "skip")["saved"] == "saved"
    assert (board.now["open"], board.now["stated"]) == (True, None)
    assert kept(folder)["other-side"] == SKIPPED
    act(board, "state", side="for", text=TEXT)
    # a second view may still show the button
    act(board, "skip")
    assert board.now["stated"]["text"] == TEXT


@pytest.mark.parametrize(
    "value",
    [True, "", [], {}, {"side": "for"}, {"side": "up", "text": TEXT}, {"side": "for", "text": " "},
     {"side": "for", "text": 3}, {"side": [], "text": TEXT}, {"side": "for", "text": "x" * (LONGEST + 1)},
     {"side": "for", "text": TEXT, "more": 1}],
    ids=repr,
)  # fmt: skip
def test_a_value_written_in_by_hand_that_does_not_fit_uncovers_nothing(folder, value):
    put(folder, **{"other-side": value})
    board = Board(CONTENT)
    assert (board.now["open"], board.now["stated"]) == (False, None)
    assert kept(folder)["other-side"] == value
