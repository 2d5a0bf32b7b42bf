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
class Position:
    """What somebody said of a policy option, when and where."""

    name: str
    date: str
    what: str
    source: str


@record
class Precedent:
    """An earlier case that a policy option is compared with."""

    what: str
    how_it_differs: str
    sources: tuple[str, ...]


@record
class PolicyOption:
    """Something that could be done for Ukraine's security; each best case speaks as its own side would."""

    id: str
    title: str
    short: str
    description: str
    in_law: str
    who_must_agree: str
    sources: tuple[str, ...]
    proposed_by: tuple[Position, ...]
    opposed_by: tuple[Position, ...]
    precedent: Precedent
    best_case_for: str
    best_case_against: str
    would_have_to_be_true: tuple[str, ...]
    status: str
    as_of: str
    status_sources: tuple[str, ...]
    compatible_with: tuple[str, ...]


@record
class Group:
    """Criteria that are weighed as one before they are weighed among themselves."""

    id: str
    title: str
    question: str


@record
class Criterion(Versioned):
    """A question that is put to all policy options alike; `worst` is the score 0, `best` is 10."""

    id: str
    group: str
    title: str
    question: str
    worst: str
    best: str
    disagreement: str
    sources: tuple[str, ...]


@record
class Score(Versioned):
    """How an option does by a criterion, from 0 to 10: an illustration of the course's own, made to be contested.

    `low` and `high` are where serious authors stand, `middle` is between them.
    """

    id: str
    option: str
    criterion: str
    low: int
    middle: int
    high: int
    reason: str
    as_of: str
    sources: tuple[str, ...]


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
class Choice(Versioned):
    """Options of which one is right (single) or several are."""

    id: str
    type: Literal["single", "several"]
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


@record
class Pair:
    """A line with the choice that belongs to it, and the feedback for that choice and for any other."""

    text: str
    match: str
    right: str
    not_yet: str
    source: str


@record
class Match(Versioned):
    """Lines to match with choices; a choice may belong to several lines or to none."""

    id: str
    type: Literal["match"]
    objective: str
    level: Level
    as_of: str
    prompt: str
    choices: tuple[str, ...]
    pairs: tuple[Pair, ...]
    about: Side | None = None


@record
class Number(Versioned):
    """A number to estimate: `answer`, `tolerance` and the range `least` to `most` are decimal numbers in `unit`."""

    id: str
    type: Literal["number"]
    objective: str
    level: Level
    as_of: str
    prompt: str
    unit: str
    answer: str
    tolerance: str
    least: str
    most: str
    right: str
    too_low: str
    too_high: str
    source: str
    about: Side | None = None


@record
class Short(Versioned):
    """A short text to write and to compare with a model answer by a checklist; nobody but the writer judges it."""

    id: str
    type: Literal["short"]
    objective: str
    level: Level
    as_of: str
    prompt: str
    model: str
    checklist: tuple[str, ...]
    source: str
    about: Side | None = None


Item = Choice | Classify | Order | Match | Number | Short


@record
class Quiz:
    """Items of a chapter: three on earlier chapters to open it, or six to eight on one part of it."""

    id: str
    chapter: str
    kind: Literal["opening", "closing"]
    title: str
    minutes: int
    after: str
    items: tuple[Item, ...]


@record
class GuessNumber(Versioned):
    """A number of a picture, guessed before it is shown; it stands in the table of the same id, at `row` and `column`.

    `least` and `most` bound the slider: whole numbers as text, in `unit`.
    """

    id: str
    type: Literal["number"]
    prompt: str
    unit: str
    row: str
    column: str
    least: str
    most: str
    look: str


@record
class GuessOrder(Versioned):
    """Rows of the table of the same id, put in order by `column`, the highest first, before the picture is shown."""

    id: str
    type: Literal["order"]
    prompt: str
    rows: tuple[str, ...]
    column: str
    look: str


@record
class GuessTrend(Versioned):
    """How the numbers of the table of the same id went, guessed before the picture is shown."""

    id: str
    type: Literal["trend"]
    prompt: str
    options: tuple[Option, ...]
    look: str


Guess = GuessNumber | GuessOrder | GuessTrend


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
class Step:
    """A step on the way into NATO: `held` says what it means when a member holds back, `stays` what may follow."""

    id: str
    title: str
    who: str
    what: str
    who_can_stop: str
    typical: str
    sources: tuple[str, ...]
    held: str | None = None
    stays: str | None = None


@record
class Reason:
    """Why a member held back: as it said itself (`own`), or as others read it (`reading`)."""

    who: str
    kind: Literal["own", "reading"]
    text: str
    sources: tuple[str, ...]


@record
class Case:
    """A state on its way into NATO; its dates are rows of a table with the columns `country` and `step`."""

    id: str
    country: str
    as_of: str
    summary: str
    sources: tuple[str, ...]
    reasons: tuple[Reason, ...]


@record
class Procedure:
    """How a member decides in its own law whether it ratifies."""

    id: str
    who: str
    rule: str
    sources: tuple[str, ...]


@record
class Happening:
    """Something that happened on a date at a step of a decision."""

    date: str
    what: str
    sources: tuple[str, ...]


@record
class Decision:
    """A step from a threat to common action: what the Treaty fixes, what each Ally is free to decide, what happened."""

    id: str
    article: str
    title: str
    fixed: str
    free: str
    sources: tuple[str, ...]
    cases: tuple[Happening, ...]


@record
class Perspective:
    """Where somebody with a stake stands, and theme weights that illustrate it.

    `position` is what they published, `side` the side that it is on: none where it is open, divided or not stated.
    `weights` (theme id to a whole number, 0 to 100) are the course's own reading, no statement of theirs; `why` says
    what they rest on. Where they show, that shows.
    """

    id: str
    name: str
    who: str
    core: bool
    position: str
    weights: dict[str, int]
    why: str
    caveat: str
    sources: tuple[str, ...]
    as_of: str
    side: Side | None = None


@record
class Content:
    """Everything in `data/`, in the order of its files."""

    sources: tuple[Source, ...]
    events: tuple[Event, ...]
    themes: tuple[Theme, ...]
    arguments: tuple[Argument, ...]
    options: tuple[PolicyOption, ...]
    groups: tuple[Group, ...]
    criteria: tuple[Criterion, ...]
    scores: tuple[Score, ...]
    claims: tuple[Claim, ...]
    terms: tuple[Term, ...]
    objectives: tuple[Objective, ...]
    chapters: tuple[Chapter, ...]
    quizzes: tuple[Quiz, ...]
    tables: tuple[Table, ...]
    guesses: tuple[Guess, ...]
    steps: tuple[Step, ...]
    cases: tuple[Case, ...]
    procedures: tuple[Procedure, ...]
    decisions: tuple[Decision, ...]
    perspectives: tuple[Perspective, ...]
