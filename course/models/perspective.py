"""A student's own ratings as they look from elsewhere; each view is a balance of its own and overwrites nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from course.models.balance import NO_WEIGHT, Balance, Ratings, balance, known, swap


def weighed_by(arguments: Sequence, ratings: Ratings, weights: Mapping[str, float]) -> Balance:
    """Return the balance of the same ratings under another set of theme weights.

    Parameters
    ----------
    arguments : sequence of records with `id`, `theme` and `side`
    ratings : Ratings
        The student's own; its weights are left out of account.
    weights : mapping of theme id to float
        0 to 100, one for every theme: none falls back on the student's or on 50.

    Returns
    -------
    Balance

    Raises
    ------
    ValueError
        If a theme has no weight or a weight names no theme; as `balance` does.
    """
    themes = {a.theme for a in arguments}
    known("A weight", "themes", weights, themes)
    missing = themes.difference(weights)
    if missing:
        raise ValueError(f"A perspective gives every theme a weight; got none for {min(missing)!r}")
    return balance(arguments, replace(ratings, weights=weights))


def equally(arguments: Sequence, ratings: Ratings) -> Balance:
    """Return the balance of the same ratings with one weight for all themes."""
    return weighed_by(arguments, ratings, {a.theme: NO_WEIGHT for a in arguments})


def mirrored(arguments: Sequence, ratings: Ratings) -> Balance:
    """Return the balance of somebody who finds convincing on the other side what the student finds on theirs.

    Parameters
    ----------
    arguments : sequence of dataclass records with `id`, `theme` and `side`
    ratings : Ratings

    Returns
    -------
    Balance
        Of the opposite value, exactly.
    """
    return balance(swap(arguments), ratings)
