"""What published code says of random tables, and how long it takes; run it by itself, it makes its own environment.

`python tests/benchmarks/peers.py` makes a throw-away environment with pymcdm and pysensmcda, which need other versions
than the course, and writes what they say to `tests/models/peers.json`. `tests/models/test_acceptability.py` compares
with that file, so that the tests need neither. `ranking.py` asks for times.
"""

import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
import venv
from importlib.metadata import version
from pathlib import Path

WANTED = ("pymcdm==1.4.0", "pysensmcda==2.0.0")
KEPT = Path(__file__).parents[1] / "models" / "peers.json"
DRAWS = 20_000


def ask(*words: str) -> str:
    """Return what this file prints in an environment of its own when it is run with these words."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder, "Scripts" if os.name == "nt" else "bin", "python"))
        subprocess.run([python, "-m", "pip", "install", "-qqq", *WANTED], check=True, stdout=sys.stderr)
        return subprocess.run([python, __file__, *words], check=True, stdout=subprocess.PIPE, text=True).stdout


def tables() -> list[dict]:
    """Return random tables with ranges and weights."""
    chance = random.Random(2001)
    made = []
    for i in range(14):
        options, criteria = 2 + i % 6, 2 + i % 4
        cells = [[sorted(chance.sample(range(11), 3)) for _ in range(criteria)] for _ in range(options)]
        low, middle, high = ([[cell[end] for cell in row] for row in cells] for end in range(3))
        weights = [chance.randint(1, 100) for _ in range(criteria)]
        made.append(
            {"name": f"{options}x{criteria}-{i}", "low": low, "middle": middle, "high": high, "weights": weights}
        )
    return made


def summed(matrix, weights, types):
    """Return weighted sums, the additive value model."""
    return matrix @ weights


def as_they_are(column, cost=False):
    """Return the scores by a criterion as they are: all have one scale."""
    return column


def said(one: dict, seed: int) -> dict:
    """Return what the peers say of a table."""
    import numpy as np
    from pymcdm.methods import WSM
    from pysensmcda.smaa import exact_acceptability, smaa2

    matrix = np.array(one["middle"], dtype=float)
    types, weights = np.ones(matrix.shape[1]), np.array(one["weights"]) / sum(one["weights"])
    method = WSM(normalization_function=as_they_are)
    values = method(matrix, weights, types)
    exact = exact_acceptability(matrix, types, scaling="none")
    chance, (low, high) = np.random.default_rng(seed), (np.array(one[end], dtype=float) for end in ("low", "high"))
    drawn = chance.triangular(low, matrix, high, size=(DRAWS, *matrix.shape))
    found = smaa2(summed, matrix, types, num_samples=DRAWS, matrix_samples=drawn, seed=chance)
    return {
        "pymcdm": {"values": values.tolist(), "ranks": method.rank(values).astype(int).tolist()},
        "exact": {
            "acceptability": exact.acceptability.tolist(),
            "central_weights": [None if np.isnan(row).any() else row.tolist() for row in exact.central_weights],
        },
        "smaa2": {
            "draws": DRAWS,
            "acceptability": found.rank_acceptability.tolist(),
            "error": found.rank_acceptability_error.tolist(),
            "confidence": [None if np.isnan(p) else p for p in found.confidence_factors.tolist()],
        },
    }


def agreement() -> dict:
    """Return what the peers say of all tables, and which they are."""
    versions = {name: version(name) for name in ("numpy", "pymcdm", "pysensmcda")}
    return {
        "versions": {"python": platform.python_version(), **versions},
        "tables": [one | said(one, i) for i, one in enumerate(tables())],
    }


def times(draws: int, options: int, criteria: int) -> dict:
    """Return the seconds of the peers' simulations on a table, the best of three, with their versions."""
    import numpy as np
    from pysensmcda.smaa import rank_acceptability, simulate, smaa2

    matrix = np.random.default_rng(8).integers(0, 11, (options, criteria)).astype(float)
    types = np.ones(criteria)

    def accumulated():
        return rank_acceptability(simulate(summed, matrix, types, num_samples=draws, store="accumulate", seed=1))

    def whole():
        return smaa2(summed, matrix, types, num_samples=draws, seed=1)

    found = {"pysensmcda": version("pysensmcda"), "numpy": np.__version__}
    for name, work in (("smaa", accumulated), ("smaa2", whole)):
        took = []
        for _ in range(3):
            start = time.perf_counter()
            work()
            took.append(time.perf_counter() - start)
        found[name] = min(took)
    return found


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["agreement"]:
            print(json.dumps(agreement(), indent=1))
        case ["times", *sizes]:
            print(json.dumps(times(*map(int, sizes))))
        case _:
            KEPT.write_text(ask("agreement"), encoding="utf-8", newline="\n")
            print(f"wrote {KEPT.name}")
