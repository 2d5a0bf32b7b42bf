from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.models.options import Table, ranking
from course.models.score_ranges import value_ranges

from .tables import weighed
from .worlds import steady


def ranged(*cells) -> Table:
    """Return a table by one criterion of these (low, middle, high)."""
    low, middle, high = ([[cell[end]] for cell in cells] for end in range(3))
    return Table(options=tuple("ABC"[: len(cells)]), criteria=("a",), low=low, middle=middle, high=high)


def test_the_ends_by_hand():
    table = Table(
        options=("A", "B"), criteria=("a", "b"), low=((4, 1), (0, 2)), middle=((6, 2), (1, 5)), high=((8, 3), (2, 8))
    )
    found = value_ranges(table, {"a": 3, "b": 1})
    assert [(o.low, o.middle, o.high) for o in found.options] == [(3.25, 5, 6.75), (0.5, 2, 3.5)]
    # 3.25 is not above 3.5, so the lead of A is not certain
    assert (found.certain, found.options[1].can_lead) == (None, True)


def test_a_lead_that_no_scores_can_take_is_certain():
    found = value_ranges(ranged((5, 6, 9), (1, 2, 4), (2, 3, 4)), {"a": 1})
    assert found.certain == "A"
    assert [o.ahead_of for o in found.options] == [("B", "C"), (), ()]
    assert [o.can_lead for o in found.options] == [True, False, False]


def test_where_ranges_touch_both_can_lead():
    found = value_ranges(ranged((4, 6, 9), (1, 2, 4)), {"a": 1})
    assert (found.certain, [o.can_lead for o in found.options]) == (None, [True, True])


@steady
@given(weighed(ranges=True), st.data())
def test_scores_in_their_ranges_give_values_in_theirs(given, data):
    table, weights = given
    found = value_ranges(table, weights)
    drawn = [
        [data.draw(st.integers(int(low), int(high))) for low, high in zip(*ends, strict=True)]
        for ends in zip(table.low, table.high, strict=True)
    ]
    there = ranking(Table(options=table.options, criteria=table.criteria, middle=drawn), weights)
    values = {o.id: o.value for o in there.options}
    for option in found.options:
        assert option.low - 1e-12 <= values[option.id] <= option.high + 1e-12
        assert all(values[option.id] > values[name] for name in option.ahead_of)
    assert all(next(o.can_lead for o in found.options if o.id == name) for name in there.leaders)
    assert found.certain is None or there.leaders == (found.certain,)


@steady
@given(weighed(ranges=True))
def test_whoever_can_lead_does_with_its_best_scores_and_the_worst_of_the_others(given):
    table, weights = given
    for i, option in enumerate(value_ranges(table, weights).options):
        best = [table.high[j] if j == i else table.low[j] for j in range(len(table.options))]
        there = ranking(Table(options=table.options, criteria=table.criteria, middle=best), weights)
        assert (option.id in there.leaders) == option.can_lead


def test_ranges_do_not_change():
    with pytest.raises(FrozenInstanceError):
        value_ranges(ranged((1, 2, 3), (1, 2, 3)), {"a": 1}).certain = "A"
