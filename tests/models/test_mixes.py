import math
import random
from dataclasses import FrozenInstanceError
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from course.models.balance import Ratings, balance, swap
from course.models.mixes import exact_leans, favouring, mixes

from .worlds import World, args, near, on_sliders, rated, steady, worlds

# leans as ratings on sliders make them, with ties and zeros
leans = st.fractions(-1, 1, max_denominator=20)


def fractions(*numbers) -> list[Fraction]:
    return [Fraction(n) for n in numbers]


# What others published or anybody can reckon by hand


@pytest.mark.parametrize(
    ("given", "share"),
    [
        # "H: -x+y<=0" halves the simplex: example of frustum_of_simplex, R package volesti, after Varsi and Ali
        ((-1, 1), "1/2"),
        ((3, -1), "3/4"),
        ((1, -1, -1), "1/4"),
        ((1, 1, -1), "3/4"),
        # a corner of a triangle: a^2 / ((a + b) (a + c))
        ((2, -1, -3), "4/15"),
        ((2, -1, 0), "2/3"),
        ((2, 0, 0), "1"),
        ((-2, 0, 0), "0"),
        # the middle of n themes alike against one: 1 - 1/2^n
        ((1, 1, 1, 1, -1), "15/16"),
        ((1, 1, -1, -1), "1/2"),
        ((0, 0), "0"),
        ((), "0"),
    ],
)
def test_shares_by_hand(given, share):
    assert favouring(fractions(*given)) == Fraction(share)


def test_a_students_themes_by_hand():
    # leans .4, -.2, -.2 of equal live themes; a weight of 0 leaves the fourth out, its lean is not asked
    ratings = {"t0-for-1": 9, "t1-against-1": 7, "t2-for-1": 3, "t3-for-1": 10}
    found = mixes(World(args(*[(1, 1)] * 4), Ratings(ratings=ratings, weights={"t3": 0, "t1": 90})).balance())
    assert (found.share_for, found.share_against, found.share_even) == (Fraction(4, 9), Fraction(5, 9), 0)
    assert found.themes == 3


# Edges


def test_themes_that_do_not_lean_leave_the_sides_level():
    found = mixes(rated([5, 5], [5]).balance())
    assert (found.share_for, found.share_against, found.share_even) == (0, 0, 1)


def test_leans_that_only_rounding_tells_apart_are_equal():
    ratings = {"t0-for-1": 7, "t0-against-1": 4, "t1-for-1": 3, "t1-against-1": 0, "t2-for-1": 2, "t2-against-1": 5}
    result = World(args(*[(1, 1)] * 3), Ratings(ratings=ratings)).balance()
    assert result.themes[0].lean != result.themes[1].lean
    assert exact_leans(result) == fractions("3/10", "3/10", "-3/10")
    assert mixes(result).share_for == Fraction(3, 4)


def test_unequal_numbers_of_arguments_leave_an_exact_tie():
    result = rated([1, 3, 3], [2, 2, 3, 2, 3, 2]).balance()
    assert exact_leans(result) == [0]
    assert mixes(result).share_even == 1


@pytest.mark.parametrize("world", [rated([0], [0]), rated([8], [2], weight=0)], ids=["nothing convinces", "no weight"])
def test_without_a_balance_there_are_no_mixes(world):
    assert mixes(world.balance()) is None


# Properties


def closed_form(given: list[Fraction]) -> Fraction:
    """Return the share by the sum over the corners above, which asks for leans that all differ."""
    return sum(
        d ** (len(given) - 1) / math.prod(d - other for other in given if other != d) for d in given if d > 0
    )  # fmt: skip


@steady
@given(st.lists(leans, min_size=1, max_size=7, unique=True))
def test_where_leans_differ_it_is_the_sum_over_the_corners(given):
    assert favouring(given) == closed_form(given)


@steady
@given(st.lists(leans, min_size=2, max_size=6))
def test_equal_leans_are_the_limit_of_leans_that_differ(given):
    # the share moves by less than 1e-3 for every such step: the sum over the corners is then nearly that of the ties
    apart = [d + Fraction(i, 10**9) if d else d for i, d in enumerate(given)]
    assume(all(abs(d) > Fraction(1, 100) for d in given) and len(set(apart)) == len(apart))
    assert abs(favouring(given) - closed_form(apart)) < Fraction(1, 1000)


@settings(steady, max_examples=30)
@given(st.lists(leans, min_size=2, max_size=7))
def test_drawing_weights_at_random_comes_near(given):
    assume(any(given))
    chance = random.Random(1973)
    n = 2000
    hits = sum(sum(chance.expovariate(1) * float(d) for d in given) > 0 for _ in range(n))
    # five standard errors of the worst case
    assert abs(hits / n - favouring(given)) < 5 * 0.5 / math.sqrt(n)


@settings(steady, max_examples=60)
@given(leans, leans)
def test_two_themes_against_a_ruler(one, other):
    assume(one and other)
    n = 2000
    above = sum(one * (2 * i + 1) + other * (2 * n - 2 * i - 1) > 0 for i in range(n))
    assert abs(Fraction(above, n) - favouring([one, other])) <= Fraction(1, n)


@settings(steady, max_examples=15)
@given(st.lists(leans, min_size=3, max_size=3))
def test_three_themes_against_a_grid(given):
    assume(any(given))
    a, b, c = (float(d) for d in given)
    n = 90
    # the middles of the small triangles that point up, and of those that point down
    up = [(3 * i + 1, 3 * j + 1) for i in range(n) for j in range(n - i)]
    down = [(3 * i + 2, 3 * j + 2) for i in range(n - 1) for j in range(n - 1 - i)]
    above = sum(a * x + b * y + c * (3 * n - x - y) > 0 for x, y in up + down)
    # a line crosses at most two small triangles in each row
    assert abs(above / n**2 - favouring(given)) <= 2 / n


@steady
@given(st.lists(leans, max_size=7), st.randoms(use_true_random=False), st.integers(1, 50))
def test_order_scale_and_themes_that_do_not_lean_change_nothing(given, chance, scale):
    mixed = [d * scale for d in given] + [Fraction(0)]
    chance.shuffle(mixed)
    assert favouring(mixed) == favouring(given)


@steady
@given(st.lists(leans, min_size=1, max_size=6), st.data())
def test_a_theme_that_leans_more_for_never_lowers_the_share_for(given, data):
    i = data.draw(st.integers(0, len(given) - 1))
    more = given[:i] + [data.draw(st.fractions(given[i], 1, max_denominator=20))] + given[i + 1 :]
    assert favouring(more) >= favouring(given)


@steady
@given(worlds())
def test_the_exact_leans_are_the_leans_of_the_balance(world):
    result = world.balance()
    live = [t.lean for t in result.themes if t.live]
    assert all(near(float(one), other) for one, other in zip(exact_leans(result), live, strict=True))


@steady
@given(on_sliders(themes=7))
def test_shares_are_a_whole_and_say_when_one_side_has_it_all(world):
    result = world.balance()
    found = mixes(result)
    assert (found is None) == (result.status != "ok")
    assume(found)
    assert found.share_for + found.share_against + found.share_even == 1
    assert min(found.share_for, found.share_against, found.share_even) >= 0
    live = exact_leans(result)
    assert (found.share_for == 1) == (min(live) >= 0 < max(live))
    assert (found.share_against == 1) == (min(live) < 0 >= max(live))
    assert found.themes == len(live)


@steady
@given(on_sliders(themes=7))
def test_swapping_sides_swaps_the_shares_exactly(world):
    one, other = mixes(world.balance()), mixes(balance(swap(world.arguments), world.given))
    assume(one)
    assert (other.share_for, other.share_against, other.share_even) == (
        one.share_against,
        one.share_for,
        one.share_even,
    )


@steady
@given(on_sliders(themes=4), st.data())
def test_weights_above_0_do_not_change_the_shares(world, data):
    weights = {a.theme: data.draw(st.integers(1, 100)) for a in world.arguments}
    others = {a.theme: data.draw(st.integers(1, 100)) for a in world.arguments}
    assert mixes(world.balance(weights=weights)) == mixes(world.balance(weights=others))


def test_shares_do_not_change():
    with pytest.raises(FrozenInstanceError):
        mixes(rated([5], [4]).balance()).share_for = 0
