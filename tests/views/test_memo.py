"""The memo as it is shown, changed and handed over; what stands on its page is tests/figures/test_memo.py's."""

import re
from datetime import date

import pytest
from hostile import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from course.figures.memo import PARTS, page
from course.models.balance import Ratings, balance
from course.views import memo as module
from course.views.board import Board
from course.views.desk import CHANGE, COVERED, LONGEST, OTHER_SIDE
from course.views.memo import CUT, GONE, NAME, SAVED, TOO_LONG, Memo

from .acts import CONTENT, UNCOVERED, act, elsewhere, kept, put, restart, steady, wire

DAY = "2026-02-18"
NAMES = list(PARTS)
OWN = {"side": "against", "text": "A promise can be tested."}
RATED = {a.id: 10 - i % 9 for i, a in enumerate(CONTENT.arguments)}


@pytest.fixture(autouse=True)
def uncovered(folder):
    put(folder, **UNCOVERED)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    class Today(date):
        @classmethod
        def today(cls):
            return cls.fromisoformat(DAY)

    monkeypatch.setattr(module, "date", Today)


@pytest.fixture
def view():
    return Memo(CONTENT)


def given_before(folder, **more) -> Memo:
    """Return the memo of somebody who has rated everything and stated the other side."""
    put(folder, **{f"rating__{name}": value for name, value in RATED.items()}, **{OTHER_SIDE: OWN}, **more)
    return Memo(CONTENT)


def handed_over(view) -> list[dict]:
    """Save the memo; return what the browser was sent."""
    sent = []
    view.send = sent.append
    reply = act(view, "save", to="mine-1")
    assert reply["problem"] == ""
    return sent


def said_empty(view) -> dict[str, str]:
    return {name: part["empty"] for name, part in zip(NAMES, view.now["parts"], strict=True) if part["empty"]}


# What is seen and what is handed over


def test_the_memo_is_that_of_the_model_and_what_is_seen_is_what_is_saved(folder):
    view = given_before(folder)
    act(view, "change", text="A new fact.", settled=True)
    result = balance(CONTENT.arguments, Ratings(ratings=RATED))
    seen = page(CONTENT, result, other=OWN, change="A new fact.", day=DAY)
    assert view.now["memo"] == seen
    assert handed_over(view) == [{"memo": seen, "name": NAME, "view": "mine-1"}]
    assert view.now["sentence"] == SAVED and NAME in SAVED
    assert (view.now["change"], said_empty(view)) == ("A new fact.", {})


@steady
@given(
    st.dictionaries(st.sampled_from(sorted(RATED)), st.integers(0, 10)),
    st.dictionaries(st.sampled_from([t.id for t in CONTENT.themes]), st.integers(0, 100)),
    st.sets(st.sampled_from(sorted(RATED)), max_size=4),
    st.sets(st.sampled_from(NAMES)),
)
def test_whatever_is_given_on_the_board_the_memo_has_the_numbers_of_the_model(ratings, weights, aside, out):
    with elsewhere():
        board = Board(CONTENT)
        act(board, "skip")
        for name, value in ratings.items():
            act(board, "rate", id=name, value=value, settled=False)
        for name, value in weights.items():
            act(board, "weigh", id=name, value=value, settled=False)
        for name in aside:
            act(board, "set_aside", id=name, value=True)
        view = Memo(CONTENT)
        for name in out:
            act(view, "leave_out", part=name, value=True)
        result = balance(CONTENT.arguments, Ratings(ratings=ratings, weights=weights, aside=frozenset(aside)))
        assert view.now["memo"] == page(CONTENT, result, other=None, change="", day=DAY, out=out)
        wire(view)


def test_the_mirror_of_the_ratings_gives_the_mirror_of_the_page(folder):
    put(folder, **{f"rating__{a.id}": 8 if a.side == "for" else 3 for a in CONTENT.arguments})
    here = Memo(CONTENT).now["memo"]
    put(folder, **{f"rating__{a.id}": 3 if a.side == "for" else 8 for a in CONTENT.arguments})
    restart()
    there = Memo(CONTENT).now["memo"]
    told = [re.findall(r"<b>(Leans \w+)</b> (\d+ of 100)|<td>(leans \w+), (\d+)", html) for html in (here, there)]
    other = {"Leans for": "Leans against", "leans for": "leans against"}
    assert len(told[0]) == 1 + len(CONTENT.themes)
    assert [tuple(other.get(part, part) for part in row) for row in told[0]] == told[1]


def test_the_name_of_the_file_is_the_same_for_everybody(folder):
    put(folder, **{CHANGE.replace("/", "__"): "My name is Olena Kovalenko."})
    assert handed_over(Memo(CONTENT))[0]["name"] == NAME == "my-memo-ukraine-nato.html"


def test_a_rating_given_on_the_board_is_there_at_the_next_step(view):
    before = view.now["memo"]
    act(Board(CONTENT), "rate", id=next(iter(RATED)), value=9, settled=True)
    act(view, "ping")
    assert view.now["memo"] != before and "1 of 26 arguments rated." in view.now["memo"]


def test_while_the_balance_is_covered_nothing_shows_and_nothing_is_saved(folder):
    put(folder, **{f"rating__{name}": 10 for name in RATED}, **{OTHER_SIDE: None})
    view = Memo(CONTENT)
    view.send = lambda message: pytest.fail("sent")
    assert view.now == {"covered": COVERED}
    assert act(view, "save", to="mine-1")["problem"] == COVERED
    assert view.now == {"covered": COVERED}


# What is typed


def test_what_would_change_my_mind_is_kept_found_again_and_taken_back(folder, view):
    assert act(view, "change", text="First", settled=False)["problem"] == ""
    assert act(view, "change", text="First\nand second.", settled=True)["saved"] == "saved"
    assert kept(folder)[CHANGE] == "First\nand second."
    restart()
    again = Memo(CONTENT)
    assert again.now["change"] == "First\nand second." and "First and second." in again.now["memo"]
    act(again, "change", text="", settled=True)
    assert kept(folder)[CHANGE] is None
    assert (again.now["change"], 'id="change"' in again.now["memo"]) == ("", False)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_typed_is_kept_letter_by_letter_and_is_only_text_on_the_page(folder, view, text):
    act(Board(CONTENT), "state", side="for", text=text)
    act(view, "change", text=text, settled=True)
    assert kept(folder)[CHANGE] == kept(folder)[OTHER_SIDE]["text"] == view.now["change"] == text
    tags = set(re.findall(r"<[a-z]+", view.now["memo"].partition("</style>")[2]))
    assert tags == set(re.findall(r"<[a-z]+", given_harmless(folder).partition("</style>")[2]))


def given_harmless(folder) -> str:
    put(folder, **{OTHER_SIDE: {"side": "for", "text": "x"}, CHANGE.replace("/", "__"): "x"})
    restart()
    return Memo(CONTENT).now["memo"]


@pytest.mark.parametrize("text", ["x" * (LONGEST + 1), None, 3, ["x"], {"text": "x"}], ids=lambda t: repr(t)[:12])
def test_what_is_no_text_of_that_length_is_one_sentence_and_changes_nothing(folder, view, text):
    act(view, "change", text="x" * LONGEST, settled=True)
    before = view.now
    assert act(view, "change", text=text, settled=True)["problem"] == TOO_LONG
    assert view.now == before and kept(folder)[CHANGE] == "x" * LONGEST


@pytest.mark.parametrize("value", [True, 3, [], {}, "x" * (LONGEST + 1)], ids=lambda v: repr(v)[:12])
def test_a_text_written_in_by_hand_that_does_not_fit_counts_as_nothing(folder, value):
    put(folder, **{CHANGE.replace("/", "__"): value})
    view = Memo(CONTENT)
    assert view.now["change"] == "" and said_empty(view)["change"] == "nothing written yet"
    assert kept(folder)[CHANGE] == value


def test_what_one_page_might_not_hold_is_said_before_it_is_printed(folder, view):
    act(view, "change", text="\ufdfd" * LONGEST, settled=True)
    assert view.now["sentence"] == CUT
    handed_over(view)
    assert view.now["sentence"] == f"{SAVED} {CUT}"
    act(view, "leave_out", part="change", value=True)
    assert view.now["sentence"] == ""
    act(Board(CONTENT), "state", side="for", text="\ufdfd" * LONGEST)
    act(view, "ping")
    assert view.now["sentence"] == CUT


# What is left out


def test_a_part_is_left_out_and_taken_back_in(folder):
    view = given_before(folder, **{CHANGE.replace("/", "__"): "A new fact."})
    whole = view.now["memo"]
    for name in NAMES:
        assert act(view, "leave_out", part=name, value=True)["problem"] == ""
        assert [part["out"] for part in view.now["parts"]] == [name == other for other in NAMES]
        assert len(view.now["memo"]) < len(whole)
        assert handed_over(view)[0]["memo"] == view.now["memo"]
        act(view, "leave_out", part=name, value=False)
        assert view.now["memo"] == whole


def test_what_is_left_out_is_chosen_anew_each_time(folder):
    view = given_before(folder)
    act(view, "leave_out", part="weights", value=True)
    assert not any(part["out"] for part in Memo(CONTENT).now["parts"])


def test_a_part_that_the_memo_has_not_got_says_why(folder, view):
    assert said_empty(view) == {
        "other": "you have not stated it on the weighing board",
        "change": "nothing written yet",
        "sources": "no rated argument adds anything yet",
    }
    put(folder, **{f"weight__{t.id}": 0 for t in CONTENT.themes})
    restart()
    assert said_empty(Memo(CONTENT))["flip"] == "there is no balance"


@pytest.mark.parametrize("part", ["no-such", "", "name"])
def test_a_part_that_is_gone_is_one_sentence(view, part):
    before = view.now
    assert act(view, "leave_out", part=part, value=True)["problem"] == GONE
    assert view.now == before


def test_any_change_takes_back_that_it_is_saved(view):
    for name, details in (
        ("change", {"text": "x", "settled": False}),
        ("leave_out", {"part": "day", "value": True}),
    ):
        handed_over(view)
        assert view.now["sentence"] == SAVED
        act(view, name, **details)
        assert view.now["sentence"] == ""
