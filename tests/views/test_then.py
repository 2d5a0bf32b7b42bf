from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.views import desk, then
from course.views.board import Board
from course.views.desk import BALANCES, SKIPPED
from course.views.stance import WHEN, Stance
from course.views.then import FULL, GONE, UNRATED, WAITS, Then

from .acts import CONTENT, UNCOVERED, act, elsewhere, kept, put, restart, steady, wire

DAY = "2026-02-18"
PRO = next(a for a in CONTENT.arguments if a.side == "for")


@pytest.fixture(autouse=True)
def uncovered(folder):
    put(folder, **UNCOVERED)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    class Today(date):
        @classmethod
        def today(cls):
            return cls.fromisoformat(DAY)

    monkeypatch.setattr(then, "date", Today)


def saved(*values: int) -> dict:
    """Return saved balances as the answers file has them."""
    return {f"balance__{n}": {"day": DAY, "points": value} for n, value in enumerate(values, 1)}


def shown(view) -> list[str]:
    return [row["text"] for row in view.now["rows"]]


def test_a_balance_is_saved_with_its_day_and_its_points_and_found_again(folder):
    put(folder, **{f"rating__{PRO.id}": 10})
    view = Then(CONTENT)
    assert (view.now["rows"], view.now["why"]) == ([], "")
    assert act(view, "save")["saved"] == "saved"
    value = kept(folder)["balance/1"]
    assert value == {"day": DAY, "points": value["points"]} and value["points"] > 0
    text = f"+{value['points']} for"
    row = {"when": "18 February 2026", "what": "Balance", "at": value["points"] / 100, "text": text, "place": 0}
    assert view.now["rows"] == [row]
    act(Board(CONTENT), "rate", id=PRO.id, value=0, settled=True)
    act(view, "save")
    assert shown(view) == [text, f"\u2212{value['points']} against"]
    restart()
    assert Then(CONTENT).now["rows"] == view.now["rows"]


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({}, UNRATED),
        (
            {f"rating__{PRO.id}": 9} | {f"weight__{t.id}": 0 for t in CONTENT.themes},
            "There is no balance to save: Every weight is 0. Give at least one theme a weight.",
        ),
        ({f"rating__{PRO.id}": 9} | saved(*range(len(BALANCES))), FULL),
    ],
    ids=["nothing rated", "no theme counts", "full"],
)
def test_what_cannot_be_saved_is_one_sentence_and_changes_nothing(folder, answers, why):
    put(folder, **answers)
    view, before = Then(CONTENT), kept(folder)
    assert view.now["why"] == act(view, "save")["problem"] == why
    assert kept(folder) == before


def test_one_is_removed_and_comes_back_and_the_order_stays(folder):
    put(folder, **saved(1, 2, 3), **{f"rating__{PRO.id}": 9})
    view = Then(CONTENT)
    assert act(view, "remove", place=1)["saved"] == "saved"
    assert (shown(view), view.now["undo"]) == (["+1 for", "+3 for"], True)
    assert kept(folder)["balance/3"] is None
    act(view, "undo")
    assert (shown(view), view.now["undo"]) == (["+1 for", "+2 for", "+3 for"], False)
    act(view, "undo")
    assert len(shown(view)) == 3
    act(view, "remove", place=0)
    act(view, "save")
    # what was saved since is not lost to an undo
    assert not view.now["undo"] and shown(view)[:2] == ["+2 for", "+3 for"] and len(shown(view)) == 3


def test_a_full_list_has_room_again_once_one_is_removed(folder):
    put(folder, **saved(*range(len(BALANCES))), **{f"rating__{PRO.id}": 9})
    view = Then(CONTENT)
    act(view, "remove", place=0)
    assert act(view, "save")["problem"] == ""
    assert len(shown(view)) == len(BALANCES) == 20


@pytest.mark.parametrize("place", [-1, 2, 0.0, True, None, "0", [], {}], ids=repr)
def test_a_line_that_is_gone_is_one_sentence_and_changes_nothing(folder, place):
    put(folder, **saved(1, 2))
    view = Then(CONTENT)
    assert act(view, "remove", place=place)["problem"] == GONE
    assert shown(view) == ["+1 for", "+2 for"]


@pytest.mark.parametrize(
    "value",
    [
        7,
        {},
        {"day": DAY},
        {"day": DAY, "points": 101},
        {"day": DAY, "points": True},
        {"day": "20260218", "points": 1},
        {"day": "<b>today</b>", "points": 1},
        {"day": 3, "points": 1},
        [DAY, 1],
    ],
    ids=repr,
)
def test_a_balance_written_in_by_hand_that_does_not_fit_counts_as_not_saved(folder, value):
    put(folder, balance__1=value, balance__5={"day": DAY, "points": -4})
    view = Then(CONTENT)
    assert shown(view) == ["\u22124 against"] and "<b>" not in wire(view)


def test_the_stances_wait_until_the_last_is_given(folder):
    put(folder, stance__first=-80, **saved(5))
    view = Then(CONTENT)
    assert (shown(view), view.now["waits"]) == (["+5 for"], WAITS)
    assert "80" not in wire(view)
    last = Stance(CONTENT, "last")
    act(last, "take", value=60, settled=True)
    act(view, "ping")
    assert (shown(view), view.now["waits"]) == (["\u221280 against", "+5 for", "+60 for"], "")
    assert [view.now["rows"][i]["when"] for i in (0, -1)] == [WHEN["first"], WHEN["last"]]
    assert view.now["rows"][0]["what"] == "Stance: firmly against"
    act(last, "clear")
    act(view, "ping")
    assert shown(view) == ["+5 for"]


@pytest.mark.parametrize(
    ("first", "what"),
    [
        (None, "No stance given"),
        (SKIPPED, "Stance skipped"),
        ("perhaps", "No stance given"),
        (0, "Stance: in the middle"),
    ],
)
def test_a_first_stance_is_told_as_it_was_given(folder, first, what):
    put(folder, stance__first=first, stance__last=SKIPPED)
    head, tail = Then(CONTENT).now["rows"]
    assert (head["what"], head["at"], head["place"]) == (what, 0 if first == 0 else None, None)
    assert (tail["what"], tail["text"]) == ("Stance skipped", "")


@steady
@given(st.lists(st.integers(-100, 100), min_size=2, max_size=22))
def test_nothing_is_said_of_which_way_it_went(values):
    def now(first, *rest) -> dict:
        with elsewhere() as folder:
            *balances, last = rest
            put(folder, stance__first=first, stance__last=last, **UNCOVERED, **saved(*balances))
            return Then(CONTENT).now

    there, back = now(*values), now(*reversed(values))
    # the other way round, the same places stand in the other order and no other word changes
    assert [row["at"] for row in there.pop("rows")] == [row["at"] for row in back.pop("rows")][::-1]
    assert there == back


@steady
@given(st.integers(1, 100))
def test_both_sides_read_the_same(value):
    pro, con = then.row("", "", value), then.row("", "", -value)
    assert con["at"] == -pro["at"]
    assert con["text"] == pro["text"].replace("+", "\u2212").replace("for", "against")


def test_while_the_balance_is_covered_nothing_shows_it(folder):
    put(folder, **{f"rating__{PRO.id}": 9}, **{desk.OTHER_SIDE: None})
    assert Then(CONTENT).now == {"covered": desk.COVERED}
