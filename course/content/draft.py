"""Read the files in `data/` as their authors left them, keeping the line of every value.

Nothing is known to be right here: a `Draft` holds what could be read, as JSON would hold it, and what could not.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course.content import records
from course.content.load import LARGEST, content_files, read_bytes
from course.content.problems import Problem, called, named, suggest
from course.content.reading import BadHeader, Document, Steps, Unreadable, cells_told, csv_rows, read_csv, read_yaml

LISTS = {
    "sources": ("sources.csv", records.Source),
    "events": ("timeline.csv", records.Event),
    "themes": ("themes.yaml", records.Theme),
    "arguments": ("arguments.yaml", records.Argument),
    "options": ("options.yaml", records.PolicyOption),
    "groups": ("groups.yaml", records.Group),
    "criteria": ("criteria.yaml", records.Criterion),
    "scores": ("scores.csv", records.Score),
    "claims": ("claims.csv", records.Claim),
    "terms": ("glossary.yaml", records.Term),
    "objectives": ("objectives.yaml", records.Objective),
    "chapters": ("chapters.yaml", records.Chapter),
    "tables": ("tables.yaml", records.Table),
    "guesses": ("guesses.yaml", records.Guess),
    "steps": ("accession.yaml", records.Step),
    "cases": ("cases.yaml", records.Case),
    "procedures": ("procedures.yaml", records.Procedure),
    "decisions": ("decisions.yaml", records.Decision),
    "perspectives": ("perspectives.yaml", records.Perspective),
}
"""The kinds that one file lists, with that file and the record of each; `quizzes` have a file each."""

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(eq=False)
class Entry:
    """One thing of the content as it was written, before it becomes a record."""

    kind: str
    value: Any
    document: Document
    base: Steps = ()
    within: "Entry | None" = None

    @property
    def id(self) -> str:
        """Its id, empty where it has none."""
        return self.text("id")

    def text(self, name: str) -> str:
        """Return the text of one of its own fields, empty where there is none."""
        value = self.value.get(name) if isinstance(self.value, dict) else None
        return value if isinstance(value, str) else ""

    def at(self, pattern: str) -> Iterator[tuple[Steps, Any]]:
        """Yield each path that fits `pattern` (`options.*.text`), with its value; what is not there is left out."""
        found = [((), self.value)]
        for step in pattern.split("."):
            found = [
                (path + (key,), part)
                for path, value in found
                for key, part in _parts(value)
                if step == "*" or step == key
            ]
        yield from found

    def texts(self, pattern: str) -> Iterator[tuple[Steps, str]]:
        """Yield what `at` yields, as far as it is text."""
        return ((path, value) for path, value in self.at(pattern) if isinstance(value, str))

    def strings(self) -> Iterator[tuple[Steps, str]]:
        """Yield the path and the value of every text in it."""
        found: list[tuple[Steps, Any]] = [((), self.value)]
        while found:
            path, value = found.pop()
            if isinstance(value, str):
                yield path, value
            found += [(path + (key,), part) for key, part in _parts(value)]

    def problem(self, path: Steps, found: str, mend: str) -> Problem:
        """Return the problem at `path` in it, on the line of what is nearest to it."""
        steps = self.base + path
        while steps not in self.document.places:
            steps = steps[:-1]
        file, line = self.document.places[steps]
        name = "".join(f"[{step}]" if isinstance(step, int) else f".{named(step)}" for step in path).removeprefix(".")
        return Problem(file=file, line=line, id=named(self.id), field=name, found=found, mend=mend)


class Draft:
    """All files of a folder, read.

    Attributes
    ----------
    entries : dict of str to list of Entry
        What was read, by kind: those of `LISTS`, `quizzes` and the quizzes' `items`.
    problems : list of Problem
        What could not be read.
    unread : set of str
        The kinds of which a file could not be read, so that nobody can say which ids there are.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self.entries: dict[str, list[Entry]] = {kind: [] for kind in (*LISTS, "quizzes", "items")}
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        names = {path.relative_to(folder).as_posix() for path in content_files(folder)}
        known = {name for name, _ in LISTS.values()}
        for kind, (name, record) in LISTS.items():
            self._read_list(kind, name, record)
        for entry in self.entries["tables"]:
            known |= self._read_rows(entry)
        for name in sorted(name for name in names if re.fullmatch(r"quizzes/[^/]+\.yaml", name)):
            known.add(name)
            self._read_quiz(name)
        for name in sorted(names - known):
            self._refuse(name, known)

    def ids(self, kind: str) -> set[str]:
        """Return the ids of one kind."""
        return {entry.id for entry in self.entries[kind]}

    def _read_list(self, kind: str, name: str, record: type) -> None:
        document = self._document(kind, name, record)
        if document is None:
            return
        if not isinstance(document.value, list) or not document.value:
            found = "is empty" if document.value in ([], {}) else f"is {called(document.value)}"
            csv_file = name.endswith(".csv")
            mend = "write the rows under the header" if csv_file else "write a list, each entry of it after a dash"
            self.problems.append(Problem(file=document.file, line=1, found=found, mend=mend))
            self.unread.add(kind)
            return
        entries = [Entry(kind, value, document, (i,)) for i, value in enumerate(document.value)]
        self._take(document, entries)

    def _read_quiz(self, name: str) -> None:
        document = self._document("quizzes", name, None)
        if document is None:
            return
        if not isinstance(document.value, dict):
            found = f"is {called(document.value)}"
            mend = "write one quiz: id, chapter, kind, title, minutes, after, items"
            self.problems.append(Problem(file=document.file, line=1, found=found, mend=mend))
            self.unread.add("quizzes")
            return
        value = dict(document.value)
        quiz = Entry("quizzes", value, document)
        items = value.get("items")
        entries = [quiz]
        if isinstance(items, list):
            # The items are entries of their own, so that each is told by its own id.
            value["items"] = []
            entries += [Entry("items", item, document, ("items", i), quiz) for i, item in enumerate(items)]
        self._take(document, entries)

    def _read_rows(self, entry: Entry) -> set[str]:
        """Add to a table its columns and rows; return the name of the file that holds them."""
        if not isinstance(entry.value, dict):
            return set()
        for name in ("columns", "rows"):
            if name in entry.value:
                found, mend = "does not belong here", "write it in the table's CSV file"
                self.problems.append(entry.problem((name,), found, mend))
            entry.value[name] = []
        if not SLUG.fullmatch(entry.id):
            return set()
        name = f"tables/{entry.id}.csv"
        file = self._file(name)
        try:
            rows = list(csv_rows(self._text(name)))
            if len(rows) < 2:
                raise Unreadable(1, "has no rows", "write a header and the rows under it")
        except Unreadable as error:
            self.problems.append(Problem(file=file, **error.problem))
            return {name}
        (_, header), *rest = rows
        places = entry.document.places
        places[entry.base + ("columns",)] = (file, rows[0][0])
        entry.value |= {"columns": header, "rows": [cells for _, cells in rest]}
        for i, (line, cells) in enumerate(rest):
            places[entry.base + ("rows", i)] = (file, line)
            if len(cells) != len(header):
                self.problems.append(entry.problem(("rows", i), *cells_told(len(cells), len(header))))
        return {name}

    def _document(self, kind: str, name: str, record: type | None) -> Document | None:
        try:
            text = self._text(name)
            if name.endswith(".csv"):
                return read_csv(self._file(name), text, record)
            return read_yaml(self._file(name), text)
        except Unreadable as error:
            self.problems.append(Problem(file=self._file(name), **error.problem))
        except BadHeader as error:
            self.problems += error.problems
        self.unread.add(kind)
        return None

    def _take(self, document: Document, entries: list[Entry]) -> None:
        for entry in entries:
            self.entries[entry.kind].append(entry)
        for path, (found, mend) in document.faults.items():
            owners = [entry for entry in entries if path[: len(entry.base)] == entry.base]
            if owners:
                owner = max(owners, key=lambda entry: len(entry.base))
                self.problems.append(owner.problem(path[len(owner.base) :], found, mend))
            else:
                file, line = document.places[path]
                self.problems.append(Problem(file=file, line=line, found=found, mend=mend))

    def _text(self, name: str) -> str:
        path = self.folder / name
        try:
            data = read_bytes(path)
        except FileNotFoundError:
            raise Unreadable(0, "is missing", "put the file back") from None
        except OSError as error:
            raise Unreadable(0, f"cannot be read ({error.strerror or error})", "make it a readable file") from None
        if len(data) > LARGEST:
            raise Unreadable(0, "is larger than 2 MB", "split it or make its texts shorter")
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise Unreadable(line, "is not UTF-8 text", "save the file as UTF-8") from None

    def _refuse(self, name: str, known: Iterable[str]) -> None:
        if name.startswith("tables/"):
            mend = "describe the table in tables.yaml, or delete the file"
        else:
            mend = suggest(name, known) or "delete it, or move it out of the folder"
        self.problems.append(Problem(file=self._file(name), found="is no file of the course", mend=mend))

    def _file(self, name: str) -> str:
        return f"{self.folder.name}/{name}"


def _parts(value: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()
