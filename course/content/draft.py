"""Read the files in `data/` as their authors left them, keeping the line of every value.

Nothing is known to be right here: a `Draft` holds what could be read, as JSON would hold it, and what could not.
"""

import csv
import difflib
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import AliasEvent, DocumentStartEvent, NodeEvent, ScalarEvent, SequenceStartEvent
from ruamel.yaml.reader import ReaderError

from course.content import records
from course.content.load import LARGEST, content_files, read_bytes
from course.content.problems import Problem

LISTS = {
    "sources": ("sources.csv", records.Source),
    "events": ("timeline.csv", records.Event),
    "themes": ("themes.yaml", records.Theme),
    "arguments": ("arguments.yaml", records.Argument),
    "claims": ("claims.csv", records.Claim),
    "terms": ("glossary.yaml", records.Term),
    "objectives": ("objectives.yaml", records.Objective),
    "chapters": ("chapters.yaml", records.Chapter),
    "tables": ("tables.yaml", records.Table),
}
"""The kinds that one file lists, with that file and the record of each; `quizzes` have a file each."""

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DEEPEST = 12
Steps = tuple[str | int, ...]


class Unreadable(Exception):
    """A file that cannot be read further: the line, what was found and what to write."""

    def __init__(self, line: int, found: str, mend: str):
        super().__init__(line, found, mend)
        self.problem = {"line": line, "found": found, "mend": mend}


@dataclass
class Document:
    """What one file says: its value, the file and line of each path in it, and paths that were spoilt in reading."""

    file: str
    value: Any = None
    places: dict[Steps, tuple[str, int]] = field(default_factory=dict)
    faults: dict[Steps, tuple[str, str]] = field(default_factory=dict)


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
            found = f"is {called(document.value)}" if document.value else "is empty"
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
            mend = "write one quiz: id, chapter, title, minutes, after, items"
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
            rows = list(_csv_rows(self._text(name)))
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
                self.problems.append(entry.problem(("rows", i), *_cells(len(cells), len(header))))
        return {name}

    def _document(self, kind: str, name: str, record: type | None) -> Document | None:
        try:
            text = self._text(name)
            if name.endswith(".csv"):
                return _read_csv(self._file(name), text, record)
            return _Yaml(self._file(name), text).read()
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


class BadHeader(Exception):
    """A CSV file whose columns are not those of its records."""

    def __init__(self, problems: list[Problem]):
        super().__init__(problems)
        self.problems = problems


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


def _parts(value: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def _cells(count: int, right: int) -> tuple[str, str]:
    return f"has {count} cells", f"write {right}, and put a text with a comma in it in double quotes"


def _csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not blank, with the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        mend = "put a text with a comma or a quote in it in double quotes, and write each quote in it twice"
        raise Unreadable(line, f"has a row that cannot be read ({error})", mend) from None


def _read_csv(file: str, text: str, record: type) -> Document:
    rows = _csv_rows(text)
    columns = {part.name: part for part in fields(record)}
    line, header = next(rows, (1, []))
    problems = []
    if len(header) < 2:
        problems.append(("", "has no header", "write the first line " + ",".join(columns)))
    else:
        for name in dict.fromkeys(header):
            if name not in columns:
                mend = suggest(name, set(columns) - set(header)) or "delete the column"
                problems.append((name, "is no column of this file", mend))
            elif header.count(name) > 1:
                problems.append((name, "is there twice", "keep one column"))
        # A column that is only misspelt is told once, as that.
        near = "".join(mend for _, _, mend in problems)
        missing = [name for name in columns if name not in header and shown(name) not in near]
        problems += [(name, "is missing", "write the first line " + ",".join(columns)) for name in missing]
    if problems:
        raise BadHeader([Problem(file=file, line=line, field=named(a), found=b, mend=c) for a, b, c in problems])
    document = Document(file, [], {(): (file, 1)})
    for i, (line, cells) in enumerate(rows):
        document.places[(i,)] = (file, line)
        value: dict[str, Any] = {}
        document.value.append(value)
        known = header
        if len(cells) != len(header):
            document.faults[(i,)] = _cells(len(cells), len(header))
            # The cells after the fault belong to other columns; the id is before it, as a rule.
            known = header[:1]
        for name, cell in zip(known, cells, strict=False):
            if columns[name].type == tuple[str, ...]:
                value[name] = [part.strip() for part in cell.split(";")] if cell else []
            elif cell or columns[name].default is MISSING:
                value[name] = cell
    return document


class _Yaml:
    """One YAML text, read event by event: plain lists, groups and values, no tags, no anchors, no aliases."""

    def __init__(self, file: str, text: str):
        self.document = Document(file)
        self.text = text
        self.line = 1

    def read(self) -> Document:
        self.events = self._events()
        self.document.places[()] = (self.document.file, 1)
        next(self.events)
        if isinstance(next(self.events), DocumentStartEvent):
            self.document.value = self._value(next(self.events), ())
            next(self.events)
            if isinstance(next(self.events), DocumentStartEvent):
                raise Unreadable(self.line, "begins a second document", "keep one, without --- between the lines")
        return self.document

    def _events(self) -> Iterator[Any]:
        events = YAML(typ="safe", pure=True).parse(self.text)
        while True:
            try:
                event = next(events)
            except StopIteration:
                return
            except MarkedYAMLError as error:
                # Some errors come with a context alone.
                problem = error.problem or error.context or ""
                # What does not end is best mended where it begins.
                endless = "unexpected end" in problem or "expected ','" in problem
                mark = error.context_mark if endless or not error.problem_mark else error.problem_mark
                raise Unreadable(mark.line + 1 if mark else self.line, *_explained(problem)) from None
            except ReaderError as error:
                line = self.text.count("\n", 0, error.position) + 1
                found = f"has the hidden character U+{ord(self.text[error.position]):04X}"
                raise Unreadable(line, found, "delete it") from None
            except Exception:
                # The reader lets errors of all kinds out, such as a ValueError for the escape "\UFFFFFFFF".
                raise Unreadable(self.line, "cannot be read from here on", "look for a stray \\, % or quote") from None
            self.line = event.start_mark.line + 1
            yield event

    def _value(self, event: Any, path: Steps) -> Any:
        line = event.start_mark.line + 1
        self.document.places.setdefault(path, (self.document.file, line))
        if len(path) > DEEPEST:
            raise Unreadable(line, "is nested too deeply", "take out brackets or spaces at the beginning of lines")
        if isinstance(event, AliasEvent):
            self.document.faults[path] = ("is an alias (*)", "write the value itself")
            return None
        if event.anchor:
            self.document.faults[path] = ("has an anchor (&)", "put a text that begins with & in quotes")
        if event.ctag:
            self.document.faults[path] = ("has a tag (!)", "put a text that begins with ! in quotes")
        if isinstance(event, ScalarEvent):
            return _plain(event.value) if event.style is None else event.value
        if isinstance(event, SequenceStartEvent):
            return self._list(path)
        return self._group(path)

    def _list(self, path: Steps) -> list[Any]:
        values: list[Any] = []
        while isinstance(event := next(self.events), NodeEvent):
            values.append(self._value(event, (*path, len(values))))
        return values

    def _group(self, path: Steps) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while isinstance(event := next(self.events), NodeEvent):
            line = event.start_mark.line + 1
            if not isinstance(event, ScalarEvent):
                raise Unreadable(line, "has a list or an alias as the name of a field", "write name: value")
            key = (*path, event.value)
            if event.value in values:
                first = self.document.places[key][1]
                self.document.faults[key] = (f"is there twice (first on line {first})", "keep one")
            if event.value == "<<":
                self.document.faults[key] = ("is a merge (<<)", "write the fields themselves")
            self.document.places[key] = (self.document.file, line)
            values[event.value] = self._value(next(self.events), key)
        return values


def _plain(text: str) -> str | int | bool | None:
    """Return the value of a text without quotes; dates and years stay text, and no count in `data/` has four digits."""
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    return int(text) if re.fullmatch(r"0|-?[1-9][0-9]{0,2}", text) else text


FAULTS = {
    "mapping values are not allowed": ("has a colon where none can be", "put a text that has a colon in it in quotes"),
    "unexpected end of stream": ("has a quote that does not end", "close the quote"),
    "found character '\\t'": ("has a tab", "write spaces in place of the tab"),
    "that cannot start any token": ("has a sign that no text can begin with", "put the whole text in quotes"),
    "could not find expected ':'": ("has a line that is no field", "write name: value, or set the line further in"),
    "entries are not allowed": ("has a dash where no list can begin", "put the text in quotes, or begin a new line"),
    "more indented follow up line": ("comes after a line of spaces", "delete that line"),
    "expected <block end>": ("does not fit the lines before it", "set it in like them, or put the text in quotes"),
    "expected ','": ("has a bracket that does not end", "close the bracket, or put the whole text in quotes"),
}
"""What the YAML reader says, and the same for people who do not write YAML every day."""


def _explained(problem: str) -> tuple[str, str]:
    for part, words in FAULTS.items():
        if part in problem:
            return words
    return f"cannot be read here ({problem})", "look at the spaces, quotes and brackets on this line and the one before"
