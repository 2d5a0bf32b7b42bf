"""Seven ways to count arguments for and against, on the same ratings: why this course takes the average.

Each rule takes the ratings of each side, 0 to 10, and returns 0 (all against) to 1 (all for), with 0.5 for even. The
rules from the study of argument strength start from even, where no argument speaks either way.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from course.models.balance import TOP_RATING, Balance, Ratings, balance, verdict_of
from course.models.whole import is_whole

EVEN = 0.5
MOST = 50


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A way to count.

    Attributes
    ----------
    id, name : str
    how : str
        What it does, in a sentence.
    reference : str
        Where it was published, empty for what anybody might do.
    count : callable
        From the ratings for and the ratings against to a number from 0 to 1.
    """

    id: str
    name: str
    how: str
    reference: str
    count: Callable[[Sequence[float], Sequence[float]], float]


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What one rule makes of the ratings.

    Attributes
    ----------
    rule : Rule
    value : float
        0, all against, to 1, all for; 0.5 is even.
    verdict : {"for", "even", "against"}
        By the band around even that the balance has.
    """

    rule: Rule
    value: float
    verdict: str


def average(pro: Sequence[float], con: Sequence[float]) -> float:
    """Return the rule of this course, the difference of the two means.

    References
    ----------
    Keeney & Raiffa (1976), *Decisions with Multiple Objectives*, Wiley; equal weights follow Dawes (1979), American
    Psychologist 34(7), 571-582. The difference of two means is the course's own.
    """
    return _half(_one_theme(pro, con).value)


def strongest(pro: Sequence[float], con: Sequence[float]) -> float:
    """Return the second rule of this course, the difference of the two highest ratings."""
    return _half(_one_theme(pro, con).strongest)


def sum_ratio(pro: Sequence[float], con: Sequence[float]) -> float:
    """Return the part that the ratings for have in the sum of all ratings, of which one at least is above 0."""
    return math.fsum(pro) / math.fsum([*pro, *con])


def log_odds(pro: Sequence[float], con: Sequence[float]) -> float:
    """Return the chance to which the ratings, taken as weights of evidence in natural units, move even odds.

    References
    ----------
    Good (1985), Weight of evidence: a brief survey, Bayesian Statistics 2, 249-270.
    """
    # the logistic function of the energy, in the form that cannot overflow
    return (1 + math.tanh(_energy(pro, con) / 2)) / 2


def df_quad(pro: Sequence[float], con: Sequence[float]) -> float:
    """Return DF-QuAD, discontinuity-free quantitative argumentation debate.

    A side's strength is 1 less the product of what each argument leaves open; even moves by the difference.

    References
    ----------
    Rago, Toni, Aurisicchio & Baroni (2016), Discontinuity-free decision support with quantitative argumentation
    debates, KR 2016, 63-73.
    """
    pro_left, con_left = (math.prod(1 - rating / TOP_RATING for rating in side) for side in (pro, con))
    difference = con_left - pro_left
    return EVEN + difference * (1 - EVEN if difference > 0 else EVEN)


def euler_based(pro: Sequence[float], con: Sequence[float]) -> float:
    """Return the Euler-based semantics; it is not symmetric: with the sides exchanged it does not mirror.

    References
    ----------
    Amgoud & Ben-Naim (2018), Weighted bipolar argumentation graphs: axioms and semantics, IJCAI 2018, 5194-5198.
    """
    return 1 - (1 - EVEN**2) / (1 + EVEN * math.exp(_energy(pro, con)))


def quadratic_energy(pro: Sequence[float], con: Sequence[float]) -> float:
    """Return the quadratic energy model.

    References
    ----------
    Potyka (2018), Continuous dynamical systems for weighted bipolar argumentation, KR 2018, 148-157.
    """
    energy = _energy(pro, con)
    move = energy**2 / (1 + energy**2)
    return EVEN + move * (1 - EVEN) if energy > 0 else EVEN - move * EVEN


RULES = (
    Rule(
        id="average",
        name="Average of each side",
        how="Takes the average rating against from the average rating for. It is the rule of this course.",
        reference="Difference of means: this course. Simplified from Keeney & Raiffa (1976) and Dawes (1979)",
        count=average,
    ),
    Rule(
        id="strongest",
        name="Strongest argument of each side",
        how="Takes the highest rating against from the highest rating for and leaves the rest out.",
        reference="",
        count=strongest,
    ),
    Rule(
        id="sum-ratio",
        name="Share of the sum",
        how="Adds up all ratings and asks what part of the sum is for.",
        reference="",
        count=sum_ratio,
    ),
    Rule(
        id="log-odds",
        name="Log-odds",
        how="Takes each rating as evidence that multiplies the odds, as in a test repeated again and again.",
        reference="Good (1985)",
        count=log_odds,
    ),
    Rule(
        id="df-quad",
        name="DF-QuAD",
        how="Each further argument fills a part of what its side still lacks; then the sides are compared.",
        reference="Rago, Toni, Aurisicchio & Baroni (2016)",
        count=df_quad,
    ),
    Rule(
        id="euler-based",
        name="Euler-based",
        how="Takes the sum of the ratings against from the sum for and bends the result with powers of e.",
        reference="Amgoud & Ben-Naim (2018)",
        count=euler_based,
    ),
    Rule(
        id="quadratic-energy",
        name="Quadratic energy",
        how="Takes the sum of the ratings against from the sum for and bends the result with squares.",
        reference="Potyka (2018)",
        count=quadratic_energy,
    ),
)


def count_alike(n_for: int, n_against: int, rating: int) -> tuple[Counted, ...]:
    """Return what each of the seven rules makes of arguments that are all rated alike.

    Parameters
    ----------
    n_for, n_against : int
        Number of arguments on each side, 1 to 50.
    rating : int
        Of every argument, 1 to 10; with 0 nothing convinces and there is nothing to count.

    Returns
    -------
    tuple of Counted
        In the order of `RULES`.

    Raises
    ------
    ValueError
        If a number is not whole or not in its range.
    """
    for side, n in (("for", n_for), ("against", n_against)):
        if not is_whole(n, 1, MOST):
            raise ValueError(f"The number of arguments {side} is a whole number from 1 to {MOST}; got {n!r}")
    if not is_whole(rating, 1, TOP_RATING):
        raise ValueError(f"The rating of all arguments is a whole number from 1 to {TOP_RATING}; got {rating!r}")
    values = [(rule, rule.count([rating] * n_for, [rating] * n_against)) for rule in RULES]
    return tuple(Counted(rule=rule, value=value, verdict=verdict_of(2 * value - 1)) for rule, value in values)


@dataclass(frozen=True)
class _Listed:
    id: str
    theme: str
    side: str


def _one_theme(pro: Sequence[float], con: Sequence[float]) -> Balance:
    rated = [(f"{side}-{i}", side, x) for side, xs in (("for", pro), ("against", con)) for i, x in enumerate(xs)]
    arguments = [_Listed(name, "all", side) for name, side, _ in rated]
    return balance(arguments, Ratings(ratings={name: x for name, _, x in rated}))


def _half(value: float) -> float:
    return (1 + value) / 2


def _energy(pro: Sequence[float], con: Sequence[float]) -> float:
    # one division at the end keeps equal sums exactly even
    return (math.fsum(pro) - math.fsum(con)) / TOP_RATING
