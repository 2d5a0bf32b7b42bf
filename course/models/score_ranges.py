"""What each option's value can be when its scores move within their ranges, at weights that stay."""

from collections.abc import Mapping
from dataclasses import dataclass

from course.models.options import Number, Table, proportions, weighted


@dataclass(frozen=True, kw_only=True)
class ValueRange:
    """The value of one option between the ends of its scores.

    Attributes
    ----------
    id : str
    low, middle, high : float
        With all its scores at their low ends, at their middles, at their high ends.
    ahead_of : tuple of str
        Options that it is ahead of wherever the scores lie, in the order of the table.
    can_lead : bool
        Whether it is first, alone or level with others, for some scores in their ranges.
    """

    id: str
    low: float
    middle: float
    high: float
    ahead_of: tuple[str, ...]
    can_lead: bool


@dataclass(frozen=True, kw_only=True)
class ValueRanges:
    """The values of all options.

    Attributes
    ----------
    options : tuple of ValueRange
        In the order of the table.
    certain : str or None
        The option that leads wherever the scores lie.
    """

    options: tuple[ValueRange, ...]
    certain: str | None


def value_ranges(table: Table, weights: Mapping[str, Number]) -> ValueRanges:
    """Return between which two values each option lies, and whether a lead is certain.

    Each score moves by itself, so an option has its lowest value where all its scores are lowest: the ends are exact.

    Parameters
    ----------
    table : Table
    weights : mapping of criterion id to number
        As for `ranking`.

    Returns
    -------
    ValueRanges

    Raises
    ------
    ValueError
        As `ranking` does.
    """
    parts, whole = proportions(table, weights)
    low, middle, high = (weighted(rows, parts) for rows in (table.low, table.middle, table.high))
    places = range(len(table.options))
    ahead = [[j for j in places if low[i] > high[j]] for i in places]
    surest = max(low)
    return ValueRanges(
        options=tuple(
            ValueRange(
                id=table.options[i],
                low=float(low[i] / whole),
                middle=float(middle[i] / whole),
                high=float(high[i] / whole),
                ahead_of=tuple(table.options[j] for j in ahead[i]),
                can_lead=high[i] >= surest,
            )
            for i in places
        ),
        certain=next((table.options[i] for i in places if len(ahead[i]) == len(places) - 1), None),
    )
