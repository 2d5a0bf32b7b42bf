from dataclasses import FrozenInstanceError
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.models.break_even import sweep
from course.models.options import Table, ranking

from .tables import plain, weighed
from .worlds import near, steady


def moved(table, weights, moving, t: Fraction) -> dict:
    """Return the weights with those that move at `t` together, and all proportions kept."""
    inside = sum(weights[name] for name in moving)
    outside = sum(weights.values()) - inside
    share = {name: Fraction(w, inside) if inside else Fraction(1, len(moving)) for name, w in weights.items()}
    return {name: t * share[name] if name in moving else (1 - t) * Fraction(w, outside) for name, w in weights.items()}


# What others published or anybody can reckon by hand


def test_the_offices_of_a_textbook():
    # Goodwin & Wright, Decision Analysis for Management Judgment, ch. 3: the best office changes from Elton Street to
    # Addison Square where the first three criteria, which bring in trade, weigh 52.1 of 100 together
    weights = {"closeness": 32, "visibility": 26, "image": 23, "size": 10, "comfort": 6, "parking": 3}
    offices = Table(
        options=("Addison Square", "Elton Street", "Carlisle Walk", "Gorton Square"),
        criteria=tuple(weights),
        middle=(
            (100, 60, 100, 75, 0, 90),
            (40, 60, 90, 100, 60, 70),
            (80, 70, 0, 0, 10, 100),
            (60, 100, 20, 50, 50, 80),
        ),
    )
    found = sweep(offices, weights, ["closeness", "visibility", "image"])
    assert (found.first, found.second, found.weight) == ("Addison Square", "Elton Street", Fraction(81, 100))
    assert float(found.break_even) == pytest.approx(0.521, abs=1e-3)
    assert [part.leaders for part in found.stretches] == [("Elton Street",), ("Addison Square",)]
    assert found.stretches[1].start == found.nearest == found.break_even


def test_two_criteria_by_hand():
    # 8 t + 2 (1 - t) against 4 t + 7 (1 - t): level where 4 t = 5 (1 - t)
    found = sweep(plain((8, 2), (4, 7)), {"a": 30, "b": 70}, ["a"])
    assert (found.break_even, found.weight, found.first) == (Fraction(5, 9), Fraction(3, 10), "B")
    assert [(line.id, line.at_0, line.at_1, line.now) for line in found.lines] == [
        ("A", 2, 8, pytest.approx(3.8)),
        ("B", 7, 4, pytest.approx(6.1)),
    ]
    assert [(p.start, p.end, p.leaders) for p in found.stretches] == [
        (0, Fraction(5, 9), ("B",)),
        (Fraction(5, 9), 1, ("A",)),
    ]


def test_a_compromise_leads_in_the_middle():
    found = sweep(plain((10, 0), (0, 10), (6, 6)), {"a": 1, "b": 1}, ["a"])
    assert [(p.start, p.end, p.leaders) for p in found.stretches] == [
        (0, Fraction(2, 5), ("B",)),
        (Fraction(2, 5), Fraction(3, 5), ("C",)),
        (Fraction(3, 5), 1, ("A",)),
    ]
    # of level ones the first in the table is second
    assert (found.first, found.second, found.break_even, found.nearest) == ("C", "A", Fraction(3, 5), Fraction(2, 5))


# Edges


def test_no_weight_makes_them_level_where_one_is_always_ahead():
    found = sweep(plain((5, 5), (4, 3)), {"a": 1, "b": 1}, ["a"])
    assert (found.break_even, found.nearest, len(found.stretches)) == (None, None, 1)


def test_two_alike_lead_together_and_have_no_break_even():
    found = sweep(plain((5, 5), (5, 5), (1, 9)), {"a": 3, "b": 1}, ["a"])
    assert (found.first, found.second, found.break_even) == ("A", "B", None)
    assert found.stretches[-1].leaders == ("A", "B")


def test_level_at_an_end_is_a_break_even_without_another_leader():
    found = sweep(plain((5, 5), (5, 3)), {"a": 1, "b": 1}, ["a"])
    assert (found.break_even, [p.leaders for p in found.stretches]) == (1, [("A",)])


def test_without_weight_elsewhere_there_are_no_proportions():
    assert sweep(plain((1, 2), (2, 1)), {"a": 5, "b": 0}, ["a"]) is None
    assert sweep(plain((1, 2), (2, 1)), {"a": 5, "b": 1}, ["a", "b"]) is None


def test_criteria_without_weight_move_alike():
    found = sweep(plain((8, 0, 1), (2, 2, 5)), {"a": 0, "b": 0, "c": 1}, ["a", "b"])
    assert (found.weight, [line.at_1 for line in found.lines]) == (0, [4, 2])


# Properties


@st.composite
def sweeps(draw):
    table, weights = draw(weighed(least=2))
    moving = draw(st.sets(st.sampled_from(table.criteria), min_size=1, max_size=len(table.criteria) - 1))
    return table, weights, sorted(moving), sweep(table, weights, moving)


@steady
@given(sweeps(), st.fractions(0, 1, max_denominator=60))
def test_lines_are_the_values_along_the_weight(given, t):
    table, weights, moving, found = given
    if found is None:
        assert not any(weight for name, weight in weights.items() if name not in moving)
        return
    there = {o.id: o.value for o in ranking(table, moved(table, weights, moving, t)).options}
    for line in found.lines:
        assert near(there[line.id], float(t) * line.at_1 + (1 - float(t)) * line.at_0, 1e-9)
    now = {o.id: o.value for o in ranking(table, weights).options}
    assert all(near(now[line.id], line.now, 1e-9) for line in found.lines)


@steady
@given(sweeps())
def test_stretches_leave_no_gap_and_their_leaders_lead(given):
    table, weights, moving, found = given
    if found is None:
        return
    ends = [0, *(part.end for part in found.stretches)]
    assert ends == [part.start for part in found.stretches] + [1]
    assert ends == sorted(set(ends))
    for part in found.stretches:
        middle = ranking(table, moved(table, weights, moving, (part.start + part.end) / 2))
        assert set(middle.leaders) == set(part.leaders)
    for before, after in zip(found.stretches, found.stretches[1:], strict=False):
        both = ranking(table, moved(table, weights, moving, after.start)).leaders
        assert set(before.leaders) | set(after.leaders) <= set(both) and before.leaders != after.leaders


@steady
@given(sweeps())
def test_at_the_break_even_the_two_that_lead_are_level(given):
    table, weights, moving, found = given
    if found is None:
        return
    assert [found.first, found.second] == [o.id for o in ranking(table, weights).options[:2]]
    lines = {line.id: line for line in found.lines}
    one, other = lines[found.first], lines[found.second]
    gaps = [one.at_0 - other.at_0, one.at_1 - other.at_1]
    if found.break_even is None:
        assert gaps[0] * gaps[1] > 0 or near(gaps[0], gaps[1], 1e-9)
    else:
        there = ranking(table, moved(table, weights, moving, found.break_even)).options
        rank = {o.id: o.rank for o in there}
        assert rank[found.first] == rank[found.second]


# Refusals


@pytest.mark.parametrize("wrong", ["a", [], ["z"], ["a", "z"]])
def test_what_is_no_criterion_does_not_move(wrong):
    with pytest.raises(ValueError) as error:
        sweep(plain((1, 2), (2, 1)), {"a": 1, "b": 1}, wrong)
    assert str(error.value) == f"What moves is a collection of criteria of the table; got {wrong!r}"


def test_a_sweep_does_not_change():
    with pytest.raises(FrozenInstanceError):
        sweep(plain((1, 2), (2, 1)), {"a": 1, "b": 1}, ["a"]).first = "B"
