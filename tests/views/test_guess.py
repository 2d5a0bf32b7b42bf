import json

import pytest

from course.models.guess import recorded
from course.views import desk
from course.views.base import by_id
from course.views.desk import SKIPPED
from course.views.guess import Guess

from .acts import CONTENT, act, kept, put, restart, wire

TABLES = by_id(CONTENT.tables)
HIDDEN = {"answer": None, "shown": False, "said": None, "look": "", "picture": ""}


def answer_to(guess):
    match guess.type:
        case "number":
            return int(guess.least)
        case "order":
            return list(guess.rows)
    return 0


@pytest.fixture(params=CONTENT.guesses, ids=lambda guess: guess.id)
def guess(request):
    return request.param


def test_the_record_stays_in_python_until_a_guess_is_given(guess, folder):
    view = Guess(CONTENT, guess.id)
    assert view.now == HIDDEN
    if guess.type == "number":
        said = json.loads(wire(view))["what"]
        assert recorded(guess, TABLES[guess.id], guess.row) not in [str(value) for value in said.values()]
    if guess.type == "trend":
        assert all(option.feedback not in wire(view) for option in guess.options)
    assert act(view, "give", answer=answer_to(guess))["saved"] == "saved"
    assert kept(folder) == {f"guess/{guess.id}": answer_to(guess)}
    assert view.now["shown"] and view.now["look"] == guess.look and "<svg" in view.now["picture"]
    assert view.now["said"]["text"]
    shown = view.now
    restart()
    assert Guess(CONTENT, guess.id).now == shown
    act(view, "clear")
    assert view.now == HIDDEN


def test_the_picture_can_be_had_without_a_guess(guess, folder):
    view = Guess(CONTENT, guess.id)
    assert act(view, "skip")["saved"] == "saved"
    assert view.now["shown"] and view.now["said"] is None and view.now["answer"] is None
    assert kept(folder) == {f"guess/{guess.id}": SKIPPED}


@pytest.mark.parametrize("answer", [None, True, "5", [5], {}, 10**9, ["x"]], ids=repr)
def test_what_is_no_guess_is_one_sentence_and_keeps_nothing(guess, folder, answer):
    view = Guess(CONTENT, guess.id)
    reply = act(view, "give", answer=answer)
    assert reply["problem"] and "Traceback" not in reply["problem"] and reply["saved"] == ""
    assert view.now == HIDDEN and kept(folder) == {}


@pytest.mark.parametrize("value", [True, "perhaps", [], {}, -(10**9)], ids=repr)
def test_a_guess_written_in_by_hand_that_does_not_fit_counts_as_not_given(guess, folder, value):
    put(folder, **{f"guess__{guess.id}": value})
    assert Guess(CONTENT, guess.id).now == HIDDEN


def test_every_guess_has_a_key():
    assert {f"guess/{guess.id}" for guess in CONTENT.guesses} <= desk.known(CONTENT).keys()
