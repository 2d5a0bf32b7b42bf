from dataclasses import FrozenInstanceError
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.models.dominance import standings

from .tables import plain, tables
from .worlds import steady


def told(*rows) -> list[tuple[str, Fraction]]:
    return [(s.best, s.margin) for s in standings(plain(*rows))]


# What anybody can reckon by hand


def test_options_that_are_best_by_one_criterion_each():
    # at the weights (1, 0) the first is ahead by 1, and nowhere by more
    assert told((1, 0), (0, 1)) == [("alone", 1), ("alone", 1)]


def test_a_compromise_can_be_best_between_its_rivals():
    # at equal weights 6 against 5
    assert told((10, 0), (0, 10), (6, 6)) == [("alone", 4), ("alone", 4), ("alone", 1)]


def test_a_compromise_below_the_mean_of_its_rivals_is_never_best_though_nothing_dominates_it():
    found = standings(plain((10, 0), (0, 10), (4, 4)))
    assert (found[2].best, found[2].margin, found[2].dominated_by) == ("never", -1, ())
    assert found[2].weights == (Fraction(1, 2), Fraction(1, 2))
    assert found[2].rivals == (("A", Fraction(1, 2)), ("B", Fraction(1, 2)))


def test_a_compromise_on_the_line_of_its_rivals_is_only_level():
    assert told((10, 0), (0, 10), (5, 5))[2] == ("level", 0)


def test_dominance_asks_for_one_criterion_that_is_better():
    found = standings(plain((5, 5), (5, 6), (5, 5), (4, 9)))
    assert [s.dominated_by for s in found] == [("B",), (), ("B",), ()]
    # A and C are as good as B where the first criterion has all the weight
    assert [s.best for s in found] == ["level", "alone", "level", "alone"]


def test_two_alike_are_level_and_do_not_dominate_each_other():
    found = standings(plain((3, 4), (3, 4)))
    assert [(s.best, s.margin, s.dominated_by) for s in found] == [("level", 0, ())] * 2


def test_a_game_of_level_ratios_comes_to_its_end():
    # each rival beats the next by one criterion; at equal weights all are level
    rows = ((0, 1, -1), (-1, 0, 1), (1, -1, 0), (0, 0, 0))
    assert standings(plain(*rows))[3].margin == 0


# Properties, each with its proof in the result


@steady
@given(tables(options=7))
def test_the_margin_is_reached_and_no_weights_reach_more(given):
    for i, found in enumerate(standings(given)):
        leads = {
            name: [a - b for a, b in zip(given.middle[i], row, strict=True)]
            for name, row in zip(given.options, given.middle, strict=True)
            if name != found.id
        }
        assert sum(found.weights) == 1 and min(found.weights) >= 0
        assert min(sum(w * d for w, d in zip(found.weights, lead, strict=True)) for lead in leads.values()) == (
            found.margin
        )
        # against this mixture of rivals it is ahead by no more than the margin by any criterion, so under no weights
        assert sum(share for _, share in found.rivals) == 1 and min(share for _, share in found.rivals) > 0
        mixed = [sum(share * leads[name][j] for name, share in found.rivals) for j in range(len(given.criteria))]
        assert max(mixed) == found.margin
        assert found.best == ("alone" if found.margin > 0 else "level" if found.margin == 0 else "never")


@steady
@given(tables(options=7))
def test_dominance_is_that_of_its_definition(given):
    rows = dict(zip(given.options, given.middle, strict=True))
    for found in standings(given):
        own = rows[found.id]
        assert found.dominated_by == tuple(
            name for name, row in rows.items() if row != own and all(a >= b for a, b in zip(row, own, strict=True))
        )
        if found.dominated_by:
            assert found.best != "alone"


@steady
@given(tables(), st.lists(st.integers(0, 100), min_size=5, max_size=5))
def test_whoever_is_first_under_some_weights_is_not_told_never(given, weights):
    values = [sum(w * s for w, s in zip(weights, row, strict=False)) for row in given.middle]
    for found, value in zip(standings(given), values, strict=True):
        if value == max(values):
            assert found.best != "never"
        if value == max(values) and values.count(value) == 1 and any(weights[: len(given.criteria)]):
            assert found.best == "alone"


def test_a_standing_does_not_change():
    with pytest.raises(FrozenInstanceError):
        standings(plain((1,), (2,)))[0].best = "alone"
