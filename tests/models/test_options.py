import math
from dataclasses import FrozenInstanceError, dataclass
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.models.options import Table, ranking, table

from .tables import plain, tables, weighed
from .worlds import near, steady


@dataclass(frozen=True)
class Cell:
    """As much of a score as a table looks at."""

    option: str
    criterion: str
    low: int
    middle: int
    high: int

    @property
    def id(self) -> str:
        return f"{self.option}-{self.criterion}"


CELLS = [Cell("p", "x", 1, 2, 4), Cell("p", "y", 0, 5, 9), Cell("q", "x", 3, 3, 3), Cell("q", "y", 6, 7, 10)]


def order(found) -> list[str]:
    return [option.id for option in found.options]


# What others published or anybody can reckon by hand


def test_a_published_weighted_sum_with_a_tie():
    # Triantaphyllou (2000), Multi-Criteria Decision Making Methods: A Comparative Study, ch. 2
    found = ranking(plain((25, 20, 15, 30), (10, 30, 20, 30), (30, 10, 30, 10)), {"a": 20, "b": 15, "c": 40, "d": 25})
    assert [(o.id, o.value, o.rank, o.level) for o in found.options] == [
        ("B", 22.0, 1, True),
        ("C", 22.0, 1, True),
        ("A", 21.5, 3, False),
    ]
    assert found.leaders == ("B", "C")


OFFICES = {"closeness": 32, "visibility": 26, "image": 23, "size": 10, "comfort": 6, "parking": 3}


def test_the_offices_of_a_textbook():
    # Goodwin & Wright, Decision Analysis for Management Judgment, ch. 3
    offices = Table(
        options=("Addison Square", "Carlisle Walk", "Gorton Square"),
        criteria=tuple(OFFICES),
        middle=((100, 60, 100, 75, 0, 90), (80, 70, 0, 0, 10, 100), (60, 100, 20, 50, 50, 80)),
    )
    found = ranking(offices, OFFICES)
    assert [(o.id, o.value) for o in found.options] == [
        ("Addison Square", pytest.approx(80.8)),
        ("Gorton Square", pytest.approx(60.2)),
        ("Carlisle Walk", pytest.approx(47.4)),
    ]
    assert found.options[0].contributions == pytest.approx((32, 15.6, 23, 7.5, 0, 2.7))


def test_what_rounding_would_part_is_level():
    # as floats, 0.1 * 3 + 0.2 * 3 and 0.3 * 3 differ in their last digit
    found = ranking(plain((3, 3, 0), (0, 0, 3)), {"a": 1, "b": 2, "c": 3})
    assert [(o.rank, o.level) for o in found.options] == [(1, True), (1, True)]


# Tables


def test_scores_become_a_table():
    found = table(CELLS)
    assert (found.options, found.criteria) == (("p", "q"), ("x", "y"))
    assert (found.low, found.middle, found.high) == (((1, 0), (3, 6)), ((2, 5), (3, 7)), ((4, 9), (3, 10)))


def test_a_student_changes_scores():
    found = table(CELLS, {"p-y": (1, 1, 2)})
    assert (found.low[0], found.middle[0], found.high[0]) == ((1, 1), (2, 1), (4, 2))
    assert found.middle[1] == (3, 7)


def test_leaving_out_the_scores_by_a_criterion_leaves_out_the_criterion():
    assert table([cell for cell in CELLS if cell.criterion == "y"]).criteria == ("y",)


@pytest.mark.parametrize(
    ("cells", "changed", "text"),
    [
        (CELLS[1:], {}, "p has no score by x; give one"),
        ([*CELLS, CELLS[0]], {}, "p has two scores by x; give one"),
        (CELLS, {"p-z": (1, 2, 3)}, "A changed score names one of the scores given; got the unknown id 'p-z'"),
        (CELLS, {"p-x": (1, 2)}, "The score p-x is three whole numbers from 0 to 10; got (1, 2)"),
        (CELLS, {"p-x": (1, 2, 11)}, "The score p-x is three whole numbers from 0 to 10; got (1, 2, 11)"),
        (CELLS, {"p-x": (1, 2.5, 3)}, "The score p-x is three whole numbers from 0 to 10; got (1, 2.5, 3)"),
        (CELLS, {"p-x": (3, 2, 1)}, "The low, middle and high score of p by x rise; got 3, 2, 1"),
        (CELLS[:2], {}, "A table has at least 2 options, each with its own id; got ['p']"),
        ([], {}, "A table has at least 2 options, each with its own id; got []"),
    ],
)
def test_scores_that_are_no_table_are_refused(cells, changed, text):
    with pytest.raises(ValueError) as error:
        table(cells, changed)
    assert str(error.value) == text


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([(1, 2)], "The middle scores are 2 rows of 2; got rows of [2]"),
        ([(1, 2), (1,)], "The middle scores are 2 rows of 2; got rows of [2, 1]"),
        ([(1, 2), (1, math.nan)], "A score is a finite number; got nan"),
        ([(1, 2), (1, math.inf)], "A score is a finite number; got inf"),
        ([(1, 2), (1, True)], "A score is a finite number; got True"),
        ([(1, 2), (1, "2")], "A score is a finite number; got '2'"),
    ],
)
def test_rows_that_are_no_table_are_refused(rows, text):
    with pytest.raises(ValueError) as error:
        Table(options=("p", "q"), criteria=("x", "y"), middle=rows)
    assert str(error.value) == text


# Properties


@steady
@given(weighed())
def test_values_are_the_weighted_sums(given):
    found = ranking(*given)
    for option in found.options:
        row = given[0].middle[given[0].options.index(option.id)]
        assert near(option.value, math.fsum(w * float(s) for w, s in zip(found.shares, row, strict=True)), 1e-9)
        assert near(option.value, math.fsum(option.contributions))
        assert float(min(row)) - 1e-12 <= option.value <= float(max(row)) + 1e-12
    assert near(math.fsum(found.shares), 1)


@steady
@given(weighed())
def test_ranks_are_those_of_the_values(given):
    found = ranking(*given)
    values = [o.value for o in found.options]
    assert values == sorted(values, reverse=True)
    for option in found.options:
        assert option.rank == 1 + sum(value > option.value for value in values)
        assert option.level == (values.count(option.value) > 1)
    assert set(found.leaders) == {o.id for o in found.options if o.rank == 1}


@steady
@given(weighed(), st.integers(1, 9), st.integers(-9, 9), st.data())
def test_scale_of_the_weights_and_a_constant_by_one_criterion_change_no_rank(given, scale, more, data):
    one, weights = given
    j = data.draw(st.integers(0, len(one.criteria) - 1))
    lifted = plain(*(tuple(s + more * (k == j) for k, s in enumerate(row)) for row in one.middle))
    scaled = {name: Fraction(scale * weight, 7) for name, weight in weights.items()}
    here, there = ranking(one, weights), ranking(lifted, scaled)
    assert [(o.id, o.rank) for o in here.options] == [(o.id, o.rank) for o in there.options]
    assert here.shares == there.shares


@steady
@given(weighed(), st.randoms(use_true_random=False))
def test_the_order_of_options_and_criteria_changes_no_value(given, chance):
    one, weights = given
    rows, columns = (chance.sample(range(n), n) for n in (len(one.options), len(one.criteria)))
    other = Table(
        options=[one.options[i] for i in rows],
        criteria=[one.criteria[j] for j in columns],
        middle=[[one.middle[i][j] for j in columns] for i in rows],
    )
    here, there = ranking(one, weights), ranking(other, weights)
    assert {o.id: (o.value, o.rank) for o in here.options} == {o.id: (o.value, o.rank) for o in there.options}


@steady
@given(tables(), st.data())
def test_all_weight_on_one_criterion_ranks_by_its_scores(given, data):
    j = data.draw(st.integers(0, len(given.criteria) - 1))
    found = ranking(given, {name: int(k == j) for k, name in enumerate(given.criteria)})
    assert [o.value for o in found.options] == sorted((float(row[j]) for row in given.middle), reverse=True)


# Refusals


@pytest.mark.parametrize(
    ("weights", "text"),
    [
        ({"a": 1}, "Each criterion has a weight; got none for b"),
        ({"a": 1, "b": 1, "c": 1}, "A weight names one of the criteria given; got the unknown id 'c'"),
        ({"a": -1, "b": 2}, "The weight of a is 0 or more; got -1"),
        ({"a": 0, "b": 0}, "At least one weight is above 0; got 0 for all criteria"),
        ({"a": math.nan, "b": 1}, "The weight of a is a finite number; got nan"),
        ({"a": True, "b": 1}, "The weight of a is a finite number; got True"),
    ],
)
def test_weights_that_are_none_are_refused(weights, text):
    with pytest.raises(ValueError) as error:
        ranking(plain((1, 2), (2, 1)), weights)
    assert str(error.value) == text


def test_tables_and_rankings_do_not_change():
    for found in (plain((1,), (2,)), ranking(plain((1,), (2,)), {"a": 1})):
        with pytest.raises(FrozenInstanceError):
            found.options = ()
