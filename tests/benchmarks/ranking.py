"""Print how long ranking takes and how much memory, beside a plain kernel and published code; write `ranking.md`.

`python tests/benchmarks/ranking.py` makes an environment of its own for the published code (see `peers.py`).
"""

import json
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from peers import ask

from course.content.load import load
from course.models import plain_draws
from course.models.acceptability import FEW, MANY, rank_acceptability
from course.models.break_even import sweep
from course.models.dominance import standings
from course.models.options import ranking, table
from course.models.score_ranges import value_ranges
from course.models.weights import swing

PAGE = Path(__file__).with_suffix(".md")
SIZE = (8, 8)
TURNS = 7
MEMORY = """
import re, resource, sys
from pathlib import Path
import numpy as np
from course.models.acceptability import rank_acceptability

def most():
    # what a process had at its most: Linux hands the number of `resource` on from the process that started it
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\\s+([0-9]+) kB", status.read_text())[1]) / 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6

chance = np.random.default_rng(8)
low, middle, high = np.sort(chance.integers(0, 11, (3, 8, 8)), axis=0).astype(float)
# loads what the first draws load
rank_acceptability(middle, low=low, high=high, draws=1)
before = most()
rank_acceptability(middle, low=low, high=high, draws=int(sys.argv[1]))
print(before, most())
"""


def plain(middle, low=None, high=None, draws=MANY, seed=0):
    """Return what `rank_acceptability` returns, as one would write it at once: all draws in one array, each sorted."""
    chance = np.random.default_rng(seed)
    options, criteria = middle.shape

    def scores():
        return middle[None] if low is None else chance.triangular(low, middle, high, (draws, options, criteria))

    weights = chance.dirichlet(np.ones(criteria), draws)
    values = np.einsum("dk,dok->do", weights, np.broadcast_to(scores(), (draws, options, criteria)))
    order = np.argsort(-values, axis=1)
    ranks = np.bincount((order * options + np.arange(options)).ravel(), minlength=options * options)
    acceptability = ranks.reshape(options, options) / draws
    first = np.eye(options)[order[:, 0]]
    count = first.sum(axis=0)[:, None]
    with np.errstate(invalid="ignore", divide="ignore"):
        central = first.T @ weights / count
        errors = np.sqrt((first.T @ weights**2 / count - central**2) / count)
    under = np.einsum("ik,dok->dio", np.nan_to_num(central), scores())
    confidence = (under.argmax(axis=2) == np.arange(options)).mean(axis=0)
    return acceptability, np.sqrt(acceptability * (1 - acceptability) / draws), central, errors, confidence


def tables(options: int, criteria: int, seed: int = 8) -> list[np.ndarray]:
    """Return low, middle and high scores."""
    low, middle, high = np.sort(np.random.default_rng(seed).integers(0, 11, (3, options, criteria)), axis=0)
    return [low.astype(float), middle.astype(float), high.astype(float)]


def once(work) -> float:
    """Return how many milliseconds `work` takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e3


def median(work, turns: int = TURNS) -> float:
    """Return how many milliseconds `work` takes, the median of some turns after a first."""
    work()
    return statistics.median(once(work) for _ in range(turns))


def beside_plain() -> list[str]:
    """Return lines on the ratio to the plain kernel, the two taking turns, and check that both say the same."""
    low, middle, high = tables(*SIZE)
    lines = ["| scores | course, ms | plain kernel, ms | ratio |", "| --- | ---: | ---: | ---: |"]
    for name, ends in (("sure", {}), ("drawn from their ranges", {"low": low, "high": high})):
        ours, theirs = rank_acceptability(middle, **ends), plain(middle, **ends)
        apart = np.abs(np.array(ours.acceptability) - theirs[0]) - 7 * np.hypot(ours.acceptability_error, theirs[1])
        assert apart.max() < 1e-4, "the two kernels do not agree"
        works = (lambda ends=ends: rank_acceptability(middle, **ends), lambda ends=ends: plain(middle, **ends))
        pairs = [[once(work) for work in works] for _ in range(TURNS)]
        one, other = (statistics.median(side) for side in zip(*pairs, strict=True))
        lines.append(f"| {name} | {one:.0f} | {other:.0f} | {one / other:.2f} |")
    return lines


def beside_peers() -> list[str]:
    """Return lines on the ratio to pysensmcda."""
    found = json.loads(ask("times", str(MANY), *map(str, SIZE)))
    _, middle, _ = tables(*SIZE)
    own = median(lambda: rank_acceptability(middle))
    lines = [
        f"pysensmcda {found['pysensmcda']} with numpy {found['numpy']}, a weighted sum as its method, sure scores.",
        "`smaa` is its `simulate(store='accumulate')` with `rank_acceptability`: it has no function of that name.",
        "",
        "| | ms | ratio of the course to it |",
        "| --- | ---: | ---: |",
        f"| course | {own:.0f} | 1 |",
    ]
    for name in ("smaa", "smaa2"):
        lines.append(f"| {name} | {found[name] * 1e3:,.0f} | {own / (found[name] * 1e3):.3f} |")
    return lines


def growth() -> list[str]:
    """Return lines on how the time grows with the draws and with the options."""
    low, middle, high = tables(*SIZE)
    lines = ["| draws | sure scores, ms | drawn scores, ms | largest standard error |", "| ---: | ---: | ---: | ---: |"]
    for draws in (10**3, 10**4, 10**5, 10**6):
        turns = 3 if draws == 10**6 else TURNS
        sure = median(lambda draws=draws: rank_acceptability(middle, draws=draws), turns)
        drawn = median(lambda draws=draws: rank_acceptability(middle, low=low, high=high, draws=draws), turns)
        error = max(map(max, rank_acceptability(middle, draws=draws).acceptability_error))
        lines.append(f"| {draws:,} | {sure:,.1f} | {drawn:,.1f} | {error:.5f} |")
    lines += ["", "| options | sure scores, ms | drawn scores, ms |", "| ---: | ---: | ---: |"]
    for options in (2, 4, 8, 16, 32, 64):
        low, middle, high = tables(options, SIZE[1])
        sure = median(lambda middle=middle: rank_acceptability(middle), 5)
        drawn = median(lambda ends=(low, middle, high): rank_acceptability(ends[1], low=ends[0], high=ends[2]), 3)
        lines.append(f"| {options} | {sure:,.0f} | {drawn:,.0f} |")
    return lines


def memory() -> list[str]:
    """Return lines on the most memory of a fresh process."""
    lines = ["| draws | process before, MB | at its most, MB |", "| ---: | ---: | ---: |"]
    for draws in (10**5, 10**6):
        told = subprocess.run([sys.executable, "-c", MEMORY, str(draws)], check=True, capture_output=True, text=True)
        before, most = map(float, told.stdout.split())
        lines.append(f"| {draws:,} | {before:.0f} | {most:.0f} |")
    return lines


def moves() -> list[str]:
    """Return lines on what a moved weight asks for, with the course's own options and criteria."""
    content = load()
    of = table(content.scores)
    given = {c.id: 100 - 7 * i for i, c in enumerate(content.criteria)}

    def move():
        given["deterrence"] = (given["deterrence"] + 1) % 100
        return ranking(of, swing(content.criteria, {"security": 90}, given).weights)

    times = sorted(once(move) for _ in range(400))
    lines = [
        f"A moved weight re-ranks the middle scores in {times[200]:.2f} ms (median of 400; 99 of 100 within "
        f"{times[396]:.2f} ms).",
        "",
        "| | ms |",
        "| --- | ---: |",
    ]
    weights = swing(content.criteria, {}, given).weights
    ends = {"low": of.low, "high": of.high}
    parts = {
        "value ranges": lambda: value_ranges(of, weights),
        "sweeps along all nine criteria": lambda: [sweep(of, weights, [name]) for name in of.criteria],
        "table of changed scores": lambda: table(content.scores, {content.scores[0].id: (1, 2, 3)}),
        "dominance, and whether each option can be best": lambda: standings(of),
        f"rank acceptability with NumPy, {MANY:,} draws": lambda: rank_acceptability(of.middle, **ends),
        "the same, 10,000 draws": lambda: rank_acceptability(of.middle, **ends, draws=10_000),
    }
    lines += [f"| {name} | {median(work):,.2f} |" for name, work in parts.items()]
    floats = [[[float(s) for s in row] for row in rows] for rows in (of.low, of.middle, of.high)]
    lines.append(f"| rank acceptability with Python alone, {FEW:,} draws | {alone(floats):,.0f} |")
    return lines


def alone(rows: list) -> float:
    """Return how many milliseconds the draws of Python alone take."""
    low, middle, high = rows
    from course.models import acceptability

    engine, acceptability._engine = acceptability._engine, lambda: plain_draws
    try:
        return median(lambda: rank_acceptability(middle, low=low, high=high), 3)
    finally:
        acceptability._engine = engine


def page() -> str:
    """Return the page."""
    parts = [
        ["# How long ranking takes", ""],
        [
            "Written by `python tests/benchmarks/ranking.py` on one machine; the ratios carry over to others, the "
            "milliseconds do not.",
            f"Python {platform.python_version()}, numpy {np.__version__}.",
        ],
        ["", f"## Beside a plain kernel, {MANY:,} draws x {SIZE[0]} x {SIZE[1]}", ""],
        beside_plain(),
        ["", "## Beside published code, the same size", ""],
        beside_peers(),
        ["", f"## Growth, {SIZE[0]} x {SIZE[1]}, and with the options at {MANY:,} draws", ""],
        growth(),
        ["", "## Memory, scores drawn from their ranges", ""],
        memory(),
        ["", "## A moved weight, 9 options x 9 criteria", ""],
        moves(),
        [""],
    ]
    return "\n".join(line for part in parts for line in part)


if __name__ == "__main__":
    text = page()
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    print(text)
