"""A balance of ratings that are each given or taken a few points: between which two values it lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from course.models.balance import NO_RATING, TOP_RATING, Balance, Ratings, balance, known
from course.models.whole import is_whole

MOST = 3


@dataclass(frozen=True, kw_only=True)
class Interval:
    """The ends of what a balance can be.

    Attributes
    ----------
    lowest, highest : Balance
        The balances at the two ends. The rating that each argument has there is in their `arguments`.
    unsure : int
        Number of arguments that count and are given or taken a point or more.
    """

    lowest: Balance
    highest: Balance
    unsure: int


def interval(arguments: Sequence, ratings: Ratings, give_or_take: Mapping[str, int]) -> Interval:
    """Return the lowest and the highest balance that ratings within their give or take can have.

    The balance rises with every rating for and falls with every rating against, so the ends are exact: the lowest has
    every rating for at its lowest and every rating against at its highest. Ratings stay on the slider: 9 give or take
    2 is 7 to 10, clipped to the range from 0 to 10.

    Parameters
    ----------
    arguments : sequence of records with `id`, `theme` and `side`
    ratings : Ratings
        An argument without a rating counts as 5, as in the balance.
    give_or_take : mapping of argument id to int
        Whole points, 0 to 3. An argument without them is sure.

    Returns
    -------
    Interval

    Raises
    ------
    ValueError
        If an id is unknown or a number of points is not a whole number from 0 to 3; as `balance` does.
    """
    known("A give or take", "arguments", give_or_take, {a.id for a in arguments})
    for name, points in give_or_take.items():
        if not is_whole(points, 0, MOST):
            raise ValueError(f"The give or take of {name} is a whole number from 0 to {MOST}; got {points!r}")
    lowest, highest = (_moved(arguments, ratings, give_or_take, towards) for towards in ("against", "for"))
    unsure = sum(a.slope != 0 and give_or_take.get(a.id, 0) > 0 for a in lowest.arguments)
    return Interval(lowest=lowest, highest=highest, unsure=unsure)


def _moved(arguments: Sequence, ratings: Ratings, give_or_take: Mapping[str, int], towards: str) -> Balance:
    moved = dict(ratings.ratings)
    for a in arguments:
        points = give_or_take.get(a.id, 0)
        if points:
            rating = moved.get(a.id, NO_RATING) + (points if a.side == towards else -points)
            moved[a.id] = min(max(0, rating), TOP_RATING)
    return balance(arguments, replace(ratings, ratings=moved))
