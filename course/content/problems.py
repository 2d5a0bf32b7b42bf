"""What is wrong with the content, said so that its author can mend it."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True, order=True)
class Problem:
    """One thing to mend; `line` is 0 and the other places are empty where there is none to name."""

    file: str
    line: int = 0
    id: str = ""
    field: str = ""
    found: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        what = ", ".join(part for part in (self.id, self.field) if part)
        end = "" if self.mend.endswith("?") else "."
        return f"{place}  {what}{': ' if what else ''}{self.found}; {self.mend}{end}"


class ContentError(Exception):
    """The content cannot be used; `problems` says everything that is wrong, `str()` says it in a line each."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def shown(text: str) -> str:
    """Return `text` in quotes, cut short, with everything invisible in it made visible."""
    return repr(text if len(text) <= 60 else text[:59] + "…")


def named(text: str) -> str:
    """Return an id or the name of a field as it is, or as `shown` does where it is not fit to print."""
    return text if re.fullmatch(r"[\w -]{0,60}", text) else shown(text)


def called(value: Any) -> str:
    """Return what a teacher would call a value of this type."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return f"{value}".lower()
    if isinstance(value, int):
        return f"the number {value}"
    return {str: "text", list: "a list", dict: "a group of fields"}[type(value)]


def suggest(word: str, known: Iterable[str]) -> str:
    """Return `did you mean 'x'?` for the nearest known word, empty where none is near."""
    near = difflib.get_close_matches(word[:100], sorted(known), n=1)
    return f"did you mean {shown(near[0])}?" if near else ""


def many(count: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
