from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.models.rules import (
    RULES,
    average,
    count_alike,
    df_quad,
    euler_based,
    log_odds,
    quadratic_energy,
    strongest,
    sum_ratio,
)

from .worlds import near, rated, steady

NAMES = ("sum-ratio", "average", "log-odds", "df-quad", "euler-based", "quadratic-energy")
sides = st.lists(st.integers(0, 10), min_size=1, max_size=6)
symmetric = [rule for rule in RULES if rule.id != "euler-based"]
by_id = {rule.id: rule for rule in RULES}


# The comparison that decided for the average


def test_three_for_and_six_against_all_rated_alike():
    counted = {one.rule.id: one for one in count_alike(3, 6, 5)}
    assert {name: round(one.value, 2) for name, one in counted.items()} == {
        "average": 0.50,
        "strongest": 0.50,
        "sum-ratio": 0.33,
        "log-odds": 0.18,
        "df-quad": 0.45,
        "euler-based": 0.33,
        "quadratic-energy": 0.15,
    }
    assert {name for name, one in counted.items() if one.verdict == "even"} == {"average", "strongest"}
    assert {one.verdict for one in counted.values()} == {"even", "against"}


@pytest.mark.parametrize(
    ("pro", "con", "values"),
    [
        ([5] * 3, [5] * 6, (0.333, 0.500, 0.182, 0.445, 0.325, 0.154)),
        ([5] * 6, [5] * 3, (0.667, 0.500, 0.818, 0.555, 0.769, 0.846)),
        ([0], [10], (0.0, 0.0, 0.269, 0.0, 0.367, 0.25)),
        ([10], [0], (1.0, 1.0, 0.731, 1.0, 0.682, 0.75)),
        ([8] * 3, [6] * 3, (0.571, 0.600, 0.646, 0.528, 0.608, 0.632)),
        ([8] * 4, [6] * 3, (0.640, 0.600, 0.802, 0.531, 0.752, 0.831)),
        ([8, 8, 8, 1], [6] * 3, (0.581, 0.513, 0.668, 0.528, 0.626, 0.664)),
        ([1, 0, 0], [0] * 3, (1.0, 0.517, 0.525, 0.550, 0.517, 0.505)),
    ],
    ids=["3 v 6 alike", "6 v 3 alike", "all con", "all pro", "8 v 6", "one listed twice", "weak one added", "faint"],
)
def test_the_whole_comparison(pro, con, values):
    assert [by_id[name].count(pro, con) for name in NAMES] == pytest.approx(values, abs=5.1e-4)


def test_by_hand():
    # what is left open: .5 x .5 = .25 and .5
    assert df_quad([5, 5], [5]) == pytest.approx(0.5 + 0.5 * 0.25)
    # 1 more for than against: 1 / (1 + 1) of the way
    assert quadratic_energy([10, 10], [10]) == pytest.approx(0.75)
    assert sum_ratio([8, 4], [6]) == pytest.approx(12 / 18)
    assert (strongest([8, 1], [6, 6]), average([8, 2], [6])) == pytest.approx((0.6, 0.45))


# What was proved of the published rules


@steady
@given(sides)
def test_the_same_on_both_sides_is_even_under_every_rule(ratings):
    rules = [rule for rule in RULES if rule.id != "sum-ratio" or any(ratings)]
    assert all(near(rule.count(ratings, ratings), 0.5) for rule in rules)


@steady
@given(sides)
def test_df_quad_is_all_one_side_where_that_side_alone_has_a_10(ratings):
    others = [min(x, 9) for x in ratings]
    assert df_quad([10], [0]) == 1
    assert df_quad([10, *others], [0, 0]) == 1
    assert df_quad([0], [10, *others]) == 0


@steady
@given(sides, sides)
def test_every_rule_stays_between_0_and_1(pro, con):
    rules = [rule for rule in RULES if rule.id != "sum-ratio" or any(pro + con)]
    assert all(0 <= rule.count(pro, con) <= 1 for rule in rules)


@steady
@given(sides, sides)
def test_swapping_sides_mirrors_all_but_the_euler_based_rule(pro, con):
    rules = [rule for rule in symmetric if rule.id != "sum-ratio" or any(pro + con)]
    assert all(near(rule.count(con, pro), 1 - rule.count(pro, con)) for rule in rules)


def test_the_euler_based_rule_does_not_mirror():
    assert euler_based([10], [0]) - 0.5 == pytest.approx(0.182, abs=5e-4)
    assert 0.5 - euler_based([0], [10]) == pytest.approx(0.133, abs=5e-4)


@steady
@given(st.integers(1, 50), st.integers(1, 50), st.integers(1, 10))
def test_only_average_and_strongest_call_arguments_rated_alike_even_whatever_their_number(n, m, rating):
    counted = {one.rule.id: one for one in count_alike(n, m, rating)}
    assert counted["average"].value == counted["strongest"].value == 0.5
    if n == m:
        assert {one.verdict for one in counted.values()} == {"even"}
    if 2 * n < m:
        assert counted["sum-ratio"].verdict == counted["log-odds"].verdict == "against"


@steady
@given(sides, sides)
def test_average_and_strongest_are_those_of_the_balance(pro, con):
    result = rated(pro, con).balance()
    assert 2 * average(pro, con) - 1 == pytest.approx(result.value)
    assert 2 * strongest(pro, con) - 1 == pytest.approx(result.strongest)


def test_many_arguments_overflow_nothing():
    assert log_odds([10] * 1000, [1]) == 1
    assert count_alike(50, 1, 10)[3].value == 1


# Records and refusals


def test_every_rule_is_told():
    assert len({rule.id for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES) == 7
    assert all(rule.how.endswith(".") and rule.count.__doc__ for rule in RULES)
    assert [rule.id for rule in RULES if not rule.reference] == ["strongest", "sum-ratio"]


@pytest.mark.parametrize("wrong", [0, 51, 2.0, True, None])
def test_a_number_of_arguments_out_of_range_is_refused(wrong):
    for side, numbers in (("for", (wrong, 3)), ("against", (3, wrong))):
        with pytest.raises(ValueError) as error:
            count_alike(*numbers, 5)
        assert str(error.value) == f"The number of arguments {side} is a whole number from 1 to 50; got {wrong!r}"


@pytest.mark.parametrize("wrong", [0, 11, 5.5, False, "5"])
def test_a_rating_out_of_range_is_refused(wrong):
    with pytest.raises(ValueError) as error:
        count_alike(3, 6, wrong)
    assert str(error.value) == f"The rating of all arguments is a whole number from 1 to 10; got {wrong!r}"


def test_what_was_counted_does_not_change():
    with pytest.raises(FrozenInstanceError):
        count_alike(1, 1, 5)[0].value = 1
    with pytest.raises(FrozenInstanceError):
        RULES[0].name = ""
