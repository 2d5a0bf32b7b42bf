import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.models.balance import Ratings, balance
from course.models.perspective import equally, mirrored, weighed_by

from .worlds import World, any_weights, args, near, steady, worlds

TWO = World(args((1, 1), (1, 1)), Ratings(ratings={"t0-for-1": 9, "t1-against-1": 7}, weights={"t0": 10, "t1": 90}))


def test_other_weights_by_hand():
    # leans .4 and -.2
    assert TWO.value() == pytest.approx(0.1 * 0.4 - 0.9 * 0.2)
    assert weighed_by(TWO.arguments, TWO.given, {"t0": 100, "t1": 25}).value == pytest.approx(0.8 * 0.4 - 0.2 * 0.2)
    assert equally(TWO.arguments, TWO.given).value == pytest.approx(0.1)
    assert mirrored(TWO.arguments, TWO.given).value == pytest.approx(0.14)


def test_a_theme_without_weight_gets_one_where_all_weigh_the_same():
    world = World(TWO.arguments, Ratings(ratings=TWO.given.ratings, weights={"t0": 0, "t1": 90}))
    assert equally(world.arguments, world.given).value == pytest.approx(0.1)
    assert equally(world.arguments, Ratings(weights={"t0": 0, "t1": 0})).status == "ok"


@st.composite
def seen(draw):
    world = draw(worlds())
    return world, {a.theme: draw(any_weights) for a in world.arguments}


@steady
@given(seen())
def test_only_the_weights_are_the_perspectives(given):
    world, weights = given
    other, own = weighed_by(world.arguments, world.given, weights), world.balance()
    assert [(a.id, a.rating, a.aside) for a in other.arguments] == [(a.id, a.rating, a.aside) for a in own.arguments]
    assert [t.lean for t in other.themes] == [t.lean for t in own.themes]
    assert [t.weight for t in other.themes] == [weights[t.id] for t in other.themes]
    assert other.rated == own.rated


@steady
@given(seen())
def test_nothing_of_the_students_own_is_overwritten(given):
    world, weights = given
    before = (dict(world.given.ratings), dict(world.given.weights), world.given.aside, world.balance())
    weighed_by(world.arguments, world.given, weights)
    equally(world.arguments, world.given)
    mirrored(world.arguments, world.given)
    assert (dict(world.given.ratings), dict(world.given.weights), world.given.aside, world.balance()) == before


@steady
@given(worlds())
def test_swapped_sides_mirror_exactly(world):
    one, other = world.balance(), mirrored(world.arguments, world.given)
    assert (other.value, other.strongest, other.status) == (-one.value, -one.strongest, one.status)
    assert other.verdict == {"for": "against", "against": "for"}.get(one.verdict, one.verdict)
    assert [a.contribution for a in other.arguments] == [-a.contribution for a in one.arguments]


@steady
@given(worlds())
def test_ones_own_weights_are_a_perspective_like_any_other(world):
    own = world.balance()
    assert weighed_by(world.arguments, world.given, {t.id: t.weight for t in own.themes}) == own


@steady
@given(worlds(), st.integers(1, 100))
def test_equal_weights_are_equal_whatever_the_weight(world, weight):
    same = balance(
        world.arguments,
        Ratings(
            ratings=world.given.ratings,
            weights={a.theme: weight for a in world.arguments},
            aside=world.given.aside,
        ),
    )
    found = equally(world.arguments, world.given)
    assert near(found.value, same.value)
    assert found.status == same.status


def test_a_perspective_without_a_theme_is_refused():
    with pytest.raises(ValueError) as error:
        weighed_by(TWO.arguments, TWO.given, {"t0": 40})
    assert str(error.value) == "A perspective gives every theme a weight; got none for 't1'"


def test_a_perspective_with_an_unknown_theme_is_refused():
    with pytest.raises(ValueError) as error:
        weighed_by(TWO.arguments, TWO.given, {"t0": 40, "t1": 40, "t2": 40})
    assert str(error.value) == "A weight names one of the themes given; got the unknown id 't2'"


def test_a_perspective_with_a_weight_out_of_range_is_refused():
    with pytest.raises(ValueError) as error:
        weighed_by(TWO.arguments, TWO.given, {"t0": 40, "t1": 101})
    assert str(error.value) == "The weight of t1 is a number from 0 to 100; got 101"
