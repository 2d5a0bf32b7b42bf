"""The rules that mark a quiz: an item and an answer in, credit and feedback out.

Feedback speaks of what was chosen and keeps silent about what was not, so that another try is worth making.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise
from types import MappingProxyType

from course.content.records import Choice, Classify, Item, Match, Number, Order, Short

LONGEST = 1500
"""The most characters of a text that a student writes."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """One piece of feedback.

    Attributes
    ----------
    where : int or None
        Index of the option, row or point of the checklist that it is about; None for the item as a whole.
    verdict : {"right", "partly", "not-yet", "note"}
        "note" judges nothing: it says what to look at.
    text : str
    sources : tuple of str
        Source ids.
    """

    where: int | None
    verdict: str
    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Marked:
    """An answer, marked.

    Attributes
    ----------
    credit : float or None
        0 to 1; None where the student alone judges.
    verdict : {"right", "partly", "not-yet", "note"}
        "right" for full credit, "not-yet" for none, "note" where there is none to give.
    feedback : tuple of Said
        What is about an option, row or point first, in their order.
    """

    credit: float | None
    verdict: str
    feedback: tuple[Said, ...]


def mark(item: Item, answer, *, titles: Mapping[str, str] = MappingProxyType({})) -> Marked:
    """Return what an answer to a quiz item is worth, and why.

    Parameters
    ----------
    item : Choice, Classify, Order, Match, Number or Short
    answer : int, list of int, list of str or None, list of str, str, dict
        Choice: index of the option, or where several are right a list of indexes. Classify and Match: a kind or a
        choice, or None, for each row. Order: ids of the item's events, the earliest first. Number: what the student
        wrote, with a decimal point or comma. Short: `text` that the student wrote, and `ticked`, the indexes of the
        points of the checklist that it has.
    titles : mapping of event id to str
        Names of the events of an Order item; not used for the others.

    Returns
    -------
    Marked
        Credit by type. Choice: 1 or 0; where several are right, the share of them found less the share of the wrong
        ones chosen, at least 0. Classify and Match: share of rows right. Order: share of pairs in right order.
        Number: 1 within the tolerance, else 0. Short: None, with the points of the checklist and the model answer.

    Raises
    ------
    ValueError
        If nothing is given yet, or a number or text is none that can be taken, with a sentence for the page; if the
        answer is none to this item, or an event has no title.
    """
    match item:
        case Choice(type="single"):
            return _single(item, answer)
        case Choice():
            return _several(item, answer)
        case Classify():
            rows = [(row.kind, row.feedback, row.source) for row in item.rows]
            return _by_row(item.id, rows, item.kinds, answer, "a kind", "statement")
        case Match():
            rows = [
                (p.match, dict.fromkeys(item.choices, p.not_yet) | {p.match: p.right}, p.source) for p in item.pairs
            ]
            return _by_row(item.id, rows, item.choices, answer, "a match", "line")
        case Order():
            return _order(item, answer, titles)
        case Number():
            return _number(item, answer)
        case Short():
            return _short(item, answer)
    raise ValueError(f"An item is a Choice, Classify, Order, Match, Number or Short record; got {type(item).__name__}")


def _single(item: Choice, answer) -> Marked:
    if answer is None:
        raise ValueError("Choose an answer first.")
    if not _is_index(answer, item.options):
        raise ValueError(
            f"An answer to {item.id} is the number of an option, 0 to {len(item.options) - 1}; got {answer!r}"
        )
    said = _about_option(item, answer)
    return Marked(credit=float(said.verdict == "right"), verdict=said.verdict, feedback=(said,))


def _several(item: Choice, answer) -> Marked:
    if answer is None or answer == []:
        raise ValueError("Choose at least one answer first.")
    if not _are_indexes(answer, item.options):
        raise ValueError(
            f"An answer to {item.id} is a list of different numbers of options, 0 to {len(item.options) - 1}; "
            f"got {answer!r}"
        )
    right = sum(option.right for option in item.options)
    hits = sum(item.options[i].right for i in answer)
    extra = len(answer) - hits
    credit = max(0.0, hits / right - extra / (len(item.options) - right))
    found = f"All {right} right answers found" if hits == right else f"{hits} of {right} right answers found"
    verdict = _verdict(credit)
    whole = Said(where=None, verdict=verdict, text=found + (f"; {extra} too many." if extra else "."))
    return Marked(credit=credit, verdict=verdict, feedback=(*(_about_option(item, i) for i in sorted(answer)), whole))


def _by_row(id: str, rows: list[tuple[str, Mapping, str]], choices: tuple, answer, what: str, line: str) -> Marked:
    """Mark rows, each with its right choice, the feedback for every choice and a source."""
    if answer is None or (isinstance(answer, list) and all(one is None for one in answer)):
        raise ValueError(f"Choose {what} for at least one {line} first.")
    if (
        not isinstance(answer, list)
        or len(answer) != len(rows)
        or not all(one is None or one in choices for one in answer)
    ):
        some = ", ".join(choices)
        raise ValueError(
            f"An answer to {id} is a list of {len(rows)} texts, each one of {some} or None; got {answer!r}"
        )
    feedback = []
    for i, ((right, texts, source), one) in enumerate(zip(rows, answer, strict=True)):
        if one is None:
            feedback.append(Said(where=i, verdict="note", text=f"Choose {what} for this {line} too."))
        else:
            verdict = "right" if one == right else "not-yet"
            feedback.append(Said(where=i, verdict=verdict, text=texts[one], sources=(source,)))
    credit = sum(said.verdict == "right" for said in feedback) / len(rows)
    return Marked(credit=credit, verdict=_verdict(credit), feedback=tuple(feedback))


def _order(item: Order, answer, titles: Mapping[str, str]) -> Marked:
    if answer is None or answer == []:
        raise ValueError("Choose an order first.")
    if (
        not isinstance(answer, list)
        or not all(isinstance(event, str) for event in answer)
        or sorted(answer) != sorted(item.events)
    ):
        raise ValueError(
            f"An answer to {item.id} is a list of its {len(item.events)} events, each once; got {answer!r}"
        )
    for event in item.events:
        if event not in titles:
            raise ValueError(f"Every event of {item.id} needs a title; got none for {event!r}")
    place = {event: i for i, event in enumerate(item.events)}
    pairs = [place[earlier] < place[later] for earlier, later in combinations(answer, 2)]
    credit = sum(pairs) / len(pairs)
    verdict = _verdict(credit)
    if verdict == "right":
        said = (Said(where=None, verdict=verdict, text=item.right, sources=(item.source,)),)
    else:
        one, other = next((titles[a], titles[b]) for a, b in pairwise(answer) if place[a] > place[b])
        said = (
            Said(where=None, verdict=verdict, text=item.not_yet, sources=(item.source,)),
            Said(where=None, verdict="note", text=f"Which came first: \u201c{one}\u201d or \u201c{other}\u201d?"),
        )
    return Marked(credit=credit, verdict=verdict, feedback=said)


def _number(item: Number, answer) -> Marked:
    if answer is None or (isinstance(answer, str) and not answer.strip()):
        raise ValueError("Write a number first.")
    if not isinstance(answer, str):
        raise ValueError(f"An answer to {item.id} is a text with a number in it; got {answer!r}")
    number = _read(answer)
    if number is None:
        raise ValueError("Write one number in digits, such as 12 or 2.5, and nothing else.")
    if not Decimal(item.least) <= number <= Decimal(item.most):
        raise ValueError(f"Write a number from {item.least} to {item.most}; {number:f} lies outside.")
    # Decimal, since 4.2 - 4.1 is more than 0.1 to a computer
    gap = number - Decimal(item.answer)
    if abs(gap) <= Decimal(item.tolerance):
        credit, text = 1.0, f"The record: {item.answer} {item.unit}. {item.right}"
    else:
        credit, text = 0.0, item.too_high if gap > 0 else item.too_low
    verdict = _verdict(credit)
    said = Said(where=None, verdict=verdict, text=text, sources=(item.source,))
    return Marked(credit=credit, verdict=verdict, feedback=(said,))


def _read(text: str) -> Decimal | None:
    """Return the number that a text means: `1,944` and `1 944` are thousands, `74,5` and `74.5` have a decimal."""
    text = re.sub(r"\s", "", text).replace("\u2212", "-")
    if re.fullmatch(r"[-+]?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?", text):
        text = text.replace(",", "")
    text = text.replace(",", ".")
    return Decimal(text) if re.fullmatch(r"[-+]?([0-9]{1,12}|[0-9]{0,12}\.[0-9]{1,12})", text) else None


def _short(item: Short, answer) -> Marked:
    match answer:
        case None:
            text = ""
        case {"text": str(text), "ticked": ticked, **others} if not others and _are_indexes(ticked, item.checklist):
            pass
        case _:
            raise ValueError(
                f"An answer to {item.id} is a text with ticked, a list of different numbers of points, "
                f"0 to {len(item.checklist) - 1}; got {answer!r}"
            )
    if not text.strip():
        raise ValueError("Write your text first, then compare it.")
    if len(text) > LONGEST:
        raise ValueError(f"Shorten your text to {LONGEST} characters, then compare it; it has {len(text)}.")
    # UTF-8 cannot hold one, and so no message to the browser can
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise ValueError("Write your text anew: half a character stands in it.")
    points = [Said(where=i, verdict="note", text=point) for i, point in enumerate(item.checklist)]
    model = Said(where=None, verdict="note", text=item.model, sources=(item.source,))
    return Marked(credit=None, verdict="note", feedback=(*points, model))


def _is_index(number, options) -> bool:
    # True and False are whole numbers to Python, not to a reader
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number < len(options)


def _are_indexes(numbers, options) -> bool:
    return (
        isinstance(numbers, list) and all(_is_index(i, options) for i in numbers) and len(set(numbers)) == len(numbers)
    )


def _about_option(item: Choice, i: int) -> Said:
    option = item.options[i]
    verdict = "right" if option.right else "not-yet"
    return Said(where=i, verdict=verdict, text=option.feedback, sources=(option.source,))


def _verdict(credit: float) -> str:
    return "right" if credit == 1 else "partly" if credit > 0 else "not-yet"
