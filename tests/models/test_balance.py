import json
import math
import random
from dataclasses import FrozenInstanceError, replace
from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from course.content.records import Argument
from course.models.balance import EVEN_BAND, TOLERANCE, Ratings, balance, swap

from .worlds import Arg, World, any_weights, args, near, on_sliders, rated, steady, worlds

REAL_SIZE = args(*[(2, 2)] * 6, (1, 1))


# What others published or anybody can reckon by hand


@pytest.mark.parametrize(
    ("pro", "con", "half"),
    [
        ([5] * 3, [5] * 6, 0.500),
        ([5] * 6, [5] * 3, 0.500),
        ([0], [10], 0.000),
        ([10], [0], 1.000),
        ([8] * 3, [6] * 3, 0.600),
        ([8] * 4, [6] * 3, 0.600),
        ([8, 8, 8, 1], [6] * 3, 0.513),
        ([1, 0, 0], [0] * 3, 0.517),
    ],
    ids=["3 v 6 alike", "6 v 3 alike", "all con", "all pro", "8 v 6", "one listed twice", "weak one added", "faint"],
)
def test_the_difference_of_means_behaves_as_compared_with_other_rules(pro, con, half):
    # 0.5 is even in this comparison: (value + 1) / 2, to three places
    assert (rated(pro, con).value() + 1) / 2 == pytest.approx(half, abs=5.1e-4)


def test_two_themes_by_hand():
    world = World(
        args((2, 1), (1, 2)),
        Ratings(
            ratings=dict(zip((a.id for a in args((2, 1), (1, 2))), (8, 6, 4, 3, 9, 2), strict=True)),
            weights={"t0": 75, "t1": 25},
        ),
    )
    result = world.balance()
    first, second = result.themes
    assert (first.mean_for, first.mean_against, first.lean) == (0.7, 0.4, pytest.approx(0.3))
    assert (second.mean_for, second.mean_against, second.lean) == (0.3, 0.55, pytest.approx(-0.25))
    assert (first.share, second.share) == (0.75, 0.25)
    assert result.value == pytest.approx(0.75 * 0.3 - 0.25 * 0.25) == pytest.approx(0.1625)
    assert (result.status, result.verdict, result.rated) == ("ok", "for", 6)
    assert (result.low, result.high) == (pytest.approx(-0.25), pytest.approx(0.3))
    assert [a.contribution for a in result.arguments] == pytest.approx([0.3, 0.225, -0.3, 0.075, -0.1125, -0.025])
    assert [a.slope for a in result.arguments] == pytest.approx([0.0375, 0.0375, -0.075, 0.025, -0.0125, -0.0125])
    # 8 - .1625 / .0375 = 3.67; 4 + .1625 / .075 = 6.17; 3 - 6.5 and 9 + 13 are off the slider
    assert [a.break_even for a in result.arguments] == [
        pytest.approx(8 - 13 / 3),
        pytest.approx(6 - 13 / 3),
        pytest.approx(4 + 13 / 6),
        None,
        None,
        None,
    ]
    assert [a.step for a in result.arguments] == [3, 1, 7, None, None, None]
    # 25 x .25 / .3 = 20.83; 75 x .3 / .25 = 90
    assert [t.break_even for t in result.themes] == [pytest.approx(125 / 6), pytest.approx(90)]
    assert [t.step for t in result.themes] == [20, 91]
    assert result.flip.argument == ("t0-against-1", 4, 7)
    assert result.flip.theme == ("t0", 75, 20)
    assert result.flip.together == ()
    assert result.flip.every == pytest.approx(1.625)
    # strongest: 8 against 4, 3 against 9
    assert [t.strongest_lean for t in result.themes] == pytest.approx([0.4, -0.6])
    assert result.strongest == pytest.approx(0.75 * 0.4 - 0.25 * 0.6)


def test_counting_rules_can_disagree():
    result = rated([10, 0, 0], [5, 5]).balance()
    assert (result.verdict, result.strongest_verdict) == ("against", "for")


def test_too_low_ratings_are_not_taken_below_nought():
    # 1 loses its 1; 9 must lose 5 to leave an average of 2
    flip = rated([9, 1], [2]).balance().flip
    assert flip.every == pytest.approx(5)


def test_several_ratings_together_when_no_single_one_flips():
    result = rated([8, 7, 9], [2, 1, 3]).balance()
    assert result.flip.argument is None
    # each point is a thirtieth; the lead is 18 of them: 9 and 9 are level only, so a third one is needed
    assert result.flip.together == (("t0-for-3", 0), ("t0-against-2", 10), ("t0-for-1", 0))
    assert result.flip.theme is None


@pytest.mark.parametrize(
    ("pro", "con", "verdict"),
    # 0.6 - 0.55 falls a hair below 0.05 in binary
    [(55, 50, "for"), (60, 55, "for"), (54, 50, "even"), (50, 54, "even"), (55, 60, "against"), (50, 50, "even")],
)
def test_below_five_points_is_about_even(pro, con, verdict):
    result = rated([pro / 10], [con / 10]).balance()
    assert result.verdict == verdict
    assert (abs(result.value) < EVEN_BAND - TOLERANCE) == (verdict == "even")


def test_one_side_wholly_convincing_and_the_other_not_at_all_is_exactly_one():
    # these four shares, rounded, add up to less than 1
    arguments = args(*[(1, 1)] * 4)
    ratings = {a.id: 10 if a.side == "for" else 0 for a in arguments}
    world = World(arguments, Ratings(ratings=ratings, weights={"t0": 1, "t1": 3, "t2": 6, "t3": 12}))
    assert (world.balance().value, world.balance().strongest) == (1.0, 1.0)


def test_a_break_even_at_the_end_of_a_slider_counts():
    assert [a.break_even for a in rated([3], [0]).balance().arguments] == pytest.approx([0, 3], abs=TOLERANCE)
    assert [a.break_even for a in rated([10], [4]).balance().arguments] == pytest.approx([4, 10])
    world = World(args((1, 1), (1, 1), (1, 1)), Ratings(ratings={"t0-for-1": 9, "t1-for-1": 8, "t2-for-1": 2}))
    assert [t.break_even for t in world.balance().themes] == [pytest.approx(0, abs=1e-9), None, None]
    assert world.balance(weights={"t2": 90, "t0": 15}).themes[2].break_even == pytest.approx(70)
    full = world.balance(weights={"t0": 75, "t1": 0, "t2": 40}).themes[2]
    assert (full.break_even, full.step) == (pytest.approx(100), None)


# Edges, each with its own status


def test_default_ratings_of_the_real_size_are_exactly_level():
    result = balance(REAL_SIZE, Ratings())
    assert (result.value, result.strongest, result.status, result.verdict) == (0.0, 0.0, "ok", "even")
    assert (result.rated, result.flip) == (0, None)
    assert {a.break_even for a in result.arguments} == {5.0}
    assert not any(a.given for a in result.arguments)


def test_all_weights_zero():
    result = World(args((1, 1), (1, 1)), Ratings(ratings={"t0-for-1": 9})).balance(weights={"t0": 0, "t1": 0})
    assert (result.status, result.value, result.verdict, result.flip) == ("no-theme-weight", 0.0, None, None)
    assert [(t.share, t.live, t.lean) for t in result.themes] == [(0.0, False, 0.4), (0.0, False, 0.0)]
    assert {(a.slope, a.break_even, a.step) for a in result.arguments} == {(0.0, None, None)}
    assert (result.low, result.high) == (0.0, 0.4)


def test_a_theme_with_weight_zero_does_not_count_but_shows_what_weight_would_flip():
    ratings = {"t0-for-1": 7, "t1-against-1": 9}
    result = World(args((1, 1), (1, 1)), Ratings(ratings=ratings, weights={"t1": 0})).balance()
    first, second = result.themes
    assert (result.status, result.value) == ("ok", pytest.approx(0.2))
    assert (first.share, second.share, second.live, second.out) == (1.0, 0.0, False, None)
    assert (second.break_even, second.step) == (pytest.approx(25), 26)
    assert (first.break_even, first.step) == (None, None)
    assert result.arguments[2].slope == 0


@pytest.mark.parametrize(
    ("aside", "out"),
    [
        ({"t0-for-1"}, "for"),
        ({"t0-against-1"}, "against"),
        ({"t0-for-1", "t0-against-1"}, "both"),
    ],
)
def test_a_side_wholly_set_aside_takes_its_theme_out(aside, out):
    result = World(args((1, 1), (1, 1)), Ratings(ratings={"t1-for-1": 6}, aside=aside)).balance()
    first = result.themes[0]
    assert (first.out, first.live, first.share, first.lean, first.strongest_lean) == (out, False, 0.0, None, None)
    assert (first.mean_for is None, first.mean_against is None) == ("t0-for-1" in aside, "t0-against-1" in aside)
    assert (first.break_even, first.step) == (None, None)
    assert (result.value, result.low, result.high) == (pytest.approx(0.1),) * 3
    assert result.rated == 1 + len(aside)


def test_no_live_theme():
    world = World(args((1, 1), (1, 1)), Ratings(aside={"t0-for-1"}, weights={"t1": 0}))
    result = world.balance()
    assert (result.status, result.value, result.verdict, result.flip) == ("no-live-theme", 0.0, None, None)
    result = world.balance(aside={"t0-for-1", "t1-against-1"})
    assert (result.status, result.low, result.high) == ("no-live-theme", None, None)


def test_nothing_convinces_is_not_a_tie():
    result = rated([0, 0], [0]).balance()
    assert (result.status, result.value, result.verdict, result.flip) == ("nothing-convinces", 0.0, None, None)
    assert rated([1, 1], [1]).balance().status == "ok"


def test_a_rating_that_does_not_count_does_not_convince():
    world = World(args((2, 1), (1, 1)), Ratings(weights={"t1": 0}, aside={"t0-for-1"}))
    assert world.balance({"t0-for-2": 0, "t0-against-1": 0}).status == "nothing-convinces"


def test_a_set_aside_argument_keeps_its_rating_and_adds_nothing():
    result = rated([9, 4], [4]).balance(aside={"t0-for-1"})
    first = result.arguments[0]
    assert (first.rating, first.given, first.aside) == (9, True, True)
    assert (first.slope, first.contribution, first.break_even, first.step) == (0, 0, None, None)
    assert (result.value, result.rated) == (0.0, 3)


def test_no_number_is_minus_nought():
    result = rated([0], [0]).balance()
    assert all(math.copysign(1, a.contribution) == 1 for a in result.arguments)


@pytest.mark.parametrize("tiny", [5e-324, 1e-310, 1e-200])
def test_weights_near_nought_keep_their_proportions(tiny):
    result = World(args((1, 1), (1, 1)), Ratings(ratings={"t0-for-1": 10, "t0-against-1": 0})).balance(
        weights={"t0": tiny, "t1": tiny}
    )
    assert result.value == 0.5
    assert math.fsum(a.contribution for a in result.arguments) == 0.5


# Properties


@steady
@given(worlds())
def test_bounded(world):
    result = world.balance()
    assert -1 <= result.value <= 1
    assert -1 <= result.strongest <= 1
    assert all(0 <= t.share <= 1 for t in result.themes)


@steady
@given(worlds(), st.integers(0, 10))
def test_equal_whole_ratings_are_exactly_level(world, rating):
    assert world.value(ratings={a.id: rating for a in world.arguments}) == 0.0


@steady
@given(worlds(), st.floats(0, 10))
def test_equal_ratings_are_level(world, rating):
    result = world.balance(ratings={a.id: rating for a in world.arguments})
    assert near(result.value, 0)
    assert result.strongest == 0


@steady
@given(worlds())
def test_swapping_sides_gives_exactly_the_opposite(world):
    one, other = world.balance(), balance(swap(world.arguments), world.given)
    opposite = {"for": "against", "against": "for", "even": "even", "both": "both", None: None}
    assert (other.value, other.strongest, other.status) == (-one.value, -one.strongest, one.status)
    assert (other.verdict, other.strongest_verdict) == (opposite[one.verdict], opposite[one.strongest_verdict])
    assert [opposite[t.out] for t in other.themes] == [t.out for t in one.themes]
    assert (other.low, other.high) == ((None, None) if one.low is None else (-one.high, -one.low))
    for a, b in zip(one.arguments, other.arguments, strict=True):
        assert (b.contribution, b.slope, b.break_even, b.step) == (-a.contribution, -a.slope, a.break_even, a.step)
    for a, b in zip(one.themes, other.themes, strict=True):
        assert (b.share, b.break_even, b.step) == (a.share, a.break_even, a.step)
    assert one.flip == other.flip
    assert swap(swap(world.arguments)) == world.arguments


@steady
@given(worlds(), st.data())
def test_a_higher_rating_never_hurts_its_own_side(world, data):
    a = data.draw(st.sampled_from(world.balance().arguments))
    higher = data.draw(st.floats(a.rating, 10))
    before, after = world.value(ratings={a.id: a.rating}), world.value(ratings={a.id: higher})
    assert after >= before if a.side == "for" else after <= before
    if a.slope and higher - a.rating > 0.01 and abs(a.slope) > 1e-6:
        assert after != before


@steady
@given(worlds(), st.data())
def test_the_slope_is_the_change_for_one_point(world, data):
    a = data.draw(st.sampled_from(world.balance().arguments))
    low = data.draw(st.floats(0, 9))
    assert near(world.value(ratings={a.id: low + 1}) - world.value(ratings={a.id: low}), a.slope)


@steady
@given(worlds(), st.floats(0.05, 1))
def test_scaling_all_weights_changes_nothing(world, scale):
    weights = {t.id: t.weight * scale for t in world.balance().themes}
    one, other = world.balance(), world.balance(weights=weights)
    assert near(one.value, other.value)
    assert near(one.strongest, other.strongest)
    assert one.status == other.status


@steady
@given(worlds(), st.randoms(use_true_random=False))
def test_order_never_matters_bit_for_bit(world, chance):
    mixed = list(world.arguments)
    chance.shuffle(mixed)
    one, other = world.balance(), balance(mixed, world.given)
    assert sorted(one.arguments, key=lambda a: a.id) == sorted(other.arguments, key=lambda a: a.id)
    assert sorted(one.themes, key=lambda t: t.id) == sorted(other.themes, key=lambda t: t.id)
    plain = {"themes": (), "arguments": (), "flip": None}
    assert replace(one, **plain) == replace(other, **plain)
    if one.flip:
        assert (one.flip.every, one.flip.alike) == (other.flip.every, other.flip.alike)
        assert len(one.flip.together) == len(other.flip.together)


@steady
@given(worlds(), st.sampled_from(["for", "against"]))
def test_doubling_every_argument_of_a_side_changes_nothing(world, side):
    twins = {a.id: replace(a, id=a.id + "-twin") for a in world.arguments if a.side == side}
    given_twice = Ratings(
        ratings=dict(world.given.ratings) | {twins[n].id: x for n, x in world.given.ratings.items() if n in twins},
        weights=world.given.weights,
        aside=world.given.aside | {twins[n].id for n in world.given.aside if n in twins},
    )
    one, other = world.balance(), balance((*world.arguments, *twins.values()), given_twice)
    assert (other.value, other.strongest, other.status) == (one.value, one.strongest, one.status)


@steady
@given(worlds(), st.data())
def test_one_twin_changes_nothing_under_the_strongest_rule(world, data):
    a = data.draw(st.sampled_from(world.arguments))
    assume(a.id not in world.given.aside)
    twin = replace(a, id="twin")
    ratings = dict(world.given.ratings) | {"twin": world.given.ratings.get(a.id, 5)}
    other = balance((*world.arguments, twin), replace(world.given, ratings=ratings))
    assert other.strongest == world.balance().strongest


@steady
@given(worlds(), st.integers(2, 4), st.data())
def test_splitting_a_themes_weight_among_copies_of_it_changes_nothing(world, n, data):
    one = world.balance()
    theme = data.draw(st.sampled_from(one.themes))
    own = [a for a in world.arguments if a.theme == theme.id]
    copies = [Arg(f"{a.id}+{i}", f"{theme.id}+{i}", a.side) for a in own for i in range(n)]
    # each copy stands for one argument: its id without the number
    origin = {c.id: c.id.rsplit("+", 1)[0] for c in copies}
    split = Ratings(
        ratings={name: x for name, x in world.given.ratings.items() if name not in origin.values()}
        | {c: world.given.ratings[a] for c, a in origin.items() if a in world.given.ratings},
        weights={t.id: t.weight for t in one.themes if t is not theme}
        | {f"{theme.id}+{i}": theme.weight / n for i in range(n)},
        aside={name for name in world.given.aside if name not in origin.values()}
        | {c for c, a in origin.items() if a in world.given.aside},
    )
    other = balance((*(a for a in world.arguments if a not in own), *copies), split)
    assert near(one.value, other.value)
    assert near(one.strongest, other.strongest)
    assert one.status == other.status


@steady
@given(worlds())
def test_contributions_add_up(world):
    result = world.balance()
    assert near(math.fsum(a.contribution for a in result.arguments), result.value)
    live = [t for t in result.themes if t.live]
    assert near(math.fsum(t.share for t in live), 1 if live else 0)
    assert near(math.fsum(t.share * t.lean for t in live), result.value)


@steady
@given(worlds(), st.floats(0, 1), st.data())
def test_linear_in_the_ratings(world, t, data):
    draw = st.fixed_dictionaries({a.id: st.floats(0, 10) for a in world.arguments})
    x, y = data.draw(draw), data.draw(draw)
    mixed = {name: min(t * x[name] + (1 - t) * y[name], 10) for name in x}
    expected = t * world.value(ratings=x) + (1 - t) * world.value(ratings=y)
    assert near(world.value(ratings=mixed), expected)


@steady
@given(worlds(), st.data())
def test_no_weighting_leaves_the_range(world, data):
    result = world.balance()
    weights = {t.id: data.draw(any_weights) for t in result.themes}
    other = world.balance(weights=weights)
    assert (other.low, other.high) == (result.low, result.high)
    if other.status == "ok":
        assert result.low - 1e-12 <= other.value <= result.high + 1e-12


@steady
@given(worlds())
def test_the_ends_of_the_range_are_reached(world):
    result = world.balance()
    for end in {result.low, result.high} - {None}:
        theme = next(t.id for t in result.themes if t.lean == end)
        alone = {t.id: 100 if t.id == theme else 0 for t in result.themes}
        assert near(world.value(weights=alone), end)


@steady
@given(worlds())
def test_a_reported_break_even_gives_nought(world):
    result = world.balance()
    for a in result.arguments:
        if a.break_even is not None:
            assert near(world.value(ratings={a.id: a.break_even}), 0, TOLERANCE)
    for t in result.themes:
        if t.break_even is not None:
            changed = world.balance(weights={t.id: t.break_even})
            assert changed.status in ("ok", "nothing-convinces")
            assert near(changed.value, 0, TOLERANCE)


def flips(before, after) -> bool:
    """Return whether the other side leads."""
    return after.value * math.copysign(1, before.value) < -TOLERANCE


@settings(steady, max_examples=60)
@given(on_sliders(themes=3, most=2))
def test_rating_steps_are_those_that_trying_every_step_finds(world):
    result = world.balance()
    lead = result.status == "ok" and abs(result.value) > TOLERANCE
    moves = []
    for a in result.arguments:
        tried = [n for n in range(11) if flips(result, world.balance({a.id: n}))] if lead else []
        nearest = min(tried, key=lambda n: abs(n - a.rating), default=None)
        assert a.step == nearest
        if nearest is not None:
            assert a.break_even is not None
            moves.append((abs(nearest - a.rating), a.id, a.rating, nearest))
    assert (result.flip is not None) == lead
    if lead:
        best = min(moves, key=lambda move: move[0], default=None)
        assert result.flip.argument == (best[1:] if best else None)
        assert result.flip.alike == sum(move[0] == best[0] for move in moves)


@settings(steady, max_examples=30)
@given(on_sliders(themes=3, most=2))
def test_weight_steps_are_those_that_trying_every_step_finds(world):
    result = world.balance()
    lead = result.status == "ok" and abs(result.value) > TOLERANCE
    moves = []
    for t in result.themes:
        tried = [n for n in range(101) if flips(result, world.balance(weights={t.id: n}))] if lead else []
        nearest = min(tried, key=lambda n: abs(n - t.weight), default=None)
        assert t.step == nearest
        if nearest is not None:
            assert t.break_even is not None
            moves.append((abs(nearest - t.weight), t.id, t.weight, nearest))
    if lead:
        best = min(moves, key=lambda move: move[0], default=None)
        assert result.flip.theme == (best[1:] if best else None)


@steady
@given(worlds(), st.data())
def test_without_a_break_even_the_sign_never_changes(world, data):
    result = world.balance()
    assume(result.status == "ok" and abs(result.value) > TOLERANCE)
    for a in result.arguments:
        if a.break_even is None:
            assert not flips(result, world.balance({a.id: data.draw(st.sampled_from([0, 10]) | st.floats(0, 10))}))
    for t in result.themes:
        if t.break_even is None:
            weight = data.draw(st.sampled_from([0, 100]) | any_weights)
            assert not flips(result, world.balance(weights={t.id: weight}))


@settings(steady, max_examples=60)
@given(on_sliders(themes=2, most=2))
def test_together_is_the_smallest_set_that_trying_every_set_finds(world):
    result = world.balance()
    assume(result.flip)
    together = result.flip.together
    if result.flip.argument:
        assert together == ()
        return
    assert flips(result, world.balance(dict(together)))
    lead = "for" if result.value > 0 else "against"
    ends = [(a.id, 0 if a.side == lead else 10) for a in result.arguments]
    smaller = [some for n in range(1, len(together)) for some in combinations(ends, n)]
    assert not any(flips(result, world.balance(dict(some))) for some in smaller)


@steady
@given(worlds())
def test_losing_that_much_on_every_argument_levels_the_sides(world):
    result = world.balance()
    assume(result.flip)
    lead = "for" if result.value > 0 else "against"
    every = result.flip.every
    leading = [a for a in result.arguments if a.side == lead]
    assert near(world.value(ratings={a.id: max(0.0, a.rating - every) for a in leading}), 0, TOLERANCE)
    counting = [a.rating for a in leading if a.slope]
    if min(counting) >= every:
        assert near(every, 10 * abs(result.value))


@steady
@given(worlds())
def test_saved_and_loaded_the_balance_is_the_same(world):
    saved = json.dumps(
        {"ratings": dict(world.given.ratings), "weights": dict(world.given.weights), "aside": sorted(world.given.aside)}
    )
    assert balance(world.arguments, Ratings(**json.loads(saved))) == world.balance()


@steady
@given(on_sliders(themes=7, most=3))
def test_statuses_say_what_they_mean(world):
    result = world.balance()
    live = [t for t in result.themes if t.live]
    counting = [a for a in result.arguments if a.slope]
    expected = (
        "no-theme-weight"
        if all(t.weight == 0 for t in result.themes)
        else "no-live-theme"
        if not live
        else "nothing-convinces"
        if all(a.rating == 0 for a in counting)
        else "ok"
    )
    assert result.status == expected
    assert (result.verdict is None) == (expected != "ok") == (result.strongest_verdict is None)
    assert all(t.live == (t.out is None and t.weight > 0) for t in result.themes)


# Records and refusals


def test_the_courses_own_arguments_are_accepted():
    record = Argument(
        id="a-for", theme="a", side="for", pair="", title="", claim="", reasoning="", evidence=(), best_objection="",
        what_would_weaken_it="", who_argues_it=(), crux="", kind="value", as_of="2026",
    )  # fmt: skip
    both = (record, replace(record, id="a-against", side="against"))
    assert balance(both, Ratings(ratings={"a-for": 7})).value == pytest.approx(0.2)
    assert [a.side for a in swap(both)] == ["against", "for"]


def test_nothing_changes_ratings_later():
    ratings, aside = {"t0-for-1": 3}, {"t0-for-1"}
    given_once = Ratings(ratings=ratings, aside=aside)
    ratings["t0-for-1"] = 9
    aside.clear()
    assert (dict(given_once.ratings), given_once.aside) == ({"t0-for-1": 3}, {"t0-for-1"})
    with pytest.raises(TypeError):
        given_once.ratings["t0-for-1"] = 9
    with pytest.raises(FrozenInstanceError):
        given_once.aside = frozenset()
    with pytest.raises(FrozenInstanceError):
        balance(REAL_SIZE, Ratings()).value = 1


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf, True, False, -0.1, 10.1, "5", None, 1 + 0j, [5]])
def test_a_rating_that_is_no_number_in_range_is_refused(wrong):
    with pytest.raises(ValueError) as error:
        Ratings(ratings={"det-for-1": wrong})
    assert str(error.value) == f"The rating of det-for-1 is a number from 0 to 10; got {wrong!r}"


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf, True, -1, 100.5, "50", None])
def test_a_weight_that_is_no_number_in_range_is_refused(wrong):
    with pytest.raises(ValueError) as error:
        Ratings(weights={"deterrence": wrong})
    assert str(error.value) == f"The weight of deterrence is a number from 0 to 100; got {wrong!r}"


@pytest.mark.parametrize(
    ("arguments", "ratings", "sentence"),
    [
        (args((1, 1)), {"ratings": {"x": 5}}, "A rating names one of the arguments given; got the unknown id 'x'"),
        (
            args((1, 1)),
            {"aside": {"x"}},
            "An argument set aside names one of the arguments given; got the unknown id 'x'",
        ),
        (args((1, 1)), {"weights": {"x": 5}}, "A weight names one of the themes given; got the unknown id 'x'"),
        (args((1, 1)) + args((1, 0)), {}, "The id of an argument occurs once; got 't0-for-1' twice"),
        (args((1, 1), (2, 0)), {}, "Theme t1 needs at least one argument on each side; got none against"),
        (args((0, 1)), {}, "Theme t0 needs at least one argument on each side; got none for"),
        ((Arg("a", "t", "For"),), {}, "The side of a is 'for' or 'against'; got 'For'"),
        ((), {}, "A balance needs at least one argument on each side; got no arguments"),
    ],
)
def test_what_does_not_fit_together_is_refused(arguments, ratings, sentence):
    with pytest.raises(ValueError) as error:
        balance(arguments, Ratings(**ratings))
    assert str(error.value) == sentence


def test_random_states_of_the_real_size():
    chance = random.Random(1772)
    for _ in range(200):
        result = balance(
            REAL_SIZE,
            Ratings(
                ratings={a.id: chance.randrange(11) for a in REAL_SIZE if chance.random() < 0.8},
                weights={f"t{k}": chance.randrange(101) for k in range(7)},
                aside={a.id for a in REAL_SIZE if chance.random() < 0.1},
            ),
        )
        assert near(math.fsum(a.contribution for a in result.arguments), result.value)
        if result.flip:
            assert result.flip.argument or result.flip.together
