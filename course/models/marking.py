"""The rules that mark a quiz: an item and an answer in, credit and feedback out.

Feedback speaks of what was chosen and keeps silent about what was not, so that another try is worth making.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from types import MappingProxyType

from course.content.records import Classify, Item, Order, Several, Single


@dataclass(frozen=True, kw_only=True)
class Said:
    """One piece of feedback.

    Attributes
    ----------
    where : int or None
        Index of the option or row that it is about; None for the item as a whole.
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
    credit : float
        0 to 1.
    verdict : {"right", "partly", "not-yet"}
        "right" for full credit, "not-yet" for none.
    feedback : tuple of Said
        What is about an option or row first, in their order.
    """

    credit: float
    verdict: str
    feedback: tuple[Said, ...]


def mark(item: Item, answer, *, titles: Mapping[str, str] = MappingProxyType({})) -> Marked:
    """Return what an answer to a quiz item is worth, and why.

    Parameters
    ----------
    item : Single, Several, Classify or Order
    answer : int, list of int, list of str or None, list of str
        Single: index of the option. Several: indexes of the options. Classify: a kind or None for each row.
        Order: ids of the item's events, the earliest first.
    titles : mapping of event id to str
        Names of the events of an Order item; not used for the others.

    Returns
    -------
    Marked
        Credit by type. Single: 1 or 0. Several: share of the right options found less share of the wrong options
        chosen, at least 0. Classify: share of rows right. Order: share of pairs in right order.

    Raises
    ------
    ValueError
        If nothing is chosen yet, with a sentence for the page; if the answer is none to this item, or an event has
        no title.
    """
    match item:
        case Single():
            return _single(item, answer)
        case Several():
            return _several(item, answer)
        case Classify():
            return _classify(item, answer)
        case Order():
            return _order(item, answer, titles)
    raise ValueError(f"An item is a Single, Several, Classify or Order record; got {type(item).__name__}")


def _single(item: Single, answer) -> Marked:
    if answer is None:
        raise ValueError("Choose an answer first.")
    if not _is_index(answer, item.options):
        raise ValueError(
            f"An answer to {item.id} is the number of an option, 0 to {len(item.options) - 1}; got {answer!r}"
        )
    said = _about_option(item, answer)
    return Marked(credit=float(said.verdict == "right"), verdict=said.verdict, feedback=(said,))


def _several(item: Several, answer) -> Marked:
    if answer is None or answer == []:
        raise ValueError("Choose at least one answer first.")
    if (
        not isinstance(answer, list)
        or not all(_is_index(i, item.options) for i in answer)
        or len(set(answer)) < len(answer)
    ):
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


def _classify(item: Classify, answer) -> Marked:
    if answer is None or (isinstance(answer, list) and all(kind is None for kind in answer)):
        raise ValueError("Choose a kind for at least one statement first.")
    if (
        not isinstance(answer, list)
        or len(answer) != len(item.rows)
        or not all(kind is None or kind in item.kinds for kind in answer)
    ):
        raise ValueError(
            f"An answer to {item.id} is a list of {len(item.rows)} kinds, each one of {', '.join(item.kinds)} or None; "
            f"got {answer!r}"
        )
    feedback = []
    for i, (row, kind) in enumerate(zip(item.rows, answer, strict=True)):
        if kind is None:
            feedback.append(Said(where=i, verdict="note", text="Choose a kind for this statement too."))
        else:
            verdict = "right" if kind == row.kind else "not-yet"
            feedback.append(Said(where=i, verdict=verdict, text=row.feedback[kind], sources=(row.source,)))
    credit = sum(said.verdict == "right" for said in feedback) / len(item.rows)
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


def _is_index(number, options) -> bool:
    # True and False are whole numbers to Python, not to a reader
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number < len(options)


def _about_option(item: Single | Several, i: int) -> Said:
    option = item.options[i]
    verdict = "right" if option.right else "not-yet"
    return Said(where=i, verdict=verdict, text=option.feedback, sources=(option.source,))


def _verdict(credit: float) -> str:
    return "right" if credit == 1 else "partly" if credit > 0 else "not-yet"
