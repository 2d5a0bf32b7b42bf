"""A copy of the answers to take along, to bring back, and the deletion of everything."""

from collections.abc import Mapping
from pathlib import Path

from course.answers import store
from course.answers.store import Given

LIMIT = 1_000_000  # bytes of a copy; a whole course's answers are below 100 000
FILES = (store.NAME, store.PREVIOUS, store.UNFINISHED, "answers-damaged-*.json", "answers-before-*.json")

NO_COPY = "This is not a copy of your answers: choose the file that “Save a copy” made."
TOO_LARGE = "This file is empty or larger than 1 MB: choose the file that “Save a copy” made."
NEWER_COPY = "This copy is from a newer course: update the course, then load it again."

DELETED = "Your answers are deleted for good, with all earlier versions; only an empty answers file is left."


def export(
    folder: Path, changes: Mapping[str, Given | None] | None = None, whole: Mapping[str, Given] | None = None
) -> str:
    """Return the text of a copy of the answers in `folder`.

    Parameters
    ----------
    folder : Path
        Named nowhere in the copy.
    changes, whole : mapping, optional
        As in `store.write`: what has not been written yet, and what the caller holds.

    Returns
    -------
    str
        JSON of the same form as the answers file.
    """
    try:
        document, note = store.mended(folder)
    except (store.Newer, OSError):
        document, note = None, ""
    return store.text(store.merged(document, changes or {}, whole if note or document is None else None))


def bring_in(folder: Path, text: str) -> str:
    """Put the answers of a copy into the file in `folder`, in place of those with the same key.

    Parameters
    ----------
    folder : Path
        Made if it is not there. The file as it was is kept under a dated name.
    text : str
        What `export` returned, at most `LIMIT` bytes.

    Returns
    -------
    str
        One sentence that says what was done, or what to do.
    """
    raw = text.encode("utf-8", "backslashreplace")
    if not 0 < len(raw) <= LIMIT:
        return TOO_LARGE
    try:
        copy = store.parse(raw)
    except store.Newer:
        return NEWER_COPY
    except store.Foreign:
        return NO_COPY
    answers = {key: item for key, item in store.given(copy).items() if item.value is not None}
    kept = []

    def edit(document: dict | None, _broken: bool) -> dict:
        if document is not None:
            kept.append(store.dated(folder, "before"))
            store.put(folder, kept[0], document)
        # the copy's code too: the same student goes on, on another machine
        same = {"code": copy["code"]} if isinstance(copy.get("code"), str) else {}
        return store.merged((document or {"items": {}}) | same, answers, None)

    try:
        store.change(folder, edit)
    except store.Newer:
        return f"The copy was not loaded. {store.NEWER}"
    except OSError as error:
        return f"The copy was not loaded. {store.advice(error)}"
    done = f"{len(answers)} {'answer was' if len(answers) == 1 else 'answers were'} loaded from the copy"
    return f"{done}; your file as it was before is {kept[0]}." if kept else f"{done}."


def delete(folder: Path) -> str:
    """Delete every file with answers in `folder` for good, and begin an empty one.

    The empty file tells a notebook that is still open elsewhere not to write the old answers back.

    Parameters
    ----------
    folder : Path
        Files that are not the course's stay in it.

    Returns
    -------
    str
        One sentence that says what was done, or what to do.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with store.locked(folder):
            for path in [path for name in FILES for path in folder.glob(name) if path.is_file()]:
                store.patiently(path.unlink)
            store.put(folder, store.NAME, store.merged(None, {}, None))
    except OSError:
        return f"Not all of your answers could be deleted: delete the folder {folder.name} yourself."
    return DELETED
