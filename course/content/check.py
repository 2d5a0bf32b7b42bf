"""Check the content where it is written: read `data/`, say everything that is wrong, or make the records of it."""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from course.content.draft import LISTS, Draft, Entry
from course.content.problems import ContentError, Problem, called, shown, suggest
from course.content.reading import Steps
from course.content.records import Content, Guess, Item, Quiz
from course.content.rules import RULES, items_of

RECORDS = {kind: record for kind, (_, record) in LISTS.items()} | {"quizzes": Quiz}
UNIONS = {"items": Item, "guesses": Guess}
BY_TYPE = {
    kind: {name: record for record in get_args(union) for name in get_args(record.__annotations__["type"])}
    for kind, union in UNIONS.items()
}
"""The records of the kinds that have several, each by its type."""


def check(folder: Path) -> Content:
    """Return the content of a folder, checked.

    Parameters
    ----------
    folder : Path
        The folder `data/`.

    Returns
    -------
    Content
        A record for each thing in the folder.

    Raises
    ------
    ContentError
        If anything is wrong. A file that cannot be read gives its first problem, all others give all of theirs.
    """
    draft = Draft(folder)
    problems = list(draft.problems)
    made: dict[str, list[Any]] = {}
    for kind, entries in draft.entries.items():
        made[kind] = []
        for entry in entries:
            try:
                made[kind].append(_record(entry))
            except ValidationError as error:
                problems += _explained(entry, error)
    for rule in RULES:
        problems += rule(draft)
    if problems:
        raise ContentError(sorted(set(problems)))
    items = dict(zip(draft.entries["items"], made.pop("items"), strict=True))
    made["quizzes"] = [
        replace(quiz, items=tuple(items[item] for item in items_of(draft, entry)))
        for quiz, entry in zip(made["quizzes"], draft.entries["quizzes"], strict=True)
    ]
    return Content(**{kind: tuple(records) for kind, records in made.items()})


def write_bundle(content: Content, digest: str, path: Path) -> None:
    """Write checked content as the bundle that students load; all of it or nothing.

    Parameters
    ----------
    content : Content
        What `check` returned.
    digest : str
        The fingerprint of the files, taken before they were checked.
    path : Path
        The file to write.

    Raises
    ------
    OSError
        If the file cannot be written; the one that was there is left as it was.
    """
    text = json.dumps({"digest": digest, "content": asdict(content)}, ensure_ascii=False, separators=(",", ":"))
    new = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        new.write_text(text, encoding="utf-8", newline="\n")
        os.replace(new, path)
    finally:
        new.unlink(missing_ok=True)


def _record(entry: Entry) -> Any:
    record = _type(entry) or UNIONS[entry.kind]
    # A lone surrogate has no UTF-8; a rule tells of it.
    text = json.dumps(entry.value, ensure_ascii=False).encode(errors="replace")
    return _adapter(record).validate_json(text, strict=True)


def _type(entry: Entry) -> Any:
    return BY_TYPE[entry.kind].get(entry.text("type")) if entry.kind in BY_TYPE else RECORDS[entry.kind]


@cache
def _adapter(record: Any) -> TypeAdapter:
    return TypeAdapter(record)


def _explained(entry: Entry, error: ValidationError) -> Iterator[Problem]:
    record = _type(entry)
    if record is None and isinstance(entry.value, dict):
        # Of the fields of a record of no known type nothing can be said.
        found = f"is {shown(entry.text('type'))}" if "type" in entry.value else "is missing"
        types = BY_TYPE[entry.kind]
        mend = suggest(entry.text("type"), types) or f"write one of {', '.join(types)}"
        yield entry.problem(("type",), found, mend)
        return
    told = {}
    for fault in error.errors(include_url=False):
        path = () if record is None else tuple(fault["loc"])
        # What was spoilt in reading has been told already.
        if not any(entry.base + path[:n] in entry.document.faults for n in range(len(path) + 1)):
            told[path] = _words(record, path, fault)
    mends = {(path[:-1], mend) for path, (_, mend) in told.items()}
    for path, (found, mend) in told.items():
        # A field that is only misspelt is told once, as that.
        if found != "is missing" or (path[:-1], f"did you mean {path[-1]!r}?") not in mends:
            yield entry.problem(path, found, mend)


def _words(record: Any, path: Steps, fault: Any) -> tuple[str, str]:
    """Return what pydantic found and what to write, in a teacher's words."""
    value = fault["input"]
    match fault["type"]:
        case "unexpected_keyword_argument":
            known = _fields(record, path[:-1])
            return "is no field of this record", suggest(str(path[-1]), known) or f"write one of {', '.join(known)}"
        case "missing":
            return "is missing", "write it"
        case "literal_error":
            allowed = re.findall("'([^']*)'", fault["ctx"]["expected"])
            found = f"is {shown(value)}" if isinstance(value, str) else f"is {called(value)}"
            near = suggest(value, allowed) if isinstance(value, str) else ""
            return found, near or f"write one of {', '.join(allowed)}"
        case "string_type":
            quoted = isinstance(value, bool | int)
            return f"is {called(value)}", "put it in quotes" if quoted else "write a text"
        case "int_type":
            return f"is {shown(value) if isinstance(value, str) else called(value)}", "write a number of up to 3 digits"
        case "bool_type":
            return f"is {shown(value) if isinstance(value, str) else called(value)}", "write true or false"
        case "tuple_type":
            return f"is {called(value)}", "write a list, each line after a dash"
        case "dataclass_type" | "dict_type":
            return f"is {called(value)}", "write fields, each with its name and a colon"
    return f"does not fit ({fault['msg']})", "write it like the others"


def _fields(record: Any, path: Steps) -> list[str]:
    """Return the names of the fields of the record that is at `path` in another."""
    for step in path:
        if isinstance(step, str):
            record = next(field.type for field in fields(record) if field.name == step)
            if not is_dataclass(record):
                record = get_args(record)[0]
    return [field.name for field in fields(record)]
