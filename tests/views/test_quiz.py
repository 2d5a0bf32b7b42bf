import math
import re
from dataclasses import replace
from pathlib import Path

import pytest

from course.views import desk
from course.views.progress import Progress
from course.views.quiz import UNWRITTEN, Quiz

from .acts import BOTH, EVERY, OPENING, act, kept, put, restart, wire

ITEMS = [(quiz, item) for quiz in BOTH.quizzes for item in quiz.items]
EVENTS = {event.id: event for event in BOTH.events}
SHOWN = {"id", "type", "prompt", "options", "kinds", "rows", "choices", "titles", "start", "range", "unit"}
TYPES = ["single", "several", "classify", "match", "order", "number", "short"]
NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
every_item = pytest.mark.parametrize(("quiz", "item"), ITEMS, ids=[item.id for _, item in ITEMS])


def of(type: str):
    """Return the first quiz and item of a type."""
    return next((quiz, item) for quiz, item in ITEMS if item.type == type)


def small(type: str):
    """Return the first item of a type of the small quiz that has all types."""
    return next(item for item in EVERY.items if item.type == type)


def right(item):
    """Return the right answer, as it is kept."""
    match item.type:
        case "classify":
            return [row.kind for row in item.rows]
        case "match":
            return [pair.match for pair in item.pairs]
        case "order":
            return list(item.events)
        case "number":
            return item.answer
        case "short":
            return {"text": item.model, "ticked": [0, 1]}
    keys = [i for i, option in enumerate(item.options) if option.right]
    return keys[0] if item.type == "single" else keys


def wrong(item):
    """Return an answer with nothing right in it, as it is kept."""
    match item.type:
        case "classify":
            return [next(kind for kind in item.kinds if kind != row.kind) for row in item.rows]
        case "match":
            return [next(choice for choice in item.choices if choice != pair.match) for pair in item.pairs]
        case "order":
            return list(reversed(item.events))
        case "number":
            return item.least
        case "short":
            return {"text": "I do not know,\nbut I ask.", "ticked": []}
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


def secrets(item) -> list[str]:
    """Return the texts of an item that a student gets in answer alone."""
    match item.type:
        case "classify":
            return [text for row in item.rows for text in row.feedback.values()]
        case "match":
            return [text for pair in item.pairs for text in (pair.right, pair.not_yet)]
        case "order":
            return [item.right, item.not_yet, *item.events]
        case "number":
            return [item.right, item.too_low, item.too_high]
        case "short":
            return [item.model, *item.checklist]
    return [option.feedback for option in item.options]


def leaks(what: dict, quiz) -> list[str]:
    """Return what the first sight of a quiz gives away of its answers."""
    found = []
    asked = {q["id"]: q for q in what["items"]}
    for item in quiz.items:
        q = asked[item.id]
        found += [f"{item.id}: holds {name}" for name in sorted(q.keys() - SHOWN)]
        secret = secrets(item)
        if item.type == "order":
            start = [q["titles"][name] for name in q["start"]]
            titles = [EVENTS[name].title for name in item.events]
            if not start == list(q["titles"].values()) == sorted(titles):
                found.append(f"{item.id}: begins in another order than that of the alphabet")
        elif item.type in ("classify", "match"):
            if list(q["rows"]) != [row.text for row in getattr(item, "rows", None) or item.pairs]:
                found.append(f"{item.id}: holds more of a row than its text")
            if item.type == "match" and list(q["choices"]) != sorted(item.choices, key=str.casefold):
                found.append(f"{item.id}: has its choices in another order than that of the alphabet")
        elif "options" in q and list(q["options"]) != [option.text for option in item.options]:
            found.append(f"{item.id}: holds more of an option than its text")
        for path, value in walk(q):
            texts = [value, *path] if isinstance(value, str) else path
            if any(isinstance(text, str) and part in text for text in texts for part in secret):
                found.append(f"{item.id}: tells a feedback or an event's id at {path}")
            if isinstance(value, bool):
                found.append(f"{item.id}: marks something at {path}")
    return found


@pytest.mark.parametrize("quiz", BOTH.quizzes, ids=lambda quiz: quiz.id)
def test_no_key_reaches_the_browser_with_the_questions(quiz):
    view = Quiz(BOTH, quiz.id)
    assert leaks(view.what, quiz) == []
    assert all(s == {"answer": None, "tries": 0, "said": [], "tally": "", "dates": None} for s in first(view).values())


def first(view) -> dict:
    return view.now["items"]


def planted(type: str, **changes):
    """Return the quiz and its first sight with something changed in the first item of a type."""
    quiz, item = of(type)
    what = Quiz(BOTH, quiz.id).what
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
        ("match", {"rows": lambda q, item: [[pair.text, pair.match] for pair in item.pairs]}, "more of a row"),
        ("match", {"choices": lambda q, item: [pair.match for pair in item.pairs]}, "has its choices in another"),
        ("match", {"said": lambda q, item: [pair.not_yet for pair in item.pairs]}, "tells a feedback"),
        ("number", {"answer": lambda q, item: item.answer}, "holds answer"),
        ("number", {"range": lambda q, item: item.too_low}, "tells a feedback"),
        ("short", {"prompt": lambda q, item: f"{item.prompt} {item.model}"}, "tells a feedback"),
        ("short", {"checklist": lambda q, item: item.checklist}, "tells a feedback"),
        ("order", {"start": lambda q, item: told(Quiz(BOTH, of("order")[0].id), item, item.events)}, "begins"),
        ("order", {"titles": lambda q, item: {e: EVENTS[e].title for e in item.events},
                   "start": lambda q, item: sorted(item.events, key=lambda e: EVENTS[e].title)}, "event's id"),
    ],
    ids=["flag", "flag of an option", "feedback", "kind of a row", "feedback by kind", "match of a row",
         "choices as written", "feedback of a row", "number", "hint", "model", "checklist", "order", "dates in ids"],
)  # fmt: skip
def test_a_key_that_did_reach_the_browser_would_be_seen(type, changes, found):
    assert any(found in leak for leak in leaks(*planted(type, **changes)))


@every_item
def test_a_right_answer_is_right_and_kept(quiz, item, folder):
    view = Quiz(BOTH, quiz.id)
    shown = check(view, item, told(view, item, right(item)))
    assert (view.ack["saved"], view.ack["problem"]) == ("saved", "")
    assert {said["verdict"] for said in shown["said"]} == {"note" if item.type == "short" else "right"}
    assert all(said["text"] for said in shown["said"]) and any(said["sources"] for said in shown["said"])
    assert kept(folder) == {f"quiz/{item.id}": {"answer": right(item), "tries": 1}}
    assert shown["answer"] == told(view, item, right(item))
    assert view.now["tally"] == f"1 of {len(quiz.items)} questions tried."


@every_item
def test_a_wrong_answer_gets_its_own_feedback_and_another_try(quiz, item, folder):
    view = Quiz(BOTH, quiz.id)
    shown = check(view, item, told(view, item, wrong(item)))
    assert "right" not in {said["verdict"] for said in shown["said"]}
    texts = [said["text"] for said in shown["said"]]
    if item.type == "classify":
        assert texts == [row.feedback[kind] for row, kind in zip(item.rows, wrong(item), strict=True)]
        assert shown["tally"] == f"0 of {len(item.rows)} right."
    elif item.type == "match":
        assert texts == [pair.not_yet for pair in item.pairs]
        assert shown["tally"] == f"0 of {len(item.pairs)} right."
    elif item.type == "number":
        assert texts == [item.too_low]
    elif item.type == "short":
        assert texts == [*item.checklist, item.model]
    elif item.type == "order":
        assert texts[0] == item.not_yet and texts[1].startswith("Which came first: ")
        assert shown["dates"] is None
    else:
        chosen = wrong(item) if item.type == "single" else wrong(item)[0]
        assert texts[0] == item.options[chosen].feedback
    assert not [text for text in secrets(item) if text not in texts and text in wire(view)]
    shown = check(view, item, told(view, item, right(item)))
    assert shown["tries"] == 2
    assert kept(folder)[f"quiz/{item.id}"]["tries"] == 2


@pytest.mark.parametrize("type", TYPES)
@pytest.mark.parametrize(
    "answer", [None, [], {}, "x", -1, 99, 1.0, math.nan, True, [99], [None], [[]], [True], ["x", "x"]], ids=repr
)
def test_what_is_no_answer_is_one_note_and_is_not_kept(type, answer, folder):
    quiz, item = of(type)
    view = Quiz(BOTH, quiz.id)
    before = check(view, item, told(view, item, right(item)))
    shown = check(view, item, answer)
    (said,) = shown["said"]
    assert (said["verdict"], said["where"]) == ("note", None) and said["text"]
    if answer is None:
        assert re.fullmatch(r"(Choose|Write) .+ first(, then compare it)?\.", said["text"])
    assert (view.ack["saved"], view.ack["problem"]) == ("", "")
    assert kept(folder)[f"quiz/{item.id}"] == {"answer": right(item), "tries": 1}
    assert (shown["answer"], shown["tries"], shown["dates"]) == (before["answer"], 1, None)
    assert check(view, item, told(view, item, right(item))) == before | {"tries": 2}


def test_half_of_the_right_answers_is_partly_right():
    quiz, item = of("several")
    view = Quiz(BOTH, quiz.id)
    shown = check(view, item, right(item)[:1])
    assert [said["verdict"] for said in shown["said"]] == ["right", "partly"]
    assert shown["said"][1]["text"] == f"1 of {len(right(item))} right answers found."


def test_an_order_that_is_right_gets_its_dates():
    quiz, item = of("order")
    view = Quiz(BOTH, quiz.id)
    shown = check(view, item, told(view, item, right(item)))
    assert list(shown["dates"]) == shown["answer"]
    assert all(
        str(EVENTS[name].date)[:4] in date for name, date in zip(item.events, shown["dates"].values(), strict=True)
    )


def test_a_row_without_a_kind_is_asked_for_and_the_others_are_marked():
    quiz, item = of("classify")
    view = Quiz(BOTH, quiz.id)
    shown = check(view, item, [*right(item)[:-1], None])
    assert [said["verdict"] for said in shown["said"]] == ["right"] * (len(item.rows) - 1) + ["note"]
    assert shown["tally"] == f"{len(item.rows) - 1} of {len(item.rows)} right."


def test_a_line_without_a_match_is_asked_for_and_the_others_are_marked():
    quiz, item = of("match")
    view = Quiz(BOTH, quiz.id)
    shown = check(view, item, [None, *right(item)[1:]])
    assert [said["verdict"] for said in shown["said"]] == ["note"] + ["right"] * (len(item.pairs) - 1)
    assert shown["tally"] == f"{len(item.pairs) - 1} of {len(item.pairs)} right."


def test_a_number_is_asked_for_with_its_range_and_how_near_is_near_enough():
    (asked,) = (q for q in Quiz(BOTH, EVERY.id).what["items"] if q["type"] == "number")
    assert (asked["range"], asked["unit"]) == ("from 0 to 40; within 1.5 either way counts as right", "frogs")
    items = (replace(small("number"), tolerance="0"),)
    exact = Quiz(replace(BOTH, quizzes=(replace(EVERY, items=items),)), EVERY.id)
    assert exact.what["items"][0]["range"] == "from 0 to 40"


def test_a_number_stays_as_it_was_written(folder):
    item = small("number")
    shown = check(Quiz(BOTH, EVERY.id), item, "10,6")
    assert [(said["verdict"], said["text"]) for said in shown["said"]] == [
        ("right", f"The record: 12 frogs. {item.right}")
    ]
    assert shown["answer"] == kept(folder)[f"quiz/{item.id}"]["answer"] == "10,6"


def test_a_number_that_cannot_be_taken_leaves_the_one_before(folder):
    item = small("number")
    view = Quiz(BOTH, EVERY.id)
    check(view, item, "30")
    for answer, sentence in (
        ("41", "Write a number from 0 to 40; 41 lies outside."),
        ("nan", "Write one number in digits, such as 12 or 2.5, and nothing else."),
    ):
        shown = check(view, item, answer)
        assert [said["text"] for said in shown["said"]] == [sentence]
        assert (shown["answer"], shown["tries"], kept(folder)[f"quiz/{item.id}"]["tries"]) == ("30", 1, 1)


def text_in(folder) -> dict:
    return kept(folder)[f"quiz/{small('short').id}"]


def test_points_are_ticked_without_another_try_and_stay_with_a_new_text(folder):
    item = small("short")
    view = Quiz(BOTH, EVERY.id)
    check(view, item, {"text": "One.", "ticked": []})
    assert act(view, "tick", item=item.id, ticked=[2, 0])["saved"] == "saved"
    assert text_in(folder) == {"answer": {"text": "One.", "ticked": [2, 0]}, "tries": 1}
    shown = check(view, item, {"text": "One and two.", "ticked": [2, 0]})
    assert shown["answer"] == {"text": "One and two.", "ticked": [2, 0]}
    assert text_in(folder)["tries"] == shown["tries"] == 2
    act(view, "tick", item=item.id, ticked=[])
    restart()
    assert Quiz(BOTH, EVERY.id).now["items"][item.id]["answer"] == {"text": "One and two.", "ticked": []}


def test_a_text_that_is_too_long_is_refused_and_the_one_before_stays(folder):
    item = small("short")
    view = Quiz(BOTH, EVERY.id)
    check(view, item, {"text": "Short.", "ticked": [1]})
    shown = check(view, item, {"text": "long " * 400, "ticked": [1]})
    (said,) = shown["said"]
    assert said["text"] == "Shorten your text to 1500 characters, then compare it; it has 2000."
    assert text_in(folder) == {"answer": {"text": "Short.", "ticked": [1]}, "tries": 1}


@pytest.mark.parametrize("type", TYPES)
def test_nothing_is_ticked_before_a_text_was_compared(type, folder):
    item = small(type)
    view = Quiz(BOTH, EVERY.id)
    assert act(view, "tick", item=item.id, ticked=[0])["problem"] == UNWRITTEN
    assert kept(folder) == {}


@pytest.mark.parametrize("ticked", [None, [9], [True], "x", {}, [0, 0]], ids=repr)
def test_points_that_are_not_there_are_not_ticked(ticked, folder):
    item = small("short")
    view = Quiz(BOTH, EVERY.id)
    check(view, item, {"text": "One.", "ticked": [1]})
    act(view, "tick", item=item.id, ticked=ticked)
    assert text_in(folder)["answer"] == {"text": "One.", "ticked": [1]}


def test_a_quiz_says_whether_it_is_on_earlier_chapters():
    view = Quiz(replace(BOTH, quizzes=(OPENING,)), OPENING.id)
    start = "3 questions on earlier chapters, about 3 minutes. Try as often"
    assert view.what["lead"].startswith(start)
    assert Quiz(BOTH, EVERY.id).what["lead"].startswith(f"{len(EVERY.items)} questions, about 8 minutes. ")


def test_an_item_of_every_type_counts_as_tried(monkeypatch):
    assert {item.type for item in EVERY.items} == set(TYPES)
    monkeypatch.chdir(NOTEBOOKS)
    view, progress = Quiz(BOTH, EVERY.id), Progress(BOTH)
    place = [c.id for c in BOTH.chapters].index(EVERY.chapter)
    for n, item in enumerate(EVERY.items):
        text = f"quiz \u201c{EVERY.title}\u201d, {n} of {len(EVERY.items)} tried"
        assert progress.now["chapters"][place]["parts"][-1] == (text, False)
        check(view, item, told(view, item, wrong(item)))
        assert view.now["tally"] == f"{n + 1} of {len(EVERY.items)} questions tried."
        act(progress, "look")
    assert progress.now["chapters"][place]["parts"][-1][1]


@pytest.mark.parametrize("type", ["single", "classify", "match"])
def test_an_answer_not_given_is_the_same_where_python_runs_in_the_browser(type):
    quiz, item = of(type)
    rows = len(getattr(item, "rows", None) or getattr(item, "pairs", ()))
    notes = []
    # Pyodide hands over null as an object that is not None
    for null in (None, object()):
        view = Quiz(BOTH, quiz.id)
        act(view, "check", item=item.id, answer=[null] * rows if rows else null)
        notes.append((view.now, view.ack))
    assert notes[0] == notes[1]


def test_an_unknown_question_is_one_sentence(folder):
    view = Quiz(BOTH, BOTH.quizzes[0].id)
    reply = act(view, "check", item="no-such", answer=0)
    assert reply["problem"] == "This question is no longer in the course. Run this cell again."
    assert kept(folder) == {}


@every_item
def test_an_answer_is_found_again(quiz, item):
    view = Quiz(BOTH, quiz.id)
    shown = check(view, item, told(view, item, wrong(item)))
    restart()
    assert Quiz(BOTH, quiz.id).now["items"][item.id] == shown


@every_item
def test_an_answer_to_a_question_that_has_changed_is_kept_but_not_shown(quiz, item, folder):
    view = Quiz(BOTH, quiz.id)
    check(view, item, told(view, item, right(item)))
    new = replace(item, prompt=f"{item.prompt} Look twice.")
    changed = replace(quiz, items=tuple(new if i.id == item.id else i for i in quiz.items))
    restart()
    view = Quiz(replace(BOTH, quizzes=(changed,)), quiz.id)
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
    view = Quiz(BOTH, quiz.id)
    assert first(view)[item.id]["answer"] is None
    assert check(view, item, right(item))["tries"] == 1
    assert (view.ack["saved"], kept(folder)[f"quiz/{item.id}"]["tries"]) == ("saved", 1)


def test_each_question_can_be_answered_about():
    assert {f"quiz/{item.id}" for _, item in ITEMS} <= desk.known(BOTH).keys()
