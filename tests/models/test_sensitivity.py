import math
import random
from dataclasses import FrozenInstanceError
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from course.models.balance import TOLERANCE, Ratings, balance, swap
from course.models.sensitivity import End, flips, tornado

from .worlds import World, any_weights, args, near, on_sliders, rated, steady, worlds

COUNTED = ("ok", "nothing-convinces")


def bars(world: World) -> dict:
    return {bar.id: bar for bar in tornado(world.balance()).bars}


def ends(bar) -> tuple:
    return (bar.bottom.value, bar.top.value)


# What anybody can reckon by hand


def test_two_themes_by_hand():
    arguments = args((2, 1), (1, 2))
    ratings = dict(zip((a.id for a in arguments), (8, 6, 4, 3, 9, 2), strict=True))
    world = World(arguments, Ratings(ratings=ratings, weights={"t0": 75, "t1": 25}))
    result = tornado(world.balance())
    # the balance is 0.1625; a point of t0-against-1 is 0.075, one of t0-for-1 half of that
    assert [(bar.kind, bar.id, bar.now) for bar in result.bars[:4]] == [
        ("rating", "t0-against-1", 4),
        ("weight", "t0", 75),
        ("rating", "t0-for-1", 8),
        ("rating", "t0-for-2", 6),
    ]
    by_id = bars(world)
    assert ends(by_id["t0-against-1"]) == pytest.approx((0.4625, -0.2875))
    assert by_id["t0-against-1"].span == pytest.approx(0.75)
    # down by 6 points of 0.075
    assert by_id["t0-against-1"].reach == pytest.approx(0.45)
    # (25 x -0.25 + W x 0.3) / (25 + W)
    assert ends(by_id["t0"]) == pytest.approx((-0.25, 0.19))
    assert ends(by_id["t1"]) == pytest.approx((0.3, (75 * 0.3 - 100 * 0.25) / 175))
    assert [bar.id for bar in result.first + result.second] == ["t0-against-1", "t0"]


def test_of_equal_spans_the_one_that_reaches_further_comes_first():
    result = tornado(rated([5, 9], [6, 4]).balance())
    assert {bar.span for bar in result.bars if bar.kind == "rating"} == {0.5}
    assert [bar.id for bar in result.bars] == ["t0-for-2", "t0-against-1", "t0-against-2", "t0-for-1", "t0"]
    assert [bar.id for bar in result.first] == ["t0-for-2"]
    assert [bar.id for bar in result.second] == ["t0-against-1", "t0-against-2"]


def test_with_nothing_given_no_two_stand_out():
    world = World(args(*[(2, 2)] * 6, (1, 1)), Ratings())
    result = tornado(world.balance())
    # the last theme has one argument on each side, so each weighs twice as much as one of two
    assert [bar.id for bar in result.first] == ["t6-for-1", "t6-against-1"]
    assert result.second == ()
    assert len(tornado(World(args(*[(2, 2)] * 6), Ratings()).balance()).first) == 24


# Edges, each with its status


def test_the_only_theme_with_a_weight_decides_by_its_lean_whatever_the_weight():
    only = bars(rated([8], [3]))["t0"]
    assert only.bottom == End(setting=0, value=None, status="no-theme-weight")
    assert only.top == End(setting=100, value=0.5, status="ok")
    assert (only.span, only.reach) == (0, 0)


def test_the_only_theme_at_weight_0_has_nothing_to_compare_with():
    by_id = bars(rated([8], [3], weight=0))
    assert by_id["t0"].bottom == End(setting=0, value=None, status="no-theme-weight")
    assert by_id["t0"].top == End(setting=100, value=0.5, status="ok")
    assert by_id["t0-for-1"].bottom == End(setting=0, value=None, status="no-theme-weight")
    assert {(bar.span, bar.reach) for bar in by_id.values()} == {(0, 0)}
    assert tornado(rated([8], [3], weight=0).balance()).first == ()


def test_a_theme_at_weight_0_beside_others_has_a_whole_range():
    ratings = {"t0-for-1": 7, "t1-against-1": 9}
    world = World(args((1, 1), (1, 1)), Ratings(ratings=ratings, weights={"t1": 0}))
    by_id = bars(world)
    assert ends(by_id["t1"]) == pytest.approx((0.2, (50 * 0.2 - 100 * 0.4) / 150))
    # without t0 no theme has a weight
    assert by_id["t0"].bottom == End(setting=0, value=None, status="no-theme-weight")
    assert (by_id["t0"].span, by_id["t1-for-1"].span) == (0, 0)
    assert ends(by_id["t1-for-1"]) == pytest.approx((0.2, 0.2))


def test_a_theme_that_is_out_moves_nothing():
    world = World(args((1, 1), (1, 1)), Ratings(ratings={"t1-for-1": 6}, aside={"t0-for-1"}))
    by_id = bars(world)
    assert ends(by_id["t0"]) == ends(by_id["t0-for-1"]) == ends(by_id["t0-against-1"]) == pytest.approx((0.1, 0.1))
    # with its weight at 0 only the theme that is out has one
    assert by_id["t1"].bottom == End(setting=0, value=None, status="no-live-theme")


def test_the_last_rating_that_convinces_says_so_at_0():
    by_id = bars(rated([4], [0]))
    assert by_id["t0-for-1"].bottom == End(setting=0, value=0.0, status="nothing-convinces")
    assert by_id["t0-against-1"].bottom == End(setting=0, value=pytest.approx(0.4), status="ok")
    by_id = bars(rated([0], [0]))
    assert by_id["t0-for-1"].top == End(setting=10, value=1.0, status="ok")
    assert by_id["t0-for-1"].reach == 1


def test_what_is_set_aside_does_not_convince_in_a_theme_that_alone_has_a_weight():
    ratings = dict.fromkeys(("t0-for-2", "t0-against-1", "t1-against-1"), 0) | {"t0-for-1": 9, "t1-for-1": 7}
    world = World(args((2, 1), (1, 1)), Ratings(ratings=ratings, aside={"t0-for-1"}))
    assert bars(world)["t1"].bottom == End(setting=0, value=0.0, status="nothing-convinces")


def test_rounding_takes_no_end_beyond_1():
    arguments = args((1, 2), (1, 3), (1, 2))
    ratings = {a.id: 10 if a.side == "for" else 0 for a in arguments} | {"t1-against-1": 1}
    world = World(arguments, Ratings(ratings=ratings, weights={"t0": 22, "t1": 21, "t2": 33}))
    result = world.balance()
    last = result.arguments[4]
    assert result.value - last.slope > 1
    assert ends(bars(world)[last.id])[0] == 1


# Properties of the tornado


@steady
@given(worlds())
def test_an_end_is_the_balance_with_that_slider_there(world):
    result = world.balance()
    for bar in tornado(result).bars:
        for end in (bar.bottom, bar.top):
            change = {"ratings": {bar.id: end.setting}} if bar.kind == "rating" else {"weights": {bar.id: end.setting}}
            moved = world.balance(**change)
            assert end.status == moved.status
            assert (end.value is None) == (moved.status not in COUNTED)
            assert end.value is None or near(end.value, moved.value)


@steady
@given(worlds(), st.data())
def test_no_setting_of_a_slider_leaves_its_bar(world, data):
    bar = data.draw(st.sampled_from(tornado(world.balance()).bars))
    assume(None not in ends(bar))
    setting = data.draw(st.floats(0, bar.top.setting) if bar.kind == "rating" else any_weights)
    moved = world.balance(**{f"{bar.kind}s": {bar.id: setting}})
    assume(moved.status in COUNTED)
    low, high = sorted(ends(bar))
    assert low - 1e-12 <= moved.value <= high + 1e-12
    assert near(bar.span, high - low)


@steady
@given(worlds())
def test_every_slider_has_one_bar_and_the_longest_come_first(world):
    result = world.balance()
    drawn = tornado(result)
    names = [("rating", a.id) for a in result.arguments] + [("weight", t.id) for t in result.themes]
    assert sorted((bar.kind, bar.id) for bar in drawn.bars) == sorted(names)
    spans = [bar.span for bar in drawn.bars]
    assert all(a >= b - 1e-12 for a, b in zip(spans, spans[1:], strict=False))
    most = drawn.first + drawn.second
    assert most == drawn.bars[: len(most)]
    # the two that matter most are named, or nothing else moves the balance
    assert len(most) >= 2 or all(bar.span <= TOLERANCE for bar in drawn.bars[len(most) :])


@steady
@given(worlds())
def test_swapping_sides_turns_every_bar_round(world):
    one, other = tornado(world.balance()), tornado(balance(swap(world.arguments), world.given))
    opposite = [(b.kind, b.id, *(None if v is None else -v for v in ends(b)), b.span, b.reach) for b in one.bars]
    assert [(b.kind, b.id, *ends(b), b.span, b.reach) for b in other.bars] == opposite
    assert (len(one.first), len(one.second)) == (len(other.first), len(other.second))


# What would flip it


def test_single_changes_by_hand():
    arguments = args((2, 1), (1, 2))
    ratings = dict(zip((a.id for a in arguments), (8, 6, 4, 3, 9, 2), strict=True))
    found = flips(World(arguments, Ratings(ratings=ratings, weights={"t0": 75, "t1": 25})).balance())
    assert [(a.id, a.step) for a in found.ratings] == [("t0-against-1", 7), ("t0-for-1", 3), ("t0-for-2", 1)]
    assert [a.break_even for a in found.ratings] == pytest.approx([4 + 13 / 6, 8 - 13 / 3, 6 - 13 / 3])
    assert [(t.id, t.step) for t in found.weights] == [("t0", 20), ("t1", 91)]
    assert [t.id for t in found.other_way] == ["t1"]
    assert (found.ratings_together, found.weights_together) == ((), ())


def test_several_weights_together_when_no_single_one_flips():
    # leans .8, .8, -.5, -.1: the sum of weight times lean is 80 - 30, in hundredths 5000
    ratings = {"t0-for-1": 9, "t1-for-1": 9, "t2-against-1": 6, "t3-against-1": 2}
    ratings |= {"t0-against-1": 1, "t1-against-1": 1, "t2-for-1": 1, "t3-for-1": 1}
    found = flips(World(args(*[(1, 1)] * 4), Ratings(ratings=ratings)).balance())
    assert found.weights == ()
    # two at 0 take away 40 each, the third at 100 another 25; 50 are needed
    assert found.weights_together == (("t0", 0), ("t1", 0))
    assert [t.id for t in found.other_way] == ["t2", "t3"]


def test_where_no_theme_leans_the_other_way_no_weights_flip():
    found = flips(World(args((1, 1), (1, 1)), Ratings(ratings={"t0-for-1": 9})).balance())
    assert (found.weights, found.weights_together, found.other_way) == ((), (), ())
    assert [a.id for a in found.ratings] == ["t0-for-1", "t0-against-1", "t1-for-1", "t1-against-1"]


def test_a_theme_that_leans_the_other_way_counts_without_a_weight():
    world = World(args((1, 1), (1, 1)), Ratings(ratings={"t0-for-1": 7, "t1-against-1": 9}, weights={"t1": 0}))
    found = flips(world.balance())
    assert ([t.id for t in found.weights], [t.id for t in found.other_way]) == (["t1"], ["t1"])


@pytest.mark.parametrize(
    "world",
    [rated([5], [5]), rated([0], [0]), rated([8], [2], weight=0)],
    ids=["level", "nothing convinces", "no weight"],
)
def test_where_no_side_leads_nothing_flips(world):
    assert flips(world.balance()) is None


def leads(result, before: float) -> bool:
    """Return whether the side that did not lead before does now."""
    return result.status == "ok" and math.copysign(1, before) * result.value < -TOLERANCE


@steady
@given(worlds())
def test_every_step_that_is_named_flips_and_the_smallest_move_comes_first(world):
    result = world.balance()
    assume(result.flip)
    found = flips(result)
    for a in found.ratings:
        assert leads(world.balance({a.id: a.step}), result.value)
    for t in found.weights:
        assert leads(world.balance(weights={t.id: t.step}), result.value)
    for moves in ([abs(a.step - a.rating) for a in found.ratings], [abs(t.step - t.weight) for t in found.weights]):
        assert moves == sorted(moves)
    assert result.flip.argument == next(((a.id, a.rating, a.step) for a in found.ratings), None)
    assert result.flip.theme == next(((t.id, t.weight, t.step) for t in found.weights), None)


@st.composite
def one_sided(draw):
    """Return a world of up to 12 arguments in which one side is rated high and the other low."""
    counts = draw(st.lists(st.tuples(st.integers(1, 2), st.integers(1, 2)), min_size=1, max_size=3))
    arguments = args(*counts)
    high = draw(st.sampled_from(["for", "against"]))
    rating = {True: st.integers(6, 10), False: st.integers(0, 4)}
    ratings = {a.id: draw(rating[a.side == high]) for a in arguments}
    weights = {a.theme: draw(st.integers(1, 100)) for a in arguments}
    return World(arguments, Ratings(ratings=ratings, weights=weights))


def exact(world: World, ratings: dict) -> Fraction:
    """Return the balance in fractions, written anew from its definition."""
    total = sum(Fraction(w) for w in world.given.weights.values())
    value = Fraction(0)
    for theme, weight in world.given.weights.items():
        for side, sign in (("for", 1), ("against", -1)):
            given = [Fraction(ratings[a.id]) / 10 for a in world.arguments if (a.theme, a.side) == (theme, side)]
            value += sign * Fraction(weight) / total * sum(given) / len(given)
    return value


def smallest(world: World) -> int:
    """Return the size of the smallest set of ratings that flips, by trying every set."""
    now = exact(world, world.given.ratings)
    lead = 1 if now > 0 else -1
    # a rating does most at the end away from the side that leads, and what several do adds up
    away = {a.id: 0 if (a.side == "for") == (lead > 0) else 10 for a in world.arguments}
    gains = [lead * (now - exact(world, {**world.given.ratings, name: end})) for name, end in away.items()]
    gained = [Fraction(0)]
    for gain in gains:
        gained += [others + gain for others in gained]
    return min(i.bit_count() for i, sum_ in enumerate(gained) if sum_ > lead * now)


@settings(steady, max_examples=60)
@given(one_sided())
def test_no_smaller_set_of_ratings_flips_than_the_one_that_is_named(world):
    result = world.balance()
    found = flips(result)
    if found.ratings:
        assert (smallest(world), found.ratings_together) == (1, ())
    else:
        assert smallest(world) == len(found.ratings_together) > 1
        assert leads(world.balance(dict(found.ratings_together)), result.value)


def test_the_smallest_of_all_4096_sets_of_12_ratings():
    chance = random.Random(1772)
    arguments = args(*[(2, 2)] * 3)
    sizes = set()
    for _ in range(40):
        high = chance.choice(["for", "against"])
        ratings = {a.id: chance.randint(7, 10) if a.side == high else chance.randint(0, 4) for a in arguments}
        world = World(arguments, Ratings(ratings=ratings, weights={f"t{k}": chance.randint(1, 100) for k in range(3)}))
        found = flips(world.balance())
        assert smallest(world) == (1 if found.ratings else len(found.ratings_together))
        sizes.add(len(found.ratings_together))
    assert sizes >= {2, 3, 4, 5}


@settings(steady, max_examples=60)
@given(one_sided(), st.data())
def test_no_setting_of_fewer_ratings_flips(world, data):
    result = world.balance()
    assume(result.flip.together)
    fewer = data.draw(st.permutations(world.arguments))[: len(result.flip.together) - 1]
    moved = {a.id: data.draw(st.integers(0, 10)) for a in fewer}
    assert not leads(world.balance(moved), result.value)


@settings(steady, max_examples=80)
@given(on_sliders(themes=5, most=1))
def test_no_smaller_set_of_weights_flips_than_the_one_that_is_named(world):
    result = world.balance()
    assume(result.flip)
    found = flips(result)
    names = [t.id for t in result.themes]
    tried = lambda n: (  # noqa: E731
        world.balance(weights=dict(zip(some, ends, strict=True)))
        for some in combinations(names, n)
        for ends in product((0, 100), repeat=n)
    )
    if found.weights_together:
        assert not found.weights
        assert leads(world.balance(weights=dict(found.weights_together)), result.value)
        assert not any(leads(moved, result.value) for n in range(1, len(found.weights_together)) for moved in tried(n))
    # a set of weights flips if and only if a theme leans the other way
    any_set = any(leads(moved, result.value) for moved in tried(len(names)))
    assert bool(found.other_way) == any_set == bool(found.weights or found.weights_together)


@steady
@given(worlds(), st.data())
def test_without_a_theme_that_leans_the_other_way_no_weights_flip(world, data):
    result = world.balance()
    assume(result.flip and not flips(result).other_way)
    moved = world.balance(weights={t.id: data.draw(any_weights) for t in result.themes})
    assert not leads(moved, result.value)


@steady
@given(worlds())
def test_swapping_sides_changes_no_flip(world):
    one, other = flips(world.balance()), flips(balance(swap(world.arguments), world.given))
    assume(one)
    assert [(a.id, a.step) for a in one.ratings] == [(a.id, a.step) for a in other.ratings]
    assert [(t.id, t.step) for t in one.weights] == [(t.id, t.step) for t in other.weights]
    assert [t.id for t in one.other_way] == [t.id for t in other.other_way]
    assert one.ratings_together == other.ratings_together
    assert one.weights_together == other.weights_together


def test_results_do_not_change():
    result = rated([8, 7, 9], [2, 1, 3]).balance()
    with pytest.raises(FrozenInstanceError):
        tornado(result).bars = ()
    with pytest.raises(FrozenInstanceError):
        flips(result).ratings = ()
    with pytest.raises(FrozenInstanceError):
        tornado(result).bars[0].top.value = math.nan
