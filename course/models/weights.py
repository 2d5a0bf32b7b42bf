"""Weights of criteria: a start from their ranking alone, and swing weights in two levels, groups and their criteria.

A swing is the step of a criterion from the worst that could happen to the best. The one that matters most has 100
points, the others as many as they are worth beside it.

References
----------
Barron & Barrett (1996), Management Science 42(11), 1515-1523: rank-order centroid.
Edwards & Barron (1994), Organizational Behavior and Human Decision Processes 60(3), 306-325: swing weights, and the
centroid as their start (SMARTER).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from course.models.balance import known
from course.models.whole import is_whole

TOP_POINTS = 100


@dataclass(frozen=True, kw_only=True)
class GroupWeight:
    """One group of criteria.

    Attributes
    ----------
    id : str
    points : int
        0 to 100, as given or 100.
    share : Fraction
        Of the whole weight, 0 to 1.
    out : bool
        Whether all its criteria have 0 points, so that it cannot pass its weight on and leaves the sum.
    """

    id: str
    points: int
    share: Fraction
    out: bool


@dataclass(frozen=True, kw_only=True)
class CriterionWeight:
    """One criterion.

    Attributes
    ----------
    id, group : str
    points : int
        0 to 100, as given or 100.
    share_in_group : Fraction
        Of its group's weight, 0 to 1.
    weight : Fraction
        Of the whole, 0 to 1: the two shares multiplied.
    """

    id: str
    group: str
    points: int
    share_in_group: Fraction
    weight: Fraction


@dataclass(frozen=True, kw_only=True)
class Swing:
    """Weights of all criteria.

    Attributes
    ----------
    status : {"ok", "no-weight"}
        "no-weight" when no criterion has any weight; all shares are 0 then.
    groups : tuple of GroupWeight
        In the order in which their criteria stand.
    criteria : tuple of CriterionWeight
        In the order given; their weights add up to 1 exactly when the status is "ok".
    """

    status: str
    groups: tuple[GroupWeight, ...]
    criteria: tuple[CriterionWeight, ...]

    @property
    def weights(self) -> dict[str, Fraction]:
        """The weight of each criterion by its id."""
        return {c.id: c.weight for c in self.criteria}


def rank_order_centroid(n: int) -> tuple[float, ...]:
    """Return starting weights for criteria ranked from most to least important.

    They are the mean of all weights that keep the ranking.

    Parameters
    ----------
    n : int
        Number of criteria, at least 1.

    Returns
    -------
    tuple of float, length n
        Shares without unit, falling, summing to 1.

    Raises
    ------
    ValueError
        If `n` is not a whole number of at least 1.

    References
    ----------
    Barron & Barrett (1996), Management Science 42(11), 1515-1523.
    """
    if not isinstance(n, int) or isinstance(n, bool) or n < 1:
        raise ValueError(f"n counts criteria and is at least 1; got {n!r}")
    return tuple(math.fsum(1 / k for k in range(i, n + 1)) / n for i in range(1, n + 1))


def starting_points(ranked: Sequence[str]) -> dict[str, int]:
    """Return swing points to start from, by id: rank-order-centroid weights, the first as 100, rounded.

    Parameters
    ----------
    ranked : sequence of str
        Ids of the criteria of a group, or of the groups, from most to least important; each once.

    Raises
    ------
    ValueError
        If there is none, or one is there twice.
    """
    if len(set(ranked)) != len(ranked):
        raise ValueError(f"A ranking names each criterion once; got {list(ranked)!r}")
    centroid = rank_order_centroid(len(ranked))
    return {name: round(TOP_POINTS * share / centroid[0]) for name, share in zip(ranked, centroid, strict=True)}


def swing(criteria: Sequence, group_points: Mapping[str, int], points: Mapping[str, int]) -> Swing:
    """Return the weight of each criterion: its group's share of the whole times its own share of the group.

    Parameters
    ----------
    criteria : sequence of records with `id` and `group`
    group_points, points : mapping of group id, of criterion id to int
        Swing points, 0 to 100. What has none counts as 100, so that all start alike.

    Returns
    -------
    Swing

    Raises
    ------
    ValueError
        If an id is unknown, or points are not a whole number from 0 to 100.
    """
    groups = list(dict.fromkeys(c.group for c in criteria))
    _checked("groups", group_points, groups)
    _checked("criteria", points, [c.id for c in criteria])
    own = {c.id: points.get(c.id, TOP_POINTS) for c in criteria}
    within = {g: sum(own[c.id] for c in criteria if c.group == g) for g in groups}
    given = {g: group_points.get(g, TOP_POINTS) for g in groups}
    whole = sum(given[g] for g in groups if within[g])
    share = {g: Fraction(given[g], whole) if whole and within[g] else Fraction(0) for g in groups}
    listed = []
    for c in criteria:
        part = Fraction(own[c.id], within[c.group]) if within[c.group] else Fraction(0)
        listed.append(
            CriterionWeight(id=c.id, group=c.group, points=own[c.id], share_in_group=part, weight=share[c.group] * part)
        )
    return Swing(
        status="ok" if whole else "no-weight",
        groups=tuple(GroupWeight(id=g, points=given[g], share=share[g], out=not within[g]) for g in groups),
        criteria=tuple(listed),
    )


def _checked(kind: str, given: Mapping[str, int], ids: Sequence[str]) -> None:
    known("A swing", kind, given, ids)
    for name, value in given.items():
        if not is_whole(value, 0, TOP_POINTS):
            raise ValueError(f"The points of {name} are a whole number from 0 to {TOP_POINTS}; got {value!r}")
