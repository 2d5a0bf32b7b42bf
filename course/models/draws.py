"""What rank acceptability draws from, and the sums that it keeps of the draws."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Rows = Sequence[Sequence[float]]


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is to be drawn, checked; tables are those of the engine that draws.

    Attributes
    ----------
    low, middle, high : options x criteria, or draws x options x criteria
        Ends and top of the range of each score; three times the same where there are no ranges.
    base : row
        The smallest score by each criterion. It is taken off all of them, which changes no rank and spares rounding.
    drawn : int
        How many draws of the scores there are already, 0 for none.
    sure : bool
        Whether there is nothing to draw for the scores.
    options, criteria : int
        How many there are.
    weights : tuple of float or None
        Given weights that add up to 1; None where they are drawn.
    order : tuple of tuples of int, or None
        Groups of criteria, the most important first, and in each the most important first.
    tie : float
        The largest difference of values that are level.
    """

    low: Any
    middle: Any
    high: Any
    base: Sequence[float]
    drawn: int
    sure: bool
    options: int
    criteria: int
    weights: tuple[float, ...] | None
    order: tuple[tuple[int, ...], ...] | None
    tie: float


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Sums over draws; `first` is how far an option is first in a draw: 1, or its part where several are level.

    Attributes
    ----------
    ranks, squares : options x ranks
        Sums of the parts that an option has of a rank, and of their squares.
    weights, weighted, spread : options x criteria
        Sums of `first` times the weight, of its square times the weight, and of its square times the weight's square.
    """

    ranks: Rows
    squares: Rows
    weights: Rows
    weighted: Rows
    spread: Rows


def checked(seed: Any) -> int | None:
    """Return a seed.

    Raises
    ------
    ValueError
        If it is neither a whole number of 0 or more nor None.
    """
    if seed is not None and (not isinstance(seed, int) or isinstance(seed, bool) or seed < 0):
        raise ValueError(f"seed is a whole number of 0 or more, a Generator or None; got {seed!r}")
    return seed
