"""Print how long each part of weighing in depth keeps the kernel busy, and how that grows with the arguments."""

import random
import statistics
import time
from dataclasses import dataclass

from course.models.balance import Ratings, balance
from course.models.mixes import mixes
from course.models.perspective import equally, mirrored, weighed_by
from course.models.rules import count_alike
from course.models.sensitivity import flips, tornado
from course.models.strike_out import strike_out
from course.models.uncertain import interval

# as many themes as the course has, and its 26 arguments times 1, 10 and 100
THEMES = [f"theme-{k}" for k in range(7)]
SIZES = (1, 10, 100)
# one-sided ratings too, since only those ask for many ratings together
RATINGS = {"mixed": {"for": (0, 10), "against": (0, 10)}, "one-sided": {"for": (7, 10), "against": (0, 4)}}


@dataclass(frozen=True)
class Arg:
    id: str
    theme: str
    side: str


def arguments(size: int) -> list[Arg]:
    """Return 26 arguments times `size`, as many on each side."""
    return [
        Arg(f"{theme}-{side}-{i}", theme, side)
        for theme in THEMES
        for side in ("for", "against")
        for i in range(size * (1 if theme == THEMES[-1] else 2))
    ]


def states(listed: list[Arg], ends: dict, n: int) -> list[Ratings]:
    """Return `n` random boards."""
    chance = random.Random(1)
    return [
        Ratings(
            ratings={a.id: chance.randint(*ends[a.side]) for a in listed},
            weights={theme: chance.randint(1, 100) for theme in THEMES},
        )
        for _ in range(n)
    ]


def median(work, given: list) -> float:
    """Return how long `work` takes on one of `given`, in microseconds."""
    times = []
    for one in given:
        start = time.perf_counter()
        work(*one)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1e6


def measured(size: int, ends: dict) -> dict[str, float]:
    """Return the median time of each part at one size."""
    listed = arguments(size)
    boards = states(listed, ends, max(20, 400 // size))
    results = [(balance(listed, board),) for board in boards]
    unsure = {a.id: i % 4 for i, a in enumerate(listed)}
    weights = dict.fromkeys(THEMES, 40)
    pairs = [(listed, board) for board in boards]
    return {
        "balance": median(balance, pairs),
        "tornado": median(tornado, results),
        "flips": median(flips, results),
        "interval": median(interval, [(*pair, unsure) for pair in pairs]),
        "mixes": median(mixes, results),
        "weighed_by": median(weighed_by, [(*pair, weights) for pair in pairs]),
        "equally": median(equally, pairs),
        "mirrored": median(mirrored, pairs),
    }


if __name__ == "__main__":
    counts = [len(arguments(size)) for size in SIZES]
    for name, ends in RATINGS.items():
        columns = [measured(size, ends) for size in SIZES]
        print(f"{name} ratings, {len(THEMES)} themes; median microseconds, and the last per argument to the first's")
        print(f"{'arguments':12}" + "".join(f"{n:10,}" for n in counts))
        for part in columns[0]:
            times = [column[part] for column in columns]
            growth = (times[-1] / counts[-1]) / (times[0] / counts[0])
            print(f"{part:12}" + "".join(f"{t:10,.0f}" for t in times) + f"   x {growth:.2f}")
        print()
    results = [(balance(arguments(1), board),) for board in states(arguments(1), RATINGS["mixed"], 400)]
    print(f"strike_out, {counts[0]} arguments: {median(strike_out, results):,.0f} us")
    print(f"count_alike, 3 for and 6 against: {median(count_alike, [(3, 6, 5)] * 400):,.0f} us")
    print(f"count_alike, 50 for and 50 against: {median(count_alike, [(50, 50, 5)] * 100):,.0f} us")
