import json
from pathlib import Path

import pytest

from course.answers import store
from course.answers.copies import DELETED, NO_COPY, TOO_LARGE
from course.views.board import Board
from course.views.progress import NAME, Progress
from course.views.stance import Stance

from .acts import CONTENT, act, kept, put

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
RATED = CONTENT.arguments[0].id


@pytest.fixture
def view(monkeypatch):
    monkeypatch.chdir(NOTEBOOKS)
    return Progress(CONTENT)


def chapter(view, name: str) -> dict:
    return view.now["chapters"][[c.id for c in CONTENT.chapters].index(name)]


def test_a_chapter_is_here_or_to_come_as_its_file_is(view):
    for shown, c in zip(view.what["chapters"], CONTENT.chapters, strict=True):
        here = (NOTEBOOKS / c.file).exists()
        assert (shown["here"], shown["time"]) == (here, f"{c.minutes} min" if here else "to come")
        assert (shown["title"], shown["question"], shown["file"]) == (c.title, c.question, c.file)


def test_in_a_browser_alone_a_chapter_is_named_in_the_query(monkeypatch):
    monkeypatch.setattr("sys.platform", "emscripten")
    monkeypatch.setattr("os.path.relpath", lambda file, start: f"{start}: notebooks/{file}")
    monkeypatch.chdir(NOTEBOOKS)
    files = [c["file"] for c in Progress(CONTENT).what["chapters"]]
    assert files == [f"?path=/drive: notebooks/{c.file}" for c in CONTENT.chapters]


def test_a_chapter_to_come_has_nothing_to_do(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    view = Progress(CONTENT)
    assert {(c["state"], len(c["parts"])) for c in view.now["chapters"]} == {("", 0)}


def test_each_chapter_says_what_is_done(view):
    assert chapter(view, "start") == {"state": "", "parts": [("first stance", False)]}
    stance, board = Stance(CONTENT, "first"), Board(CONTENT)
    act(stance, "skip")
    act(board, "rate", id=RATED, value=5, settled=True)
    act(view, "look")
    assert view.now["sentence"] == "This is where you are."
    assert chapter(view, "start") == {"state": "done", "parts": [("first stance skipped", True)]}
    n = len(CONTENT.arguments)
    shown = chapter(view, "weighing")
    assert shown["state"] == "here"
    assert shown["parts"][:2] == [(f"1 of {n} arguments rated", False), ("other side to be stated", False)]
    act(stance, "take", value=3, settled=True)
    act(board, "rate", id=RATED, value=6, settled=True)
    act(view, "look")
    assert chapter(view, "start")["parts"] == [("first stance given", True)]


def test_the_conclusion_asks_for_the_last_stance(view):
    assert chapter(view, "conclusion")["parts"][0] == ("last stance", False)
    act(Stance(CONTENT, "last"), "take", value=3, settled=True)
    act(view, "look")
    assert chapter(view, "conclusion")["parts"][0] == ("last stance given", True)
    assert chapter(view, "start")["parts"] == [("first stance", False)]


def test_quizzes_are_counted_by_what_was_tried(view, folder):
    quizzes = [quiz for quiz in CONTENT.quizzes if quiz.chapter == "history"]
    put(folder, **{f"quiz__{item.id}": {"answer": 0, "tries": 1} for item in quizzes[0].items})
    act(view, "look")
    n = len(quizzes[0].items)
    shown = chapter(view, "history")
    assert shown["parts"][0] == (f"quiz \u201c{quizzes[0].title}\u201d, {n} of {n} tried", True)
    assert not shown["parts"][1][1] and shown["state"] == "here"


def test_all_rated_or_set_aside_and_every_question_tried_is_done(view, folder):
    first, *others = CONTENT.arguments
    put(folder, **{f"aside__{first.id}": True}, **{f"rating__{a.id}": 5 for a in others})
    act(view, "look")
    assert chapter(view, "weighing")["state"] == "here"
    items = [item for quiz in CONTENT.quizzes if quiz.chapter == "weighing" for item in quiz.items]
    put(folder, **{f"quiz__{item.id}": {"answer": 0, "tries": 1} for item in items})
    act(view, "look")
    assert chapter(view, "weighing")["state"] == "here"
    act(Board(CONTENT), "skip")
    act(view, "look")
    assert (chapter(view, "weighing")["state"], chapter(view, "weighing")["parts"][1][0]) == (
        "done",
        "other side skipped",
    )
    act(Board(CONTENT), "state", side="both", text="Both have a point.")
    act(view, "look")
    assert chapter(view, "weighing")["parts"][1] == ("other side stated", True)


def test_a_copy_goes_to_the_view_that_asked_and_holds_every_answer(view, monkeypatch):
    act(Board(CONTENT), "rate", id=RATED, value=9, settled=True)
    sent = []
    monkeypatch.setattr(view, "send", sent.append)
    act(view, "copy", to="mine")
    (message,) = sent
    assert (message["view"], message["name"]) == ("mine", NAME)
    assert json.loads(message["copy"])["items"][f"rating/{RATED}"]["value"] == 9
    assert view.now["sentence"] == f"A copy is in your downloads: {NAME}."


def test_a_copy_is_brought_in_and_the_file_as_it_was_is_kept(view, folder, monkeypatch):
    sent = []
    monkeypatch.setattr(view, "send", sent.append)
    board = Board(CONTENT)
    act(board, "rate", id=RATED, value=9, settled=True)
    act(view, "copy", to="mine")
    act(board, "rate", id=RATED, value=1, settled=True)
    act(view, "bring_in", text=sent[0]["copy"])
    assert view.now["sentence"].startswith("1 answer was loaded from the copy; your file as it was before is answers-")
    assert kept(folder)[f"rating/{RATED}"] == 9
    assert len(list(folder.glob("answers-before-*.json"))) == 1
    act(board, "ping")
    assert board.now["ratings"][[a["id"] for t in board.what["themes"] for a in t["args"]].index(RATED)] == 9


@pytest.mark.parametrize(
    ("text", "sentence"), [("", TOO_LARGE), ("{", NO_COPY), ("[]", NO_COPY), ('{"a": 1}', NO_COPY)]
)
def test_what_is_no_copy_is_one_sentence_and_changes_nothing(view, folder, text, sentence):
    act(Board(CONTENT), "rate", id=RATED, value=9, settled=True)
    before = (folder / store.NAME).read_bytes()
    act(view, "bring_in", text=text)
    assert (view.now["sentence"], view.ack["problem"]) == (sentence, "")
    assert (folder / store.NAME).read_bytes() == before


def test_deleting_leaves_no_answer_anywhere(view, folder):
    board = Board(CONTENT)
    act(board, "rate", id=RATED, value=9, settled=True)
    act(board, "rate", id=RATED, value=8, settled=True)
    act(view, "delete")
    assert view.now["sentence"] == DELETED
    assert kept(folder) == {}
    assert RATED not in "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.json"))
    act(board, "ping")
    assert board.now["untouched"]


@pytest.mark.parametrize("value", [[], {}, True, 7.5], ids=repr)
def test_a_stance_written_in_by_hand_does_not_stop_the_map(folder, monkeypatch, value):
    monkeypatch.chdir(NOTEBOOKS)
    put(folder, stance__first=value)
    assert chapter(Progress(CONTENT), "start")["parts"] == [("first stance given", True)]
