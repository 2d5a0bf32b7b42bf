"""Random themes, arguments and ratings for the property tests."""

import math
from dataclasses import dataclass

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from course.models.balance import Ratings, balance

# a busy machine is no fault of the code under test
steady = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@dataclass(frozen=True)
class Arg:
    """As much of an argument as the balance looks at."""

    id: str
    theme: str
    side: str


@dataclass(frozen=True)
class World:
    """Arguments and what a student gave."""

    arguments: tuple[Arg, ...]
    given: Ratings

    def value(self, **changed) -> float:
        """Return the value of the balance with some of `ratings`, `weights` or `aside` changed."""
        return self.balance(**changed).value

    def balance(self, ratings=(), weights=(), aside=None):
        """Return the balance with some of what was given changed."""
        given = Ratings(
            ratings={**self.given.ratings, **dict(ratings)},
            weights={**self.given.weights, **dict(weights)},
            aside=self.given.aside if aside is None else aside,
        )
        return balance(self.arguments, given)


def args(*counts: tuple[int, int]) -> tuple[Arg, ...]:
    """Return arguments of themes t0, t1, ... with (for, against) counts; ids such as t0-for-1."""
    return tuple(
        Arg(f"t{k}-{side}-{i}", f"t{k}", side)
        for k, both in enumerate(counts)
        for side, n in zip(("for", "against"), both, strict=True)
        for i in range(1, n + 1)
    )


def rated(pro, con, weight=50) -> World:
    """Return a world of one theme with these ratings."""
    arguments = args((len(pro), len(con)))
    ratings = dict(zip((a.id for a in arguments), (*pro, *con), strict=True))
    return World(arguments, Ratings(ratings=ratings, weights={"t0": weight}))


whole_ratings, whole_weights = st.integers(0, 10), st.integers(0, 100)
any_ratings = st.floats(0, 10) | whole_ratings
any_weights = st.just(0) | st.floats(0.01, 100) | whole_weights


@st.composite
def worlds(draw, ratings=any_ratings, weights=any_weights, themes=4, most=3):
    """Return a world: every theme has both sides; some things are not given, some arguments set aside."""
    counts = draw(st.lists(st.tuples(st.integers(1, most), st.integers(1, most)), min_size=1, max_size=themes))
    arguments = draw(st.permutations(args(*counts)))
    ids = st.sampled_from([a.id for a in arguments])
    names = st.sampled_from(sorted({a.theme for a in arguments}))
    given = Ratings(
        ratings=draw(st.dictionaries(ids, ratings, min_size=len(arguments) // 2, max_size=len(arguments))),
        weights=draw(st.dictionaries(names, weights)),
        aside=draw(st.frozensets(ids, max_size=2)),
    )
    return World(tuple(arguments), given)


def on_sliders(**sizes):
    """Return worlds as the sliders make them: whole ratings and weights."""
    return worlds(ratings=whole_ratings, weights=whole_weights, **sizes)


def near(value: float, other: float, tolerance: float = 1e-12) -> bool:
    """Return whether two numbers are equal but for rounding."""
    return math.isclose(value, other, rel_tol=0, abs_tol=tolerance)
