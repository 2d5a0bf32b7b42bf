"""What drives a balance, what flips it, and how it is counted: the parts show what the models say, alike for both."""

import re
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.models.balance import balance, swap
from course.views.board import Board
from course.views.desk import SKIPPED, keeper, ratings
from course.views.drivers import Drivers
from course.views.flips import Flips
from course.views.rules import DIFFER, SAME, Rules

from .acts import CONTENT, act, elsewhere, put, steady

THEMES = [t.id for t in CONTENT.themes]
ARGS = CONTENT.arguments
OTHER = {"for": "against", "against": "for", "": ""}
SWAPPED = replace(CONTENT, arguments=swap(ARGS))

given_ratings = st.lists(st.integers(0, 10), min_size=len(ARGS), max_size=len(ARGS))
given_weights = st.lists(st.integers(0, 100), min_size=len(THEMES), max_size=len(THEMES))
given_aside = st.sets(st.sampled_from([a.id for a in ARGS]), max_size=4)
states = st.tuples(given_ratings, given_weights, given_aside)


@contextmanager
def board_with(ratings=(), weights=(), aside=()):
    """Give ratings and weights, in the order of the course, on a board in a folder of its own."""
    values = {f"rating/{a.id}": value for a, value in zip(ARGS, ratings, strict=False)}
    values |= {f"weight/{name}": value for name, value in zip(THEMES, weights, strict=False)}
    values |= {f"aside/{name}": True for name in aside}
    with elsewhere() as folder:
        put(folder, **values, **{"other-side": SKIPPED})
        yield Board(CONTENT)


def result():
    return balance(ARGS, ratings(keeper(CONTENT), CONTENT))


def turned(text: str) -> str:
    """Return a signed number of the other side."""
    return text.translate({ord("+"): "\u2212", ord("\u2212"): "+"})


# What drives it


@steady
@given(states)
def test_the_list_adds_up_to_the_balance_the_largest_first(state):
    with board_with(*state):
        adding, whole = Drivers(CONTENT).now["adding"], result()
    if whole.status != "ok":
        assert adding is None
        return
    added = [float(row["text"].replace("\u2212", "-")) for row in adding["rows"]]
    assert sum(added) == pytest.approx(100 * whole.value, abs=0.05 * len(ARGS))
    assert [abs(x) for x in added] == sorted(map(abs, added), reverse=True)
    assert abs(adding["rows"][0]["value"]) == 1
    assert {row["title"] for row in adding["rows"]} == {a.title for a in ARGS}


@steady
@given(states)
def test_drivers_mirror_when_the_sides_are_exchanged(state):
    with board_with(*state):
        here, there = Drivers(CONTENT).now, Drivers(SWAPPED).now
    if here["adding"]:
        for row, other in zip(here["adding"]["rows"], there["adding"]["rows"], strict=True):
            assert (other["side"], other["title"]) == (OTHER[row["side"]], row["title"])
            assert (other["value"], other["text"]) == (-row["value"], turned(row["text"]))
    if here["ranging"]:
        assert there["ranging"]["zero"] == pytest.approx(1 - here["ranging"]["zero"], abs=2e-4)
        for row, other in zip(here["ranging"]["rows"], there["ranging"]["rows"], strict=True):
            assert (other["side"], other["title"]) == (OTHER[row["side"]], row["title"])
            assert other["text"] == turned(row["text"])
            sizes = {side: size for side, _, size in row["parts"]}
            assert {OTHER[side]: size for side, _, size in other["parts"]} == pytest.approx(sizes, abs=2e-4)


@steady
@given(states)
def test_each_bar_reaches_from_one_end_of_its_slider_to_the_other(state):
    with board_with(*state):
        now, whole = Drivers(CONTENT).now, result()
    assert len(now["table"]) == len(ARGS) + len(THEMES)
    if not now["ranging"]:
        return
    by_title = {row[0]: row for row in now["table"]}
    for a in whole.arguments:
        title = next(x.title for x in ARGS if x.id == a.id)
        low, high = (100 * (whole.value + a.slope * (end - a.rating)) for end in (0, 10))
        shown = [float(text.replace("\u2212", "-")) for text in by_title[title][4:]]
        assert shown == pytest.approx([low, high], abs=0.051)
    for row in now["ranging"]["rows"]:
        for _, start, size in row["parts"]:
            assert start >= 0 and size > 0 and start + size <= 1.001


def test_what_is_set_aside_or_not_rated_is_said(folder):
    with board_with([9], aside=[ARGS[1].id]):
        now = Drivers(CONTENT).now
    said = {row["title"]: row["rating"] for row in now["adding"]["rows"]}
    assert [said[a.title] for a in ARGS[:3]] == ["rated 9", "set aside", "not rated, counts as 5"]
    assert next(row for row in now["table"] if row[0] == ARGS[1].title)[2] == "set aside"


def test_without_a_theme_that_counts_no_bar_is_drawn():
    with board_with(weights=[0] * len(THEMES)):
        now = Drivers(CONTENT).now
    assert (now["adding"], now["ranging"]) == (None, None)
    assert now["balance"].startswith("No theme counts. ")


# What would flip it


def lead(value: float) -> int:
    return (value > 0) - (value < 0)


@steady
@given(states)
def test_each_change_in_the_tables_really_makes_the_other_side_lead(state):
    with board_with(*state) as board:
        behind, before = Flips(CONTENT).now["behind"], result()
        ids = {x.title: x.id for x in (*ARGS, *CONTENT.themes)}
        if behind is None:
            assert lead(round(before.value, 9)) == 0
            return
        for name, rows in (("rate", behind["ratings"]), ("weigh", behind["weights"])):
            for _, title, now, level, step in rows:
                act(board, name, id=ids[title], value=int(step), settled=False)
                assert lead(result().value) == -lead(before.value)
                low, high = sorted((float(now), float(step)))
                assert low - 0.005 <= float(level) <= high + 0.005
                act(board, name, id=ids[title], value=int(now), settled=False)
        assert bool(behind["ratingsTogether"]) == bool(behind["together"])
        for name, rows in (("rate", behind["ratingsTogether"]), ("weigh", behind["weightsTogether"])):
            for _, title, _, end in rows:
                act(board, name, id=ids[title], value=int(end), settled=False)
            if rows:
                assert lead(result().value) == -lead(before.value)
            for _, title, now, _ in rows:
                act(board, name, id=ids[title], value=int(now), settled=False)


@steady
@given(states)
def test_flips_mirror_when_the_sides_are_exchanged(state):
    with board_with(*state):
        here, there = (Flips(content).now["behind"] for content in (CONTENT, SWAPPED))
    if here is None:
        assert there is None
        return
    for part in ("ratings", "weights", "ratingsTogether", "weightsTogether"):
        assert there[part] == [[OTHER[side], *rest] for side, *rest in here[part]]
    for part in ("ratingsSay", "weightsSay", "together"):
        assert there[part] == here[part]


def test_level_sides_have_one_sentence_and_no_table():
    with board_with():
        now = Flips(CONTENT).now
    assert now["behind"] is None and now["flip"].startswith("Nothing is rated yet")


# How it is counted


@steady
@given(states)
def test_striking_out_never_changes_what_stands_and_mirrors(state):
    with board_with(*state):
        here, there, whole = Rules(CONTENT).now, Rules(SWAPPED).now, result()
    if here["none"]:
        assert whole.status != "ok" and there["none"] == here["none"]
        return
    assert [line["value"] for line in there["rules"]] == [-line["value"] for line in here["rules"]]
    steps = here["strike"]["steps"]
    # however much is struck, both sides together stay what they were
    assert len({step["rest"].partition("together ")[2] for step in steps}) == 1
    struck = [name for step in steps for name in step["ids"]]
    assert len(struck) == len(set(struck))
    assert [set(step["ids"]) for step in there["strike"]["steps"]] == [set(step["ids"]) for step in steps]
    for side, other in OTHER.items():
        if side:
            assert there["strike"]["columns"][other] == here["strike"]["columns"][side]


def test_rules_that_come_to_different_verdicts_say_what_that_means():
    values = []
    for theme in CONTENT.themes:
        for side, given_ in (("for", (10, 0)), ("against", (6, 6))):
            of = [a for a in ARGS if (a.theme, a.side) == (theme.id, side)]
            values += zip(of, given_ if len(of) > 1 else (5,), strict=True)
    rating = {a.id: value for a, value in values}
    with board_with([rating[a.id] for a in ARGS]):
        now = Rules(CONTENT).now
    assert [line["verdict"] for line in now["rules"]] == ["against", "for"]
    assert now["agree"].endswith("your verdict depends on the counting rule.") and now["means"] == DIFFER
    with board_with([5] * len(ARGS)):
        now = Rules(CONTENT).now
    assert (now["agree"], now["means"]) == ("Both rules say about even.", SAME)


def test_equal_ratings_are_struck_pair_by_pair_until_nothing_is_left():
    with board_with():
        strike = Rules(CONTENT).now["strike"]
    assert strike["left"] == "Nothing is left: the sides cancel."
    assert strike["steps"][-1]["rest"] == "Against 0.0, for 0.0: together 0.0."
    assert all(
        re.match(r"Strike \u201c.*\u201d \(against\) and \u201c.*\u201d \(for\): \d", s["say"])
        for s in strike["steps"][1:]
    )
    with board_with([0]):
        strike = Rules(CONTENT).now["strike"]
    assert strike["steps"][1]["say"] == "Strike the argument that adds nothing."
    assert strike["left"].startswith("1 argument is left.")
