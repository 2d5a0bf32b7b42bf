import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.views.stance import ASKS, NOTES, SKIPPED, WAITS, WHEN, Stance

from .acts import CONTENT, act, elsewhere, kept, put, restart, steady, wire


@pytest.fixture
def view():
    return Stance(CONTENT, "first")


def line(which: str, words: str, number: str = "") -> dict:
    return {"when": WHEN[which], "sentence": words, "number": number}


@pytest.mark.parametrize("which", sorted(ASKS))
def test_a_stance_is_taken_kept_and_found_again(which, folder):
    view = Stance(CONTENT, which)
    assert view.what["ask"] == ASKS[which]
    empty = {
        "value": None,
        "skipped": False,
        "text": "not given yet",
        "sentence": "No stance given",
        "note": {"first": "", "last": WAITS}[which],
        "both": [],
    }
    assert view.now == empty
    assert act(view, "take", value=-40, settled=True)["saved"] == "saved"
    assert kept(folder) == {f"stance/{which}": -40}
    both = [line("first", "No stance given"), line("last", "Against", "\u221240 of 100")]
    taken = {
        "value": -40,
        "skipped": False,
        "text": "\u221240 of 100",
        "sentence": "Against",
        "note": NOTES[which],
        "both": both if which == "last" else [],
    }
    assert view.now == taken
    restart()
    assert Stance(CONTENT, which).now == taken
    assert act(view, "clear")["saved"] == "saved"
    assert view.now == empty and kept(folder) == {f"stance/{which}": None}


def test_the_middle_has_no_sign(view):
    act(view, "take", value=0, settled=True)
    assert (view.now["value"], view.now["text"], view.now["sentence"]) == (0, "0", "In the middle")


def test_a_skipped_stance_is_fine_and_can_still_be_set(view, folder):
    assert act(view, "skip")["saved"] == "saved"
    assert (view.now["value"], view.now["skipped"]) == (None, True)
    assert view.now["sentence"] == "Skipped"
    assert view.now["note"] == "That is fine. You can still set it whenever you like."
    assert kept(folder) == {"stance/first": SKIPPED}
    act(view, "take", value=5, settled=True)
    assert (view.now["value"], view.now["skipped"]) == (5, False)


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (-100, ("Firmly against", "\u2212100 of 100")),
        (0, ("In the middle", "0")),
        (7, ("Leaning for", "+7 of 100")),
        (SKIPPED, ("Skipped",)),
        (None, ("No stance given",)),
        ("perhaps", ("No stance given",)),
    ],
    ids=repr,
)
def test_the_first_stance_stands_beside_the_last_as_it_was_given(folder, first, words):
    put(folder, stance__first=first)
    view = Stance(CONTENT, "last")
    act(view, "take", value=30, settled=True)
    assert view.now["both"] == [line("first", *words), line("last", "Leaning for", "+30 of 100")]
    act(view, "skip")
    assert view.now["both"] == [line("first", *words), line("last", "Skipped")]
    assert kept(folder) == {"stance/first": first, "stance/last": SKIPPED}


def test_the_first_stance_waits_until_the_last_is_given_and_hides_when_it_is_taken_back(folder):
    put(folder, stance__first=-80)
    view = Stance(CONTENT, "last")
    assert (view.now["both"], view.now["note"]) == ([], WAITS)
    assert "80" not in wire(view)
    act(view, "take", value=60, settled=False)
    assert [s["number"] for s in view.now["both"]] == ["\u221280 of 100", "+60 of 100"]
    act(view, "clear")
    assert (view.now["both"], view.now["note"]) == ([], WAITS)


def test_a_first_stance_changed_elsewhere_stands_there_at_the_next_step(folder):
    first, last = Stance(CONTENT, "first"), Stance(CONTENT, "last")
    act(first, "take", value=1, settled=True)
    act(last, "take", value=2, settled=True)
    act(first, "take", value=90, settled=True)
    act(last, "ping")
    assert last.now["both"][0] == line("first", "Firmly for", "+90 of 100")


@steady
@given(st.integers(-100, 100), st.integers(-100, 100))
def test_nothing_is_said_of_which_way_a_stance_went(first, last):
    with elsewhere():
        view = Stance(CONTENT, "last")
        act(Stance(CONTENT, "first"), "take", value=first, settled=True)
        act(view, "take", value=last, settled=True)
        there = view.now
        act(Stance(CONTENT, "first"), "take", value=last, settled=True)
        act(view, "take", value=first, settled=True)
    # exchanged, the same two lines stand in each other's place and no other word changes
    assert [(s["sentence"], s["number"]) for s in view.now["both"]] == [
        (s["sentence"], s["number"]) for s in reversed(there["both"])
    ]
    assert view.now["note"] == there["note"]


def test_a_moving_slider_is_saved_at_most_once_a_second(view, folder):
    view.keeper._clock = lambda: 0.0
    saves = [act(view, "take", value=value, settled=False)["saved"] for value in (1, 2, 3)]
    assert saves == ["saved", "pending", "pending"]
    assert act(view, "take", value=4, settled=True)["saved"] == "saved"
    assert kept(folder) == {"stance/first": 4}


@pytest.mark.parametrize("value", [math.nan, math.inf, 101, -101, 5.0, "5", True, [], {}], ids=repr)
def test_what_is_no_stance_is_one_sentence_and_changes_nothing(view, folder, value):
    act(view, "take", value=10, settled=True)
    before = view.now
    reply = act(view, "take", value=value, settled=True)
    want = f"A stance is a whole number from -100 to 100; got {value!r}. Move the slider again."
    assert (reply["problem"], reply["saved"]) == (want, "")
    assert view.now == before and kept(folder) == {"stance/first": 10}


@pytest.mark.parametrize("value", [True, 5.0, 101, "perhaps", [], {}], ids=repr)
def test_a_stance_written_in_by_hand_that_does_not_fit_counts_as_not_given(folder, value):
    put(folder, stance__first=value)
    assert (Stance(CONTENT, "first").now["value"], kept(folder)["stance/first"]) == (None, value)


@steady
@given(st.integers(1, 100))
def test_both_sides_read_the_same(value):
    with elsewhere():
        view = Stance(CONTENT, "first")
        act(view, "take", value=value, settled=False)
        pro = view.now
        act(view, "take", value=-value, settled=False)
        con = view.now
    assert con["value"] == -pro["value"]
    assert con["text"] == pro["text"].replace("+", "\u2212")
    assert con["sentence"] == pro["sentence"].replace("for", "against").replace("For", "Against")
    assert con["note"] == pro["note"]
