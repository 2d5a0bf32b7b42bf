"""Of all ways to share out the weight among the themes: how many favour each side, exactly.

A way to share out the weight is a point of the simplex of the themes, all points counting alike. The balance is 0 on a
plane through it, so a side's share is the volume on its side of the plane, as a part of the whole.

References
----------
Varsi (1973), The multidimensional content of the frustum of the simplex, Pacific Journal of Mathematics 46(1), 303-314.
Ali (1973), Content of the frustum of a simplex, Pacific Journal of Mathematics 48(2), 313-322.
"""

import math
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from course.models.balance import TOP_RATING, Balance


@dataclass(frozen=True, kw_only=True)
class Mixes:
    """Shares of all mixes of theme weights; they add up to 1.

    Attributes
    ----------
    share_for, share_against : Fraction
        Of the mixes with a balance above 0, and below 0.
    share_even : Fraction
        Of the mixes with a balance of 0: 1 when no theme leans, else 0, since a plane has no volume.
    themes : int
        Number of themes mixed.
    """

    share_for: Fraction
    share_against: Fraction
    share_even: Fraction
    themes: int


def mixes(balance: Balance) -> Mixes | None:
    """Return which share of all mixes of the live themes favours each side, at the ratings of `balance`.

    Parameters
    ----------
    balance : Balance
        Its weights only say which themes are live: a theme with weight 0 is not in the mix.

    Returns
    -------
    Mixes or None
        None unless the status is "ok". With the sides exchanged, the same shares exchanged.
    """
    if balance.status != "ok":
        return None
    leans = exact_leans(balance)
    pro, even = favouring(leans), Fraction(not any(leans))
    return Mixes(share_for=pro, share_against=1 - pro - even, share_even=even, themes=len(leans))


def exact_leans(balance: Balance) -> list[Fraction]:
    """Return the leans of the live themes without rounding, so that a tie is a tie."""
    ratings = defaultdict(list)
    for a in balance.arguments:
        if not a.aside:
            ratings[a.theme, a.side].append(Fraction(a.rating))
    mean = {of: sum(given) / (TOP_RATING * len(given)) for of, given in ratings.items()}
    return [mean[t.id, "for"] - mean[t.id, "against"] for t in balance.themes if t.live]


def favouring(leans: list[Fraction]) -> Fraction:
    """Return the share of the simplex on which the mean of `leans`, weighted by the point, is above 0.

    A point of the simplex is as good as independent waiting times of mean 1, one for each theme, divided by their sum.
    Set the first lean above 0, a, against the first below, -b: a times its waiting time is the longer with chance
    a / (a + b). What it is longer by is again such a time, since waiting has no memory, and meets the next of the other
    side. The side that runs out first is outweighed. Adding up all orders in a table is Varsi's algorithm in Ali's
    form; nothing is subtracted, so that equal leans need no special case.

    Parameters
    ----------
    leans : list of Fraction
        A lean of 0 changes no sign and drops out.
    """
    # whole numbers in the same proportions are quicker
    scale = math.lcm(*(lean.denominator for lean in leans))
    whole = [int(lean * scale) for lean in leans]
    above, below = [d for d in whole if d > 0], [-d for d in whole if d < 0]
    # row[j]: the share with the leans above so far and the first j below
    row = [Fraction(0)] * (len(below) + 1)
    for a in above:
        row[0] = Fraction(1)
        for j, b in enumerate(below, 1):
            row[j] = (a * row[j - 1] + b * row[j]) / (a + b)
    return row[-1]
