"""The balance: where a student's own ratings and weights lean, and what would flip it.

With x the rating of an argument (0 to 1), q = 0 where it is set aside (else 1) and W the weight of a theme::

    S_k(side) = sum q x / sum q      mean rating of each side of theme k
    d_k = S_k(for) - S_k(against)    lean of theme k
    w_k = W_k / sum W                share of theme k, over the themes that count
    B   = sum_k w_k d_k              the balance

B is linear in the ratings, so every sensitivity here is exact. It mirrors the ratings; it is no probability.

References
----------
Weighted means are the additive value model of Keeney & Raiffa (1976), *Decisions with Multiple Objectives*, Wiley;
equal weights within a side follow Dawes (1979), American Psychologist 34(7), 571-582. Taking the difference of two
means is the course's own choice: of the rules compared it is the one that calls equal ratings even, however many
arguments a side has.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from types import MappingProxyType

TOP_RATING, TOP_WEIGHT = 10, 100
NO_RATING, NO_WEIGHT = 5.0, 50.0
EVEN_BAND = 0.05
TOLERANCE = 1e-9
SIDES = ("for", "against")


@dataclass(frozen=True, kw_only=True)
class Ratings:
    """What a student has given; copied, so that nothing changes it later.

    Parameters
    ----------
    ratings : mapping of argument id to float
        How convincing, 0 to 10. An argument without one counts as 5.
    weights : mapping of theme id to float
        How much a theme matters, 0 to 100. A theme without one counts as 50.
    aside : frozenset of argument ids
        Arguments set aside; they do not count, whatever their rating.

    Raises
    ------
    ValueError
        If a rating or weight is not a number in its range.
    """

    ratings: Mapping[str, float] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    aside: frozenset[str] = frozenset()

    def __post_init__(self):
        object.__setattr__(self, "ratings", _numbers("rating", self.ratings, TOP_RATING))
        object.__setattr__(self, "weights", _numbers("weight", self.weights, TOP_WEIGHT))
        object.__setattr__(self, "aside", frozenset(self.aside))


@dataclass(frozen=True, kw_only=True, slots=True)
class ThemeBalance:
    """One theme in a balance.

    Attributes
    ----------
    id : str
    weight : float
        0 to 100, as given or 50.
    share : float
        Share of the weight of all live themes, 0 to 1; 0 when not live.
    mean_for, mean_against : float or None
        Mean rating of a side, 0 to 1; None when the side is wholly set aside.
    lean : float or None
        `mean_for - mean_against`, -1 to 1; None when out.
    strongest_lean : float or None
        The same from each side's highest rating.
    out : {"for", "against", "both"} or None
        The side that is wholly set aside, which takes the theme out of the balance.
    live : bool
        Whether the theme counts: not out, and its weight is above 0.
    break_even : float or None
        Weight from 0 to 100 at which the balance is 0, the rest unchanged.
    step : int or None
        Whole weight nearest to the present one at which the other side leads.
    """

    id: str
    weight: float
    share: float
    mean_for: float | None
    mean_against: float | None
    lean: float | None
    strongest_lean: float | None
    out: str | None
    live: bool
    break_even: float | None
    step: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ArgumentBalance:
    """One argument in a balance.

    Attributes
    ----------
    id, theme : str
    side : {"for", "against"}
    rating : float
        0 to 10, as given or 5.
    given, aside : bool
        Whether it was rated; whether it is set aside.
    slope : float
        Change of the balance when the rating rises by 1; below 0 for an argument against.
    contribution : float
        Its part of the balance; all contributions add up to it.
    break_even : float or None
        Rating from 0 to 10 at which the balance is 0, the rest unchanged.
    step : int or None
        Whole rating nearest to the present one at which the other side leads.
    """

    id: str
    theme: str
    side: str
    rating: float
    given: bool
    aside: bool
    slope: float
    contribution: float
    break_even: float | None
    step: int | None


@dataclass(frozen=True, kw_only=True)
class Flip:
    """What would make the other side lead.

    Attributes
    ----------
    argument : (id, rating now, whole rating) or None
        The smallest move of a single rating; the first of equal ones.
    alike : int
        Number of single ratings for which that small a move is enough.
    theme : (id, weight now, whole weight) or None
        The smallest move of a single weight; the first of equal ones.
    together : tuple of (id, 0 or 10)
        The fewest ratings that do it together, each at its end; empty when a single rating does.
    every : float
        Points, 0 to 10, less on every argument of the leading side, none below 0, at which the balance is 0. It is
        10 times the balance's size unless a rating is too low to lose that much.
    """

    argument: tuple[str, float, int] | None
    alike: int
    theme: tuple[str, float, int] | None
    together: tuple[tuple[str, int], ...]
    every: float


@dataclass(frozen=True, kw_only=True)
class Balance:
    """The balance of one student's ratings.

    Attributes
    ----------
    value : float
        From -1, all against, to 1, all for; 0 unless `status` is "ok".
    status : {"ok", "no-theme-weight", "no-live-theme", "nothing-convinces"}
        "no-theme-weight" when every weight is 0, "no-live-theme" when every theme with a weight is out,
        "nothing-convinces" when every rating that counts is 0.
    verdict : {"for", "even", "against"} or None
        "even" when the size of `value` is below `EVEN_BAND`; None unless `status` is "ok".
    themes : tuple of ThemeBalance
        In the order in which the arguments first name them.
    arguments : tuple of ArgumentBalance
        In the order given.
    low, high : float or None
        Ends of the range of `value` over all theme weights; None when every theme is out.
    strongest : float
        The value when each side of a theme counts as its highest rating.
    strongest_verdict : {"for", "even", "against"} or None
    rated : int
        Number of arguments rated or set aside.
    flip : Flip or None
        None when no side leads.
    """

    value: float
    status: str
    verdict: str | None
    themes: tuple[ThemeBalance, ...]
    arguments: tuple[ArgumentBalance, ...]
    low: float | None
    high: float | None
    strongest: float
    strongest_verdict: str | None
    rated: int
    flip: Flip | None


def balance(arguments: Sequence, ratings: Ratings) -> Balance:
    """Return the balance of `ratings` over `arguments`.

    Parameters
    ----------
    arguments : sequence of records with `id`, `theme` and `side`
        At least one; every theme has arguments on both sides.
    ratings : Ratings

    Returns
    -------
    Balance
        The same, bit for bit, in whatever order the arguments come; exactly 0 at the default ratings.

    Raises
    ------
    ValueError
        If an id occurs twice or is unknown, a side is neither "for" nor "against", or a theme lacks a side.
    """
    sides = _sides(arguments)
    known("A rating", "arguments", ratings.ratings, {a.id for a in arguments})
    known("An argument set aside", "arguments", ratings.aside, {a.id for a in arguments})
    known("A weight", "themes", ratings.weights, sides)

    rating = {a.id: ratings.ratings.get(a.id, NO_RATING) for a in arguments}
    weight = {theme: ratings.weights.get(theme, NO_WEIGHT) for theme in sides}
    counting = {
        theme: {side: [rating[name] for name in ids if name not in ratings.aside] for side, ids in both.items()}
        for theme, both in sides.items()
    }
    lean, strongest_lean = {}, {}
    for theme, both in counting.items():
        if all(both.values()):
            lean[theme] = _mean(both["for"]) - _mean(both["against"])
            strongest_lean[theme] = (max(both["for"]) - max(both["against"])) / TOP_RATING
    convincing = {theme for theme, both in counting.items() if any(both["for"]) or any(both["against"])}
    status, share, value = weigh(weight, lean, convincing)
    strongest = _average(share, strongest_lean)
    live = list(share)
    # +1 or -1 for the side that leads, 0 when none does
    lead = 0 if status != "ok" or abs(value) <= TOLERANCE else math.copysign(1, value)

    in_themes = tuple(
        ThemeBalance(
            id=theme,
            weight=weight[theme],
            share=share.get(theme, 0.0),
            mean_for=_mean(both["for"]),
            mean_against=_mean(both["against"]),
            lean=lean.get(theme),
            strongest_lean=strongest_lean.get(theme),
            out=_out(both),
            live=theme in share,
            **_weight_edges(theme, weight, lean, live, lead),
        )
        for theme, both in counting.items()
    )
    in_arguments = []
    for a in arguments:
        aside = a.id in ratings.aside
        slope = 0.0
        if a.theme in share and not aside:
            slope = share[a.theme] / (TOP_RATING * len(counting[a.theme][a.side]))
            slope = slope if a.side == "for" else -slope
        in_arguments.append(
            ArgumentBalance(
                id=a.id,
                theme=a.theme,
                side=a.side,
                rating=rating[a.id],
                given=a.id in ratings.ratings,
                aside=aside,
                slope=slope,
                contribution=slope * rating[a.id] + 0.0,  # + 0.0 turns -0.0 into 0.0
                **_rating_edges(rating[a.id], slope, value, lead),
            )
        )
    return Balance(
        value=value,
        status=status,
        verdict=verdict_of(value) if status == "ok" else None,
        themes=in_themes,
        arguments=tuple(in_arguments),
        low=min(lean.values(), default=None),
        high=max(lean.values(), default=None),
        strongest=strongest,
        strongest_verdict=verdict_of(strongest) if status == "ok" else None,
        rated=len(ratings.ratings.keys() | ratings.aside),
        flip=_flip(in_themes, in_arguments, value, lead) if lead else None,
    )


def weigh(
    weight: Mapping[str, float], lean: Mapping[str, float], convincing: Collection[str]
) -> tuple[str, dict[str, float], float]:
    """Return the status of a balance, the shares of the themes that are live, and the value.

    Parameters
    ----------
    weight : mapping of theme id to float
        Of every theme.
    lean : mapping of theme id to float
        Of every theme that is not out.
    convincing : collection of theme ids
        Those with a rating above 0 that is not set aside.
    """
    live = [theme for theme in lean if weight[theme] > 0]
    total = math.fsum(weight[theme] for theme in live)
    share = {theme: weight[theme] / total for theme in live}
    if not any(weight.values()):
        status = "no-theme-weight"
    elif not live:
        status = "no-live-theme"
    elif not any(theme in convincing for theme in live):
        status = "nothing-convinces"
    else:
        status = "ok"
    return status, share, _average(share, lean)


def verdict_of(value: float) -> str:
    """Return "for", "even" or "against" for a value from -1 to 1."""
    if abs(value) < EVEN_BAND - TOLERANCE:
        return "even"
    return "for" if value > 0 else "against"


def fewest(moves: Iterable[tuple[float, str, int]], excess: float) -> tuple[tuple[str, int], ...]:
    """Return the fewest moves that gain more than `excess` together; empty when all of them do not.

    Taking the largest gains first is exact: of any number of moves, no others gain more together.

    Parameters
    ----------
    moves : iterable of (gain, id, end)
        Each from where it stands to one end; of equal gains the first counts first.
    excess : float

    Returns
    -------
    tuple of (id, end)
    """
    ordered = sorted(moves, key=lambda move: -move[0])
    enough = (n for n, gained in enumerate(accumulate(gain for gain, _, _ in ordered), 1) if gained > excess)
    return tuple((name, end) for _, name, end in ordered[: next(enough, 0)])


def known(what: str, kind: str, given: Iterable[str], ids: Collection[str]) -> None:
    """Raise a ValueError if `given` names an id that is none of `ids`."""
    unknown = set(given).difference(ids)
    if unknown:
        raise ValueError(f"{what} names one of the {kind} given; got the unknown id {min(unknown)!r}")


def swap(arguments: Iterable) -> tuple:
    """Return the same arguments, dataclass records in the same order, with the sides exchanged."""
    return tuple(replace(a, side="against" if a.side == "for" else "for") for a in arguments)


def _numbers(what: str, given: Mapping, top: int) -> Mapping[str, float]:
    for name, number in given.items():
        if isinstance(number, bool) or not isinstance(number, (int, float)) or not 0 <= number <= top:
            raise ValueError(f"The {what} of {name} is a number from 0 to {top}; got {number!r}")
    return MappingProxyType({name: float(number) for name, number in given.items()})


def _sides(arguments: Sequence) -> dict[str, dict[str, list[str]]]:
    sides: dict[str, dict[str, list[str]]] = {}
    seen = set()
    for a in arguments:
        if a.id in seen:
            raise ValueError(f"The id of an argument occurs once; got {a.id!r} twice")
        if a.side not in SIDES:
            raise ValueError(f"The side of {a.id} is 'for' or 'against'; got {a.side!r}")
        seen.add(a.id)
        sides.setdefault(a.theme, {side: [] for side in SIDES})[a.side].append(a.id)
    if not sides:
        raise ValueError("A balance needs at least one argument on each side; got no arguments")
    for theme, both in sides.items():
        for side, ids in both.items():
            if not ids:
                raise ValueError(f"Theme {theme} needs at least one argument on each side; got none {side}")
    return sides


def _mean(ratings: list[float]) -> float | None:
    # one division at the end keeps means of equal whole ratings equal bit for bit, whatever their number
    return math.fsum(ratings) / (TOP_RATING * len(ratings)) if ratings else None


def _average(share: Mapping[str, float], lean: Mapping[str, float]) -> float:
    # rounded shares may add up to a hair less or more than 1; divided by their own sum, one side wholly is exactly 1
    return math.fsum(w * lean[theme] for theme, w in share.items()) / math.fsum(share.values()) if share else 0.0


def _out(counting: Mapping[str, list[float]]) -> str | None:
    empty = [side for side in SIDES if not counting[side]]
    return "both" if len(empty) == 2 else empty[0] if empty else None


def _weight_edges(theme: str, weight: Mapping, lean: Mapping, live: Sequence[str], lead: float) -> dict:
    others = [name for name in live if name != theme]
    d = lean.get(theme, 0.0)
    # alone, a theme decides the sign by its lean, whatever its weight
    if not others or abs(d) <= TOLERANCE:
        return {"break_even": None, "step": None}
    mass = math.fsum(weight[name] for name in others)
    rest = math.fsum(weight[name] * lean[name] for name in others)
    step = None
    if lead:
        # the other side leads where lead (rest + W d) / (mass + W) < -TOLERANCE
        grade = lead * d + TOLERANCE
        step = _beyond(-(lead * rest + TOLERANCE * mass) / grade, grade < 0, TOP_WEIGHT)
    return {"break_even": _within(-rest / d, TOP_WEIGHT), "step": step}


def _rating_edges(rating: float, slope: float, value: float, lead: float) -> dict:
    if not slope:
        return {"break_even": None, "step": None}
    step = _beyond(rating - (value + lead * TOLERANCE) / slope, lead * slope < 0, TOP_RATING) if lead else None
    return {"break_even": _within(rating - value / slope, TOP_RATING), "step": step}


def _within(edge: float, top: int) -> float | None:
    return min(max(0.0, edge), float(top)) if -TOLERANCE <= edge <= top + TOLERANCE else None


def _beyond(edge: float, up: bool, top: int) -> int | None:
    if not -1 <= edge <= top + 1:
        return None
    step = math.floor(edge) + 1 if up else math.ceil(edge) - 1
    return step if 0 <= step <= top else None


def _flip(themes: Sequence[ThemeBalance], arguments: Sequence[ArgumentBalance], value: float, lead: float) -> Flip:
    moves = {a.id: abs(a.step - a.rating) for a in arguments if a.step is not None}
    argument = min((a for a in arguments if a.id in moves), key=lambda a: moves[a.id], default=None)
    theme = min((t for t in themes if t.step is not None), key=lambda t: abs(t.step - t.weight), default=None)
    ends = [] if argument else [(a, 0 if lead * a.slope > 0 else TOP_RATING) for a in arguments if a.slope]
    return Flip(
        argument=argument and (argument.id, argument.rating, argument.step),
        alike=list(moves.values()).count(min(moves.values(), default=0)),
        theme=theme and (theme.id, theme.weight, theme.step),
        together=fewest(((abs(a.slope * (end - a.rating)), a.id, end) for a, end in ends), abs(value) + TOLERANCE),
        every=_every([(a.rating, abs(a.slope)) for a in arguments if lead * a.slope > 0], abs(value)),
    )


def _every(leading: list[tuple[float, float]], excess: float) -> float:
    leading = sorted(leading)
    # of each and all after it: those before it are at 0 already and can lose no more
    slopes = list(accumulate(slope for _, slope in reversed(leading)))
    lost = 0.0
    for (rating, _), slope in zip(leading, reversed(slopes), strict=True):
        if excess <= slope * (rating - lost):
            return lost + excess / slope
        excess -= slope * (rating - lost)
        lost = rating
    return lost
