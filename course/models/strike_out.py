"""Franklin's strike-out: a balance read step by step, by striking out what weighs the same on both sides.

Striking equal groups never changes the sum, so this is a reading of the balance and never a second opinion.

References
----------
Benjamin Franklin to Joseph Priestley, 19 September 1772, Founders Online, Franklin/01-19-02-0200. He strikes one reason
against one, one against two and two against three, "and thus proceeding"; two against two is ours, by the same rule.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from operator import itemgetter

from course.models.balance import ArgumentBalance, Balance

# sizes (for, against): those that mirror each other come in one turn, so that no side is served first
TURNS = (((1, 1),), ((1, 2), (2, 1)), ((2, 2),), ((2, 3), (3, 2)))
# whole ratings and weights leave no doubt: rounding errors are near 1e-17, real differences above 1e-6
EQUAL = 1e-14


@dataclass(frozen=True, kw_only=True)
class Step:
    """Arguments struck out together.

    Attributes
    ----------
    for_ids, against_ids : tuple of str
        One of them is empty where an argument that adds nothing is struck alone.
    weight : float
        What each side of the group adds, 0 to 1, without sign.
    """

    for_ids: tuple[str, ...]
    against_ids: tuple[str, ...]
    weight: float


@dataclass(frozen=True, kw_only=True)
class StrikeOut:
    """A balance struck out.

    Attributes
    ----------
    steps : tuple of Step
        First what adds nothing, then smaller groups before larger, heavier before lighter.
    left : tuple of str
        Ids of the arguments that no group strikes out.
    remainder : float
        What they add up to, -1 to 1: the value of the balance.
    """

    steps: tuple[Step, ...]
    left: tuple[str, ...]
    remainder: float


def strike_out(balance: Balance) -> StrikeOut:
    """Return `balance` with equal groups of arguments struck out across the line.

    Parameters
    ----------
    balance : Balance
        Its contributions are what the arguments weigh.

    Returns
    -------
    StrikeOut
        With the sides exchanged, the same steps with the sides exchanged.
    """
    place = {a.id: i for i, a in enumerate(balance.arguments)}

    def heavy_first(group):
        # places know no sides, so groups of one weight come in the same order when the sides are exchanged
        return -_weight(group), sorted(place[a.id] for a in group)

    steps = [_step([a]) for a in balance.arguments if abs(a.contribution) <= EQUAL]
    left = {a.id: a for a in balance.arguments if abs(a.contribution) > EQUAL}
    for turn in TURNS:
        groups = [group for sizes in turn for group in _equal_groups(left.values(), *sizes)]
        # striking only takes arguments away, so one pass over a turn's groups finds all that it can strike
        for group in sorted(groups, key=heavy_first):
            if all(a.id in left for a in group):
                steps.append(_step(group))
                for a in group:
                    del left[a.id]
    return StrikeOut(steps=tuple(steps), left=tuple(left), remainder=_sum(left.values()))


def _equal_groups(arguments: Iterable[ArgumentBalance], n_for: int, n_against: int) -> list:
    pro = [a for a in arguments if a.side == "for"]
    con = [a for a in arguments if a.side == "against"]
    against = sorted(((-_sum(group), group) for group in combinations(con, n_against)), key=itemgetter(0))
    found = []
    for group in combinations(pro, n_for):
        total = _sum(group)
        start = bisect_left(against, total - EQUAL, key=itemgetter(0))
        end = bisect_right(against, total + EQUAL, key=itemgetter(0))
        found += [group + other for _, other in against[start:end]]
    return found


def _sum(group: Iterable[ArgumentBalance]) -> float:
    return math.fsum(a.contribution for a in group)


def _weight(group: Iterable[ArgumentBalance]) -> float:
    return math.fsum(abs(a.contribution) for a in group) / 2


def _step(group: Iterable[ArgumentBalance]) -> Step:
    return Step(
        for_ids=tuple(a.id for a in group if a.side == "for"),
        against_ids=tuple(a.id for a in group if a.side == "against"),
        weight=_weight(group),
    )
