"""What good content keeps to, beyond its shape: each rule a small function that yields what breaks it.

The rules read a `Draft`, not records: a misspelt field in one place hides nothing that is wrong in another.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import get_args
from urllib.parse import urlsplit

from course.content.draft import SLUG, Draft, Entry
from course.content.problems import Problem, many, named, shown, suggest
from course.content.records import Level

Rule = Callable[[Draft], Iterator[Problem]]
RULES: list[Rule] = []

REFERENCES = {
    "events": {"sources.*": "sources"},
    "arguments": {
        "theme": "themes",
        "pair": "arguments",
        "evidence.*.source": "sources",
        "evidence.*.also.*": "sources",
        "who_argues_it.*.source": "sources",
        "other_sources.*": "sources",
    },
    "options": {
        "sources.*": "sources",
        "proposed_by.*.source": "sources",
        "opposed_by.*.source": "sources",
        "precedent.sources.*": "sources",
        "status_sources.*": "sources",
        "compatible_with.*": "options",
    },
    "criteria": {"group": "groups", "sources.*": "sources"},
    "scores": {"option": "options", "criterion": "criteria", "sources.*": "sources"},
    "claims": {"sources.*": "sources"},
    "terms": {"sources.*": "sources"},
    "tables": {"sources.*": "sources"},
    "guesses": {"id": "tables", "options.*.source": "sources"},
    "steps": {"sources.*": "sources"},
    "cases": {"sources.*": "sources", "reasons.*.sources.*": "sources"},
    "procedures": {"sources.*": "sources"},
    "decisions": {"sources.*": "sources", "cases.*.sources.*": "sources"},
    "perspectives": {"sources.*": "sources"},
    "quizzes": {"chapter": "chapters"},
    "items": {
        "objective": "objectives",
        "options.*.source": "sources",
        "rows.*.source": "sources",
        "pairs.*.source": "sources",
        "source": "sources",
        "events.*": "events",
        "claims.*": "claims",
    },
}
SOURCED = {
    "events": ["sources"],
    "arguments": ["evidence", "who_argues_it"],
    "options": ["sources", "proposed_by", "opposed_by", "precedent.sources", "status_sources"],
    "criteria": ["sources"],
    "scores": ["sources"],
    "claims": ["sources"],
    "tables": ["sources"],
    "steps": ["sources"],
    "cases": ["sources", "reasons.*.sources"],
    "procedures": ["sources"],
    "decisions": ["sources", "cases", "cases.*.sources"],
    "perspectives": ["sources"],
}
DATES = {
    "sources": ["date"],
    "events": ["date"],
    "arguments": ["as_of", "evidence.*.date"],
    "options": ["as_of", "proposed_by.*.date", "opposed_by.*.date"],
    "scores": ["as_of"],
    "claims": ["as_of"],
    "items": ["as_of"],
    "tables": ["as_of"],
    "cases": ["as_of"],
    "decisions": ["cases.*.date"],
    "perspectives": ["as_of"],
}
MAY_BE_EMPTY = {"sources": ("author", "publisher", "date", "url"), "tables": ("note", "rows")}
WORDS = {
    "description": 60, "in_law": 80, "who_must_agree": 35, "what": 50, "how_it_differs": 60, "best_case_for": 65,
    "best_case_against": 65, "would_have_to_be_true": 30, "status": 80,
    "title": 40, "question": 30, "summary": 40, "what_happened": 40, "meaning": 50, "claim": 60, "reasoning": 130,
    "statement": 60, "best_objection": 90, "what_would_weaken_it": 90, "crux": 60, "passage": 60, "record": 100,
    "note": 80, "after": 40, "look": 60, "prompt": 70, "text": 40, "feedback": 60, "right": 60, "not_yet": 60,
    "too_low": 60, "too_high": 60, "model": 90, "checklist": 30, "url": 60,
    "worst": 30, "best": 30, "disagreement": 40, "reason": 40,
    "held": 40, "stays": 40, "rule": 40, "fixed": 60, "free": 45, "position": 60, "why": 30, "caveat": 30,
}  # fmt: skip
"""The most words that a field may have; 20 in one that is not here."""

IDS = {"claims": re.compile("[A-Z][0-9]{2,3}"), "objectives": re.compile("O[0-9]{1,2}")}
"""The form of ids that are no words; all others are words with hyphens."""

DISPUTED = ("contested", "value_judgement", "prediction", "unsupported")
HIGHER = ("apply", "analyse", "evaluate")


def rule(function: Rule) -> Rule:
    """Add a rule to `RULES`."""
    RULES.append(function)
    return function


def every(draft: Draft) -> Iterator[Entry]:
    """Yield all entries of a draft."""
    for entries in draft.entries.values():
        yield from entries


# What holds for all kinds.


@rule
def ids_have_their_form(draft: Draft) -> Iterator[Problem]:
    """An id is words of small letters and digits with hyphens; claims and objectives have letter and number."""
    for entry in every(draft):
        form = IDS.get(entry.kind, SLUG)
        if entry.id and not form.fullmatch(entry.id):
            mend = "write small letters, digits and hyphens" if form is SLUG else "write a capital letter and a number"
            yield entry.problem(("id",), f"is {shown(entry.id)}", mend)


@rule
def ids_are_unique(draft: Draft) -> Iterator[Problem]:
    """No two things of a kind share an id."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in every(draft):
        other = first.setdefault((entry.kind, entry.id), entry)
        if entry.id and other is not entry:
            place = other.problem(("id",), "", "")
            yield entry.problem(("id",), f"is taken already ({place.file}:{place.line})", "write a new id")


@rule
def references_resolve(draft: Draft) -> Iterator[Problem]:
    """Every id that is named is there; an id of a file that cannot be read may be."""
    for kind, patterns in REFERENCES.items():
        for pattern, target in patterns.items():
            ids = draft.ids(target)
            for entry in [] if target in draft.unread else draft.entries[kind]:
                for path, name in entry.texts(pattern):
                    if name and name not in ids:
                        mend = suggest(name, ids) or f"write the id of one of the {target}"
                        yield entry.problem(path, f"is {shown(name)}, which is none of the {target}", mend)


@rule
def statements_have_sources(draft: Draft) -> Iterator[Problem]:
    """What states a fact names at least one source."""
    for kind, names in SOURCED.items():
        for entry in draft.entries[kind]:
            for name in names:
                for path, value in entry.at(name):
                    if value == []:
                        yield entry.problem(path, "is empty", "write at least one, with its source")


@rule
def dates_are_real(draft: Draft) -> Iterator[Problem]:
    """A date is a year, a month or a day that the calendar has."""
    for kind, patterns in DATES.items():
        for entry in draft.entries[kind]:
            for pattern in patterns:
                for path, text in entry.texts(pattern):
                    if text and not is_date(text):
                        mend = "write a year, a month or a day: 2014, 2014-02 or 2014-02-22"
                        yield entry.problem(path, f"is {shown(text)}", mend)


def is_date(text: str) -> bool:
    """Tell whether a text is an ISO date of a year, a month or a day."""
    if not re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        return False
    return True


def is_later(one: str, other: str) -> bool:
    """Tell whether a date is later than another, as far as both are known."""
    both = min(len(one), len(other))
    return is_date(one) and is_date(other) and one[:both] > other[:both]


@rule
def texts_are_plain(draft: Draft) -> Iterator[Problem]:
    """No text has HTML, an entity or Markdown in it: a page would show the signs."""
    for entry in every(draft):
        for path, text in entry.strings():
            markup = re.search(r"</?[A-Za-z][^>]{0,30}>?|<!--|&#?\w{1,30};|\*\*|`|\]\(", text)
            if markup:
                yield entry.problem(path, f"has the markup {shown(markup[0])}", "write plain text")


@rule
def texts_show_all(draft: Draft) -> Iterator[Problem]:
    """No text has a character that cannot be seen, such as a control character or one that turns the direction."""
    for entry in every(draft):
        for path, text in entry.strings():
            hidden = next((c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")), "")
            if hidden == "\n":
                yield entry.problem(path, "has a line break", "write one paragraph, after >- if it needs several lines")
            elif hidden:
                yield entry.problem(path, f"has the hidden character U+{ord(hidden):04X}", "delete it")


@rule
def texts_have_no_outer_spaces(draft: Draft) -> Iterator[Problem]:
    """No text begins or ends with a space."""
    for entry in every(draft):
        for path, text in entry.strings():
            if text.strip(" \u00a0") != text:
                yield entry.problem(path, "begins or ends with a space", "delete the space")


@rule
def texts_are_there(draft: Draft) -> Iterator[Problem]:
    """No text is empty, but for what is not known about a source or need not be said about a table."""
    for entry in every(draft):
        for path, text in entry.strings():
            if path and not text.strip() and path[0] not in MAY_BE_EMPTY.get(entry.kind, ()):
                yield entry.problem(path, "is empty", "write it")


@rule
def texts_are_short(draft: Draft) -> Iterator[Problem]:
    """No text is longer than a reader of its kind expects."""
    for entry in every(draft):
        for path, text in entry.strings():
            names = [step for step in path if isinstance(step, str)]
            # Under feedback the names are those of an item's kinds, whatever they may be.
            most = WORDS.get("feedback" if "feedback" in names else names[-1] if names else "", 20)
            if len(text.split()) > most:
                yield entry.problem(path, f"has {many(len(text.split()), 'word')}", f"write at most {most}")
            elif len(text) > 15 * most:
                yield entry.problem(path, f"has {many(len(text), 'character')}", f"write at most {15 * most}")


# Sources, chapters, claims, tables.


@rule
def addresses_are_of_the_web(draft: Draft) -> Iterator[Problem]:
    """A source's address is empty or begins with http:// or https:// and a host."""
    for entry in draft.entries["sources"]:
        if entry.text("url") and not is_address(entry.text("url")):
            mend = "write a whole address that begins with https://, or leave it empty"
            yield entry.problem(("url",), f"is {shown(entry.text('url'))}", mend)


def is_address(text: str) -> bool:
    """Tell whether a text is an address that a browser can open."""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s\"\\]", text)
    except ValueError:
        return False


@rule
def minutes_are_sane(draft: Draft) -> Iterator[Problem]:
    """A chapter or a quiz takes between 1 and 180 minutes."""
    for kind in ("chapters", "quizzes"):
        for entry in draft.entries[kind]:
            for path, minutes in entry.at("minutes"):
                if type(minutes) is int and not 1 <= minutes <= 180:
                    yield entry.problem(path, f"is {minutes}", "write 1 to 180")


@rule
def chapters_are_numbered(draft: Draft) -> Iterator[Problem]:
    """A chapter's file begins with its number, and the numbers rise by one from 0."""
    for right, entry in enumerate(draft.entries["chapters"]):
        for path, number in entry.at("number"):
            if type(number) is int and number != right:
                yield entry.problem(path, f"is {number}", f"write {right}, or move the chapter to its place")
            elif type(number) is int and not re.fullmatch(rf"{number:02}_[a-z0-9_]+\.ipynb", entry.text("file")):
                mend = f"write {number:02}_, small letters and .ipynb"
                yield entry.problem(("file",), f"is {shown(entry.text('file'))}", mend)


@rule
def claims_are_covered(draft: Draft) -> Iterator[Problem]:
    """A claim says where it is covered: the file of a chapter, # and a cell."""
    names = {entry.text("file").removesuffix(".ipynb") for entry in draft.entries["chapters"]}
    for entry in [] if "chapters" in draft.unread else draft.entries["claims"]:
        for path, place in entry.texts("covered_in"):
            name, _, cell = place.partition("#")
            if name not in names or not SLUG.fullmatch(cell):
                mend = suggest(name, names - {name}) or "write the file of a chapter, # and the cell: 01_history#why"
                yield entry.problem(path, f"is {shown(place)}", mend)


@rule
def columns_have_names(draft: Draft) -> Iterator[Problem]:
    """The columns of a table have names, each its own."""
    for entry in draft.entries["tables"]:
        names = [name for _, name in entry.texts("columns.*")]
        for name, count in Counter(names).items():
            if count > 1:
                yield entry.problem(("columns",), f"has {shown(name)} {count} times", "name each column once")


# The way into NATO.


@rule
def steps_say_what_holding_back_means(draft: Draft) -> Iterator[Problem]:
    """A step says both what it means when a member holds back there and what may follow, or neither."""
    for entry in draft.entries["steps"]:
        for here, other in (("held", "stays"), ("stays", "held")):
            if entry.text(here) and not entry.text(other):
                yield entry.problem((here,), f"stands without {other}", f"write {other} too, or delete {here}")


def dated(draft: Draft) -> Iterator[tuple[Entry, int, dict[str, str]]]:
    """Yield the rows of the tables that have a column `step`: the table, the number of the row, its cells by column."""
    for entry in draft.entries["tables"]:
        columns = [name for _, name in entry.texts("columns.*")]
        if "step" in columns:
            for (_, i), cells in entry.at("rows.*"):
                yield entry, i, dict(zip(columns, cells, strict=False))


@rule
def dated_rows_name_a_step_and_a_day(draft: Draft) -> Iterator[Problem]:
    """In a table with a column `step`, each row names a step that is there and a day that the calendar has."""
    ids = draft.ids("steps")
    for entry, i, cells in dated(draft):
        step, day = cells["step"], cells.get("date", "")
        if "steps" not in draft.unread and step not in ids:
            mend = suggest(step, ids) or "write the id of one of the steps"
            yield entry.problem(("rows", i), f"has the step {shown(step)}, which is none of the steps", mend)
        if len(day) < 10 or not is_date(day):
            yield entry.problem(("rows", i), f"has the date {shown(day)}", "write a day: 2014-02-22")


@rule
def cases_have_dates(draft: Draft) -> Iterator[Problem]:
    """A case is of a country that has rows in a table with a column `step`."""
    countries = {cells.get("country", "") for _, _, cells in dated(draft)}
    for entry in [] if "tables" in draft.unread else draft.entries["cases"]:
        for path, name in entry.texts("country"):
            if name and name not in countries:
                mend = suggest(name, countries) or "write its dates in a table with the columns country and step"
                yield entry.problem(path, f"is {shown(name)}, which has no dates", mend)


# Themes and arguments.


@rule
def themes_have_both_sides(draft: Draft) -> Iterator[Problem]:
    """Every theme has an argument for and one against."""
    for theme in [] if "arguments" in draft.unread else draft.entries["themes"]:
        sides = {entry.text("side") for entry in draft.entries["arguments"] if entry.text("theme") == theme.id}
        for side in ("for", "against"):
            if theme.id and side not in sides:
                found = f"has no argument {side}"
                yield theme.problem((), found, "write one in arguments.yaml")


@rule
def pairs_face_each_other(draft: Draft) -> Iterator[Problem]:
    """Two arguments of a pair name each other, are of one theme and of different sides."""
    arguments = {entry.id: entry for entry in draft.entries["arguments"]}
    for entry in arguments.values():
        other = arguments.get(entry.text("pair"))
        if other is None:
            continue
        if other.text("pair") != entry.id:
            found = f"is {shown(other.id)}, whose own pair is {shown(other.text('pair'))}"
            yield entry.problem(("pair",), found, "make both name each other")
        elif other.text("side") == entry.text("side"):
            yield entry.problem(("pair",), f"is {shown(other.id)}, of the same side", "pair it with the other side")
        elif other.text("theme") != entry.text("theme"):
            yield entry.problem(("pair",), f"is {shown(other.id)}, of another theme", "pair it within the theme")


@rule
def evidence_is_not_from_the_future(draft: Draft) -> Iterator[Problem]:
    """No evidence is later than the day as of which its argument speaks."""
    for entry in draft.entries["arguments"]:
        for path, text in entry.texts("evidence.*.date"):
            if is_later(text, entry.text("as_of")):
                found = f"is {text}, later than as_of ({entry.text('as_of')})"
                yield entry.problem(path, found, "mend the date or as_of")


# Policy options.


@rule
def best_cases_have_the_same_room(draft: Draft) -> Iterator[Problem]:
    """The best cases for and against an option differ by a tenth of their words at most."""
    for entry in draft.entries["options"]:
        pro, con = (len(entry.text(name).split()) for name in ("best_case_for", "best_case_against"))
        if pro and con and max(pro, con) > 1.1 * min(pro, con):
            found = f"has {many(con, 'word')}, best_case_for {pro}"
            yield entry.problem(("best_case_against",), found, "let them differ by a tenth at most")


@rule
def options_go_together_both_ways(draft: Draft) -> Iterator[Problem]:
    """An option goes with others, and they go with it."""
    options = {entry.id: entry for entry in draft.entries["options"]}
    for entry in options.values():
        for path, name in entry.texts("compatible_with.*"):
            if name == entry.id:
                yield entry.problem(path, "is the option itself", "delete it")
            elif name in options and entry.id not in [text for _, text in options[name].texts("compatible_with.*")]:
                found = f"is {shown(name)}, which does not name {shown(entry.id)}"
                yield entry.problem(path, found, "make both name each other, or neither")


@rule
def positions_are_not_from_the_future(draft: Draft) -> Iterator[Problem]:
    """No position on an option is later than the day as of which the option speaks."""
    for entry in draft.entries["options"]:
        for pattern in ("proposed_by.*.date", "opposed_by.*.date"):
            for path, text in entry.texts(pattern):
                if is_later(text, entry.text("as_of")):
                    found = f"is {text}, later than as_of ({entry.text('as_of')})"
                    yield entry.problem(path, found, "mend the date or as_of")


# Criteria and scores.


@rule
def groups_have_criteria(draft: Draft) -> Iterator[Problem]:
    """A group has at least two criteria, or there is nothing to weigh in it."""
    counts = Counter(entry.text("group") for entry in draft.entries["criteria"])
    for group in [] if "criteria" in draft.unread else draft.entries["groups"]:
        if group.id and counts[group.id] < 2:
            found = "has one criterion" if counts[group.id] else "has no criterion"
            yield group.problem((), found, "write at least two in criteria.yaml")


@rule
def scores_are_named_by_their_cell(draft: Draft) -> Iterator[Problem]:
    """The id of a score is that of its option, a hyphen and that of its criterion."""
    for entry in draft.entries["scores"]:
        right = f"{entry.text('option')}-{entry.text('criterion')}"
        if entry.id and entry.id != right:
            yield entry.problem(("id",), f"is {shown(entry.id)}", f"write {right}")


@rule
def every_option_is_scored(draft: Draft) -> Iterator[Problem]:
    """Every option has a score for every criterion."""
    scored = {(entry.text("option"), entry.text("criterion")) for entry in draft.entries["scores"]}
    known = not draft.unread & {"options", "criteria", "scores"}
    for option in draft.entries["options"] if known else []:
        for criterion in draft.entries["criteria"]:
            if option.id and criterion.id and (option.id, criterion.id) not in scored:
                found = f"has no score for {shown(criterion.id)}"
                yield option.problem((), found, "write one in scores.csv")


@rule
def scores_rise(draft: Draft) -> Iterator[Problem]:
    """A score goes from 0 to 10, its middle lies between its low and its high end, and no further than 1 off half-way.

    A middle nearer to one end would take the side of those who stand there.
    """
    for entry in draft.entries["scores"]:
        found = [(path, value) for name in ("low", "middle", "high") for path, value in entry.at(name)]
        wrong = [(path, value) for path, value in found if type(value) is int and not 0 <= value <= 10]
        for path, value in wrong:
            yield entry.problem(path, f"is {value}", "write 0 to 10")
        numbers = [value for _, value in found if type(value) is int]
        if wrong or len(numbers) < 3:
            continue
        low, middle, high = numbers
        told = f"is {middle}, with low {low} and high {high}"
        if not low <= middle <= high:
            yield entry.problem(("middle",), told, "let low, middle and high rise")
        elif abs(2 * middle - low - high) > 2:
            yield entry.problem(("middle",), told, "write half-way between them, or one point off")


# Perspectives.


@rule
def perspectives_weigh_every_theme(draft: Draft) -> Iterator[Problem]:
    """A perspective has weights for the themes, for all of them and for nothing else."""
    themes = [theme.id for theme in draft.entries["themes"] if theme.id]
    for entry in [] if "themes" in draft.unread else draft.entries["perspectives"]:
        for path, weights in entry.at("weights"):
            if isinstance(weights, dict):
                for theme in themes:
                    if theme not in weights:
                        yield entry.problem(path, f"has nothing for {shown(theme)}", "write a weight for each theme")
                for theme in weights:
                    if theme not in themes:
                        mend = suggest(theme, themes) or "write weights for the themes alone"
                        yield entry.problem((*path, theme), "is none of the themes", mend)


@rule
def weights_lie_in_their_range(draft: Draft) -> Iterator[Problem]:
    """A weight is from 0 to 100."""
    for entry in draft.entries["perspectives"]:
        for path, weight in entry.at("weights.*"):
            if type(weight) is int and not 0 <= weight <= 100:
                yield entry.problem(path, f"is {weight}", "write 0 to 100")


@rule
def perspectives_put_one_theme_first(draft: Draft) -> Iterator[Problem]:
    """One theme of a perspective has the weight 100, the others are set in relation to it."""
    for entry in draft.entries["perspectives"]:
        first = [theme for (_, theme), weight in entry.at("weights.*") if weight == 100]
        if len(first) != 1:
            found = f"have 100 for {many(len(first), 'theme')}"
            yield entry.problem(("weights",), found, "write it for the one theme that is stressed most")


@rule
def perspectives_have_the_same_room(draft: Draft) -> Iterator[Problem]:
    """No text of a perspective has more than a fifth more words than the shortest of its kind."""
    for name in ("position", "why", "caveat"):
        counts = [(len(entry.text(name).split()), entry) for entry in draft.entries["perspectives"]]
        # An empty text is told by the rule for all texts.
        least = min((count for count, _ in counts if count), default=0)
        for count, entry in counts:
            if 5 * count > 6 * least:
                found = f"has {many(count, 'word')}, the shortest {least}"
                yield entry.problem((name,), found, "let them differ by a fifth at most")


@rule
def perspectives_are_of_both_sides(draft: Draft) -> Iterator[Problem]:
    """As many core perspectives are for as against; of all perspectives the numbers differ by one at most."""
    entries = draft.entries["perspectives"]
    core = [entry for entry in entries if any(value is True for _, value in entry.at("core"))]
    for which, some, most in (("the core has", core, 0), ("all have", entries, 1)):
        pro, con = (sum(entry.text("side") == side for entry in some) for side in ("for", "against"))
        if abs(pro - con) > most:
            yield Problem(
                file=f"{draft.folder.name}/perspectives.yaml",
                field="side",
                found=f"{which} {pro} for and {con} against",
                mend="let them differ by one at most" if most else "write as many of one as of the other",
            )


# Quizzes as wholes.


def items_of(draft: Draft, quiz: Entry) -> list[Entry]:
    """Return the items of a quiz."""
    return [item for item in draft.entries["items"] if item.within is quiz]


@rule
def quizzes_are_named_by_their_file(draft: Draft) -> Iterator[Problem]:
    """A quiz has the id that its file has as a name."""
    for quiz in draft.entries["quizzes"]:
        name = quiz.document.file.rpartition("/")[2].removesuffix(".yaml")
        if quiz.id and quiz.id != name:
            yield quiz.problem(("id",), f"is {shown(quiz.id)} in {name}.yaml", "give file and quiz the same name")


@rule
def quizzes_have_their_number_of_items(draft: Draft) -> Iterator[Problem]:
    """A closing quiz has 6 to 8 items, an opening one has 3."""
    for quiz in draft.entries["quizzes"]:
        count = len(items_of(draft, quiz))
        for path, items in quiz.at("items"):
            kind = quiz.text("kind")
            if isinstance(items, list) and kind == "closing" and not 6 <= count <= 8:
                yield quiz.problem(path, f"has {many(count, 'item')}", "write 6 to 8")
            if isinstance(items, list) and kind == "opening" and count != 3:
                yield quiz.problem(path, f"has {many(count, 'item')}", "write 3")


@rule
def quizzes_ask_for_use(draft: Draft) -> Iterator[Problem]:
    """Between a half and three quarters of a quiz's items are at apply or above."""
    for quiz in draft.entries["quizzes"]:
        levels = [item.text("level") for item in items_of(draft, quiz)]
        least, most = math.ceil(len(levels) / 2), math.floor(len(levels) * 3 / 4)
        count = sum(level in HIGHER for level in levels)
        # A misspelt level could be either.
        if levels and set(levels) <= set(get_args(Level)) and not least <= count <= most:
            found = f"has {count} of {len(levels)} items at apply, analyse or evaluate"
            yield quiz.problem(("items",), found, f"write {least} to {most}" if least < most else f"write {most}")


@rule
def all_quizzes_ask_for_use(draft: Draft) -> Iterator[Problem]:
    """Of all items, once there are 40, between 55 and 65 in a hundred are at apply or above."""
    levels = [item.text("level") for item in draft.entries["items"]]
    # Whole numbers: 0.55 * 40 is more than 22 to a computer.
    least, most = -(-55 * len(levels) // 100), 65 * len(levels) // 100
    count = sum(level in HIGHER for level in levels)
    if len(levels) >= 40 and set(levels) <= set(get_args(Level)) and not least <= count <= most:
        found = f"{count} of {len(levels)} are at apply, analyse or evaluate"
        yield of_all_quizzes(draft, "items", found, f"let {least} to {most} be")


@rule
def objectives_come_back(draft: Draft) -> Iterator[Problem]:
    """Once there are 60 items, an objective that any of them names has at least 4."""
    counts = Counter(item.text("objective") for item in draft.entries["items"])
    for objective in draft.entries["objectives"] if counts.total() >= 60 else []:
        if 0 < counts[objective.id] < 4:
            yield objective.problem((), f"has {many(counts[objective.id], 'item')}", "write at least 4 in the quizzes")


@rule
def quizzes_ask_about_both_sides(draft: Draft) -> Iterator[Problem]:
    """A quiz has as many items about a point of one side as of the other."""
    for quiz in draft.entries["quizzes"]:
        about = Counter(item.text("about") for item in items_of(draft, quiz))
        if about["for"] != about["against"]:
            found = f"have {about['for']} about: for and {about['against']} about: against"
            yield quiz.problem(("items",), found, "write as many of one as of the other")


def keys(draft: Draft) -> Iterator[tuple[Entry, int, list[str]]]:
    """Yield each single item that can be judged, with the place of its right option and the texts of all."""
    for item in draft.entries["items"]:
        rights = [value for _, value in item.at("options.*.right")]
        texts = [text for _, text in item.texts("options.*.text")]
        if item.text("type") == "single" and rights.count(True) == 1 and len(rights) == len(texts):
            yield item, rights.index(True), texts


@rule
def keys_are_not_the_longest(draft: Draft) -> Iterator[Problem]:
    """Over all quizzes, the right option of a single item is the longest in a third of them at most."""
    bank = list(keys(draft))
    longest = [
        named(item.id)
        for item, key, texts in bank
        if all(len(texts[key]) > len(text) for i, text in enumerate(texts) if i != key)
    ]
    # Fewer than three items have no third.
    if len(bank) >= 3 and 3 * len(longest) > len(bank):
        found = f"the right option is the longest in {len(longest)} of {len(bank)} ({', '.join(longest)})"
        yield of_all_quizzes(draft, "single items", found, f"let it be the longest in at most {len(bank) // 3}")


@rule
def keys_change_place(draft: Draft) -> Iterator[Problem]:
    """Over all quizzes, no place holds the right option of more than half of the single items."""
    bank = list(keys(draft))
    for place, count in sorted(Counter(key for _, key, _ in bank).items()):
        if len(bank) >= 4 and 2 * count > len(bank):
            found = f"the right option is number {place + 1} in {count} of {len(bank)}"
            mend = f"move it, so that each place has at most {len(bank) // 2}"
            yield of_all_quizzes(draft, "single items", found, mend)


def of_all_quizzes(draft: Draft, field: str, found: str, mend: str) -> Problem:
    """Return a problem of the items of all quizzes together."""
    return Problem(file=f"{draft.folder.name}/quizzes", field=field, found=found, mend=mend)


# Items.


def asked(draft: Draft) -> list[Entry]:
    """Return all that a student is asked: the items of quizzes and what is guessed before a picture."""
    return draft.entries["items"] + draft.entries["guesses"]


@rule
def items_have_three_to_five_options(draft: Draft) -> Iterator[Problem]:
    """A single or several item and a trend to guess have 3 to 5 options."""
    for item in asked(draft):
        for path, options in item.at("options"):
            if isinstance(options, list) and not 3 <= len(options) <= 5:
                yield item.problem(path, f"has {many(len(options), 'option')}", "write 3 to 5")


@rule
def options_differ(draft: Draft) -> Iterator[Problem]:
    """No option, row or kind is there twice."""
    for item in asked(draft):
        for pattern in ("options.*.text", "rows.*.text", "kinds.*", "pairs.*.text", "choices.*", "checklist.*"):
            seen: set[str] = set()
            for path, text in item.texts(pattern):
                if text.casefold() in seen:
                    yield item.problem(path, f"is there twice: {shown(text)}", "write another, or delete it")
                seen.add(text.casefold())


@rule
def items_have_their_keys(draft: Draft) -> Iterator[Problem]:
    """A single item and a trend have one right option; a several item has two or more right and one or more wrong."""
    for item in asked(draft):
        rights = [value for _, value in item.at("options.*.right")]
        right, wrong = rights.count(True), rights.count(False)
        found = f"has {right} right and {wrong} wrong options"
        if item.text("type") in ("single", "trend") and right != 1:
            yield item.problem(("options",), found, "make exactly 1 right")
        if item.text("type") == "several" and (right < 2 or wrong < 1):
            yield item.problem(("options",), found, "make at least 2 right and at least 1 wrong")


@rule
def options_stand_alone(draft: Draft) -> Iterator[Problem]:
    """No option is 'all of the above' or its like."""
    for item in asked(draft):
        for path, text in item.texts("options.*.text"):
            if re.search(r"\b(all|any|both|neither|none) of (the|these) (above|answers|options|others?)\b", text, re.I):
                yield item.problem(path, f"is {shown(text)}", "write an answer of its own")


@rule
def options_are_alike_in_length(draft: Draft) -> Iterator[Problem]:
    """The longest option of an item has at most 1.6 times the characters of its shortest."""
    for item in asked(draft):
        lengths = [len(text) for _, text in item.texts("options.*.text") if text]
        if lengths and max(lengths) > 1.6 * min(lengths):
            found = f"have {min(lengths)} to {max(lengths)} characters, {max(lengths) / min(lengths):.2f} times as many"
            yield item.problem(("options",), found, "write at most 1.6 times as many")


def feedback_of(item: Entry) -> Iterator[tuple[tuple, str]]:
    """Yield the path and the text of all feedback of an item."""
    patterns = ("options.*.feedback", "rows.*.feedback.*", "pairs.*.right", "pairs.*.not_yet")
    for pattern in (*patterns, "right", "not_yet", "too_low", "too_high"):
        yield from item.texts(pattern)


@rule
def feedback_explains(draft: Draft) -> Iterator[Problem]:
    """Feedback has 15 to 60 words."""
    for item in asked(draft):
        for path, text in feedback_of(item):
            count = len(text.split())
            # An empty one, or one of more than 60 words, is told by the rules for all texts.
            if 0 < count < 15:
                yield item.problem(path, f"has {many(count, 'word')}", "write 15 to 60")


@rule
def feedback_leaves_the_verdict_to_the_page(draft: Draft) -> Iterator[Problem]:
    """Feedback does not begin with 'Right', 'Partly right' or 'Not yet': the page says that before it."""
    for item in asked(draft):
        for path, text in feedback_of(item):
            opening = re.match(r"(right|partly right|not yet)\b", text, re.I)
            if opening:
                yield item.problem(path, f"begins with {shown(opening[0])}", "leave it out: the page says it")


@rule
def rows_have_a_kind(draft: Draft) -> Iterator[Problem]:
    """A row's kind is one of the kinds of its item."""
    for item in draft.entries["items"]:
        kinds = [kind for _, kind in item.texts("kinds.*")]
        for path, kind in item.texts("rows.*.kind"):
            if kind and kind not in kinds:
                mend = suggest(kind, kinds) or f"write one of {', '.join(map(shown, kinds))}"
                yield item.problem(path, f"is {shown(kind)}", mend)


@rule
def rows_answer_every_kind(draft: Draft) -> Iterator[Problem]:
    """A row has feedback for exactly the kinds of its item."""
    for item in draft.entries["items"]:
        kinds = [kind for _, kind in item.texts("kinds.*")]
        for path, feedback in item.at("rows.*.feedback"):
            if isinstance(feedback, dict):
                for kind in kinds:
                    if kind not in feedback:
                        yield item.problem(path, f"has nothing for {shown(kind)}", "write feedback for each kind")
                for kind in feedback:
                    if kind not in kinds:
                        mend = suggest(kind, kinds) or "write feedback for the kinds alone"
                        yield item.problem((*path, kind), "is none of the kinds", mend)


@rule
def kinds_are_used(draft: Draft) -> Iterator[Problem]:
    """The rows of an item are of at least two kinds."""
    for item in draft.entries["items"]:
        used = {kind for _, kind in item.texts("rows.*.kind")}
        if item.text("type") == "classify" and len(used) < 2:
            yield item.problem(("rows",), f"use {len(used)} of the kinds", "use at least 2")


@rule
def pairs_match_a_choice(draft: Draft) -> Iterator[Problem]:
    """A match item has 3 to 6 pairs of at least two choices, all of them its own, and at most two choices to spare."""
    for item in (item for item in draft.entries["items"] if item.text("type") == "match"):
        choices = [choice for _, choice in item.texts("choices.*")]
        matches = list(item.texts("pairs.*.match"))
        for path, match in matches:
            if match and match not in choices:
                mend = suggest(match, choices) or f"write one of {', '.join(map(shown, choices))}"
                yield item.problem(path, f"is {shown(match)}", mend)
        used = {match for _, match in matches}
        spare = [choice for choice in choices if choice not in used]
        if not 3 <= len(matches) <= 6:
            yield item.problem(("pairs",), f"has {many(len(matches), 'pair')}", "write 3 to 6")
        elif len(used) < 2:
            yield item.problem(("pairs",), "use one choice alone", "use at least 2")
        elif len(spare) > 2:
            found = f"has {len(spare)} that no pair uses ({', '.join(map(shown, spare))})"
            yield item.problem(("choices",), found, "leave at most 2")


@rule
def choices_fit_their_box(draft: Draft) -> Iterator[Problem]:
    """A choice has at most 40 characters: a closed list shows no more of it."""
    for item in draft.entries["items"]:
        for path, choice in item.texts("choices.*"):
            if len(choice) > 40:
                yield item.problem(path, f"has {len(choice)} characters", "write at most 40")


@rule
def pairs_begin_out_of_order(draft: Draft) -> Iterator[Problem]:
    """The right choices, which a student first sees sorted, do not stand in that order already."""
    for item in draft.entries["items"]:
        matches = [match.casefold() for _, match in item.texts("pairs.*.match")]
        if len(set(matches)) > 1 and matches == sorted(matches):
            yield item.problem(("pairs",), "are in order when sorted by their choices", "change their order")


@rule
def numbers_lie_in_their_range(draft: Draft) -> Iterator[Problem]:
    """A number item has numbers, and room for wrong answers on both sides of its tolerance."""
    names = ("answer", "tolerance", "least", "most")
    for item in (item for item in draft.entries["items"] if item.text("type") == "number"):
        numbers = []
        for path, text in (found for name in names for found in item.texts(name)):
            if re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,6})?", text):
                numbers.append(Decimal(text))
            elif text:
                yield item.problem(path, f"is {shown(text)}", 'write a number in quotes: "74" or "0.5"')
        if len(numbers) < len(names):
            continue
        answer, tolerance, least, most = numbers
        if tolerance < 0:
            yield item.problem(("tolerance",), f"is {tolerance}", "write 0 or more")
        elif not least < answer - tolerance <= answer + tolerance < most:
            found = f"counts {answer - tolerance} to {answer + tolerance} as right, of {least} to {most}"
            yield item.problem(("answer",), found, "leave room for wrong answers below and above")


@rule
def checklists_have_two_to_five_points(draft: Draft) -> Iterator[Problem]:
    """A short item has 2 to 5 points to look for."""
    for item in draft.entries["items"]:
        for path, points in item.at("checklist"):
            if isinstance(points, list) and not 2 <= len(points) <= 5:
                yield item.problem(path, f"has {many(len(points), 'point')}", "write 2 to 5")


def events_of(draft: Draft, item: Entry) -> list[Entry]:
    """Return the events of an order item that are there, in the order written."""
    events = {event.id: event for event in draft.entries["events"]}
    return [events[name] for _, name in item.texts("events.*") if name in events]


@rule
def orders_have_three_to_six_events(draft: Draft) -> Iterator[Problem]:
    """An order item has 3 to 6 events."""
    for item in draft.entries["items"]:
        for path, events in item.at("events"):
            if isinstance(events, list) and not 3 <= len(events) <= 6:
                yield item.problem(path, f"has {many(len(events), 'event')}", "write 3 to 6")


@rule
def orders_rise(draft: Draft) -> Iterator[Problem]:
    """Each event of an order item is surely later than the one before."""
    for item in draft.entries["items"]:
        for one, next_one in pairwise(events_of(draft, item)):
            dates = one.text("date"), next_one.text("date")
            if all(map(is_date, dates)) and not is_later(dates[1], dates[0]):
                found = f"has {shown(next_one.id)} ({dates[1]}) after {shown(one.id)} ({dates[0]})"
                yield item.problem(("events",), found, "write them from the earliest to the latest, on different dates")


@rule
def orders_begin_out_of_order(draft: Draft) -> Iterator[Problem]:
    """The events, which a student first sees sorted by title, are not right already."""
    for item in draft.entries["items"]:
        titles = [event.text("title").casefold() for event in events_of(draft, item)]
        if len(titles) > 1 and titles == sorted(titles):
            yield item.problem(("events",), "are in order when sorted by title", "choose another event")


@rule
def orders_do_not_look_ahead(draft: Draft) -> Iterator[Problem]:
    """No event of an order item is later than the day as of which the item speaks."""
    for item in draft.entries["items"]:
        for event in events_of(draft, item):
            if is_later(event.text("date"), item.text("as_of")):
                found = f"has {shown(event.id)} ({event.text('date')}), later than as_of ({item.text('as_of')})"
                yield item.problem(("events",), found, "mend as_of or choose another event")


@rule
def keys_rest_on_what_is_agreed(draft: Draft) -> Iterator[Problem]:
    """No item rests on a claim that is contested, a value judgement, a prediction or unsupported."""
    verdicts = {claim.id: claim.text("verdict") for claim in draft.entries["claims"]}
    for item in draft.entries["items"]:
        for path, claim in item.texts("claims.*"):
            verdict = verdicts.get(claim)
            if verdict in DISPUTED:
                mend = "ask who argues it or what would weaken it, or name another claim"
                yield item.problem(path, f"is {shown(claim)}, whose verdict is {verdict}", mend)


# Guesses.


def cells(draft: Draft, guess: Entry) -> dict[str, dict[str, str]]:
    """Return the cells of the table that a guess is about, by row and column; those of no table are none."""
    table = next((entry.value for entry in draft.entries["tables"] if entry.id == guess.id), None)
    if not isinstance(table, dict):
        return {}
    return {row[0]: dict(zip(table["columns"], row, strict=False)) for row in table["rows"] if row}


def number_in(text: str) -> float:
    """Return a decimal number, or NaN for a text that is none."""
    return float(text) if re.fullmatch(r"-?\d{1,9}(\.\d{1,6})?", text) else math.nan


@rule
def guesses_point_to_numbers(draft: Draft) -> Iterator[Problem]:
    """The rows and the column of a guess are in its table, and hold numbers."""
    for guess in draft.entries["guesses"]:
        found = cells(draft, guess)
        for path, row in [*guess.texts("row"), *guess.texts("rows.*")]:
            if found and row not in found:
                yield guess.problem(
                    path,
                    f"is {shown(row)}, no row of its table",
                    suggest(row, found) or "write the first cell of a row",
                )
            elif found and guess.text("column") not in found[row]:
                mend = suggest(guess.text("column"), found[row]) or f"write one of {', '.join(found[row])}"
                yield guess.problem(("column",), f"is {shown(guess.text('column'))}, no column of its table", mend)
            elif found and math.isnan(number_in(found[row][guess.text("column")])):
                cell = found[row][guess.text("column")]
                yield guess.problem(path, f"leads to {shown(cell)}", "choose a row and a column with a number")


@rule
def guesses_can_miss_on_both_sides(draft: Draft) -> Iterator[Problem]:
    """The number to guess lies between the ends of its slider, which are whole numbers."""
    for guess in draft.entries["guesses"]:
        if guess.text("type") != "number":
            continue
        least, most = (number_in(guess.text(name)) for name in ("least", "most"))
        number = number_in(cells(draft, guess).get(guess.text("row"), {}).get(guess.text("column"), ""))
        if not (least.is_integer() and most.is_integer()):
            yield guess.problem(("least",), "and most are no whole numbers", 'write whole numbers in quotes: "0"')
        elif not math.isnan(number) and not least < number < most:
            yield guess.problem(("most",), f"and least do not enclose {number:g}", "let the record lie between them")


@rule
def orders_to_guess_are_strict(draft: Draft) -> Iterator[Problem]:
    """An order to guess has 3 to 6 rows, no two with the same number, which do not stand in order already."""
    for guess in draft.entries["guesses"]:
        rows = [row for _, row in guess.texts("rows.*")]
        if guess.text("type") != "order":
            continue
        found = cells(draft, guess)
        numbers = [number_in(found.get(row, {}).get(guess.text("column"), "")) for row in rows]
        if not 3 <= len(rows) <= 6:
            yield guess.problem(("rows",), f"has {many(len(rows), 'row')}", "write 3 to 6")
        elif len(set(numbers)) < len(numbers):
            yield guess.problem(("rows",), "has two rows with the same number", "choose others")
        elif numbers == sorted(numbers, reverse=True):
            yield guess.problem(("rows",), "are in order already", "write them in another order")
