import math
import random
from dataclasses import FrozenInstanceError
from itertools import combinations
from types import SimpleNamespace

import pytest
from hypothesis import given, settings

from course.models.balance import Ratings, balance, swap
from course.models.strike_out import Step, strike_out

from .worlds import args, near, on_sliders, rated, steady, worlds


def paper(pro, con):
    """Return half a sheet of paper with these weights in its two columns: ids p1, p2, ... and c1, c2, ..."""
    lines = [
        SimpleNamespace(id=f"{letter}{i}", side=side, contribution=sign * weight)
        for letter, side, sign, weights in (("p", "for", 1, pro), ("c", "against", -1, con))
        for i, weight in enumerate(weights, 1)
    ]
    return SimpleNamespace(arguments=lines)


def struck(result):
    return [(step.for_ids, step.against_ids) for step in result.steps]


def test_franklins_own_cases():
    # "If I judge a Reason pro equal to some two Reasons con, I strike out the three"
    assert struck(strike_out(paper([0.5], [0.2, 0.3]))) == [(("p1",), ("c1", "c2"))]
    # two reasons con equal to some three reasons pro: "I strike out the five"
    assert struck(strike_out(paper([0.1, 0.2, 0.25], [0.2125, 0.3375]))) == [(("p1", "p2", "p3"), ("c1", "c2"))]
    # two that seem equal, one on each side, go first
    result = strike_out(paper([0.3, 0.4, 0.1], [0.4, 0.15, 0.16]))
    assert struck(result) == [(("p2",), ("c1",))]
    assert (result.left, result.remainder) == (("p1", "p3", "c2", "c3"), pytest.approx(0.4 - 0.31))


def test_small_groups_go_before_large_ones_and_heavy_before_light():
    result = strike_out(paper([0.1, 0.3, 0.6, 0.25, 0.3625], [0.1, 0.3, 0.2, 0.4, 0.275, 0.3375]))
    assert struck(result) == [
        (("p2",), ("c2",)),
        (("p1",), ("c1",)),
        (("p3",), ("c3", "c4")),
        (("p4", "p5"), ("c5", "c6")),
    ]
    assert [step.weight for step in result.steps] == pytest.approx([0.3, 0.1, 0.6, 0.6125])
    assert (result.left, result.remainder) == ((), 0)


def turned(sheet):
    """Return a sheet with its columns exchanged, the lines in the same order."""
    other = {"for": "against", "against": "for"}
    return SimpleNamespace(
        arguments=[
            SimpleNamespace(id=line.id, side=other[line.side], contribution=-line.contribution)
            for line in sheet.arguments
        ]
    )


def test_neither_column_is_served_first():
    # c1 can go with c2 against p1, or alone against p2 and p3
    sheet = paper([0.5, 0.12, 0.08], [0.2, 0.3])
    assert struck(strike_out(sheet)) == [(("p1",), ("c1", "c2"))]
    assert struck(strike_out(turned(sheet))) == [(("c1", "c2"), ("p1",))]


def test_the_last_bit_of_a_weight_does_not_turn_the_order_of_the_steps():
    # the mean of these two rounds to the larger
    low, high = 0.3, math.nextafter(0.3, 1)
    assert (low + high) / 2 == high
    sheet = paper([low, high], [low, high])
    assert struck(strike_out(turned(sheet))) == [(con, pro) for pro, con in struck(strike_out(sheet))]


def test_what_adds_nothing_is_struck_alone():
    result = strike_out(rated([0, 6], [3, 3]).balance(aside={"t0-against-1"}))
    assert result.steps[:2] == (
        Step(for_ids=("t0-for-1",), against_ids=(), weight=0.0),
        Step(for_ids=(), against_ids=("t0-against-1",), weight=0.0),
    )
    # half of 6 against all of 3
    assert struck(result)[2:] == [(("t0-for-2",), ("t0-against-2",))]
    assert result.left == ()


def test_equal_but_for_rounding_is_equal():
    assert 0.1 + 0.2 != 0.3
    assert struck(strike_out(paper([0.1, 0.2], [0.3]))) == [(("p1", "p2"), ("c1",))]


def test_almost_equal_is_not_equal():
    # the smallest difference that sliders can make is far above it
    result = strike_out(paper([0.3], [0.3 - 1e-6]))
    assert (result.steps, result.left) == ((), ("p1", "c1"))


def test_a_balance_without_a_result_is_struck_out_whole():
    result = strike_out(balance(args((1, 1)), Ratings(weights={"t0": 0})))
    assert (len(result.steps), result.left, result.remainder) == (2, (), 0.0)


def test_default_ratings_of_the_real_size_cancel_pair_by_pair():
    result = strike_out(balance(args(*[(2, 2)] * 6, (1, 1)), Ratings()))
    assert [(len(a), len(b)) for a, b in struck(result)] == [(1, 1)] * 13
    assert (result.left, result.remainder) == ((), 0.0)


@steady
@given(worlds())
def test_the_remainder_is_the_balance(world):
    result = world.balance()
    assert near(strike_out(result).remainder, result.value)


@steady
@given(on_sliders(themes=7))
def test_the_remainder_is_the_balance_with_many_arguments(world):
    result = world.balance()
    assert near(strike_out(result).remainder, result.value)


@steady
@given(on_sliders())
def test_every_argument_is_struck_once_or_left(world):
    result = world.balance()
    reading = strike_out(result)
    ids = [name for step in reading.steps for name in (*step.for_ids, *step.against_ids)] + list(reading.left)
    assert sorted(ids) == sorted(a.id for a in world.arguments)
    by_id = {a.id: a for a in result.arguments}
    for step in reading.steps:
        assert all(by_id[name].side == "for" for name in step.for_ids)
        assert all(by_id[name].side == "against" for name in step.against_ids)
        for ids in (step.for_ids, step.against_ids):
            if ids or step.weight == 0:
                assert near(math.fsum(abs(by_id[name].contribution) for name in ids), step.weight)


@steady
@given(worlds())
def test_swapping_sides_swaps_the_columns_and_nothing_else(world):
    one, other = strike_out(world.balance()), strike_out(balance(swap(world.arguments), world.given))
    assert [(s.against_ids, s.for_ids, s.weight) for s in other.steps] == [
        (s.for_ids, s.against_ids, s.weight) for s in one.steps
    ]
    assert (other.left, other.remainder) == (one.left, -one.remainder)


@settings(steady, max_examples=60)
@given(on_sliders(themes=3, most=2))
def test_nothing_that_could_be_struck_is_left(world):
    result = world.balance()
    reading = strike_out(result)
    left = [a for a in result.arguments if a.id in reading.left]
    pro = [a.contribution for a in left if a.side == "for"]
    con = [a.contribution for a in left if a.side == "against"]
    for n, m in [(1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (3, 2)]:
        sums = [math.fsum((*some, *others)) for some in combinations(pro, n) for others in combinations(con, m)]
        assert not any(near(total, 0) for total in sums)
    assert all(a.contribution for a in left)


def test_a_reading_does_not_change():
    reading = strike_out(rated([5], [5]).balance())
    with pytest.raises(FrozenInstanceError):
        reading.remainder = 1
    with pytest.raises(FrozenInstanceError):
        reading.steps[0].weight = 1


def test_random_states_of_the_real_size_strike_in_a_moment():
    chance = random.Random(1772)
    arguments = args(*[(2, 2)] * 6, (1, 1))
    for _ in range(20):
        given_once = Ratings(
            ratings={a.id: chance.randrange(11) for a in arguments},
            weights={f"t{k}": chance.randrange(101) for k in range(7)},
        )
        result = balance(arguments, given_once)
        assert near(strike_out(result).remainder, result.value)
