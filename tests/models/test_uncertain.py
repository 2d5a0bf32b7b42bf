import math
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.models.balance import Ratings, swap
from course.models.uncertain import interval

from .worlds import World, args, near, rated, steady, worlds


def ends(world: World, **give_or_take) -> tuple[float, float]:
    found = interval(world.arguments, world.given, {name.replace("_", "-"): n for name, n in give_or_take.items()})
    return found.lowest.value, found.highest.value


def test_the_ends_by_hand():
    # 8 give or take 2 for, 5 give or take 1 against: 6 - 6 to 10 - 4
    world = rated([8], [5])
    found = interval(world.arguments, world.given, {"t0-for-1": 2, "t0-against-1": 1})
    assert (found.lowest.value, found.highest.value) == (0, pytest.approx(0.6))
    assert [a.rating for a in found.lowest.arguments] == [6, 6]
    assert [a.rating for a in found.highest.arguments] == [10, 4]
    assert (found.lowest.verdict, found.highest.verdict, found.unsure) == ("even", "for", 2)


def test_ratings_stay_on_the_slider():
    assert ends(rated([9], [5]), t0_for_1=3) == pytest.approx((0.1, 0.5))
    assert ends(rated([1], [5]), t0_for_1=3) == pytest.approx((-0.5, -0.1))
    assert ends(rated([9.5], [0]), t0_for_1=1) == pytest.approx((0.85, 1))


def test_without_give_or_take_both_ends_are_the_balance():
    world = rated([8], [5])
    assert ends(world) == ends(world, t0_for_1=0) == (world.value(), world.value())
    assert interval(world.arguments, world.given, {"t0-for-1": 0}).unsure == 0


def test_what_is_not_rated_is_5_give_or_take():
    world = World(args((1, 1)), Ratings())
    assert ends(world, t0_for_1=3) == pytest.approx((-0.3, 0.3))
    assert world.given == Ratings()


def test_what_does_not_count_is_never_unsure():
    world = World(args((2, 1), (1, 1)), Ratings(ratings={"t0-for-1": 7}, weights={"t1": 0}, aside={"t0-for-2"}))
    found = interval(world.arguments, world.given, {"t0-for-2": 3, "t1-for-1": 3, "t0-for-1": 1})
    assert (found.lowest.value, found.highest.value, found.unsure) == (pytest.approx(0.1), pytest.approx(0.3), 1)


def test_edges_keep_their_status():
    world = rated([8], [2], weight=0)
    assert interval(world.arguments, world.given, {"t0-for-1": 3}).highest.status == "no-theme-weight"
    found = interval(args((1, 1)), Ratings(ratings={"t0-for-1": 2, "t0-against-1": 0}), {"t0-for-1": 3})
    assert (found.lowest.status, found.highest.status) == ("nothing-convinces", "ok")


@st.composite
def unsure_worlds(draw):
    world = draw(worlds())
    points = draw(st.dictionaries(st.sampled_from([a.id for a in world.arguments]), st.integers(0, 3)))
    return world, points


def ranges(world: World, points: dict) -> dict:
    """Return the lowest and the highest rating of each argument, written anew from the definition."""
    return {
        a.id: (max(0, a.rating - points.get(a.id, 0)), min(10, a.rating + points.get(a.id, 0)))
        for a in world.balance().arguments
    }


@steady
@given(unsure_worlds(), st.data())
def test_every_point_result_is_within_the_ends(unsure, data):
    world, points = unsure
    found = interval(world.arguments, world.given, points)
    drawn = {name: data.draw(st.floats(low, high)) for name, (low, high) in ranges(world, points).items()}
    assert found.lowest.value - 1e-12 <= world.value(ratings=drawn) <= found.highest.value + 1e-12
    assert found.lowest.value <= world.value() + 1e-12
    assert found.highest.value >= world.value() - 1e-12


@steady
@given(unsure_worlds())
def test_both_ends_are_reached_by_ratings_within_their_give_or_take(unsure):
    world, points = unsure
    found = interval(world.arguments, world.given, points)
    allowed = ranges(world, points)
    for end in (found.lowest, found.highest):
        at = {a.id: a.rating for a in end.arguments}
        assert all(allowed[name][0] <= rating <= allowed[name][1] for name, rating in at.items())
        assert world.value(ratings=at) == end.value


@steady
@given(unsure_worlds())
def test_the_ends_are_as_far_as_the_slopes_go(unsure):
    world, points = unsure
    found, now = interval(world.arguments, world.given, points), world.balance()
    allowed = ranges(world, points)
    moves = [[a.slope * (end - a.rating) for end in allowed[a.id]] for a in now.arguments]
    assert near(found.lowest.value, now.value + math.fsum(map(min, moves)))
    assert near(found.highest.value, now.value + math.fsum(map(max, moves)))


@steady
@given(unsure_worlds())
def test_swapping_sides_turns_the_interval_round(unsure):
    world, points = unsure
    one, other = (interval(arguments, world.given, points) for arguments in (world.arguments, swap(world.arguments)))
    assert (other.lowest.value, other.highest.value) == (-one.highest.value, -one.lowest.value)
    assert other.unsure == one.unsure


@pytest.mark.parametrize("wrong", [4, -1, 1.0, True, None, "2", math.nan])
def test_a_give_or_take_that_is_no_whole_number_to_3_is_refused(wrong):
    with pytest.raises(ValueError) as error:
        interval(args((1, 1)), Ratings(), {"t0-for-1": wrong})
    assert str(error.value) == f"The give or take of t0-for-1 is a whole number from 0 to 3; got {wrong!r}"


def test_an_unknown_argument_is_refused():
    with pytest.raises(ValueError) as error:
        interval(args((1, 1)), Ratings(), {"t0-for-2": 1})
    assert str(error.value) == "A give or take names one of the arguments given; got the unknown id 't0-for-2'"


def test_an_interval_does_not_change():
    with pytest.raises(FrozenInstanceError):
        interval(args((1, 1)), Ratings(), {}).unsure = 1
