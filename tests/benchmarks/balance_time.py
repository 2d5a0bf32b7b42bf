"""Print how long one move of a slider keeps the model busy, and how many bytes its numbers take."""

import json
import random
import statistics
import time
from dataclasses import dataclass

from course.models.balance import Ratings, balance
from course.models.strike_out import strike_out


@dataclass(frozen=True)
class Arg:
    id: str
    theme: str
    side: str


# as many themes and arguments as the course has
ARGUMENTS = [
    Arg(f"theme-{k}-{side}-{i}", f"theme-{k}", side)
    for k in range(7)
    for side in ("for", "against")
    for i in range(1, 2 if k == 6 else 3)
]


def moves(n: int):
    """Return `n` states of the board, each one slider away from the last."""
    chance = random.Random(1)
    ratings = {a.id: chance.randrange(11) for a in ARGUMENTS}
    weights = {f"theme-{k}": chance.randrange(101) for k in range(7)}
    for _ in range(n):
        ratings[chance.choice(ARGUMENTS).id] = chance.randrange(11)
        yield Ratings(ratings=ratings, weights=weights)


def spread(times: list[float]) -> str:
    """Return the median and the 95th percentile, in microseconds."""
    return f"median {statistics.median(times) * 1e6:7.0f} us, p95 {statistics.quantiles(times, n=20)[-1] * 1e6:7.0f} us"


def timed(work, states) -> list[float]:
    """Return how long `work` takes on each state, in seconds."""
    times = []
    for state in states:
        start = time.perf_counter()
        work(state)
        times.append(time.perf_counter() - start)
    return times


def numbers(result) -> dict:
    """Return what changes on the board when a slider moves, rounded as it is sent."""
    return {
        "value": round(result.value, 4),
        "strongest": round(result.strongest, 4),
        "range": [round(result.low, 4), round(result.high, 4)],
        "themes": [[t.weight, round(t.share, 4), round(t.lean, 4), t.break_even, t.step] for t in result.themes],
        "arguments": [[a.rating, round(a.contribution, 4), a.break_even, a.step] for a in result.arguments],
        "flip": result.flip and vars(result.flip),
    }


if __name__ == "__main__":
    states = list(moves(2000))
    results = [balance(ARGUMENTS, state) for state in states]
    sizes = [len(json.dumps(numbers(result), separators=(",", ":")).encode()) for result in results]
    print(f"{len(ARGUMENTS)} arguments, {len(states)} moves")
    print(f"balance      {spread(timed(lambda state: balance(ARGUMENTS, state), states))}")
    print(f"strike_out   {spread(timed(strike_out, results[:200]))}")
    print(f"its numbers  median {statistics.median(sizes):.0f} bytes, most {max(sizes)} bytes of JSON")
