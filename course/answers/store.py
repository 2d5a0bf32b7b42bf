"""The answers file: read without fear of what is in it, written whole or not at all.

`answers.json` holds `what` (a sentence for whoever opens it), `schema`, `code` (random, made with the file) and
`items`: what was given, by keys such as `rating/det-for-1`, `quiz/q-nato-1`. `answers.previous.json` is the version
before it. Whatever else stands in the file is left as it is.
"""

import contextlib
import errno
import itertools
import json
import math
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from course.answers.place import lasts, visit

NAME, PREVIOUS, LOCK, UNFINISHED = "answers.json", "answers.previous.json", "answers.lock", "answers.tmp"
SCHEMA = 1
WHAT = "Your own answers in the course “Should Ukraine join NATO?”, without your name. The course sends them nowhere."
PATIENCE = 2.0  # seconds that a save waits for another notebook's save
PAUSES = (0.01, 0.02, 0.05, 0.1)  # seconds

NEWER = "Your answers file is from a newer course: update the course to use it; until then it is left as it is."
UNREADABLE = "Your answers file could not be opened: allow yourself to read it, then restart the kernel."
ODD = "Some entries in your answers file could not be read; they are left as they are."


class Foreign(ValueError):
    """What was read is not an answers file, or not a whole one."""


class Newer(ValueError):
    """The file has a schema that this course does not know."""


@dataclass(frozen=True)
class Given:
    """What was given once: a JSON value (None: taken back), the version of the thing it is about, the minute in UTC."""

    value: object
    version: str
    at: str


@dataclass(frozen=True)
class Kept:
    """What a file holds, and one sentence for the student if something was wrong with it."""

    items: Mapping[str, Given]
    note: str


@dataclass(frozen=True)
class Saved:
    """How a save went: on disk to stay, for this visit only, or not at all; and a sentence for the student."""

    state: Literal["saved", "visit", "pending", "failed"]
    note: str


def read(folder: Path) -> Kept:
    """Read the answers in `folder`; a damaged file is moved aside and the version before it takes its place.

    Parameters
    ----------
    folder : Path
        Need not exist: nothing given yet is no fault.

    Returns
    -------
    Kept
        Never raises for what stands on the disk: the note says what was wrong and what became of it.
    """
    try:
        document, note = mended(folder)
    except Newer:
        return Kept({}, NEWER)
    except OSError:
        return Kept({}, UNREADABLE)
    items = given(document)
    odd = document is not None and len(items) < len(document["items"])
    return Kept(items, note or (ODD if odd else ""))


def write(folder: Path, changes: Mapping[str, Given | None], whole: Mapping[str, Given] | None = None) -> Saved:
    """Change these items of the answers in `folder` and no others.

    Parameters
    ----------
    folder : Path
        Made if it is not there.
    changes : mapping of str to Given or None
        None empties an item: its value becomes null, its version stays.
    whole : mapping of str to Given, optional
        Everything that the caller holds. It is written too where the file has gone or was damaged.

    Returns
    -------
    Saved
        "saved" once the new file is on the disk in place of the old one; "visit" where it will not outlive the visit;
        "failed" with a sentence that says what to do. Never raises for a disk or a lock.
    """
    try:
        note = change(folder, lambda document, broken: merged(document, changes, whole if broken else None))
    except Newer:
        return Saved("visit", NEWER)
    except OSError as error:
        return Saved("failed", advice(error))
    return Saved("saved", note) if lasts(folder) else Saved("visit", note or visit())


def change(folder: Path, edit: Callable[[dict | None, bool], dict]) -> str:
    """Replace the document in `folder` by what `edit` makes of it, while no other notebook writes.

    Parameters
    ----------
    folder : Path
        Made if it is not there.
    edit : callable
        Gets the document, or None, and whether the file was missing or damaged.

    Returns
    -------
    str
        A sentence if the file was found damaged, else "".

    Raises
    ------
    OSError
        If the disk refuses or another notebook holds the lock for too long.
    Newer
        If the file is from a newer course; it is not touched.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        document, note = _mend(folder)
        new = edit(document, bool(note) or document is None)
        if document is not None:
            put(folder, PREVIOUS, document)
        put(folder, NAME, new)
    return note


def merged(document: dict | None, changes: Mapping[str, Given | None], whole: Mapping[str, Given] | None) -> dict:
    """Return `document` with `changes`, and with whatever of `whole` is missing in it or not older than it has."""
    new = {"what": WHAT, "schema": SCHEMA, "code": secrets.token_hex(4), **(document or {})}
    items = dict(new.pop("items", {}))
    known = given(document)
    items |= {key: vars(it) for key, it in (whole or {}).items() if key not in known or it.at >= known[key].at}
    for key, it in changes.items():
        if it is not None:
            items[key] = vars(it)
        elif isinstance(items.get(key), dict):
            items[key] = items[key] | {"value": None}
    return new | {"items": dict(sorted(items.items()))}


def given(document: dict | None) -> dict[str, Given]:
    """Return the items of `document` that have the three fields of an item."""
    return {
        key: Given(it["value"], it["version"], it["at"])
        for key, it in (document or {"items": {}})["items"].items()
        if isinstance(it, dict) and "value" in it and all(isinstance(it.get(field), str) for field in ("version", "at"))
    }


def text(document: dict) -> str:
    """Return `document` as it stands in the file: readable, one line a value, no NaN."""
    raw = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    # half a character, which UTF-8 cannot hold, becomes the escape that JSON knows, such as \ud800
    return raw.encode("utf-8", "backslashreplace").decode("utf-8")


def parse(raw: bytes) -> dict:
    """Return the document in `raw`.

    Raises
    ------
    Foreign
        If it is not UTF-8, not JSON, has a number that JSON does not know, or not the shape of an answers file.
    Newer
        If its schema is above `SCHEMA`.
    """
    try:
        document = json.loads(raw.decode("utf-8-sig"), parse_constant=_number, parse_float=_number)
        text(document)  # what is nested too deep to be written back is no file of ours
    except (ValueError, RecursionError) as error:
        raise Foreign(str(error)) from error
    schema = document.get("schema") if isinstance(document, dict) else None
    if type(schema) is not int or schema < 1:
        raise Foreign(f"an answers file has a schema from 1 up; got {schema!r}")
    if schema > SCHEMA:
        raise Newer(f"this course reads schema {SCHEMA}; got {schema}")
    if not isinstance(document.get("items"), dict):
        raise Foreign("an answers file has items by key")
    return document


def _number(word: str) -> float:
    number = float(word)
    if not math.isfinite(number):
        raise ValueError(f"a number is finite; got {word}")
    return number


def mended(folder: Path) -> tuple[dict | None, str]:
    """Return the document in `folder`, or None, and a sentence if the file was damaged.

    A damaged file is moved aside and never deleted, and so is a previous version that is damaged too; a good one
    takes the file's place.

    Raises
    ------
    OSError
        If the file cannot be opened.
    Newer
        If the file is from a newer course.
    """
    try:
        return _look(folder / NAME), ""
    except Foreign:
        pass
    try:
        with locked(folder):
            return _mend(folder)
    except OSError:
        return _before(folder), f"Your answers file is damaged: move {NAME} out of the folder {folder.name} yourself."


def _mend(folder: Path) -> tuple[dict | None, str]:
    try:
        return _look(folder / NAME), ""
    except Foreign:
        pass
    if before := _before(folder):
        # written out first: a full disk must not leave the folder without a file
        unfinished = _write_out(folder, before)
        moved = _set_aside(folder, NAME)
        patiently(lambda: os.replace(unfinished, folder / NAME))
        then = "the version before it is used"
    else:
        moved = " and ".join(_set_aside(folder, name) for name in (NAME, PREVIOUS) if os.path.lexists(folder / name))
        then = "the course goes on without earlier answers"
    return before, f"Your answers file was damaged: it is now {moved} in the folder {folder.name}, and {then}."


def _before(folder: Path) -> dict | None:
    try:
        return _look(folder / PREVIOUS)
    except (Foreign, Newer, OSError):
        return None


def _look(path: Path) -> dict | None:
    try:
        regular = stat.S_ISREG(patiently(path.stat).st_mode)
    except PermissionError:
        raise
    except OSError as error:
        if path.is_symlink():
            raise Foreign("a link that leads nowhere") from error
        if isinstance(error, FileNotFoundError | NotADirectoryError):
            return None
        raise
    if not regular:
        raise Foreign("not a file")
    return parse(patiently(path.read_bytes))


def _set_aside(folder: Path, name: str) -> str:
    new = dated(folder, "damaged")
    os.rename(folder / name, folder / new)
    return new


def dated(folder: Path, why: str) -> str:
    """Return a name such as `answers-damaged-2026-11-24-1403.json` that is free in `folder`."""
    stem = f"answers-{why}-{datetime.now():%Y-%m-%d-%H%M}"
    names = itertools.chain([f"{stem}.json"], (f"{stem}-{n}.json" for n in itertools.count(2)))
    return next(name for name in names if not os.path.lexists(folder / name))


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other notebooks from writing in `folder`.

    Raises
    ------
    OSError
        If the lock cannot be had within `PATIENCE` seconds, or not at all.
    """
    if sys.platform == "emscripten":
        # one kernel, one thread; and a second lock is never granted there
        yield
        return
    from filelock import FileLock  # takes longer to import than the whole course, and reading does not need it

    with FileLock(folder / LOCK, timeout=PATIENCE, poll_interval=0.01):
        yield


def put(folder: Path, name: str, document: dict) -> None:
    """Put `document` on the disk as `name`, in one step: whoever reads finds the old file or the new one, whole."""
    unfinished = _write_out(folder, document)
    patiently(lambda: os.replace(unfinished, folder / name))


def _write_out(folder: Path, document: dict) -> Path:
    unfinished = folder / UNFINISHED
    # political opinions: nobody else who uses this computer may read them
    with open(unfinished, "wb", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
        file.write(text(document).encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
    return unfinished


def patiently(do):
    """Return what `do` returns, asking again if it is refused: on Windows a scanner may hold a file for an instant."""
    for pause in PAUSES:
        try:
            return do()
        except PermissionError:
            time.sleep(pause)
    return do()


def advice(error: OSError) -> str:
    """Return one sentence that says what to do about a save that failed."""
    if isinstance(error, TimeoutError):
        return "Another notebook is saving: try again, or save a copy in “Start here” before you leave."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "The disk is full: make room, or save a copy in “Start here” before you leave."
    return "The folder of your answers cannot be written: save a copy in “Start here” before you leave."
