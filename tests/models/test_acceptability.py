import dataclasses
import json
import math
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import course.models
from course.models import numpy_draws
from course.models.acceptability import FEW, MANY, rank_acceptability
from course.models.options import ranking
from course.models.weights import rank_order_centroid

from .tables import plain, tables, weighed
from .worlds import steady

PEERS = json.loads(Path(__file__).with_name("peers.json").read_text(encoding="utf-8"))
# a fixture that sets the engine for all examples is what is wanted
both = settings(
    steady, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


@pytest.fixture(params=["numpy", "python"])
def engine(request, monkeypatch) -> str:
    """Let the draws be made with NumPy, or as where there is none."""
    if request.param == "python":
        without_numpy(monkeypatch)
    return request.param


def without_numpy(monkeypatch) -> None:
    """Let the draws with NumPy be missing; the tests' own tools go on using it."""
    monkeypatch.setitem(sys.modules, "course.models.numpy_draws", None)
    monkeypatch.delattr(course.models, "numpy_draws")


def close(found, right, draws: int, errors: float = 5) -> bool:
    """Tell whether shares are those that they should be, within some standard errors of the worst case."""
    return all(
        abs(a - b) <= errors * 0.5 / math.sqrt(draws)
        for row, line in zip(found, right, strict=True)
        for a, b in zip(row, line, strict=True)
    )


# Closed forms


def test_a_compromise_between_two(engine):
    # with one weight w: the first leads above .6, the second below .4, the compromise between; behind it halves of 0-1
    found = rank_acceptability([[1, 0], [0, 1], [0.6, 0.6]], draws=20_000)
    assert close(found.acceptability, [[0.4, 0.1, 0.5], [0.4, 0.1, 0.5], [0.2, 0.8, 0]], found.draws)
    # the middles of .6 to 1, of 0 to .4 and of .4 to .6
    assert close(found.central_weights, [[0.8, 0.2], [0.2, 0.8], [0.5, 0.5]], 0.4 * found.draws)
    assert found.confidence == (1, 1, 1)
    assert found.confidence_error == (0, 0, 0)
    assert (found.draws, found.engine) == (20_000, engine)


@pytest.mark.parametrize("n", [2, 3, 5])
def test_the_best_by_one_criterion_each_share_the_ranks_alike(engine, n):
    found = rank_acceptability([[float(i == j) for j in range(n)] for i in range(n)], draws=8_000)
    assert close(found.acceptability, [[1 / n] * n] * n, found.draws)


def test_the_mean_of_ordered_weights_is_the_rank_order_centroid(engine):
    # Barron & Barrett (1996): .5208 .2708 .1458 .0625
    found = rank_acceptability([[1, 1, 1, 1], [0, 0, 0, 0]], order=[2, 0, 3, 1], draws=20_000)
    right = [0.2708, 0.0625, 0.5208, 0.1458]
    assert rank_order_centroid(4) == pytest.approx(sorted(right, reverse=True), abs=5e-5)
    assert close([found.central_weights[0]], [right], found.draws)


def test_in_groups_the_order_holds_for_both_levels(engine):
    # two groups of two: 3/4 and 1/4 of the whole, 3/4 and 1/4 of the group
    found = rank_acceptability([[1] * 4, [0] * 4], order=[[3, 1], [0, 2]], draws=20_000)
    assert close([found.central_weights[0]], [[3 / 16, 3 / 16, 1 / 16, 9 / 16]], found.draws)


def test_scores_are_drawn_from_a_triangle(engine):
    # one criterion, so the second wins where its score is above 3; triangle over 0 to 6 with its top at 1: 9 / 30
    found = rank_acceptability([[3], [1]], low=[[3], [0]], high=[[3], [6]], draws=20_000)
    assert close(found.acceptability, [[0.7, 0.3], [0.3, 0.7]], found.draws)
    assert close([found.confidence], [[0.7, 0.3]], found.draws)
    assert found.central_weights == ((1,), (1,))


@pytest.mark.parametrize("top", [0, 0.3, 0.5, 1])
def test_the_triangle_of_two_uniform_numbers_is_the_triangle(top):
    # Stein & Keblis (2009): mean (0 + top + 1) / 3; below x <= top lies x^2 / top
    table = np.array([[top]]), np.array([[0.0]]), np.array([[1.0]])
    problem = type("P", (), {"drawn": 0, "sure": False, "middle": table[0], "low": table[1], "high": table[2]})
    problem.base = np.zeros(1)
    found = np.concatenate([part.ravel() for part in numpy_draws._scores(problem, 40_000, np.random.default_rng(1))])
    assert abs(found.mean() - (top + 1) / 3) < 5 * found.std() / 200
    for x in (0.1, 0.25, 0.5, 0.75, 0.9):
        right = x * x / top if x <= top and top else 1 - (1 - x) ** 2 / (1 - top)
        assert abs((found <= x).mean() - right) < 5 * 0.5 / 200


# Ties


def test_two_alike_share_their_ranks(engine):
    found = rank_acceptability([[5, 5], [5, 5], [9, 9]], draws=50)
    assert found.acceptability == ((0, 0.5, 0.5), (0, 0.5, 0.5), (1, 0, 0))
    assert found.acceptability_error == ((0, 0, 0),) * 3
    assert found.confidence == (None, None, 1)


def test_two_alike_in_front_are_each_first_by_half(engine):
    found = rank_acceptability([[5, 5], [5, 5], [1, 1]], draws=50)
    assert [row[0] for row in found.acceptability] == [0.5, 0.5, 0]
    assert found.central_weights[0] == pytest.approx(found.central_weights[1])
    assert found.central_weights[2] is None
    assert found.confidence == (0.5, 0.5, None)


def test_what_only_rounding_parts_is_level(engine):
    found = rank_acceptability([[3, 3, 0], [0, 0, 3]], weights=[0.1, 0.2, 0.3])
    assert found.acceptability == ((0.5, 0.5), (0.5, 0.5))


def test_all_alike_share_all_ranks(engine):
    found = rank_acceptability([[2, 2]] * 4, draws=10)
    assert found.acceptability == ((0.25,) * 4,) * 4


# Draws that were made before


def test_each_draw_of_the_scores_is_used_once(engine):
    drawn = [[[1.0], [0.0]]] * 3 + [[[0.0], [1.0]]] + [[[1.0], [1.0]]] * 4
    found = rank_acceptability(drawn, weights=[2])
    assert found.acceptability == ((5 / 8, 3 / 8), (3 / 8, 5 / 8))
    assert (found.confidence, found.draws) == ((5 / 8, 3 / 8), 8)
    # three whole firsts, four halves and a none: the variance of a mean of these eight
    assert found.acceptability_error[0][0] == pytest.approx(math.sqrt(((3 + 4 / 4) / 8 - (5 / 8) ** 2) / 8))


def test_made_and_own_draws_agree(engine):
    chance = random.Random(7)
    low, middle, high = [[0, 2, 1], [3, 1, 0]], [[4, 5, 6], [5, 5, 5]], [[9, 9, 9], [8, 7, 9]]
    cells = [list(zip(*rows, strict=True)) for rows in zip(low, high, middle, strict=True)]
    drawn = [[[chance.triangular(*cell) for cell in row] for row in cells] for _ in range(8_000)]
    one, other = rank_acceptability(drawn), rank_acceptability(middle, low=low, high=high, draws=8_000)
    assert close(one.acceptability, other.acceptability, 8_000 / 2)
    assert close([one.confidence], [other.confidence], 8_000 / 2)


# Both engines


@pytest.mark.parametrize("order", [None, [1, 0, 2], [[2], [1, 0]]])
def test_python_alone_says_the_same_within_the_errors(order, monkeypatch):
    chance = random.Random(3)
    cells = [[sorted(chance.sample(range(11), 3)) for _ in range(3)] for _ in range(4)]
    low, middle, high = ([[cell[end] for cell in row] for row in cells] for end in range(3))
    one = rank_acceptability(middle, low=low, high=high, order=order)
    without_numpy(monkeypatch)
    other = rank_acceptability(middle, low=low, high=high, order=order)
    assert (one.engine, one.draws, other.engine, other.draws) == ("numpy", MANY, "python", FEW)
    for name in ("acceptability", "central_weights", "confidence"):
        values, errors = ([getattr(found, name + end) for found in (one, other)] for end in ("", "_error"))
        for a, b, da, db in zip(*(np.ravel(np.array(x, dtype=float)) for x in (*values, *errors)), strict=True):
            # the confidence factor adds the error of its central weights
            wide = 2 if name == "confidence" else 1
            assert abs(a - b) <= wide * 5 * math.hypot(da, db) + 3 / FEW, name


def test_parts_add_up_to_the_whole_and_the_generator_goes_on():
    values, chance = [[4, 1], [1, 3], [2, 2]], np.random.default_rng(5)
    n = 2 * numpy_draws.PART + 17
    one, other = (rank_acceptability(values, draws=n, seed=chance) for _ in range(2))
    assert one != other
    assert one == rank_acceptability(values, draws=n, seed=np.random.default_rng(5))
    assert one == rank_acceptability(values, draws=n, seed=5)


def test_a_seed_repeats_a_result(engine):
    one, other, third = (rank_acceptability([[4, 1], [1, 3]], draws=300, seed=seed) for seed in (1, 1, 2))
    assert one == other != third
    assert rank_acceptability([[4, 1], [1, 3]], draws=300, seed=None).draws == 300


# Errors told


def test_the_errors_told_are_those_that_repeating_shows(engine):
    values = [[4, 1, 3], [1, 5, 2], [3, 3, 2.8]]
    ends = {"low": [[2, 0, 1], [0, 3, 1], [2, 2, 2]], "high": [[7, 3, 5], [4, 8, 4], [5, 5, 5]]}
    found = [rank_acceptability(values, **ends, draws=200, seed=seed) for seed in range(150)]
    for name in ("acceptability", "central_weights", "confidence"):
        several = np.array([getattr(one, name) for one in found])
        told = np.array([getattr(one, f"{name}_error") for one in found]).mean(axis=0)
        # of 150 repeats the spread itself is known to 6 %; the confidence adds that of its central weights
        most = 2 if name == "confidence" else 1.3
        assert (several.std(axis=0) < most * told + 1e-3).all(), name
        assert (several.std(axis=0) > 0.75 * told - 1e-3).all(), name


def test_more_draws_have_smaller_errors(engine):
    few, many = (rank_acceptability([[4, 1], [1, 3]], draws=n) for n in (100, 2_500))
    assert many.acceptability_error[0][0] == pytest.approx(few.acceptability_error[0][0] / 5, rel=0.15)


def test_an_option_that_was_first_once_has_central_weights_without_an_error(engine):
    drawn = [[[1.0, 1.0], [0.0, 0.0]]] * 9 + [[[0.0, 0.0], [1.0, 1.0]]]
    found = rank_acceptability(drawn)
    assert found.acceptability[1] == (0.1, 0.9)
    assert found.central_weights[1] is not None and found.central_weights_error[1] is None


def test_nothing_drawn_leaves_no_error(engine):
    found = rank_acceptability([[4, 1], [1, 3]], weights=[1, 3])
    assert (found.draws, found.acceptability, found.acceptability_error) == (1, ((0, 1), (1, 0)), ((0, 0), (0, 0)))
    assert (found.central_weights, found.central_weights_error) == ((None, (0.25, 0.75)), (None, (0, 0)))
    assert (found.confidence, found.confidence_error) == ((None, 1), (None, 0))


# Properties


@st.composite
def asked(draw, ranges=None):
    """Return a table as rows of numbers, with ranges or without, and the arguments beside it."""
    one = draw(tables(ranges=draw(st.booleans()) if ranges is None else ranges))
    rows = [[[float(s) for s in row] for row in ends] for ends in (one.middle, one.low, one.high)]
    given = {"low": rows[1], "high": rows[2]} if one.low != one.high else {}
    n = len(one.criteria)
    order = draw(st.none() | st.permutations(range(n)))
    return rows[0], given | {"order": order, "draws": draw(st.integers(1, 60)), "seed": draw(st.integers(0, 9))}


@both
@given(asked())
def test_rows_and_columns_are_wholes(engine, given):
    values, beside = given
    found = rank_acceptability(values, **beside)
    rows = found.acceptability
    assert all(math.fsum(line) == pytest.approx(1) for line in (*rows, *zip(*rows, strict=True)))
    assert all(0 <= share <= 1 for row in rows for share in row)
    for row, weights, sure in zip(rows, found.central_weights, found.confidence, strict=True):
        assert (weights is None) == (sure is None) == (row[0] == 0)
        if weights:
            assert math.fsum(weights) == pytest.approx(1) and min(weights) >= 0 and 0 <= sure <= 1


@both
@given(asked(ranges=False), st.randoms(use_true_random=False))
def test_permuting_options_permutes_rows(engine, given, chance):
    values, beside = given
    places = chance.sample(range(len(values)), len(values))
    here, there = rank_acceptability(values, **beside), rank_acceptability([values[i] for i in places], **beside)
    for name in ("acceptability", "confidence"):
        assert np.array(getattr(there, name), dtype=float) == pytest.approx(
            np.array([getattr(here, name)[i] for i in places], dtype=float), nan_ok=True
        )


@both
@given(asked(ranges=False), st.data())
def test_a_dominated_option_is_never_first_alone(engine, given, data):
    values, beside = given
    best = data.draw(st.integers(0, len(values) - 1))
    # better by every criterion, so ahead under all weights
    values = [[s + 11 * (i == best) for s in row] for i, row in enumerate(values)]
    found = rank_acceptability(values, **beside)
    assert [row[0] for row in found.acceptability] == [float(i == best) for i in range(len(values))]


@both
@given(asked(), st.data())
def test_adding_a_constant_by_a_criterion_changes_nothing(engine, given, data):
    values, beside = given
    j = data.draw(st.integers(0, len(values[0]) - 1))
    more = data.draw(st.integers(-1000, 1000))

    def lifted(rows):
        return [[s + more * (k == j) for k, s in enumerate(row)] for row in rows]

    moved = {name: lifted(rows) if name in ("low", "high") else rows for name, rows in beside.items()}
    assert rank_acceptability(lifted(values), **moved) == rank_acceptability(values, **beside)


@both
@given(weighed())
def test_given_weights_rank_as_the_weighted_sums(engine, given):
    one, weights = given
    found = rank_acceptability(one.middle, weights=list(weights.values()))
    right = {o.id: o for o in ranking(one, weights).options}
    for name, row in zip(one.options, found.acceptability, strict=True):
        alike = sum(o.rank == right[name].rank for o in right.values())
        assert row == tuple(
            pytest.approx(1 / alike if right[name].rank <= rank + 1 < right[name].rank + alike else 0)
            for rank in range(len(row))
        )


@both
@given(st.integers(1, 5), st.data())
def test_drawn_weights_keep_the_order(engine, n, data):
    order = data.draw(st.permutations(range(n)))
    found = rank_acceptability([[1] * n, [0] * n], order=order, draws=1)
    weights = [found.central_weights[0][place] for place in order]
    assert weights == sorted(weights, reverse=True)


# Agreement with published code; `tests/benchmarks/peers.py` made the numbers


def test_the_peers_are_named_with_their_versions():
    assert set(PEERS["versions"]) == {"python", "numpy", "pymcdm", "pysensmcda"}
    assert len(PEERS["tables"]) >= 10


@pytest.mark.parametrize("peer", PEERS["tables"], ids=lambda peer: peer["name"])
def test_weighted_sums_are_those_of_pymcdm(peer):
    one = plain(*peer["middle"])
    weights = dict(zip(one.criteria, peer["weights"], strict=True))
    found = {o.id: o for o in ranking(one, weights).options}
    assert [found[name].value for name in one.options] == pytest.approx(peer["pymcdm"]["values"])
    assert [found[name].rank for name in one.options] == peer["pymcdm"]["ranks"]


@pytest.mark.parametrize("peer", PEERS["tables"], ids=lambda peer: peer["name"])
def test_the_share_of_weights_that_put_an_option_first_is_that_of_pysensmcda(peer, engine):
    # its `exact_acceptability` measures the volume and the centre of the weights, without drawing
    n = 60_000 if engine == "numpy" else 4_000
    found = rank_acceptability(peer["middle"], draws=n, seed=11)
    exact = peer["exact"]
    for i, row in enumerate(found.acceptability):
        assert abs(row[0] - exact["acceptability"][i]) <= 5 * found.acceptability_error[i][0] + 3 / n
        errors = found.central_weights_error[i]
        if errors and exact["acceptability"][i] > 20 / n:
            for a, b, error in zip(found.central_weights[i], exact["central_weights"][i], errors, strict=True):
                assert abs(a - b) <= 6 * error + 1e-9


@pytest.mark.parametrize("peer", PEERS["tables"], ids=lambda peer: peer["name"])
def test_ranks_under_ranges_are_those_of_pysensmcda(peer, engine):
    n, right = 20_000 if engine == "numpy" else 4_000, peer["smaa2"]
    found = rank_acceptability(peer["middle"], low=peer["low"], high=peer["high"], draws=n, seed=12)
    for i, row in enumerate(found.acceptability):
        pairs = zip(row, found.acceptability_error[i], right["acceptability"][i], right["error"][i], strict=True)
        assert all(abs(a - b) <= 5 * math.hypot(da, db) + 3 / n for a, da, b, db in pairs)
        if right["acceptability"][i][0] > 0.02:
            # each draws its own central weights, which moves the confidence factor a little
            error = math.hypot(found.confidence_error[i], 0.5 / math.sqrt(right["draws"]))
            assert abs(found.confidence[i] - right["confidence"][i]) <= 6 * error + 0.01


# Refusals


ROWS = "values holds numbers in rows of equal length; got something else"
SHAPE = (
    "values is options x criteria or draws x options x criteria, with at least two options and one criterion; "
    "got the shape "
)
BOTH = "low and high have the shape of values, options x criteria; got "


@pytest.mark.parametrize(
    ("values", "beside", "text"),
    [
        ([[1, 2], [math.nan, 1]], {}, "values holds finite numbers; got nan"),
        ([[1, 2], [-math.inf, 1]], {}, "values holds finite numbers; got -inf"),
        ([[1, 2], [1]], {}, ROWS),
        ([[1, 2], "ab"], {}, ROWS),
        ([[1, 2], [{}, 2]], {}, ROWS),
        ([1, 2], {}, SHAPE + "(2,)"),
        ([[1, 2]], {}, SHAPE + "(1, 2)"),
        ([[], []], {}, SHAPE + "(2, 0)"),
        ([], {}, SHAPE + "(0,)"),
        ([[[[1]]]], {}, SHAPE + "(1, 1, 1, 1)"),
        ([[1], [2]], {"low": [[1], [2]]}, "low and high are given both or neither; got one"),
        ([[1], [2]], {"low": [[1]], "high": [[1], [2]]}, BOTH + "(1, 1) and (2, 1) beside (2, 1)"),
        ([[[1], [2]]], {"low": [[[1], [2]]], "high": [[[1], [2]]]}, BOTH + "(1, 2, 1) and (1, 2, 1) beside (1, 2, 1)"),
        ([[1], [2]], {"low": [[1], [math.nan]], "high": [[1], [2]]}, "low holds finite numbers; got nan"),
        (
            [[1], [2]],
            {"low": [[1], [3]], "high": [[1], [4]]},
            "Each of values lies between low and high; got one that does not",
        ),
        ([[1, 1], [2, 2]], {"weights": [1]}, "weights has one number for each of the 2 criteria; got 1"),
        ([[1, 1], [2, 2]], {"weights": [1, -1]}, "weights are finite numbers of 0 or more; got [1.0, -1.0]"),
        ([[1, 1], [2, 2]], {"weights": [1, math.nan]}, "weights are finite numbers of 0 or more; got [1.0, nan]"),
        ([[1, 1], [2, 2]], {"weights": [0, 0]}, "weights are not all 0, and their sum is finite; got [0.0, 0.0]"),
        (
            [[1, 1], [2, 2]],
            {"weights": [1, 1], "order": [0, 1]},
            "weights are given or drawn by an order; got both",
        ),
        ([[1, 1], [2, 2]], {"order": [0, 0]}, "order names each of the 2 criteria once, from 0 to 1; got [0, 0]"),
        ([[1, 1], [2, 2]], {"order": [0, 2]}, "order names each of the 2 criteria once, from 0 to 1; got [0, 2]"),
        ([[1, 1], [2, 2]], {"order": [[0], [], [1]]}, "order names each of the 2 criteria once, from 0 to 1; got "),
        ([[1, 1], [2, 2]], {"order": [0.0, 1.0]}, "order names each of the 2 criteria once, from 0 to 1; got "),
        ([[1, 1], [2, 2]], {"order": 3}, "order names each of the 2 criteria once, from 0 to 1; got 3"),
        ([[1], [2]], {"draws": 0}, "draws is a whole number of at least 1; got 0"),
        ([[1], [2]], {"draws": 10.0}, "draws is a whole number of at least 1; got 10.0"),
        ([[1], [2]], {"draws": True}, "draws is a whole number of at least 1; got True"),
        ([[[1], [2]]] * 3, {"draws": 2}, "values holds 3 draws, and each is used once; got draws=2"),
        ([[1], [2]], {"seed": -1}, "seed is a whole number of 0 or more, a Generator or None; got -1"),
        ([[1], [2]], {"seed": "x"}, "seed is a whole number of 0 or more, a Generator or None; got 'x'"),
        ([[1], [2]], {"seed": True}, "seed is a whole number of 0 or more, a Generator or None; got True"),
    ],
)
def test_what_cannot_be_drawn_from_is_refused(engine, values, beside, text):
    with pytest.raises(ValueError) as error:
        rank_acceptability(values, **beside)
    assert str(error.value).startswith(text)
    assert len(str(error.value)) < len(text) + 20


def test_arrays_and_fractions_are_numbers_too(engine):
    right = rank_acceptability([[4, 1], [1, 3]], draws=100)
    assert rank_acceptability(plain((4, 1), (1, 3)).middle, draws=100) == right
    if engine == "numpy":
        assert rank_acceptability(np.array([[4, 1], [1, 3]]), order=None, draws=100) == right
        assert rank_acceptability([[4, 1], [1, 3]], order=np.array([1, 0]), draws=100) == (
            rank_acceptability([[4, 1], [1, 3]], order=[1, 0], draws=100)
        )


def test_a_result_does_not_change(engine):
    with pytest.raises(dataclasses.FrozenInstanceError):
        rank_acceptability([[4, 1], [1, 3]], draws=10).draws = 3


def test_values_given_are_left_as_they_are(engine):
    values = [[[4.0, 1.0], [1.0, 3.0]]] * 3
    rank_acceptability(values)
    assert values == [[[4.0, 1.0], [1.0, 3.0]]] * 3


@pytest.mark.parametrize("block, right", [("", "False numpy"), ("sys.modules['numpy'] = None", "True python")])
def test_numpy_comes_with_the_first_draws_and_may_be_missing(block, right):
    code = f"""
import sys
from course.models.acceptability import rank_acceptability
{block}
loaded = "numpy" in sys.modules
print(loaded, rank_acceptability([[1, 2], [2, 1]], draws=5).engine)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (told.stdout.strip(), told.stderr) == (right, "")
