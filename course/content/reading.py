"""Read one YAML or CSV text: its values as JSON would hold them, the line of each, and what is wrong with it."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field, fields
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import AliasEvent, DocumentStartEvent, NodeEvent, ScalarEvent, SequenceStartEvent
from ruamel.yaml.reader import ReaderError

from course.content.problems import Problem, many, named, shown, suggest

DEEPEST = 12
Steps = tuple[str | int, ...]


class Unreadable(Exception):
    """A file that cannot be read further: the line, what was found and what to write."""

    def __init__(self, line: int, found: str, mend: str):
        super().__init__(line, found, mend)
        self.problem = {"line": line, "found": found, "mend": mend}


class BadHeader(Exception):
    """A CSV file whose columns are not those of its records."""

    def __init__(self, problems: list[Problem]):
        super().__init__(problems)
        self.problems = problems


@dataclass
class Document:
    """What one file says: its value, the file and line of each path in it, and paths that were spoilt in reading."""

    file: str
    value: Any = None
    places: dict[Steps, tuple[str, int]] = field(default_factory=dict)
    faults: dict[Steps, tuple[str, str]] = field(default_factory=dict)


def cells_told(count: int, right: int) -> tuple[str, str]:
    """Return what to say of a row with a wrong number of cells."""
    return f"has {many(count, 'cell')}", f"write {right}, and put a text with a comma in it in double quotes"


def csv_rows(text: str) -> Iterator[tuple[int, list[str]]]:
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


def read_csv(file: str, text: str, record: type) -> Document:
    """Return the rows of a CSV text whose columns are the fields of `record`.

    Raises
    ------
    BadHeader
        If the columns are others.
    Unreadable
        If a row cannot be read.
    """
    rows = csv_rows(text)
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
            document.faults[(i,)] = cells_told(len(cells), len(header))
            # The cells after the fault belong to other columns; the id is before it, as a rule.
            known = header[:1]
        for name, cell in zip(known, cells, strict=False):
            if columns[name].type == tuple[str, ...]:
                value[name] = [part.strip() for part in cell.split(";")] if cell else []
            elif columns[name].type is int:
                value[name] = _plain(cell)
            elif cell or columns[name].default is MISSING:
                value[name] = cell
    return document


def read_yaml(file: str, text: str) -> Document:
    """Return the value of a YAML text of plain lists, groups and values, without tags, anchors and aliases.

    Raises
    ------
    Unreadable
        If it is not YAML, or nested too deeply, or more than one document.
    """
    return _Yaml(file, text).read()


class _Yaml:
    """One YAML text, read event by event."""

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
