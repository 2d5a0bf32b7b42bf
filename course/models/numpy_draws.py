"""The draws of rank acceptability, with NumPy: many at once, in parts that fit a processor's cache.

A part holds its draws along the last axis, so that every step runs along memory. Options are compared pair by pair,
which for a table of this size is several times quicker than sorting each draw.

References
----------
Stein & Keblis (2009), Mathematical and Computer Modelling 49(5-6), 1143-1147: a triangle from two uniform numbers.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from course.models.draws import Problem, Tally, checked

PART = 2_048


def table(name: str, values: Any) -> np.ndarray:
    """Return values as an array of finite numbers.

    Raises
    ------
    ValueError
        If they are not, or rows have different lengths.
    """
    try:
        found = np.asarray(values, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"{name} holds numbers in rows of equal length; got something else") from None
    if not np.isfinite(found).all():
        raise ValueError(f"{name} holds finite numbers; got {found[~np.isfinite(found)].flat[0]}")
    return found


def shape(table: np.ndarray) -> tuple[int, ...]:
    """Return how many there are of each: draws, options and criteria, or options and criteria."""
    return table.shape


def rises(low: np.ndarray, middle: np.ndarray, high: np.ndarray) -> bool:
    """Tell whether no middle lies outside its range."""
    return bool((low <= middle).all() and (middle <= high).all())


def same(one: np.ndarray, other: np.ndarray) -> bool:
    """Tell whether two tables are equal."""
    return bool((one == other).all())


def smallest(table: np.ndarray) -> np.ndarray:
    """Return the smallest score by each criterion."""
    return table.reshape(-1, table.shape[-1]).min(axis=0)


def largest(table: np.ndarray, base: np.ndarray) -> float:
    """Return the largest score once `base` is taken off."""
    return float((table.reshape(-1, table.shape[-1]).max(axis=0) - base).max())


def generator(seed: Any) -> np.random.Generator:
    """Return where chance comes from; a Generator is used as it is.

    Raises
    ------
    ValueError
        If the seed is no seed.
    """
    return seed if isinstance(seed, np.random.Generator) else np.random.default_rng(checked(seed))


def tally(problem: Problem, n: int, chance: np.random.Generator) -> Tally:
    """Return the sums over `n` draws."""
    options, criteria = problem.options, problem.criteria
    ranks, squares = np.zeros((options, options)), np.zeros((options, options))
    weights, weighted, spread = (np.zeros((options, criteria)) for _ in range(3))
    for scores in _scores(problem, n, chance):
        w = _weights(problem, scores.shape[-1], chance)
        values = scores[..., 0].T @ w if problem.sure else (scores * w[:, None]).sum(axis=0)
        better, level = _places(values, problem.tie)
        first = (better == 0).astype(float)
        if level.any():
            parts = _shared(values[:, level], problem.tie)
            ranks += parts.sum(axis=2)
            squares += (parts * parts).sum(axis=2)
            first[:, level] = parts[:, 0]
            better = better[:, ~level]
        places = better + options * np.arange(options)[:, None]
        counts = np.bincount(places.ravel(), minlength=options * options).reshape(options, options)
        ranks += counts
        squares += counts
        weights += first @ w.T
        square = first * first
        weighted += square @ w.T
        spread += square @ (w * w).T
    return Tally(
        ranks=ranks.tolist(),
        squares=squares.tolist(),
        weights=weights.tolist(),
        weighted=weighted.tolist(),
        spread=spread.tolist(),
    )


def firsts(
    problem: Problem, n: int, chance: np.random.Generator, central: Sequence[Sequence[float]], asked: Sequence[int]
) -> tuple[list[float], list[float]]:
    """Return for each option asked for how often it is first at its own central weights, and the sum of squares."""
    total, square = np.zeros(len(asked)), np.zeros(len(asked))
    w, own = np.array(central), np.arange(len(asked))
    for scores in _scores(problem, n, chance):
        # a product for each option: a larger one would be shared out among threads, which waits where others work
        values = np.matmul(w, scores.transpose(1, 0, 2))
        near = values >= values.max(axis=0) - problem.tie
        part = near[asked, own] / near.sum(axis=0)
        total += part.sum(axis=1)
        square += (part * part).sum(axis=1)
    return total.tolist(), square.tolist()


def _scores(problem: Problem, n: int, chance: np.random.Generator) -> Iterator[np.ndarray]:
    """Yield the scores of each part, criteria x options x draws, less the base."""
    sizes = [min(PART, n - start) for start in range(0, n, PART)]
    if problem.drawn:
        for start in range(0, n, PART):
            yield (problem.middle[start : start + PART] - problem.base).transpose(2, 1, 0)
        return
    low, middle, high = ((end - problem.base).T[..., None] for end in (problem.low, problem.middle, problem.high))
    if problem.sure:
        yield from (np.broadcast_to(middle, (*middle.shape[:2], size)) for size in sizes)
        return
    width = high - low
    top = np.divide(middle - low, width, out=np.zeros_like(width), where=width > 0)
    for size in sizes:
        # the smaller of two uniform numbers, and as much of their difference as the top is along
        one, other = chance.random((2, *low.shape[:2], size))
        found = np.minimum(one, other)
        one -= other
        np.abs(one, out=one)
        one *= top
        found += one
        found *= width
        found += low
        yield found


def _weights(problem: Problem, size: int, chance: np.random.Generator) -> np.ndarray:
    """Return weights, criteria x draws."""
    criteria = problem.criteria
    if problem.weights:
        return np.repeat(np.array(problem.weights)[:, None], size, axis=1)
    if problem.order is None:
        return _mixes(criteria, size, chance)
    found = np.empty((criteria, size))
    groups = _falling(len(problem.order), size, chance)
    for share, group in zip(groups, problem.order, strict=True):
        found[list(group)] = share * _falling(len(group), size, chance)
    return found


def _mixes(count: int, size: int, chance: np.random.Generator) -> np.ndarray:
    """Return shares that add up to 1, every mix as likely as any other: waiting times, divided by their sum."""
    found = chance.standard_exponential((count, size))
    found /= found.sum(axis=0)
    return found


def _falling(count: int, size: int, chance: np.random.Generator) -> np.ndarray:
    return np.sort(_mixes(count, size, chance), axis=0)[::-1]


def _places(values: np.ndarray, tie: float) -> tuple[np.ndarray, np.ndarray]:
    """Return how many are better than each option in each draw, and in which draws any are level."""
    options, size = values.shape
    better = np.zeros((options, size), dtype=np.uint8 if options < 256 else np.uint32)
    for i in range(options - 1):
        lead = values[i] - values[i + 1 :]
        better[i] += (lead < -tie).sum(axis=0, dtype=better.dtype)
        better[i + 1 :] += lead > tie
    # each pair that is not level has one that is better
    return better, better.sum(axis=0, dtype=np.int64) < options * (options - 1) // 2


def _shared(values: np.ndarray, tie: float) -> np.ndarray:
    """Return which part of each rank each option has, options x ranks x draws, where level ones share theirs alike."""
    options, size = values.shape
    order = np.argsort(-values, axis=0, kind="stable")
    falling = np.take_along_axis(values, order, axis=0)
    # options that stand side by side and are level are of one group
    group = np.vstack([np.zeros((1, size), dtype=int), np.cumsum(falling[:-1] - falling[1:] > tie, axis=0)])
    alike = group[:, None] == group[None]
    parts = np.empty((options, options, size))
    np.put_along_axis(parts, order[:, None], alike / alike.sum(axis=1, keepdims=True), axis=0)
    return parts
