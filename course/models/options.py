"""Options scored by criteria, and what the weights of the criteria make of the scores.

With w the weight of a criterion (the weights add up to 1) and s the score of an option by it::

    V = sum_j w_j s_j      value of an option, on the scale of the scores
    w_j s_j                contribution of a criterion; they add up to V

Scores and weights are counted as fractions, so that options are level when they are, and not when rounding says so.

References
----------
Keeney & Raiffa (1976), *Decisions with Multiple Objectives*, Wiley: the additive value model.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from course.models.balance import known
from course.models.whole import is_whole

Number = int | float | Fraction
Row = tuple[Fraction, ...]
TOP_SCORE = 10


@dataclass(frozen=True, kw_only=True)
class Table:
    """Scores of options by criteria; more is always better.

    Parameters
    ----------
    options, criteria : sequence of str
        Ids, each once: at least two options and one criterion.
    middle : sequence of rows
        A row for each option, with a finite number for each criterion. They are kept as fractions.
    low, high : sequence of rows, optional
        The ends of each score's range, around the middle; without them the middle is sure.

    Raises
    ------
    ValueError
        If an id is there twice, a row or a score is missing, a score is no finite number, or a range does not rise.
    """

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    middle: tuple[Row, ...]
    low: tuple[Row, ...] = ()
    high: tuple[Row, ...] = ()

    def __post_init__(self):
        for what, least in (("options", 2), ("criteria", 1)):
            ids = tuple(getattr(self, what))
            if len(ids) < least or len(set(ids)) < len(ids):
                raise ValueError(f"A table has at least {least} {what}, each with its own id; got {list(ids)!r}")
            object.__setattr__(self, what, ids)
        for name in ("middle", "low", "high"):
            object.__setattr__(self, name, self._rows(name, getattr(self, name) or self.middle))
        for option, *rows in zip(self.options, self.low, self.middle, self.high, strict=True):
            for criterion, *score in zip(self.criteria, *rows, strict=True):
                if score != sorted(score):
                    told = ", ".join(f"{float(end):g}" for end in score)
                    raise ValueError(f"The low, middle and high score of {option} by {criterion} rise; got {told}")

    def _rows(self, name: str, rows: Sequence[Sequence[Number]]) -> tuple[Row, ...]:
        if len(rows) != len(self.options) or any(len(row) != len(self.criteria) for row in rows):
            shape = f"{len(self.options)} rows of {len(self.criteria)}"
            raise ValueError(f"The {name} scores are {shape}; got rows of {[len(row) for row in rows]}")
        return tuple(tuple(exact("A score", number) for number in row) for row in rows)


@dataclass(frozen=True, kw_only=True)
class OptionValue:
    """One option in a ranking.

    Attributes
    ----------
    id : str
    value : float
        On the scale of the scores.
    rank : int
        1 for the best; options that are level share the better rank.
    level : bool
        Whether another option has the same value.
    contributions : tuple of float
        The part of each criterion, in their order; they add up to the value.
    """

    id: str
    value: float
    rank: int
    level: bool
    contributions: tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """Options by their value.

    Attributes
    ----------
    criteria : tuple of str
        Ids, in the order of the contributions.
    shares : tuple of float
        The weight of each criterion, 0 to 1; they add up to 1.
    options : tuple of OptionValue
        The best first; options that are level stand in the order of the table.
    leaders : tuple of str
        The option with rank 1, or all of them.
    """

    criteria: tuple[str, ...]
    shares: tuple[float, ...]
    options: tuple[OptionValue, ...]
    leaders: tuple[str, ...]


def table(scores: Iterable, changed: Mapping[str, tuple[int, int, int]] | None = None) -> Table:
    """Return the table of scores, with those that a student has changed.

    Parameters
    ----------
    scores : iterable of records with `id`, `option`, `criterion`, `low`, `middle` and `high`
        One for each option and criterion. Options and criteria stand in the order in which they come first, so that
        leaving out all scores of a criterion leaves out the criterion.
    changed : mapping of score id to (low, middle, high), optional
        Whole numbers from 0 to 10 that rise.

    Returns
    -------
    Table

    Raises
    ------
    ValueError
        If a score is missing or there twice, or a changed one is unknown or no such numbers.
    """
    scores, changed = list(scores), changed or {}
    known("A changed score", "scores", changed, [score.id for score in scores])
    cells = {}
    for score in scores:
        ends = changed.get(score.id, (score.low, score.middle, score.high))
        if len(ends) != 3 or not all(is_whole(end, 0, TOP_SCORE) for end in ends):
            raise ValueError(f"The score {score.id} is three whole numbers from 0 to {TOP_SCORE}; got {ends!r}")
        if (score.option, score.criterion) in cells:
            raise ValueError(f"{score.option} has two scores by {score.criterion}; give one")
        cells[score.option, score.criterion] = ends
    options, criteria = (tuple(dict.fromkeys(pair[i] for pair in cells)) for i in (0, 1))
    for option in options:
        for criterion in criteria:
            if (option, criterion) not in cells:
                raise ValueError(f"{option} has no score by {criterion}; give one")
    low, middle, high = (tuple(tuple(cells[o, c][end] for c in criteria) for o in options) for end in range(3))
    return Table(options=options, criteria=criteria, low=low, middle=middle, high=high)


def ranking(table: Table, weights: Mapping[str, Number]) -> Ranking:
    """Return the options by the weighted sum of their middle scores.

    Parameters
    ----------
    table : Table
    weights : mapping of criterion id to number
        One for each criterion, 0 or more and not all 0; only their proportions count.

    Returns
    -------
    Ranking

    Raises
    ------
    ValueError
        If weights are missing, unknown, negative, no finite numbers or all 0.
    """
    parts, whole = proportions(table, weights)
    shares = tuple(float(Fraction(part, whole)) for part in parts)
    sums = weighted(table.middle, parts)
    ordered = sorted(range(len(sums)), key=lambda i: sums[i], reverse=True)
    return Ranking(
        criteria=table.criteria,
        shares=shares,
        options=tuple(
            OptionValue(
                id=table.options[i],
                value=float(sums[i] / whole),
                rank=1 + sum(other > sums[i] for other in sums),
                level=sums.count(sums[i]) > 1,
                contributions=tuple(
                    float(part * score / whole) for part, score in zip(parts, table.middle[i], strict=True)
                ),
            )
            for i in ordered
        ),
        leaders=tuple(name for name, value in zip(table.options, sums, strict=True) if value == max(sums)),
    )


def proportions(table: Table, weights: Mapping[str, Number]) -> tuple[list[int], int]:
    """Return the weights of the criteria of `table` as whole numbers in the same proportions, and their sum.

    Raises
    ------
    ValueError
        As `ranking` does.
    """
    known("A weight", "criteria", weights, table.criteria)
    given = []
    for criterion in table.criteria:
        if criterion not in weights:
            raise ValueError(f"Each criterion has a weight; got none for {criterion}")
        given.append(exact(f"The weight of {criterion}", weights[criterion]))
        if given[-1] < 0:
            raise ValueError(f"The weight of {criterion} is 0 or more; got {weights[criterion]!r}")
    if not any(given):
        raise ValueError("At least one weight is above 0; got 0 for all criteria")
    scale = math.lcm(*(part.denominator for part in given))
    parts = [int(part * scale) for part in given]
    return parts, sum(parts)


def weighted(rows: Iterable[Row], parts: Sequence[int]) -> list[Fraction]:
    """Return the sum of each row, its numbers multiplied by `parts`."""
    return [sum((part * number for part, number in zip(parts, row, strict=True)), Fraction(0)) for row in rows]


def exact(what: str, number: Number) -> Fraction:
    """Return a finite number as a fraction, a float as the fraction that it is.

    Raises
    ------
    ValueError
        If it is none; `what` says in the message what it should have been.
    """
    if isinstance(number, bool) or not isinstance(number, Number) or not math.isfinite(number):
        raise ValueError(f"{what} is a finite number; got {number!r}")
    return Fraction(number)
