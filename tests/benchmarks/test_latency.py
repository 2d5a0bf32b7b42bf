"""The small sums of the page about latency; no time is judged here."""

import pytest
from latency import BOARD, FLOOR, INTERACT, enlarged, kept, p95, table, tenfold

from course.content.load import load


def test_the_95th_percentile_leaves_one_in_twenty_above():
    assert p95([float(n) for n in range(101)]) == 95
    assert p95([3.0, 3.0]) == 3


@pytest.mark.parametrize(("power", "factor"), [(1, 10), (2, 100), (0, 1)])
def test_growth_is_told_per_tenfold_size(power, factor):
    assert tenfold((2600, 10_000), (2600.0**power, 10_000.0**power)) == pytest.approx(factor)


def test_a_table_has_its_heads_a_rule_and_its_rows():
    assert table(["a", "b"], [["1", "2"]]) == "| a | b |\n| --- | ---: |\n| 1 | 2 |"


def test_a_goal_that_is_missed_says_no():
    held = kept({BOARD: [20.0] * 9, FLOOR: [20.0] * 9, INTERACT: [200.0] * 9})
    missed = kept({BOARD: [60.0] * 9, FLOOR: [20.0] * 9, INTERACT: [200.0] * 9})
    assert held == ["20.0 ms: yes", "1.00 times: yes", "10.0 times: yes"]
    assert missed == ["60.0 ms: **no**", "3.00 times: **no**", "3.3 times: **no**"]


def test_a_larger_board_has_every_id_once_and_pairs_that_meet():
    larger = enlarged(load(), 260).arguments
    assert len({a.id for a in larger}) == 260
    assert {a.pair for a in larger} == {a.id for a in larger}
