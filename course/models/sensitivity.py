"""What a balance depends on most, and every change that would make the other side lead.

The balance is linear in each rating and moves one way in each weight, so the ends of a slider are the ends of what it
can do: nothing is sampled. Ratings and weights are told apart, since together they multiply and are not linear.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from course.models.balance import (
    TOLERANCE,
    TOP_RATING,
    TOP_WEIGHT,
    ArgumentBalance,
    Balance,
    ThemeBalance,
    fewest,
    weigh,
)

COUNTED = ("ok", "nothing-convinces")
# spans that differ by rounding alone are the same
DIGITS = 12


@dataclass(frozen=True, kw_only=True)
class End:
    """The balance with one slider at one of its ends, all others where they are.

    Attributes
    ----------
    setting : int
        Where the slider is: 0, or 10 for a rating, 100 for a weight.
    value : float or None
        The balance there, -1 to 1; None when no theme counts there.
    status : str
        The status there, as in `Balance`.
    """

    setting: int
    value: float | None
    status: str


@dataclass(frozen=True, kw_only=True)
class Bar:
    """What the whole range of one slider does to the balance.

    Attributes
    ----------
    kind : {"rating", "weight"}
    id : str
        Of the argument or of the theme.
    now : float
        Where the slider is.
    bottom, top : End
    span : float
        From the balance at one end to that at the other, 0 to 2; 0 when no theme counts at one of them.
    reach : float
        The furthest the slider can take the balance from where it is, 0 to 2.
    """

    kind: str
    id: str
    now: float
    bottom: End
    top: End
    span: float
    reach: float


@dataclass(frozen=True, kw_only=True)
class Tornado:
    """The ranges of all sliders of a balance.

    Attributes
    ----------
    bars : tuple of Bar
        The longest span first, then the longest reach; of equal ones ratings first, each in the order of the balance.
    first : tuple of Bar
        The bars that are longest, all of equal span and reach; empty when no slider moves the balance.
    second : tuple of Bar
        The next such group when `first` is a single bar; else empty, since the two that matter most are in `first`.
    """

    bars: tuple[Bar, ...]
    first: tuple[Bar, ...]
    second: tuple[Bar, ...]


@dataclass(frozen=True, kw_only=True)
class Flips:
    """Every change that would make the other side lead.

    Attributes
    ----------
    ratings : tuple of ArgumentBalance
        Those of which one new rating does it, the smallest move first; `break_even` and `step` say which.
    weights : tuple of ThemeBalance
        Those of which one new weight does it, the smallest move first.
    ratings_together : tuple of (id, 0 or 10)
        The fewest ratings that do it together, each at its end; empty when one does.
    weights_together : tuple of (id, 0 or 100)
        The fewest weights that do it together, each at its end; empty when one does or none can.
    other_way : tuple of ThemeBalance
        Themes that lean to the other side, whatever their weight; without one, no weights can do it.
    """

    ratings: tuple[ArgumentBalance, ...]
    weights: tuple[ThemeBalance, ...]
    ratings_together: tuple[tuple[str, int], ...]
    weights_together: tuple[tuple[str, int], ...]
    other_way: tuple[ThemeBalance, ...]


def tornado(balance: Balance) -> Tornado:
    """Return what the whole range of each rating and of each weight does to `balance`.

    Parameters
    ----------
    balance : Balance
        Of any status. What is set aside or has no weight has a bar of span 0.

    Returns
    -------
    Tornado
        With the sides exchanged, the same bars in the same order with opposite values.
    """
    bars = sorted([*_rating_bars(balance), *_weight_bars(balance)], key=_length, reverse=True)
    moving = [bar for bar in bars if bar.span > TOLERANCE]
    first = _longest(moving)
    return Tornado(bars=tuple(bars), first=first, second=_longest(moving[1:]) if len(first) == 1 else ())


def flips(balance: Balance) -> Flips | None:
    """Return every change that would make the other side of `balance` lead, or None when no side leads."""
    if balance.flip is None:
        return None
    lead = 1 if balance.value > 0 else -1
    weights = sorted((t for t in balance.themes if t.step is not None), key=lambda t: abs(t.step - t.weight))
    in_play = [t for t in balance.themes if not t.out]
    return Flips(
        ratings=tuple(
            sorted((a for a in balance.arguments if a.step is not None), key=lambda a: abs(a.step - a.rating))
        ),
        weights=tuple(weights),
        ratings_together=balance.flip.together,
        weights_together=() if weights else _weights_together(in_play, lead),
        other_way=tuple(t for t in in_play if lead * t.lean < -TOLERANCE),
    )


def _length(bar: Bar) -> tuple[float, float]:
    return round(bar.span, DIGITS), round(bar.reach, DIGITS)


def _longest(bars: list[Bar]) -> tuple[Bar, ...]:
    return tuple(bar for bar in bars if _length(bar) == _length(bars[0]))


def _rating_bars(balance: Balance) -> Iterable[Bar]:
    convincing = sum(a.slope != 0 and a.rating > 0 for a in balance.arguments)
    for a in balance.arguments:
        others = convincing - (a.slope != 0 and a.rating > 0)
        ends = []
        for setting in (0, TOP_RATING):
            status, value = balance.status, None
            if status in COUNTED:
                status = "ok" if others or (a.slope and setting) else "nothing-convinces"
                value = _bounded(balance.value + a.slope * (setting - a.rating))
            ends.append(End(setting=setting, value=value, status=status))
        yield _bar("rating", a.id, a.rating, ends, balance, TOP_RATING * abs(a.slope))


def _weight_bars(balance: Balance) -> Iterable[Bar]:
    weight = {t.id: t.weight for t in balance.themes}
    lean = {t.id: t.lean for t in balance.themes if not t.out}
    convincing = Counter(a.theme for a in balance.arguments if a.rating > 0 and not a.aside)
    for t in balance.themes:
        ends = []
        for setting in (0, TOP_WEIGHT):
            status, _, value = weigh(weight | {t.id: setting}, lean, convincing)
            ends.append(End(setting=setting, value=value if status in COUNTED else None, status=status))
        span = 0.0 if None in (ends[0].value, ends[1].value) else abs(ends[1].value - ends[0].value)
        yield _bar("weight", t.id, t.weight, ends, balance, span)


def _bar(kind: str, name: str, now: float, ends: list[End], balance: Balance, span: float) -> Bar:
    values = [end.value for end in ends if end.value is not None] if balance.status in COUNTED else []
    reach = max((abs(value - balance.value) for value in values), default=0.0)
    return Bar(kind=kind, id=name, now=now, bottom=ends[0], top=ends[1], span=span, reach=reach)


def _bounded(value: float) -> float:
    # rounding may take an end a hair beyond
    return min(max(-1.0, value), 1.0)


def _weights_together(themes: list[ThemeBalance], lead: int) -> tuple[tuple[str, int], ...]:
    # the other side leads where lead (sum W d) / (sum W) < -TOLERANCE, that is where the sum of W grade is below 0
    grade = {t.id: lead * t.lean + TOLERANCE for t in themes}
    ends = [(t, 0 if grade[t.id] > 0 else TOP_WEIGHT) for t in themes]
    moves = [((t.weight - end) * grade[t.id], t.id, end) for t, end in ends]
    # rounding must not take 0 for less: with no weight left, no side leads
    return fewest(moves, math.fsum(t.weight * grade[t.id] for t in themes) + TOLERANCE)
