"""How sure a ranking is: the share of all weights, and of all scores in their ranges, that give an option each rank.

This is SMAA-2 with the additive value model. Weights are drawn from all that are 0 or more and add up to 1, each as
likely as any other, or from those of them that keep a ranking of the criteria. Scores are drawn from their ranges.

- Rank acceptability of an option and a rank: the share of draws in which it takes the rank.
- Central weights of an option: the mean of the weights in the draws in which it is first.
- Confidence factor of an option: at its central weights, the share of draws of the scores in which it is first.

Ties: values that differ by no more than a thousand-millionth of the largest score count as level, and options that are
level share their ranks alike. Two that are level behind one take half of rank 2 and half of rank 3 each, and two that
are level in front are each first by half.

References
----------
Lahdelma & Salminen (2001), SMAA-2, Operations Research 49(3), 444-454.
Tervonen & Lahdelma (2007), European Journal of Operational Research 178(2), 500-513: drawing weights, and the error.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import index
from types import ModuleType
from typing import Any

from course.models import plain_draws
from course.models.draws import Problem, Tally

MANY, FEW = 100_000, 4_000
TIE = 1e-9

Row = tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class RankAcceptability:
    """What draws of weights and scores say about each option.

    Attributes
    ----------
    acceptability : tuple of rows, options x ranks
        Shares from 0 to 1; each row and each column adds up to 1.
    acceptability_error : tuple of rows, options x ranks
        Their standard errors. A share of 0 has none, though it may be as much as 3 / draws (with 95 % confidence).
    central_weights : tuple of (row or None), options x criteria
        Shares that add up to 1; None for an option that was never first.
    central_weights_error : tuple of (row or None), options x criteria
        Their standard errors; None also for an option that was first in one draw alone.
    confidence : tuple of (float or None), options
        0 to 1; None for an option that was never first.
    confidence_error : tuple of (float or None), options
        Their standard errors, with the central weights taken as they are.
    draws : int
        How many draws these shares rest on; 1 where nothing had to be drawn, so that there is no error.
    engine : {"numpy", "python"}
        What drew them.
    """

    acceptability: tuple[Row, ...]
    acceptability_error: tuple[Row, ...]
    central_weights: tuple[Row | None, ...]
    central_weights_error: tuple[Row | None, ...]
    confidence: tuple[float | None, ...]
    confidence_error: tuple[float | None, ...]
    draws: int
    engine: str


def rank_acceptability(
    values: Any,
    *,
    low: Any = None,
    high: Any = None,
    weights: Sequence[float] | None = None,
    order: Sequence | None = None,
    draws: int | None = None,
    seed: Any = 0,
) -> RankAcceptability:
    """Return how often each option takes each rank, with its central weights and its confidence factor.

    Memory stays the same however many are drawn here: they come and go in parts.

    Parameters
    ----------
    values : options x criteria, or draws x options x criteria
        Scores, more being better: nested sequences of finite numbers or an array. With three dimensions they are draws
        of the scores that were made before, and each is used once.
    low, high : options x criteria, optional
        Ends of the scores' ranges around `values`; both or neither. Each score is drawn from the triangle over its
        range whose top is its value, independent of the others.
    weights : sequence of float, optional
        Given weights, one for each criterion, 0 or more and not all 0; only their proportions count. None is drawn.
    order : sequence of int, or of sequences of int, optional
        Positions of the criteria, the most important first: weights that do not fall along it are not drawn. As a
        sequence of groups (`[[2, 0], [1, 3]]`), the weights of the groups fall, and within each group those of its
        criteria.
    draws : int, optional
        At least 1. Without it 100,000 with NumPy, 4,000 without; as many as `values` has where it has draws.
    seed : int, numpy.random.Generator or None
        The same whole number gives the same result with the same engine; None never does.

    Returns
    -------
    RankAcceptability
        With NumPy where it is installed, else with Python alone: both have the same meaning and differ within their
        errors.

    Raises
    ------
    ValueError
        If the scores are no table of finite numbers with at least two options and one criterion, or shapes do not
        fit; if a range does not hold its value; if weights are negative, not finite or all 0; if weights and an order
        are both given; if the order does not name each criterion once; if no draws are asked for, or others than
        `values` has; if the seed is no seed.
    """
    engine = _engine()
    problem = _problem(engine, values, low, high, weights, order)
    if draws is not None and (not isinstance(draws, int) or isinstance(draws, bool) or draws < 1):
        raise ValueError(f"draws is a whole number of at least 1; got {draws!r}")
    if problem.drawn and draws not in (None, problem.drawn):
        raise ValueError(f"values holds {problem.drawn} draws, and each is used once; got draws={draws}")
    chance = engine.generator(seed)
    n = problem.drawn or draws or (FEW if engine is plain_draws else MANY)
    if problem.sure and problem.weights:
        n = 1
    tally = engine.tally(problem, n, chance)
    central = [_central(tally, i, problem.weights) for i in range(len(tally.ranks))]
    asked = [i for i, (mean, _) in enumerate(central) if mean]
    times = 1 if problem.sure else n
    firsts = engine.firsts(problem, times, chance, [central[i][0] for i in asked], asked)
    sure = dict(zip(asked, (_mean(total, square, times) for total, square in zip(*firsts, strict=True)), strict=True))
    shares = [
        [_mean(total, square, n) for total, square in zip(*rows, strict=True)]
        for rows in zip(tally.ranks, tally.squares, strict=True)
    ]
    return RankAcceptability(
        acceptability=tuple(tuple(mean for mean, _ in row) for row in shares),
        acceptability_error=tuple(tuple(error for _, error in row) for row in shares),
        central_weights=tuple(mean for mean, _ in central),
        central_weights_error=tuple(error for _, error in central),
        confidence=tuple(sure[i][0] if i in sure else None for i in range(len(central))),
        confidence_error=tuple(sure[i][1] if i in sure else None for i in range(len(central))),
        draws=n,
        engine="python" if engine is plain_draws else "numpy",
    )


def _engine() -> ModuleType:
    try:
        from course.models import numpy_draws
    except ImportError:
        return plain_draws
    return numpy_draws


def _problem(engine: ModuleType, values: Any, low: Any, high: Any, weights: Any, order: Any) -> Problem:
    table = engine.table("values", values)
    shape = engine.shape(table)
    if len(shape) not in (2, 3) or shape[-2] < 2 or not all(shape):
        told = "options x criteria or draws x options x criteria, with at least two options and one criterion"
        raise ValueError(f"values is {told}; got the shape {shape}")
    if (low is None) != (high is None):
        raise ValueError("low and high are given both or neither; got one")
    ends = [] if low is None else [engine.table("low", low), engine.table("high", high)]
    if ends and any(engine.shape(end) != shape or len(shape) != 2 for end in ends):
        told = " and ".join(str(engine.shape(end)) for end in ends)
        raise ValueError(f"low and high have the shape of values, options x criteria; got {told} beside {shape}")
    if ends and not engine.rises(ends[0], table, ends[1]):
        raise ValueError("Each of values lies between low and high; got one that does not")
    if weights is not None and order is not None:
        raise ValueError("weights are given or drawn by an order; got both")
    lowest, highest = ends or (table, table)
    base = engine.smallest(lowest)
    return Problem(
        low=lowest,
        middle=table,
        high=highest,
        base=base,
        drawn=shape[0] if len(shape) == 3 else 0,
        sure=len(shape) == 2 and (not ends or engine.same(lowest, highest)),
        options=shape[-2],
        criteria=shape[-1],
        weights=None if weights is None else _shares(weights, shape[-1]),
        order=None if order is None else _groups(order, shape[-1]),
        tie=TIE * (engine.largest(highest, base) or 1.0),
    )


def _shares(weights: Any, criteria: int) -> Row:
    given = [float(weight) for weight in weights]
    if len(given) != criteria:
        raise ValueError(f"weights has one number for each of the {criteria} criteria; got {len(given)}")
    if not all(math.isfinite(weight) and weight >= 0 for weight in given):
        raise ValueError(f"weights are finite numbers of 0 or more; got {given}")
    total = math.fsum(given)
    if not 0 < total < math.inf:
        raise ValueError(f"weights are not all 0, and their sum is finite; got {given}")
    return tuple(weight / total for weight in given)


def _groups(order: Any, criteria: int) -> tuple[tuple[int, ...], ...]:
    try:
        groups = [tuple(map(index, entry)) if hasattr(entry, "__len__") else (index(entry),) for entry in order]
    except TypeError:
        groups = []
    if sorted(place for group in groups for place in group) != list(range(criteria)) or not all(groups):
        raise ValueError(f"order names each of the {criteria} criteria once, from 0 to {criteria - 1}; got {order!r}")
    # a plain ranking is one group
    return (sum(groups, ()),) if all(len(group) == 1 for group in groups) else tuple(groups)


def _central(tally: Tally, i: int, given: Row | None) -> tuple[Row | None, Row | None]:
    """Return the central weights of an option and their standard errors.

    The mean of weights is a ratio of two sums, and its error that of a ratio: each draw counts by how far it is first.
    """
    first, square = tally.ranks[i][0], tally.squares[i][0]
    if not first:
        return None, None
    if given:
        return given, (0.0,) * len(given)
    mean = tuple(total / first for total in tally.weights[i])
    # as many whole draws as would give the same error
    n = first * first / square
    if n < 1.5:
        return mean, None
    errors = []
    for w, weighted, spread in zip(mean, tally.weighted[i], tally.spread[i], strict=True):
        about = spread - 2 * w * weighted + w * w * square
        errors.append(math.sqrt(max(0.0, about) * n / (n - 1)) / first)
    return mean, tuple(errors)


def _mean(total: float, square: float, n: int) -> tuple[float, float]:
    """Return the mean of numbers from 0 to 1 and its standard error, from their sum and that of their squares."""
    mean = total / n
    return mean, math.sqrt(max(0.0, square / n - mean * mean) / n)
