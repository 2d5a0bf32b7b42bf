import math
from collections import namedtuple
from dataclasses import FrozenInstanceError
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.models.weights import rank_order_centroid, starting_points, swing

from .worlds import steady

Of = namedtuple("Of", "id group")
SIX = [Of(name, "offices") for name in "abcdef"]
NINE = [Of(f"{g}{i}", g) for g in "xyz" for i in (1, 2, 3)]


# What others published or anybody can reckon by hand


def test_published_centroids():
    # Barron & Barrett (1996), Management Science 42(11), table of ROC weights
    assert rank_order_centroid(1) == (1,)
    assert rank_order_centroid(2) == (0.75, 0.25)
    assert rank_order_centroid(3) == pytest.approx((0.6111, 0.2778, 0.1111), abs=5e-5)
    assert rank_order_centroid(4) == pytest.approx((0.5208, 0.2708, 0.1458, 0.0625), abs=5e-5)


def test_the_offices_of_a_textbook():
    # Goodwin & Wright, Decision Analysis for Management Judgment, ch. 3: swings 100, 80, 70, 30, 20, 10
    points = dict(zip("abcdef", (100, 80, 70, 30, 20, 10), strict=True))
    found = swing(SIX, {}, points).weights.values()
    # the book rounds .2258 to .23, .0968 to .10, .0645 to .06
    assert [round(float(weight), 2) for weight in found] == [0.32, 0.26, 0.23, 0.10, 0.06, 0.03]


def test_a_ranking_gives_points_to_start_from():
    # the centroid of three as parts of its first: .2778 / .6111 and .1111 / .6111
    assert starting_points(["b", "a", "c"]) == {"b": 100, "a": 45, "c": 18}
    assert starting_points(["a"]) == {"a": 100}


def test_groups_are_weighed_before_their_criteria():
    found = swing(NINE, {"x": 100, "y": 50, "z": 0}, {"x1": 100, "x2": 50, "x3": 50, "y1": 0})
    assert [g.share for g in found.groups] == [Fraction(2, 3), Fraction(1, 3), 0]
    assert found.weights["x1"] == Fraction(1, 3)
    assert (found.weights["y1"], found.weights["y2"]) == (0, Fraction(1, 6))
    assert found.weights["z1"] == 0
    assert found.criteria[1].share_in_group == Fraction(1, 4)


# Edges


def test_before_anything_is_given_all_weights_are_alike():
    assert set(swing(NINE, {}, {}).weights.values()) == {Fraction(1, 9)}


def test_a_group_without_points_in_it_leaves_the_sum():
    found = swing(NINE, {"y": 50}, {"x1": 0, "x2": 0, "x3": 0})
    assert [(g.out, g.share) for g in found.groups] == [
        (True, 0),
        (False, Fraction(1, 3)),
        (False, Fraction(2, 3)),
    ]
    assert found.status == "ok"


@pytest.mark.parametrize("groups, points", [({g: 0 for g in "xyz"}, {}), ({}, {c.id: 0 for c in NINE})])
def test_without_any_points_there_are_no_weights(groups, points):
    found = swing(NINE, groups, points)
    assert (found.status, set(found.weights.values())) == ("no-weight", {0})


# Properties


@given(st.integers(1, 40))
def test_centroids_fall_and_sum_to_one(n):
    weights = rank_order_centroid(n)
    assert math.fsum(weights) == pytest.approx(1)
    assert list(weights) == sorted(weights, reverse=True)
    # the mean of the corners 1, (1/2, 1/2), (1/3, 1/3, 1/3) ...
    corners = [[1 / k] * k + [0] * (n - k) for k in range(1, n + 1)]
    assert weights == pytest.approx([math.fsum(column) / n for column in zip(*corners, strict=True)])


given_points = st.fixed_dictionaries({c.id: st.integers(0, 100) for c in NINE})
given_groups = st.fixed_dictionaries({g: st.integers(0, 100) for g in "xyz"})


@steady
@given(given_groups, given_points)
def test_weights_are_a_whole_or_none(groups, points):
    found = swing(NINE, groups, points)
    assert sum(found.weights.values()) == (found.status == "ok") == any(g.points and not g.out for g in found.groups)
    for g in found.groups:
        inside = [c for c in found.criteria if c.group == g.id]
        assert sum(c.weight for c in inside) == g.share
        assert sum(c.share_in_group for c in inside) == (not g.out)


@steady
@given(given_groups, given_points)
def test_only_proportions_count(groups, points):
    half = {name: value // 2 for name, value in points.items()}
    doubled = {name: 2 * value for name, value in half.items()}
    assert swing(NINE, groups, half).weights == swing(NINE, groups, doubled).weights


# Refusals


@pytest.mark.parametrize("wrong", [0, -1, 1.0, True, "3"])
def test_a_number_of_criteria_that_is_none_is_refused(wrong):
    with pytest.raises(ValueError) as error:
        rank_order_centroid(wrong)
    assert str(error.value) == f"n counts criteria and is at least 1; got {wrong!r}"


def test_a_criterion_ranked_twice_is_refused():
    with pytest.raises(ValueError) as error:
        starting_points(["a", "b", "a"])
    assert str(error.value) == "A ranking names each criterion once; got ['a', 'b', 'a']"


@pytest.mark.parametrize("wrong", [-1, 101, 5.0, True, None, math.nan])
def test_points_that_no_slider_gives_are_refused(wrong):
    for points in (({"x": wrong}, {}), ({}, {"x1": wrong})):
        with pytest.raises(ValueError, match=r"^The points of x1? are a whole number from 0 to 100; got ") as error:
            swing(NINE, *points)
        assert str(error.value).endswith(repr(wrong))


def test_points_of_something_else_are_refused():
    with pytest.raises(ValueError) as error:
        swing(NINE, {"w": 3}, {})
    assert str(error.value) == "A swing names one of the groups given; got the unknown id 'w'"


def test_weights_do_not_change():
    with pytest.raises(FrozenInstanceError):
        swing(NINE, {}, {}).status = "no-weight"
