import errno
import json
import math
from dataclasses import replace
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.answers import store
from course.views.board import GONE, Board, pairs
from course.views.desk import LONGEST

from .acts import CONTENT, act, elsewhere, kept, opened, put, restart, steady

THEMES = CONTENT.themes
# in the order in which the board shows them
ARGS = [a for t in THEMES for a in CONTENT.arguments if a.theme == t.id]
FIRST, LAST = ARGS[0], ARGS[-1]
WIRE = 4096


@pytest.fixture
def board():
    return opened(Board(CONTENT))


def place(argument) -> int:
    return ARGS.index(argument)


def given_now(board) -> tuple:
    return tuple(board.now[part] for part in ("ratings", "given", "aside", "weights", "value", "rated"))


def sent(board) -> int:
    """Bytes of what one act sends back, packed as Jupyter packs it."""
    return len(json.dumps({"now": board.now, "ack": board.ack}, ensure_ascii=False).encode())


def test_what_is_shown_first_is_level_and_asks_for_the_first_theme(board):
    assert (board.now["value"], board.now["point"], board.now["head"]) == (0, "0", "About even")
    assert (board.now["untouched"], board.now["undo"], board.now["next"]) == (True, False, THEMES[0].id)
    assert board.now["go"] == f"Start with {THEMES[0].title}"
    assert board.now["rated"] == f"0 of {len(ARGS)} arguments rated"
    assert [a["id"] for t in board.what["themes"] for a in t["args"]] == [a.id for a in ARGS]


def test_the_sides_of_a_theme_face_each_other(board):
    sides = {a.id: a.side for a in ARGS}
    for theme in board.what["themes"]:
        for con, pro in theme["pairs"]:
            assert (sides.get(con), sides.get(pro)) == ("against", "for")
        assert {name for pair in theme["pairs"] for name in pair} == {a["id"] for a in theme["args"]}


def test_an_argument_without_a_partner_keeps_its_side():
    lone = replace(FIRST, pair="somewhere-else")
    assert pairs([lone]) == ([(None, lone.id)] if lone.side == "for" else [(lone.id, None)])


def test_a_rating_moves_the_balance_towards_its_side(board, folder):
    for argument, sign in ((FIRST, 1 if FIRST.side == "for" else -1), (LAST, 1 if LAST.side == "for" else -1)):
        before = board.now["value"]
        reply = act(board, "rate", id=argument.id, value=10, settled=True)
        assert (reply["saved"], reply["problem"]) == ("saved", "")
        assert (board.now["value"] - before) * sign > 0
        assert (board.now["ratings"][place(argument)], board.now["given"][place(argument)]) == (10, 1)
        assert kept(folder)[f"rating/{argument.id}"] == 10
    assert board.now["rated"] == f"2 of {len(ARGS)} arguments rated"


def test_while_a_slider_moves_a_save_may_wait_and_comes_with_its_rest(folder):
    board = Board(CONTENT)
    board.keeper._clock = lambda: 0.0
    saves = [act(board, "rate", id=FIRST.id, value=value, settled=False)["saved"] for value in (6, 7, 8)]
    assert saves == ["saved", "pending", "pending"]
    assert board.now["ratings"][place(FIRST)] == 8
    assert act(board, "rate", id=FIRST.id, value=9, settled=True)["saved"] == "saved"
    assert kept(folder)[f"rating/{FIRST.id}"] == 9


def test_a_weight_moves_the_share_of_its_theme(board, folder):
    assert act(board, "weigh", id=THEMES[0].id, value=0, settled=True)["saved"] == "saved"
    assert (board.now["weights"][0], board.now["live"][0]) == (0, False)
    assert board.now["notes"][0] == "Does not count: weight 0"
    assert board.now["shares"][0] == "0\u2009%"
    assert kept(folder)[f"weight/{THEMES[0].id}"] == 0


def test_an_argument_set_aside_leaves_and_comes_back_with_its_rating(board, folder):
    act(board, "rate", id=FIRST.id, value=9, settled=True)
    with_it = given_now(board)
    act(board, "set_aside", id=FIRST.id, value=True)
    assert (board.now["aside"][place(FIRST)], board.now["adding"][place(FIRST)]) == (1, "0.0")
    assert board.now["ratings"][place(FIRST)] == 9
    assert kept(folder)[f"aside/{FIRST.id}"] is True
    act(board, "set_aside", id=FIRST.id, value=False)
    assert given_now(board) == with_it
    assert kept(folder)[f"aside/{FIRST.id}"] is None


@pytest.mark.parametrize("value", [math.nan, math.inf, 11, -1, 5.0, "5", True, None, [5], {}], ids=repr)
def test_a_rating_off_the_slider_is_one_sentence_and_changes_nothing(board, folder, value):
    act(board, "rate", id=FIRST.id, value=3, settled=True)
    before, file = board.now, kept(folder)
    for name, id, top in (("rate", FIRST.id, 10), ("weigh", THEMES[0].id, 100)):
        if name == "weigh" and value == 11:
            value = 101
        reply = act(board, name, id=id, value=value, settled=True)
        assert reply["problem"] == f"Choose a whole number from 0 to {top}: move the slider again."
        assert reply["saved"] == ""
        assert board.now == before and kept(folder) == file


@pytest.mark.parametrize(
    ("name", "id"), [("rate", "no-such"), ("rate", THEMES[0].id), ("weigh", FIRST.id), ("set_aside", "no-such")]
)
def test_what_is_no_longer_in_the_course_is_one_sentence(board, folder, name, id):
    file = kept(folder)
    details = {"value": True} if name == "set_aside" else {"value": 5, "settled": True}
    assert act(board, name, id=id, **details)["problem"] == GONE
    assert kept(folder) == file


def test_a_save_that_fails_says_what_to_do_and_keeps_the_rating_in_view(board, monkeypatch):
    def full(*_args):
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(store, "change", full)
    reply = act(board, "rate", id=FIRST.id, value=9, settled=True)
    assert (reply["saved"], reply["problem"]) == ("failed", "")
    assert reply["note"].startswith("The disk is full: make room")
    assert board.now["ratings"][place(FIRST)] == 9
    monkeypatch.undo()


def test_start_again_forgets_everything_and_undo_brings_it_back(board, folder):
    act(board, "rate", id=FIRST.id, value=9, settled=True)
    act(board, "weigh", id=THEMES[1].id, value=0, settled=True)
    act(board, "set_aside", id=LAST.id, value=True)
    before, file = given_now(board), kept(folder)
    assert act(board, "again")["saved"] == "saved"
    assert (board.now["untouched"], board.now["undo"]) == (True, True)
    assert given_now(board) == given_now(Board(CONTENT))
    assert {value for key, value in kept(folder).items() if key != "other-side"} == {None}
    assert board.now["open"]
    assert act(board, "undo")["saved"] == "saved"
    assert given_now(board) == before and kept(folder) == file
    assert (board.now["untouched"], board.now["undo"]) == (False, False)


def test_a_second_click_on_start_again_or_undo_loses_nothing(board):
    act(board, "rate", id=FIRST.id, value=9, settled=True)
    before = given_now(board)
    act(board, "again")
    act(board, "again")
    assert board.now["undo"]
    act(board, "undo")
    act(board, "undo")
    assert given_now(board) == before


def test_what_was_given_since_is_kept_for_the_next_undo(board):
    act(board, "rate", id=FIRST.id, value=9, settled=True)
    first = given_now(board)
    act(board, "again")
    act(board, "rate", id=LAST.id, value=1, settled=True)
    second = given_now(board)
    act(board, "undo")
    assert given_now(board) == first
    act(board, "undo")
    assert given_now(board) == second


ids = st.sampled_from([a.id for a in ARGS])
moves = st.one_of(
    st.tuples(st.just("rate"), ids, st.integers(0, 10)),
    st.tuples(st.just("weigh"), st.sampled_from([t.id for t in THEMES]), st.integers(0, 100)),
    st.tuples(st.just("set_aside"), ids, st.booleans()),
)


def stated() -> Board:
    """Return a board that shows its result and the longest statement, in letters of two bytes."""
    board = Board(CONTENT)
    assert act(board, "state", side="both", text="\u044e" * LONGEST)["problem"] == ""
    return board


def move(board, name, id, value) -> None:
    details = {} if name == "set_aside" else {"settled": False}
    assert act(board, name, id=id, value=value, **details)["problem"] == ""


@steady
@given(st.lists(moves, max_size=12))
def test_undo_restores_exactly_what_start_again_forgot(acts):
    with elsewhere() as folder:
        board = opened(Board(CONTENT))
        for one in acts:
            move(board, *one)
        before = given_now(board)
        act(board, "again")
        act(board, "undo")
        assert given_now(board) == before
        restart()
        assert given_now(Board(CONTENT)) == before, kept(folder)


@steady
@given(st.lists(moves, max_size=30))
def test_one_act_sends_at_most_four_kilobytes(acts):
    with elsewhere():
        board = stated()
        for one in acts:
            move(board, *one)
            assert sent(board) <= WIRE


@pytest.mark.parametrize("values", [(0,), (10,), (0, 10), (10, 0), (10, 10, 0, 0), (9, 10, 1, 0)], ids=repr)
@pytest.mark.parametrize("weights", [(0,), (100,), (1, 100), (99, 1, 0)], ids=repr)
def test_one_act_sends_at_most_four_kilobytes_at_the_ends_of_the_sliders(values, weights):
    board = stated()
    for theme, weight in zip(THEMES, cycle(weights), strict=False):
        move(board, "weigh", theme.id, weight)
    for argument, value in zip(ARGS, cycle(values), strict=False):
        move(board, "rate", argument.id, value)
        assert sent(board) <= WIRE
    for argument in ARGS[::3]:
        move(board, "set_aside", argument.id, True)
        assert sent(board) <= WIRE


def test_with_no_balance_there_is_no_number(board):
    for theme in THEMES:
        move(board, "weigh", theme.id, 0)
    assert (board.now["value"], board.now["flip"]) == (None, "")
    assert board.now["head"] == "No theme counts"


def test_when_all_is_rated_nothing_is_next(board):
    for argument in ARGS:
        move(board, "rate", argument.id, 5)
    assert (board.now["next"], board.now["go"]) == (None, "")
    assert board.now["rated"] == f"{len(ARGS)} of {len(ARGS)} arguments rated"


def test_a_new_board_finds_the_answers_in_the_same_folder(board):
    act(board, "rate", id=FIRST.id, value=2, settled=True)
    act(board, "weigh", id=THEMES[-1].id, value=80, settled=True)
    act(board, "set_aside", id=LAST.id, value=True)
    restart()
    assert given_now(Board(CONTENT)) == given_now(board)


def test_two_boards_of_one_kernel_do_not_overrule_each_other(board):
    other = Board(CONTENT)
    act(board, "rate", id=FIRST.id, value=2, settled=True)
    act(other, "rate", id=LAST.id, value=8, settled=True)
    assert (other.now["ratings"][place(FIRST)], other.now["ratings"][place(LAST)]) == (2, 8)
    act(board, "ping")
    assert given_now(board) == given_now(other)


def test_values_written_in_by_hand_that_do_not_fit_count_as_not_given_and_stay(folder):
    odd = {f"rating__{FIRST.id}": 11, f"rating__{LAST.id}": "five", f"weight__{THEMES[0].id}": [50]}
    put(folder, **odd, **{f"aside__{FIRST.id}": "yes"})
    board = Board(CONTENT)
    assert given_now(board)[:4] == ([5] * len(ARGS), [0] * len(ARGS), [0] * len(ARGS), [50] * len(THEMES))
    assert kept(folder)[f"rating/{FIRST.id}"] == 11
    assert act(board, "rate", id=FIRST.id, value=7, settled=True)["saved"] == "saved"
    assert board.now["ratings"][place(FIRST)] == 7


def test_ratings_of_arguments_that_went_are_told_and_kept(folder):
    put(folder, rating__gone=4, **{f"rating__{FIRST.id}": 8})
    board = Board(CONTENT)
    assert board.what["note"] == (
        "1 rating belongs to a part of the course that is no longer there; it is kept in your file."
    )
    assert board.now["ratings"][place(FIRST)] == 8
    act(board, "rate", id=FIRST.id, value=9, settled=True)
    assert kept(folder)["rating/gone"] == 4


def test_more_than_four_kilobytes_would_be_seen(board):
    board.now = board.now | {"says": board.now["says"] * 12}
    assert sent(board) > WIRE
