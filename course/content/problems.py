"""What is wrong with the content, said so that its author can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass


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
