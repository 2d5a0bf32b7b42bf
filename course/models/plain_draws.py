"""The draws of rank acceptability in Python alone, for where there is no NumPy: the same, one by one."""

import math
import random
from collections.abc import Iterator, Sequence
from numbers import Real
from operator import mul
from typing import Any

from course.models.draws import Problem, Tally, checked

Rows = list[list[float]]


def table(name: str, values: Any) -> list:
    """Return values as nested lists of finite numbers.

    Raises
    ------
    ValueError
        If they are not, or rows have different lengths.
    """
    try:
        found = _lists(values)
        shape(found)
    except (TypeError, ValueError):
        raise ValueError(f"{name} holds numbers in rows of equal length; got something else") from None
    wrong = next((number for number in _flat(found) if not math.isfinite(number)), None)
    if wrong is not None:
        raise ValueError(f"{name} holds finite numbers; got {wrong}")
    return found


def shape(table: Any) -> tuple[int, ...]:
    """Return how many there are of each: draws, options and criteria, or options and criteria."""
    if not isinstance(table, list):
        return ()
    inner = {shape(part) for part in table}
    if len(inner) > 1:
        raise ValueError("rows of different lengths")
    return (len(table), *(inner.pop() if inner else ()))


def rises(low: Rows, middle: Rows, high: Rows) -> bool:
    """Tell whether no middle lies outside its range."""
    return all(a <= b <= c for a, b, c in zip(_flat(low), _flat(middle), _flat(high), strict=True))


def same(one: Rows, other: Rows) -> bool:
    """Tell whether two tables are equal."""
    return one == other


def smallest(table: list) -> list[float]:
    """Return the smallest score by each criterion."""
    return [min(column) for column in zip(*_rows(table), strict=True)]


def largest(table: list, base: Sequence[float]) -> float:
    """Return the largest score once `base` is taken off."""
    return max(number - least for row in _rows(table) for number, least in zip(row, base, strict=True))


def generator(seed: Any) -> random.Random:
    """Return where chance comes from.

    Raises
    ------
    ValueError
        If the seed is no seed.
    """
    return random.Random(checked(seed))


def tally(problem: Problem, n: int, chance: random.Random) -> Tally:
    """Return the sums over `n` draws."""
    options, criteria = problem.options, problem.criteria
    ranks, squares = ([[0.0] * options for _ in range(options)] for _ in range(2))
    weights, weighted, spread = ([[0.0] * criteria for _ in range(options)] for _ in range(3))
    for scores in _scores(problem, n, chance):
        w = _weights(problem, criteria, chance)
        place = 0
        for group in _level([sum(map(mul, w, row)) for row in scores], problem.tie):
            part = 1 / len(group)
            for i in group:
                for rank in range(place, place + len(group)):
                    ranks[i][rank] += part
                    squares[i][rank] += part * part
                if not place:
                    for k, weight in enumerate(w):
                        weights[i][k] += part * weight
                        weighted[i][k] += part * part * weight
                        spread[i][k] += part * part * weight * weight
            place += len(group)
    return Tally(ranks=ranks, squares=squares, weights=weights, weighted=weighted, spread=spread)


def firsts(
    problem: Problem,
    n: int,
    chance: random.Random,
    central: Sequence[Sequence[float]],
    asked: Sequence[int],
) -> tuple[list[float], list[float]]:
    """Return for each option asked for how often it is first at its own central weights, and the sum of squares."""
    total, square = [0.0] * len(asked), [0.0] * len(asked)
    for scores in _scores(problem, n, chance):
        for place, (w, own) in enumerate(zip(central, asked, strict=True)):
            values = [sum(map(mul, w, row)) for row in scores]
            least = max(values) - problem.tie
            if values[own] >= least:
                part = 1 / sum(value >= least for value in values)
                total[place] += part
                square[place] += part * part
    return total, square


def _scores(problem: Problem, n: int, chance: random.Random) -> Iterator[Rows]:
    """Yield the scores of each draw, options x criteria, less the base."""
    if problem.drawn:
        for table in problem.middle:
            yield _less(table, problem.base)
        return
    low, middle, high = (_less(end, problem.base) for end in (problem.low, problem.middle, problem.high))
    cells = [list(zip(*rows, strict=True)) for rows in zip(low, high, middle, strict=True)]
    for _ in range(n):
        yield middle if problem.sure else [[chance.triangular(*cell) for cell in row] for row in cells]


def _weights(problem: Problem, criteria: int, chance: random.Random) -> Sequence[float]:
    """Return the weights of one draw."""
    if problem.weights:
        return problem.weights
    if problem.order is None:
        return _mix(criteria, chance)
    found = [0.0] * criteria
    for share, group in zip(_falling(len(problem.order), chance), problem.order, strict=True):
        for place, part in zip(group, _falling(len(group), chance), strict=True):
            found[place] = share * part
    return found


def _mix(count: int, chance: random.Random) -> list[float]:
    """Return shares that add up to 1, every mix as likely as any other: waiting times, divided by their sum."""
    times = [chance.expovariate(1) for _ in range(count)]
    total = math.fsum(times)
    return [time / total for time in times]


def _falling(count: int, chance: random.Random) -> list[float]:
    return sorted(_mix(count, chance), reverse=True)


def _level(values: Sequence[float], tie: float) -> list[list[int]]:
    """Return the options from the best on, those that are level together."""
    ordered = sorted(range(len(values)), key=values.__getitem__, reverse=True)
    groups = [[ordered[0]]]
    for before, i in zip(ordered, ordered[1:], strict=False):
        if values[before] - values[i] > tie:
            groups.append([])
        groups[-1].append(i)
    return groups


def _lists(values: Any) -> Any:
    if isinstance(values, str):
        raise TypeError
    return float(values) if isinstance(values, Real) else [_lists(part) for part in values]


def _rows(table: list) -> Iterator[list[float]]:
    if isinstance(table[0], list):
        for part in table:
            yield from _rows(part)
    else:
        yield table


def _flat(table: Any) -> Iterator[float]:
    if isinstance(table, list):
        for part in table:
            yield from _flat(part)
    else:
        yield table


def _less(table: Rows, base: Sequence[float]) -> Rows:
    return [[number - least for number, least in zip(row, base, strict=True)] for row in table]
