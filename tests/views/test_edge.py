"""Where a fault ends: in one sentence, in a view or in place of it, and never in a traceback."""

import logging
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import course
from course import __main__
from course.content import load as loading
from course.content.problems import ContentError
from course.views.base import FAULT
from course.views.card import SIDES
from course.views.notice import Notice

from .acts import CONTENT, EVERY, PARTS, act, elsewhere, kept, steady, wire

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "tests" / "content" / "good"
CALLS = {
    "accession": None,
    "argument": CONTENT.arguments[0].id,
    "drivers": None,
    "flips": None,
    "elsewhere": None,
    "formula": None,
    "guess": CONTENT.guesses[0].id,
    "glossary": None,
    "ledger": None,
    "articles": None,
    "memo": None,
    "option": CONTENT.options[0].id,
    "picture": "timeline",
    "progress": None,
    "quiz": CONTENT.quizzes[0].id,
    "rules": None,
    "sources": None,
    "stance": "first",
    "then_and_now": None,
    "unsure": None,
    "weighing": None,
}
every_part = pytest.mark.parametrize("part", sorted(PARTS))
every_call = pytest.mark.parametrize("name", sorted(CALLS))


def call(name: str):
    given = CALLS[name]
    return getattr(course, name)(*[] if given is None else [given])


def told(notice) -> str:
    """Return the text of a notice, once it is sure that its HTML says the same."""
    assert isinstance(notice, Notice)
    bundle = notice._repr_mimebundle_()
    for line in bundle["text/plain"].splitlines():
        assert escape(line) in bundle["text/html"]
    return bundle["text/plain"]


def test_every_part_of_the_course_is_called_here():
    assert sorted(CALLS) == course.__all__


def test_an_unknown_part_is_named_with_the_known_ones():
    with pytest.raises(AttributeError, match="no part called 'quizz'. Write one of: accession, .*, weighing"):
        course.quizz  # noqa: B018


# in place of a view


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("argument", [a.id for a in CONTENT.arguments]),
        ("guess", [g.id for g in CONTENT.guesses]),
        ("option", [o.id for o in CONTENT.options]),
        ("picture", ["timeline"]),
        ("quiz", [q.id for q in CONTENT.quizzes]),
        ("stance", ["first", "last"]),
    ],
)
def test_an_unknown_name_is_one_sentence_with_the_known_ones(name, known):
    text = told(getattr(course, name)("no-such"))
    assert text.startswith(f"There is no {name} called 'no-such'. Write one of: ")
    assert "\n" not in text and all(one in text for one in known)


@every_call
def test_broken_content_is_told_as_the_check_tells_it(name, tmp_path, monkeypatch, capsys):
    data = Path(shutil.copytree(GOOD, tmp_path / "data"))
    themes = (data / "themes.yaml").read_text(encoding="utf-8")
    (data / "themes.yaml").write_text(themes.replace("title:", "titel:", 1), encoding="utf-8", newline="\n")
    (tmp_path / "pyproject.toml").touch()
    for place, path in (("ROOT", tmp_path), ("DATA", data), ("BUNDLE", tmp_path / "bundle.json")):
        monkeypatch.setattr(loading, place, path)
    loading.load.cache_clear()
    try:
        assert __main__.main(["check"]) == 1
        *problems, _summary = capsys.readouterr().out.splitlines()
        first, *lines = told(call(name)).splitlines()
    finally:
        monkeypatch.undo()
        loading.load.cache_clear()
    assert first == "The course's files need mending before this part can be shown."
    assert lines == problems and "did you mean 'title'?" in problems[0]


def test_a_notice_shows_signs_of_html_as_signs():
    notice = Notice("Write <b> & go on.", ("a < b",))
    assert notice._repr_mimebundle_()["text/html"] == (
        '<div role="alert"><p><strong>Write &lt;b&gt; &amp; go on.</strong></p><ul><li>a &lt; b</li></ul></div>'
    )


@every_call
def test_a_fault_while_a_part_is_made_is_one_sentence_and_logged(name, monkeypatch, caplog):
    def fail():
        raise RuntimeError("planted")

    call(name)
    monkeypatch.setattr(sys.modules[course.PARTS[name]], "load", fail)
    assert told(call(name)) == FAULT
    (record,) = caplog.records
    assert (record.name, record.levelname, str(record.exc_info[1])) == ("course", "ERROR", "planted")


def test_a_fault_prints_nothing_into_the_students_cell():
    code = (
        "import course, course.views.board as board, course.views.stance\n"
        "board.Board = None\n"
        "print(course.weighing().sentence)\n"
        "view = course.stance('first')\n"
        "view._hear(view, {'act': 'no-such'}, [])\n"
        "print(view.ack['problem'])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert (run.stdout.splitlines(), run.stderr) == ([FAULT, FAULT], "")


# inside a view


@every_part
def test_a_fault_inside_an_act_is_one_sentence_is_logged_and_changes_nothing(part, monkeypatch, caplog, folder):
    view = PARTS[part]()
    what, now, file = view.what, view.now, kept(folder)

    def fail():
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(view, "_now", fail)
    assert act(view, "ping") == {"view": "view-1-abcdef", "n": 7, "saved": "", "note": "", "problem": FAULT}
    assert (view.what, view.now, kept(folder)) == (what, now, file)
    (record,) = caplog.records
    assert (record.name, record.levelname, str(record.exc_info[1])) == ("course", "ERROR", "planted")
    assert record.getMessage() == f"an act of {part.title()} failed"
    monkeypatch.undo()
    assert act(view, "ping")["problem"] == ""


@every_part
@pytest.mark.parametrize("name", ["no-such", "", None, "hear", "__init__", ["rate"], 3], ids=repr)
def test_an_unknown_act_is_one_sentence(part, name):
    view = PARTS[part]()
    now = view.now
    assert act(view, name)["problem"] == FAULT
    assert view.now == now


@every_part
@pytest.mark.parametrize("message", [None, [], "rate", 3, True, {}], ids=repr)
def test_a_message_that_is_none_is_one_sentence(part, message):
    view = PARTS[part]()
    view._hear(view, message, [])
    assert view.ack == {"view": None, "n": None, "saved": "", "note": "", "problem": FAULT}


@every_part
def test_a_known_act_with_other_words_is_one_sentence(part):
    view = PARTS[part]()
    assert act(view, "ping", value=3)["problem"] == FAULT


ids = [x.id for x in (*CONTENT.arguments[:2], *CONTENT.themes[:2], *EVERY.items)]
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(ids)
anything = st.recursive(
    scalars,
    lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text(max_size=5), part, max_size=4),
    max_leaves=6,
)
acts = st.sampled_from(
    sorted({name[4:] for part in PARTS.values() for name in dir(part()) if name.startswith("act_")}) + ["no-such"]
)
words = st.sampled_from(
    ["id", "side", "value", "settled", "item", "answer", "ticked", "text", "to", "self", "view", "n"]
)
messages = anything | st.builds(
    lambda name, details: {**details, "act": name}, acts, st.dictionaries(words, anything, max_size=4)
)
# the words of one act, with any values
WORDS = {
    "rate": ("id", "value", "settled"),
    "weigh": ("id", "value", "settled"),
    "set_aside": ("id", "value"),
    "check": ("item", "answer"),
    "tick": ("item", "ticked"),
    "take": ("value", "settled"),
    "bring_in": ("text",),
    "copy": ("to",),
    "place": ("step",),
    "hold": ("member", "value"),
    "chance": ("value",),
    "state": ("side", "text"),
    "unsure": ("id", "value"),
    "look": ("place",),
    "remove": ("place",),
    "change": ("text", "settled"),
    "leave_out": ("part", "value"),
    "save": ("to",),
    "count": ("side", "value"),
}
aimed = st.one_of(
    st.fixed_dictionaries({"act": st.just(name)} | {word: anything for word in needed})
    for name, needed in WORDS.items()
)


def restated(view) -> None:
    """See that what a view says of itself is still something to show."""
    assert isinstance(view.ack["problem"], str) and "Traceback" not in view.ack["problem"]
    assert view.ack["saved"] in ("", "saved", "visit", "pending")
    view.ack = {}
    wire(view)


@every_part
@steady
@given(data=st.data())
def test_no_message_whatever_raises(part, data):
    with elsewhere():
        view = PARTS[part]()
        for message in data.draw(st.lists(messages | aimed, min_size=1, max_size=6)):
            view._hear(view, message, [])
            restated(view)
        # and whatever was kept of it can be opened
        PARTS[part]()


# what stands in a notebook


def plain(view) -> str:
    return view._repr_mimebundle_()[0]["text/plain"]


GIVEN = {
    "accession": [("hold", {"member": "Spain", "value": True}), ("chance", {"value": 93})],
    "articles": [("ping", {})],
    "board": [
        ("rate", {"id": ids[0], "value": 9, "settled": True}),
        ("weigh", {"id": ids[2], "value": 93, "settled": True}),
        ("state", {"side": "both", "text": "My own words."}),
    ],
    "drivers": [("ping", {})],
    "flips": [("ping", {})],
    "elsewhere": [("look", {"place": CONTENT.perspectives[0].id})],
    "formula": [("count", {"side": "for", "value": 9})],
    "guess": [("skip", {})],
    "listing": [("ping", {})],
    "memo": [("change", {"text": "My own words.", "settled": True}), ("leave_out", {"part": "flip", "value": True})],
    "progress": [("look", {}), ("delete", {})],
    "rules": [("ping", {})],
    "quiz": [
        ("check", {"item": ids[-1], "answer": {"text": "My own words.", "ticked": []}}),
        ("tick", {"item": ids[-1], "ticked": [0]}),
    ],
    "stance": [("take", {"value": -93, "settled": True}), ("skip", {})],
    "then": [("remove", {"place": 0}), ("undo", {})],
    "unsure": [("unsure", {"id": ids[0], "value": 3})],
    "card": [("ping", {})],
    "option": [("ping", {})],
}  # fmt: skip


@every_part
def test_the_text_of_a_view_is_one_fixed_sentence_and_never_an_answer(part):
    view = PARTS[part]()
    before = plain(view)
    for name, details in GIVEN[part]:
        act(view, name, **details)
        assert plain(view) == before
    assert plain(PARTS[part]()) == before
    # anywidget cuts what is longer
    assert before.endswith(".") and len(before) <= 110 and "run this cell" in before


@pytest.mark.parametrize("argument", CONTENT.arguments, ids=lambda a: a.id)
def test_a_card_shows_its_side_and_leaves_the_objection_to_the_other(argument):
    view = course.argument(argument.id)
    other = "against" if argument.side == "for" else "for"
    assert (view.what["title"], view.what["sideName"]) == (argument.title, SIDES[argument.side])
    assert (view.what["otherSide"], view.what["otherAnswers"]) == (other, f"Those {other} answer")
    assert len(view.what["evidence"]) == len(argument.evidence) and all(e["sources"] for e in view.what["evidence"])
    assert len(plain(view)) <= 110
    assert (view.what["kept"], view.now) == ("", {})


@pytest.mark.parametrize("option", CONTENT.options, ids=lambda o: o.id)
def test_an_option_shows_all_that_is_known_of_it_with_its_sources(option):
    view = course.option(option.id)
    said = wire(view)
    texts = (option.description, option.in_law, option.who_must_agree, option.best_case_for, option.best_case_against)
    more = (option.precedent.what, option.precedent.how_it_differs, option.status, *option.would_have_to_be_true)
    assert all(text in said for text in (*texts, *more))
    for shown, known in (("proposedBy", option.proposed_by), ("opposedBy", option.opposed_by)):
        assert [(p["name"], p["what"]) for p in view.what[shown]] == [(p.name, p.what) for p in known]
        assert all(p["when"] and p["source"]["text"] for p in view.what[shown])
    shorts = {o.id: o.short for o in CONTENT.options}
    assert view.what["goesWith"] == [shorts[name] for name in option.compatible_with]
    assert view.what["sources"] and view.what["statusSources"] and view.what["precedentSources"]
    assert (view.what["kept"], view.now) == ("", {})
    assert len(plain(view)) <= 110


@pytest.mark.parametrize("quiz", CONTENT.quizzes, ids=lambda q: q.id)
def test_the_text_of_a_quiz_is_not_cut(quiz):
    assert (
        plain(course.quiz(quiz.id)) == f"Quiz, {quiz.title}, {len(quiz.items)} questions: run this cell to answer them."
    )


def test_where_answers_do_not_last_the_view_says_so(monkeypatch):
    assert PARTS["stance"]().what["kept"] == (
        "Your answers are kept in the folder my_answers on this computer, nowhere else."
    )
    monkeypatch.setenv("BINDER_REQUEST", "x")
    assert PARTS["stance"]().what["kept"].startswith("Your answers are kept for this visit only")


def test_content_errors_are_not_logged(monkeypatch, caplog):
    def broken():
        raise ContentError([])

    monkeypatch.setattr(sys.modules[course.PARTS["weighing"]], "load", broken)
    with caplog.at_level(logging.DEBUG):
        assert told(course.weighing()).startswith("The course's files need mending")
    assert caplog.records == []


def test_where_answers_are_kept_is_said_as_it_is(monkeypatch):
    assert PARTS["stance"]().what["kept"].startswith("Your answers are kept in the folder my_answers on this computer")
    monkeypatch.setattr("course.answers.place.folder", lambda: Path("/drive/my_answers"))
    monkeypatch.setattr("sys.platform", "emscripten")
    assert PARTS["stance"]().what["kept"].startswith("Your answers are kept in this browser, nowhere else")
