"""What the weight of a criterion changes: the value of every option as that weight goes from nothing to all.

The other weights keep their proportions among themselves, so each value is a straight line, and two lines cross once::

    V(t) = t S + (1 - t) R      S the score by the criterion, R the value by the others alone
    t*   = r / (r - s)          where two options are level: s and r what one is ahead by in S and in R

Criteria of a group can move as one, with their own proportions kept.

References
----------
Goodwin & Wright (2014), *Decision Analysis for Management Judgment*, 5th ed., Wiley, ch. 3: the picture of such lines.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from course.models.options import Number, Table, proportions, weighted


@dataclass(frozen=True, kw_only=True)
class Line:
    """The value of one option along the weight: a straight line between two ends.

    Attributes
    ----------
    id : str
    at_0, at_1, now : float
        With the weight at 0, at 1, and where it is.
    """

    id: str
    at_0: float
    at_1: float
    now: float


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Weights along which the same option leads.

    Attributes
    ----------
    start, end : Fraction
        0 to 1. Where one stretch ends and the next starts, the leaders of both are level.
    leaders : tuple of str
        One option, or several that are level along the whole stretch.
    """

    start: Fraction
    end: Fraction
    leaders: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Sweep:
    """All options along a weight.

    Attributes
    ----------
    moving : tuple of str
        The criterion whose weight moves, or several that move as one.
    weight : Fraction
        Where it is, 0 to 1; of several the sum.
    lines : tuple of Line
        In the order of the table.
    first, second : str
        The two options that lead at the weights as they are; of level ones those that stand first in the table.
    break_even : Fraction or None
        The weight from 0 to 1 at which these two are level; None where no weight makes them so, or every weight does.
    stretches : tuple of Stretch
        Who leads, from 0 to 1 without a gap.
    nearest : Fraction or None
        The nearest weight at which a stretch with other leaders begins or ends; None where the leaders never change.
    """

    moving: tuple[str, ...]
    weight: Fraction
    lines: tuple[Line, ...]
    first: str
    second: str
    break_even: Fraction | None
    stretches: tuple[Stretch, ...]
    nearest: Fraction | None


def sweep(table: Table, weights: Mapping[str, Number], moving: Collection[str]) -> Sweep | None:
    """Return the values of all options as the weight of a criterion goes from 0 to 1, at the middle scores.

    Parameters
    ----------
    table : Table
    weights : mapping of criterion id to number
        As for `ranking`.
    moving : collection of str
        The criterion whose weight moves. Several move as one and keep their proportions; where all of them have no
        weight they count alike.

    Returns
    -------
    Sweep or None
        None where all other weights are 0, so that there are no proportions for them to keep.

    Raises
    ------
    ValueError
        As `ranking` does, and if nothing moves or a criterion is none of the table.
    """
    if isinstance(moving, str) or not moving or not set(moving) <= set(table.criteria):
        raise ValueError(f"What moves is a collection of criteria of the table; got {moving!r}")
    parts, whole = proportions(table, weights)
    inside = [part if name in moving else 0 for name, part in zip(table.criteria, parts, strict=True)]
    outside = [every - part for every, part in zip(parts, inside, strict=True)]
    if not any(outside):
        return None
    weight = Fraction(sum(inside), whole)
    if not any(inside):
        inside = [int(name in moving) for name in table.criteria]
    top, others = ([value / sum(side) for value in weighted(table.middle, side)] for side in (inside, outside))
    now = [weight * a + (1 - weight) * b for a, b in zip(top, others, strict=True)]
    first, second = sorted(range(len(now)), key=lambda i: now[i], reverse=True)[:2]
    stretches = _leaders(table.options, others, top)
    turns = [part.start for part in stretches[1:]]
    return Sweep(
        moving=tuple(name for name in table.criteria if name in moving),
        weight=weight,
        lines=tuple(
            Line(id=name, at_0=float(a), at_1=float(b), now=float(c))
            for name, a, b, c in zip(table.options, others, top, now, strict=True)
        ),
        first=table.options[first],
        second=table.options[second],
        break_even=_level(others[first] - others[second], top[first] - top[second]),
        stretches=stretches,
        nearest=min(turns, key=lambda turn: abs(turn - weight), default=None),
    )


def _level(gap_0: Fraction, gap_1: Fraction) -> Fraction | None:
    """Return where between 0 and 1 a gap that goes straight from one number to another is 0, if at one place."""
    if gap_0 == gap_1 or gap_0 * gap_1 > 0:
        return None
    return gap_0 / (gap_0 - gap_1)


def _leaders(names: Sequence[str], at_0: Sequence[Fraction], at_1: Sequence[Fraction]) -> tuple[Stretch, ...]:
    """Return the stretches of the highest of straight lines between their ends at 0 and at 1."""
    slope = [b - a for a, b in zip(at_0, at_1, strict=True)]
    places = range(len(names))
    start, lead = Fraction(0), max(places, key=lambda i: (at_0[i], slope[i]))
    found = []
    while True:
        # the next to lead is the first that the leader meets on its way; of several the steepest
        meets = [
            ((at_0[lead] - at_0[i]) / (slope[i] - slope[lead]), -slope[i], i) for i in places if slope[i] > slope[lead]
        ]
        end, _, following = min(meets, default=(Fraction(1), 0, lead))
        end = min(end, Fraction(1))
        leaders = tuple(names[i] for i in places if (at_0[i], slope[i]) == (at_0[lead], slope[lead]))
        found.append(Stretch(start=start, end=end, leaders=leaders))
        if end == 1:
            return tuple(found)
        start, lead = end, following
