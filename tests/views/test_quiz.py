import math
import re
from dataclasses import replace

import pytest

from course.views import desk
from course.views.quiz import Quiz

from .acts import CONTENT, act, kept, put, restart

ITEMS = [(quiz, item) for quiz in CONTENT.quizzes for item in quiz.items]
EVENTS = {event.id: event for event in CONTENT.events}
SHOWN = {"id", "type", "prompt", "options", "kinds", "rows", "titles", "start"}
every_item = pytest.mark.parametrize(("quiz", "item"), ITEMS, ids=[item.id for _, item in ITEMS])


def of(type: str):
    """Return the first quiz and item of a type."""
    return next((quiz, item) for quiz, item in ITEMS if item.type == type)


def right(item):
    """Return the right answer, as it is kept."""
    if item.type == "classify":
        return [row.kind for row in item.rows]
    if item.type == "order":
        return list(item.events)
    keys = [i for i, option in enumerate(item.options) if option.right]
    return keys[0] if item.type == "single" else keys


def wrong(item):
    """Return an answer with nothing right in it, as it is kept."""
    if item.type == "classify":
        return [next(kind for kind in item.kinds if kind != row.kind) for row in item.rows]
    if item.type == "order":
        return list(reversed(item.events))
    first = next(i for i, option in enumerate(item.options) if not option.right)
    return first if item.type == "single" else [first]


def told(view, item, answer):
    """Return an answer as the browser tells it: events by the number that it knows them by."""
    if item.type != "order":
        return answer
    asked = next(q for q in view.what["items"] if q["id"] == item.id)
    number = {title: n for n, title in asked["titles"].items()}
    return [number[EVENTS[name].title] for name in answer]


def check(view, item, answer) -> dict:
    """Check an answer; return what is shown of the item then."""
    act(view, "check", item=item.id, answer=answer)
    return view.now["items"][item.id]


def walk(value, path=()):
    """Return the path and value of everything in a piece of JSON."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, (list, tuple)) else ()
    yield path, value
    for name, part in parts:
        yield from walk(part, (*path, name))


def leaks(what: dict, quiz) -> list[str]:
    """Return what the first sight of a quiz gives away of its answers."""
    found = []
    asked = {q["id"]: q for q in what["items"]}
    for item in quiz.items:
        q = asked[item.id]
        found += [f"{item.id}: holds {name}" for name in sorted(q.keys() - SHOWN)]
        secret = []
        if item.type == "order":
            secret = [item.right, item.not_yet, *item.events]
            start = [q["titles"][name] for name in q["start"]]
            titles = [EVENTS[name].title for name in item.events]
            if not start == list(q["titles"].values()) == sorted(titles):
                found.append(f"{item.id}: begins in another order than that of the alphabet")
        elif item.type == "classify":
            secret = [text for row in item.rows for text in row.feedback.values()]
            if list(q["rows"]) != [row.text for row in item.rows]:
                found.append(f"{item.id}: holds more of a row than its text")
        else:
            secret = [option.feedback for option in item.options]
            if list(q["options"]) != [option.text for option in item.options]:
                found.append(f"{item.id}: holds more of an option than its text")
        for path, value in walk(q):
            texts = [value, *path] if isinstance(value, str) else path
            if any(isinstance(text, str) and part in text for text in texts for part in secret):
                found.append(f"{item.id}: tells a feedback or an event's id at {path}")
            if isinstance(value, bool):
                found.append(f"{item.id}: marks something at {path}")
    return found


@pytest.mark.parametrize("quiz", CONTENT.quizzes, ids=lambda quiz: quiz.id)
def test_no_key_reaches_the_browser_with_the_questions(quiz):
    view = Quiz(CONTENT, quiz.id)
    assert leaks(view.what, quiz) == []
    assert all(s == {"answer": None, "tries": 0, "said": [], "tally": "", "dates": None} for s in first(view).values())


def first(view) -> dict:
    return view.now["items"]


def planted(type: str, **changes):
    """Return the quiz and its first sight with something changed in the first item of a type."""
    quiz, item = of(type)
    what = Quiz(CONTENT, quiz.id).what
    items = [q | {name: change(q, item) for name, change in changes.items()} if q["id"] == item.id else q
             for q in what["items"]]  # fmt: skip
    return what | {"items": items}, quiz


@pytest.mark.parametrize(
    ("type", "changes", "found"),
    [
        ("single", {"right": lambda q, item: right(item)}, "holds right"),
        ("single", {"options": lambda q, item: [{"text": o.text, "right": o.right} for o in item.options]}, "marks"),
        ("several", {"options": lambda q, item: [f"{o.text} {o.feedback}" for o in item.options]}, "tells a feedback"),
        ("classify", {"rows": lambda q, item: [[row.text, row.kind] for row in item.rows]}, "more of a row"),
        ("classify", {"feedback": lambda q, item: item.rows[0].feedback}, "tells a feedback"),
        ("order", {"start": lambda q, item: told(Quiz(CONTENT, of("order")[0].id), item, item.events)}, "begins"),
        ("order", {"titles": lambda q, item: {e: EVENTS[e].title for e in item.events},
                   "start": lambda q, item: sorted(item.events, key=lambda e: EVENTS[e].title)}, "event's id"),
    ],
    ids=["flag", "flag of an option", "feedback", "kind of a row", "feedback by kind", "order", "dates in ids"],
)  # fmt: skip
def test_a_key_that_did_reach_the_browser_would_be_seen(type, changes, found):
    assert any(found in leak for leak in leaks(*planted(type, **changes)))


@every_item
def test_a_right_answer_is_right_and_kept(quiz, item, folder):
    view = Quiz(CONTENT, quiz.id)
    shown = check(view, item, told(view, item, right(item)))
    assert (view.ack["saved"], view.ack["problem"]) == ("saved", "")
    assert {said["verdict"] for said in shown["said"]} == {"right"}
    assert all(said["text"] and (said["sources"] or said["where"] is None) for said in shown["said"])
    assert kept(folder) == {f"quiz/{item.id}": {"answer": right(item), "tries": 1}}
    assert shown["answer"] == told(view, item, right(item))
    assert view.now["tally"] == f"1 of {len(quiz.items)} questions tried."


@every_item
def test_a_wrong_answer_gets_its_own_feedback_and_another_try(quiz, item, folder):
    view = Quiz(CONTENT, quiz.id)
    shown = check(view, item, told(view, item, wrong(item)))
    assert "right" not in {said["verdict"] for said in shown["said"]}
    texts = [said["text"] for said in shown["said"]]
    if item.type == "classify":
        assert texts == [row.feedback[kind] for row, kind in zip(item.rows, wrong(item), strict=True)]
        assert shown["tally"] == f"0 of {len(item.rows)} right."
    elif item.type == "order":
        assert texts[0] == item.not_yet and texts[1].startswith("Which came first: ")
        assert shown["dates"] is None
    else:
        chosen = wrong(item) if item.type == "single" else wrong(item)[0]
        assert texts[0] == item.options[chosen].feedback
    shown = check(view, item, told(view, item, right(item)))
    assert shown["tries"] == 2
    assert kept(folder)[f"quiz/{item.id}"]["tries"] == 2


@pytest.mark.parametrize("type", ["single", "several", "classify", "order"])
@pytest.mark.parametrize(
    "answer", [None, [], {}, "x", -1, 99, 1.0, math.nan, True, [99], [None], [[]], [True], ["x", "x"]], ids=repr
)
def test_what_is_no_answer_is_one_note_and_is_not_kept(type, answer, folder):
    quiz, item = of(type)
    view = Quiz(CONTENT, quiz.id)
    before = check(view, item, told(view, item, right(item)))
    shown = check(view, item, answer)
    (said,) = shown["said"]
    assert (said["verdict"], said["where"]) == ("note", None) and said["text"]
    if answer is None:
        assert re.fullmatch(r"Choose .+ first\.", said["text"])
    assert (view.ack["saved"], view.ack["problem"]) == ("", "")
    assert kept(folder)[f"quiz/{item.id}"] == {"answer": right(item), "tries": 1}
    assert (shown["answer"], shown["tries"], shown["dates"]) == (before["answer"], 1, None)
    assert check(view, item, told(view, item, right(item))) == before | {"tries": 2}


def test_half_of_the_right_answers_is_partly_right():
    quiz, item = of("several")
    view = Quiz(CONTENT, quiz.id)
    shown = check(view, item, right(item)[:1])
    assert [said["verdict"] for said in shown["said"]] == ["right", "partly"]
    assert shown["said"][1]["text"] == f"1 of {len(right(item))} right answers found."


def test_an_order_that_is_right_gets_its_dates():
    quiz, item = of("order")
    view = Quiz(CONTENT, quiz.id)
    shown = check(view, item, told(view, item, right(item)))
    assert list(shown["dates"]) == shown["answer"]
    assert all(
        str(EVENTS[name].date)[:4] in date for name, date in zip(item.events, shown["dates"].values(), strict=True)
    )


def test_a_row_without_a_kind_is_asked_for_and_the_others_are_marked():
    quiz, item = of("classify")
    view = Quiz(CONTENT, quiz.id)
    shown = check(view, item, [*right(item)[:-1], None])
    assert [said["verdict"] for said in shown["said"]] == ["right"] * (len(item.rows) - 1) + ["note"]
    assert shown["tally"] == f"{len(item.rows) - 1} of {len(item.rows)} right."


@pytest.mark.parametrize("type", ["single", "classify"])
def test_an_answer_not_given_is_the_same_where_python_runs_in_the_browser(type):
    quiz, item = of(type)
    rows = len(getattr(item, "rows", ()))
    notes = []
    # Pyodide hands over null as an object that is not None
    for null in (None, object()):
        view = Quiz(CONTENT, quiz.id)
        act(view, "check", item=item.id, answer=[null] * rows if rows else null)
        notes.append((view.now, view.ack))
    assert notes[0] == notes[1]


def test_an_unknown_question_is_one_sentence(folder):
    view = Quiz(CONTENT, CONTENT.quizzes[0].id)
    reply = act(view, "check", item="no-such", answer=0)
    assert reply["problem"] == "This question is no longer in the course. Run this cell again."
    assert kept(folder) == {}


@every_item
def test_an_answer_is_found_again(quiz, item):
    view = Quiz(CONTENT, quiz.id)
    shown = check(view, item, told(view, item, wrong(item)))
    restart()
    assert Quiz(CONTENT, quiz.id).now["items"][item.id] == shown


@every_item
def test_an_answer_to_a_question_that_has_changed_is_kept_but_not_shown(quiz, item, folder):
    view = Quiz(CONTENT, quiz.id)
    check(view, item, told(view, item, right(item)))
    new = replace(item, prompt=f"{item.prompt} Look twice.")
    changed = replace(quiz, items=tuple(new if i.id == item.id else i for i in quiz.items))
    restart()
    view = Quiz(replace(CONTENT, quizzes=(changed,)), quiz.id)
    shown = view.now["items"][item.id]
    (said,) = shown["said"]
    text = "This question has changed since you answered it. Your old answer is still in your file."
    assert (said["verdict"], said["text"]) == ("note", text)
    assert (shown["answer"], shown["tries"]) == (None, 0)
    assert view.now["tally"] == f"0 of {len(quiz.items)} questions tried."
    assert kept(folder)[f"quiz/{item.id}"] == {"answer": right(item), "tries": 1}
    shown = check(view, item, told(view, new, wrong(new)))
    assert (shown["tries"], text in str(shown["said"])) == (1, False)
    restart()


@pytest.mark.parametrize(
    "value",
    ["x", 3, True, [], [1], {}, {"answer": 0}, {"answer": [], "tries": 1}, {"answer": 0, "tries": "x"}],
    ids=repr,
)
def test_an_answer_written_in_by_hand_that_does_not_fit_is_not_shown_and_can_be_given_anew(folder, value):
    quiz, item = of("single")
    put(folder, **{f"quiz__{item.id}": value})
    view = Quiz(CONTENT, quiz.id)
    assert first(view)[item.id]["answer"] is None
    assert check(view, item, right(item))["tries"] == 1
    assert (view.ack["saved"], kept(folder)[f"quiz/{item.id}"]["tries"]) == ("saved", 1)


def test_each_question_can_be_answered_about():
    assert {f"quiz/{item.id}" for _, item in ITEMS} <= desk.known(CONTENT).keys()
