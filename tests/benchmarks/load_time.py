"""Print how long a fresh interpreter needs to import the course and load all its content (`python load_time.py`)."""

import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ONCE = """
import time
start = time.perf_counter()
import course
imported = time.perf_counter()
from course.content.load import load
load()
print(imported - start, time.perf_counter() - start)
"""


def main(times: int = 10) -> None:
    """Run `times` interpreters one after the other, the first one to make the bundle, and print their medians."""
    runs = []
    for _ in range(times + 1):
        run = subprocess.run([sys.executable, "-c", ONCE], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        runs.append([float(seconds) for seconds in run.stdout.split()])
    (imported, loaded), *fresh = runs
    print(f"first run (makes the bundle where it is stale): {loaded * 1000:.0f} ms")
    for name, column in (("import course", 0), ("import course and load all content", 1)):
        seconds = sorted(run[column] for run in fresh)
        print(f"{name}: median {statistics.median(seconds) * 1000:.0f} ms, slowest {seconds[-1] * 1000:.0f} ms")


if __name__ == "__main__":
    main()
