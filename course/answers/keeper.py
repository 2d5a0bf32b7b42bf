"""What a running notebook holds of the learner's answers, and when it writes them down."""

import json
import math
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from course.answers import copies, store
from course.answers.store import Given, Saved

PAUSE = 1.0  # seconds between two saves while a slider is dragged
KINDS = {
    "rating": ("rating", "ratings"),
    "weight": ("weight", "weights"),
    "aside": ("argument set aside", "arguments set aside"),
    "unsure": ("unsure rating", "unsure ratings"),
    "stance": ("stance", "stances"),
    "balance": ("saved balance", "saved balances"),
    "quiz": ("quiz answer", "quiz answers"),
}


class Keeper:
    """The answers in memory: told at once, written at once when a hand rests, at most once a second while it moves.

    No thread and no timer: every save is part of the call that gives a value.

    Parameters
    ----------
    folder : Path
        Where the answers file is.
    known : mapping of str to str
        The key of everything in this course that can be answered, with the version of that thing.
    clock : callable
        Seconds that never run backwards.

    Attributes
    ----------
    note : str
        Sentences for the student about what was found and what did not fit; "" if all is well.
    changed : frozenset of str
        Keys whose thing has changed since it was answered.
    """

    def __init__(self, folder: Path, known: Mapping[str, str], clock: Callable[[], float] = time.monotonic):
        self.folder = folder
        self._known = dict(known)
        self._clock = clock
        self.reload()

    def reload(self) -> None:
        """Take what the file holds now, in place of everything in memory."""
        kept = store.read(self.folder)
        self._items = dict(kept.items)
        self._pending: dict[str, Given | None] = {}
        self._last = -math.inf
        self.note = " ".join(filter(None, [kept.note, self._left_over()]))

    @property
    def changed(self) -> frozenset[str]:
        return frozenset(
            key
            for key, version in self._known.items()
            if self.value(key) is not None and self._items[key].version != version
        )

    def value(self, key: str) -> object:
        """Return the value given for `key`, a JSON value; None if none was given or it was taken back."""
        return self._items[key].value if key in self._items else None

    def give(self, key: str, value: object, settled: bool) -> Saved | None:
        """Take a value, and write it unless it is one of many from a moving hand.

        Parameters
        ----------
        key : str
            One of the known keys.
        value : JSON value
            None takes the answer back.
        settled : bool
            False while a slider is dragged, True when it rests and for everything else.

        Returns
        -------
        Saved or None
            How the save went, with all that was still to be written; None if it waits for the next call.

        Raises
        ------
        KeyError
            If the course has nothing with this key.
        TypeError, ValueError
            If the value is not a JSON value, or holds NaN or infinity.
        """
        # what is held is what the file will give back: a list where a tuple came, and never the caller's own object
        value = json.loads(json.dumps(value, allow_nan=False))
        item = Given(value, self._known[key], f"{datetime.now(UTC):%Y-%m-%dT%H:%MZ}")
        self._items[key] = self._pending[key] = item
        if settled or self._clock() - self._last >= PAUSE:
            return self.flush()
        return None

    def forget(self, keys: Iterable[str]) -> Saved | None:
        """Take back what was given for `keys`, and write that down; keys without an answer are passed over."""
        for key in keys:
            if key in self._items:
                self._items[key] = replace(self._items[key], value=None)
                self._pending[key] = None
        return self.flush()

    def flush(self) -> Saved | None:
        """Write what waits; it goes on waiting if that fails. None if nothing waits."""
        if not self._pending:
            return None
        saved = store.write(self.folder, self._pending, self._items)
        if saved.state == "failed":
            self._last = -math.inf
        else:
            self._last = self._clock()
            self._pending = {}
        return saved

    def copy(self) -> str:
        """Return the text of a copy of all answers, also of those that could not be written."""
        return copies.export(self.folder, self._pending, self._items)

    def _left_over(self) -> str:
        kinds = {key.partition("/")[0] for key in self._known}
        left = Counter(
            kind
            for key, item in self._items.items()
            if key not in self._known and item.value is not None and (kind := key.partition("/")[0]) in kinds
        )
        if not left:
            return ""
        named = [f"{n} {KINDS.get(kind, ('answer', 'answers'))[n > 1]}" for kind, n in sorted(left.items())]
        listed = " and ".join(filter(None, [", ".join(named[:-1]), named[-1]]))
        if left.total() == 1:
            return f"{listed} belongs to a part of the course that is no longer there; it is kept in your file."
        return f"{listed} belong to parts of the course that are no longer there; they are kept in your file."
