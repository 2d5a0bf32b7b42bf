"""What the course is made of: one frozen record for each kind of thing in `data/`.

Dates are ISO strings of a year, a month or a day (`2014`, `2014-02`, `2014-02-22`). Every id is permanent: a
changed meaning is a new id, so that answers saved under the old one stay readable.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Literal

Side = Literal["for", "against"]
Level = Literal["remember", "understand", "apply", "analyse", "evaluate"]


def record(cls):
    """Make `cls` a frozen dataclass in which an unknown key is an error, not a silence."""
    cls.__pydantic_config__ = {"extra": "forbid", "strict": True}
    return dataclass(frozen=True, kw_only=True)(cls)


class Versioned:
    """A thing that answers are saved about."""

    @property
    def version(self) -> str:
        """Eight hexadecimal digits that change when anything a student reads in it changes."""
        text = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)
        return hashlib.blake2s(text.encode(), digest_size=4).hexdigest()


@record
class Source:
    """Where a statement comes from; an empty `url` means that title, author, publisher and date describe it in full."""

    id: str
    title: str
    author: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    kind: str
    language: str = "en"


@record
class Event:
    """Something that happened on a date."""

    id: str
    date: str
    title: str
    what_happened: str
    category: Literal["alliance", "diplomacy", "reform", "russia", "ukraine", "war"]
    level: Literal["core", "more"]
    sources: tuple[str, ...]


@record
class Theme(Versioned):
    """A question on which both sides have arguments, weighed as one."""

    id: str
    title: str
    question: str
    summary: str


@record
class Evidence:
    """A statement that an argument's proponents point to."""

    statement: str
    date: str
    source: str
    also: tuple[str, ...] = ()


@record
class Proponent:
    """Somebody who argues it, and where."""

    name: str
    source: str


@record
class Argument(Versioned):
    """One argument of one side; `claim` and `reasoning` speak as its proponents would."""

    id: str
    theme: str
    side: Side
    pair: str
    title: str
    claim: str
    reasoning: str
    evidence: tuple[Evidence, ...]
    best_objection: str
    what_would_weaken_it: str
    who_argues_it: tuple[Proponent, ...]
    crux: str
    kind: Literal["empirical", "value", "mixed"]
    as_of: str
    other_sources: tuple[str, ...] = ()


@record
class Claim:
    """A statement of the seed essay, checked: what the record says, and where the course covers it."""

    id: str
    section: str
    passage: str
    verdict: Literal[
        "confirmed", "imprecise", "wrong", "outdated", "unsupported", "contested", "value_judgement", "prediction"
    ]
    record: str
    as_of: str
    sources: tuple[str, ...]
    covered_in: str


@record
class Term:
    """A word of the trade, explained."""

    id: str
    term: str
    meaning: str
    sources: tuple[str, ...]


@record
class Objective:
    """What a reader will be able to do."""

    id: str
    text: str


@record
class Chapter:
    """A notebook of the course; it is 'to come' while its file is not there."""

    id: str
    number: int
    file: str
    title: str
    question: str
    minutes: int


@record
class Option:
    """An answer that can be chosen, with the feedback for choosing it."""

    text: str
    right: bool
    feedback: str
    source: str


@record
class Row:
    """A statement to classify: its right kind, and the feedback for each kind that can be chosen."""

    text: str
    kind: str
    feedback: dict[str, str]
    source: str


@record
class Single(Versioned):
    """One best answer."""

    id: str
    type: Literal["single"]
    objective: str
    level: Level
    as_of: str
    prompt: str
    options: tuple[Option, ...]
    about: Side | None = None
    claims: tuple[str, ...] = ()


@record
class Several(Versioned):
    """Several right answers among the options."""

    id: str
    type: Literal["several"]
    objective: str
    level: Level
    as_of: str
    prompt: str
    options: tuple[Option, ...]
    about: Side | None = None
    claims: tuple[str, ...] = ()


@record
class Classify(Versioned):
    """Statements to put into kinds."""

    id: str
    type: Literal["classify"]
    objective: str
    level: Level
    as_of: str
    prompt: str
    kinds: tuple[str, ...]
    rows: tuple[Row, ...]
    about: Side | None = None


@record
class Order(Versioned):
    """Events of the timeline to put in order, the earliest first; written in the right order."""

    id: str
    type: Literal["order"]
    objective: str
    level: Level
    as_of: str
    prompt: str
    events: tuple[str, ...]
    right: str
    not_yet: str
    source: str
    about: Side | None = None


Item = Single | Several | Classify | Order


@record
class Quiz:
    """Six to eight items on one part of a chapter."""

    id: str
    chapter: str
    title: str
    minutes: int
    after: str
    items: tuple[Item, ...]


@record
class Table:
    """The numbers of a picture: `columns` names them, `rows` holds them as text, in the order shown."""

    id: str
    title: str
    unit: str
    as_of: str
    sources: tuple[str, ...]
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@record
class Content:
    """Everything in `data/`, in the order of its files."""

    sources: tuple[Source, ...]
    events: tuple[Event, ...]
    themes: tuple[Theme, ...]
    arguments: tuple[Argument, ...]
    claims: tuple[Claim, ...]
    terms: tuple[Term, ...]
    objectives: tuple[Objective, ...]
    chapters: tuple[Chapter, ...]
    quizzes: tuple[Quiz, ...]
    tables: tuple[Table, ...]
