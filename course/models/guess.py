"""What a guess comes to when it is held against the record; nothing is judged but whether a trend was seen."""

import math
from dataclasses import dataclass
from itertools import combinations

from course.content.records import Guess, GuessNumber, GuessOrder, GuessTrend, Table
from course.models.whole import is_whole


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A guess beside the record.

    Attributes
    ----------
    verdict : {"right", "not-yet", "note"}
        "note" judges nothing.
    sentence : str
    bars : tuple of (str, str, float)
        Of a number: label, number in words, share of the longer bar in [0, 1]; the guess first.
    order : tuple of (str, str)
        Of an order: row and number as recorded, the highest first.
    source : str
        Id of the source of the sentence, empty where the picture's own are meant.
    """

    verdict: str
    sentence: str
    bars: tuple[tuple[str, str, float], ...] = ()
    order: tuple[tuple[str, str], ...] = ()
    source: str = ""


def compare(guess: Guess, table: Table, answer) -> Compared:
    """Return a guess held against the table of the picture.

    Parameters
    ----------
    guess : GuessNumber, GuessOrder or GuessTrend
    table : Table
        The table with the id of the guess.
    answer : int, list of str, int
        Number: a whole number in the guess's unit, from `least` to `most`. Order: the guess's rows, the highest
        first. Trend: index of an option.

    Returns
    -------
    Compared

    Raises
    ------
    ValueError
        If nothing is chosen yet, with a sentence for the page; if the answer is none to this guess.
    """
    match guess:
        case GuessNumber():
            return _number(guess, table, answer)
        case GuessOrder():
            return _order(guess, table, answer)
        case GuessTrend():
            return _trend(guess, answer)
    raise ValueError(f"A guess is a GuessNumber, GuessOrder or GuessTrend record; got {type(guess).__name__}")


def recorded(guess: GuessNumber | GuessOrder, table: Table, row: str) -> str:
    """Return the number of a row in the guess's column, as the table writes it."""
    column = table.columns.index(guess.column)
    return next(cells[column] for cells in table.rows if cells[0] == row)


def _number(guess: GuessNumber, table: Table, answer) -> Compared:
    if answer is None:
        raise ValueError("Move the slider to your guess first.")
    least, most = int(guess.least), int(guess.most)
    if not is_whole(answer, least, most):
        raise ValueError(f"A guess of {guess.id} is a whole number from {least} to {most}; got {answer!r}")
    record = recorded(guess, table, guess.row)
    gap = answer - float(record)
    far = f"{abs(gap):.10g} too {'high' if gap > 0 else 'low'}" if gap else "the same"
    longest = max(abs(answer), abs(float(record))) or 1
    return Compared(
        verdict="note",
        sentence=f"Your guess: {answer} {guess.unit}. The record: {record}. That is {far}.",
        bars=(
            ("Your guess", str(answer), abs(answer) / longest),
            ("The record", record, abs(float(record)) / longest),
        ),
    )


def _order(guess: GuessOrder, table: Table, answer) -> Compared:
    if not isinstance(answer, list) or not all(isinstance(row, str) for row in answer):
        raise ValueError("Put the lines in order first.")
    if sorted(answer) != sorted(guess.rows):
        raise ValueError(f"A guess of {guess.id} has its {len(guess.rows)} rows, each once; got {answer!r}")
    number = {row: recorded(guess, table, row) for row in guess.rows}
    pairs = [float(number[one]) > float(number[other]) for one, other in combinations(answer, 2)]
    best = sorted(guess.rows, key=lambda row: -float(number[row]))
    return Compared(
        verdict="note",
        sentence=f"{sum(pairs)} of {math.comb(len(answer), 2)} pairs stand as in the record.",
        order=tuple((row, number[row]) for row in best),
    )


def _trend(guess: GuessTrend, answer) -> Compared:
    if answer is None:
        raise ValueError("Choose an answer first.")
    if not is_whole(answer, 0, len(guess.options) - 1):
        raise ValueError(f"A guess of {guess.id} is an option, 0 to {len(guess.options) - 1}; got {answer!r}")
    option = guess.options[answer]
    return Compared(verdict="right" if option.right else "not-yet", sentence=option.feedback, source=option.source)
