from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.models.balance import Ratings, balance, swap
from course.models.mixes import mixes
from course.models.sentences import points, signed
from course.models.uncertain import interval
from course.views import desk
from course.views.board import GONE, Board
from course.views.unsure import Unsure

from .acts import CONTENT, UNCOVERED, act, elsewhere, kept, put, restart, steady, wire

# in the order in which the view shows them
ARGS = [a for t in CONTENT.themes for a in CONTENT.arguments if a.theme == t.id]
FIRST = ARGS[0]


@pytest.fixture(autouse=True)
def uncovered(folder):
    put(folder, **UNCOVERED)


@pytest.fixture
def view():
    return Unsure(CONTENT)


def rated(**more) -> dict:
    """Return a rating for every argument, as the answers file has them; those for are higher."""
    return {f"rating__{a.id}": 8 if a.side == "for" else 5 for a in ARGS} | more


def test_at_first_every_rating_is_sure_and_nothing_is_rated(view):
    assert view.now["unrated"] and view.now["ends"] == [0.0, 0.0]
    assert view.now["sentence"] == "No rating that counts is unsure, so your balance stays at 0."
    assert (set(view.now["unsure"]), set(view.now["said"])) == ({0}, {"not rated yet, counts as 5"})
    assert view.now["mixed"] == "However you weigh the themes that count, the sides stay exactly level."
    assert (view.now["shares"], view.now["parts"]) == ([], [])


def test_the_sides_of_a_theme_face_each_other_and_say_their_side(view):
    sides = {a.id: a.side for a in ARGS}
    for theme in view.what["themes"]:
        assert [(sides[con], sides[pro]) for con, pro in theme["pairs"]] == [("against", "for")] * len(theme["pairs"])
        assert all(a["sideName"] == f"{a['side'].capitalize()} membership" for a in theme["args"])


def test_what_is_given_is_kept_found_again_and_changes_no_rating(folder):
    put(folder, **rated())
    before, view = kept(folder), Unsure(CONTENT)
    assert act(view, "unsure", id=FIRST.id, value=2)["saved"] == "saved"
    assert kept(folder) == before | {f"unsure/{FIRST.id}": 2}
    given = Ratings(ratings={a.id: 8 if a.side == "for" else 5 for a in ARGS})
    ends = interval(CONTENT.arguments, given, {FIRST.id: 2})
    assert view.now["ends"] == [round(ends.lowest.value, 4), round(ends.highest.value, 4)]
    assert view.now["tips"] == [signed(points(ends.lowest.value)), signed(points(ends.highest.value))]
    assert view.now["ends"][0] < view.now["value"] < view.now["ends"][1]
    assert view.now["counts"][0] == f"1 of {sum(a.theme == FIRST.theme for a in ARGS)} unsure"
    restart()
    assert Unsure(CONTENT).now == view.now


@pytest.mark.parametrize(
    ("rating", "around", "words"),
    [(7, 2, "7 of 10: 5 to 9"), (9, 3, "9 of 10: 6 to 10"), (0, 1, "0 of 10: 0 to 1"), (4, 0, "4 of 10")],
)
def test_a_rating_says_what_it_may_be_and_stays_on_the_scale(folder, rating, around, words):
    put(folder, **{f"rating__{FIRST.id}": rating, f"unsure__{FIRST.id}": around})
    assert Unsure(CONTENT).now["said"][0] == words


def test_what_is_set_aside_does_not_count(folder):
    put(folder, **rated(**{f"aside__{FIRST.id}": True, f"unsure__{FIRST.id}": 3}))
    now = Unsure(CONTENT).now
    assert (now["said"][0], now["aside"][0], now["counts"][0][0]) == ("set aside, does not count", True, "0")
    assert now["ends"] == [now["value"]] * 2


def test_without_a_theme_that_counts_there_is_a_sentence_and_no_bar(folder):
    put(folder, **rated(**{f"weight__{t.id}": 0 for t in CONTENT.themes}))
    now = Unsure(CONTENT).now
    assert (now["ends"], now["shares"], now["middle"], now["themes"]) == (None, [], "", "")
    assert now["sentence"] == now["mixed"] == "No theme counts. Every weight is 0. Give at least one theme a weight."


def test_the_mixes_are_those_of_the_ratings_as_they_are_and_of_the_themes_that_count(folder):
    first, second, *_ = CONTENT.themes
    ratings = {a.id: 9 if (a.side == "for") == (a.theme == first.id) else 4 for a in ARGS}
    put(folder, **{f"rating__{name}": value for name, value in ratings.items()}, **{f"weight__{second.id}": 0})
    view = Unsure(CONTENT)
    own = mixes(balance(CONTENT.arguments, Ratings(ratings=ratings, weights={second.id: 0})))
    assert view.now["shares"] == [round(float(own.share_against), 4), round(float(own.share_for), 4)]
    assert min(view.now["shares"]) > 0 and sum(view.now["shares"]) == pytest.approx(1, abs=1e-4)
    assert all(part in view.now["mixed"] for part in view.now["parts"])
    assert view.now["themes"] == f"Themes that count: {len(CONTENT.themes) - 1} of {len(CONTENT.themes)}."
    before = (view.now["shares"], view.now["mixed"])
    act(view, "unsure", id=FIRST.id, value=3)
    assert (view.now["shares"], view.now["mixed"]) == before


def test_a_rating_given_on_the_board_is_there_at_the_next_step(view):
    act(Board(CONTENT), "rate", id=FIRST.id, value=9, settled=False)
    act(view, "ping")
    assert (view.now["said"][0], view.now["unrated"]) == ("9 of 10", False)


@pytest.mark.parametrize("value", [-1, 4, 1.0, True, "1", None, [], {}], ids=repr)
def test_what_is_no_give_or_take_is_one_sentence_and_changes_nothing(view, folder, value):
    act(view, "unsure", id=FIRST.id, value=1)
    before = view.now
    reply = act(view, "unsure", id=FIRST.id, value=value)
    assert reply["problem"] == "A give or take is a whole number from 0 to 3: choose again."
    assert view.now == before and kept(folder) == UNCOVERED | {f"unsure/{FIRST.id}": 1}


def test_an_argument_that_is_gone_is_one_sentence(view):
    assert act(view, "unsure", id="no-such", value=1)["problem"] == GONE


@pytest.mark.parametrize("value", [-1, 4, 2.0, True, "<b>2</b>", [], {}], ids=repr)
def test_a_give_or_take_written_in_by_hand_that_does_not_fit_counts_as_sure(folder, value):
    put(folder, **{f"unsure__{FIRST.id}": value})
    view = Unsure(CONTENT)
    assert view.now["unsure"][0] == 0 and "<b>" not in wire(view)
    assert kept(folder)[f"unsure/{FIRST.id}"] == value


@steady
@given(st.data())
def test_with_the_sides_exchanged_everything_is_exactly_the_opposite(data):
    with elsewhere() as folder:
        some = st.dictionaries(st.sampled_from([a.id for a in ARGS]), st.integers(0, 10), max_size=len(ARGS))
        around = data.draw(st.dictionaries(st.sampled_from([a.id for a in ARGS]), st.integers(0, 3)))
        put(folder, **UNCOVERED, **{f"rating__{name}": value for name, value in data.draw(some).items()})
        put(folder, **{f"unsure__{name}": value for name, value in around.items()})
        here = Unsure(CONTENT).now
        restart()
        there = Unsure(replace(CONTENT, arguments=swap(CONTENT.arguments))).now
    assert there["value"] == -here["value"]
    assert there["ends"] == [-end for end in reversed(here["ends"])]
    assert there["parts"] == here["parts"][::-1]
    assert there["said"] == here["said"]


def test_while_the_balance_is_covered_nothing_shows_it(folder):
    put(folder, **{f"rating__{ARGS[0].id}": 9}, **{desk.OTHER_SIDE: None})
    assert Unsure(CONTENT).now == {"covered": desk.COVERED}
