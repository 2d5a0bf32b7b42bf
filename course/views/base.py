"""What every view shares: its files, its traits, its answers, and the edge at which a fault becomes a sentence."""

import asyncio
import functools
import json
import logging
from collections.abc import Mapping
from pathlib import Path

import anywidget
import traitlets

from course.answers import Keeper, Saved
from course.answers.place import kept
from course.content.problems import ContentError
from course.content.records import Source
from course.content.words import cite
from course.views.notice import Notice

log = logging.getLogger("course")
# without a handler Python would print the traceback into the student's cell
log.addHandler(logging.NullHandler())
HERE = Path(__file__).parent
# a kernel forgets no widget: of one cell that was run many times, only the newest views keep up
KEEP_UP = 24
# seconds; whoever moves a slider sees that slider's own view answer first
REST = 0.25
FAULT = "Something went wrong in this part. Run this cell again; what was saved is kept."


_shown: list["View"] = []
_waiting: list[asyncio.TimerHandle] = []


def _text(*names: str) -> str:
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)


class View(anywidget.AnyWidget):
    """A part that students touch. The browser sends acts; Python answers with what to show.

    A subclass named `Board` has `board.js` and `board.css` beside it, a method `act_<name>` for each act, `_now()`
    for what changes; it sets what `_now()` needs and then gives `View` what stays.
    """

    what = traitlets.Dict().tag(sync=True)
    now = traitlets.Dict().tag(sync=True)
    ack = traitlets.Dict().tag(sync=True)

    def __init_subclass__(cls, **kwargs):
        # anywidget makes a subclass of its own for each widget, which has these already
        if not hasattr(cls, "_esm"):
            name = cls.__name__.lower()
            cls._esm = _text("parts.js", f"{name}.js")
            cls._css = _text("tokens.css", "parts.css", f"{name}.css")
        super().__init_subclass__(**kwargs)

    def __init__(self, keeper: Keeper | None, sentence: str, **what):
        self.keeper = keeper
        self._sentence = sentence
        note = keeper.note if keeper else ""
        what |= {"view": type(self).__name__.lower(), "kept": kept() if keeper else "", "note": note}
        # given at once, so that no browser ever sees a widget without them
        super().__init__(what=what, now=self._now())
        self.on_msg(self._hear)

    def __repr__(self) -> str:
        return self._sentence

    def _repr_mimebundle_(self, **kwargs):
        _shown[:] = [*(view for view in _shown if view is not self), self][-KEEP_UP:]
        return super()._repr_mimebundle_(**kwargs)

    def _now(self) -> dict:
        """Return what the browser shows; called before the widget itself exists."""
        return {}

    def keep(self, key: str, value, settled: bool) -> Saved:
        """Keep an answer; the state is "pending" while a slider still moves. When it rests, the other views follow."""
        if settled:
            self._rests = True
        return self.keeper.give(key, value, settled) or Saved("pending", "")

    _rests = False

    def act_ping(self):
        """Answer the browser that asks whether Python is still there."""

    def _hear(self, _widget, message, _buffers) -> None:
        """Do one act. JupyterLab hides what a callback raises, so a fault ends here as one sentence."""
        message = message if isinstance(message, dict) else {}
        reply = {"view": message.get("view"), "n": message.get("n"), "saved": "", "note": "", "problem": ""}
        details = {k: v for k, v in message.items() if k not in ("view", "n", "act")}
        try:
            # where Python runs in the browser, null comes as an object of its own; this makes it None
            details = json.loads(json.dumps(details, default=lambda _null: None))
            saved = getattr(self, f"act_{message.get('act')}")(**details)
            if saved:
                reply |= {"saved": saved.state, "note": saved.note}
            now = self._now()
        except Refusal as refusal:
            reply["problem"], now = str(refusal), self.now
        except Exception:
            log.exception("an act of %s failed", type(self).__name__)
            reply["problem"], now = FAULT, self.now
        with self.hold_sync():
            self.now = now
            self.ack = reply
        if self._rests:
            self._rests = False
            _follow_soon()


def _follow_soon() -> None:
    while _waiting:
        _waiting.pop().cancel()
    try:
        _waiting.append(asyncio.get_running_loop().call_later(REST, _follow))
    except RuntimeError:  # nothing runs that could wait
        _follow()


def _follow() -> None:
    """Let every view that was shown show what is so now; one that has nothing new sends nothing."""
    for view in _shown:
        try:
            view.now = view._now()
        except Exception:
            log.exception("%s could not follow", type(view).__name__)


class Refusal(Exception):
    """An act that cannot be done; its text tells the student what to do."""


def linked(source: Source) -> dict[str, str]:
    """Return a source as the browser shows it."""
    return {"text": cite(source), "url": source.url}


def by_id(records) -> dict:
    """Return records by their id."""
    return {record.id: record for record in records}


def edge(make):
    """Let a call in a notebook end in a view or in one notice, never in a traceback."""

    @functools.wraps(make)
    def call(*args, **kwargs):
        try:
            return make(*args, **kwargs)
        except ContentError as error:
            return Notice("The course's files need mending before this part can be shown.", error.problems)
        except Refusal as refusal:
            return Notice(str(refusal))
        except Exception:
            log.exception("%s failed", make.__name__)
            return Notice(FAULT)

    return call


def pick(named: Mapping, name: str, what: str):
    """Return what has this name.

    Raises
    ------
    Refusal
        If nothing has; the text gives the names that there are.
    """
    if name not in named:
        raise Refusal(f"There is no {what} called {name!r}. Write one of: {', '.join(named)}.")
    return named[name]
