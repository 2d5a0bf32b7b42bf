"""What a browser does to a view, without a browser."""

import contextlib
import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from course.answers import store
from course.content.check import check
from course.content.load import load
from course.views import desk
from course.views.accession import Accession
from course.views.articles import Articles
from course.views.board import Board
from course.views.card import Card
from course.views.drivers import Drivers
from course.views.elsewhere import Elsewhere
from course.views.flips import Flips
from course.views.formula import Formula
from course.views.guess import Guess
from course.views.listing import _ledger
from course.views.memo import Memo
from course.views.option import Option
from course.views.progress import Progress
from course.views.quiz import Quiz
from course.views.rules import Rules
from course.views.stance import Stance
from course.views.then import Then
from course.views.unsure import Unsure

CONTENT = load()
SMALL = check(Path(__file__).parents[1] / "content" / "good")
CLOSING, OPENING = SMALL.quizzes
# an item of every type, whatever the course itself has
EVERY = replace(CLOSING, items=CLOSING.items + OPENING.items)
BOTH = replace(
    CONTENT,
    quizzes=(*CONTENT.quizzes, EVERY),
    sources=CONTENT.sources + SMALL.sources,
    events=CONTENT.events + SMALL.events,
)
PARTS = {
    "accession": lambda: Accession(CONTENT),
    "articles": lambda: Articles(CONTENT),
    "board": lambda: Board(CONTENT),
    "card": lambda: Card(CONTENT, CONTENT.arguments[0].id),
    "drivers": lambda: Drivers(CONTENT),
    "flips": lambda: Flips(CONTENT),
    "elsewhere": lambda: Elsewhere(CONTENT),
    "formula": Formula,
    "guess": lambda: Guess(CONTENT, CONTENT.guesses[0].id),
    "listing": lambda: _ledger(CONTENT),
    "memo": lambda: Memo(CONTENT),
    "option": lambda: Option(CONTENT, CONTENT.options[0].id),
    "progress": lambda: Progress(CONTENT),
    "quiz": lambda: Quiz(BOTH, EVERY.id),
    "rules": lambda: Rules(CONTENT),
    "stance": lambda: Stance(CONTENT, "first"),
    "then": lambda: Then(CONTENT),
    "unsure": lambda: Unsure(CONTENT),
}
# a student who skipped stating the other side, so that the balance shows
UNCOVERED = {desk.OTHER_SIDE: desk.SKIPPED}
# a busy machine is no fault of the code under test
steady = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def act(view, name: str, **details) -> dict:
    """Do one act as the browser would; return the reply."""
    view._hear(view, {"act": name, "view": "view-1-abcdef", "n": 7, **details}, [])
    assert (view.ack["view"], view.ack["n"]) == ("view-1-abcdef", 7)
    return view.ack


def opened(view):
    """Return a view whose result is no longer covered."""
    board = view if isinstance(view, Board) else Board(CONTENT)
    assert act(board, "skip")["problem"] == ""
    act(view, "ping")
    return view


def restart() -> None:
    """Forget all that a kernel holds, as a new one would not know it."""
    desk._keepers.clear()


@contextlib.contextmanager
def elsewhere() -> Iterator[Path]:
    """Keep the answers of one example of a property test in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_ANSWERS", folder)
        yield Path(folder)
        restart()


def kept(folder: Path) -> dict:
    """Return what the answers file holds, by key."""
    path = folder / store.NAME
    items = json.loads(path.read_text(encoding="utf-8"))["items"] if path.exists() else {}
    return {key: item["value"] for key, item in items.items()}


def put(folder: Path, **values) -> None:
    """Write values into the answers file as if by hand; `rating__a` stands for the key `rating/a`."""
    known = desk.known(CONTENT)
    changes = {
        key: store.Given(value, known.get(key, "1"), "2026-02-18T12:00Z")
        for key, value in ((name.replace("__", "/"), value) for name, value in values.items())
    }
    assert store.write(folder, changes).state == "saved"


def wire(view) -> str:
    """Return what of a view goes to the browser, as JSON, which has no NaN."""
    return json.dumps({"what": view.what, "now": view.now, "ack": view.ack}, ensure_ascii=False, allow_nan=False)
