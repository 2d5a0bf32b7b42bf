"""Kill a notebook's kernel while a slider is dragged, again and again.

    python tests/benchmarks/kill_answers.py [times]

Each time a fresh process drags a slider (a value every 10 ms, at rest once a second) and is killed without warning:
in every other run at any moment, else in the middle of a save. Then the file must load without a word of complaint,
hold everything that was called saved, and have lost nothing older than a second. Ends with 1 if it does not. `times`
is 20 unless told; `fault` as second word makes the writer write in place, to see that this harness notices. Prints the
time of a save too.
"""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from course.answers import Keeper, read, store  # noqa: E402

KEY = "rating/dragged"
KNOWN = {KEY: "0a1b2c3d"} | {f"rating/other-{n}": "0a1b2c3d" for n in range(60)}
SECOND = 1.0 + 0.25  # the first value after a second is saved; on a busy machine it comes a little later


def drag(folder: Path, fault: bool) -> None:
    """Drag for ever; print the number and moment of each value, and of what was called saved."""
    if fault:
        whole = store.put

        def put(folder: Path, name: str, document: dict) -> None:
            if name != store.NAME:
                return whole(folder, name, document)
            with open(folder / name, "w", encoding="utf-8") as file:
                time.sleep(0.3)
                file.write(store.text(document))

        store.put = put
    keeper = Keeper(folder, KNOWN)
    for n in range(10**9):
        print("given", n, time.time(), flush=True)
        if saved := keeper.give(KEY, n, n % 100 == 99):
            print(saved.state, n, time.time(), flush=True)
        time.sleep(0.01)


def fill(folder: Path) -> list[float]:
    """Answer everything once, and return the milliseconds that each save took."""
    keeper, times = Keeper(folder, KNOWN), []
    for n, key in enumerate(KNOWN):
        start = time.perf_counter()
        keeper.give(key, n, True)
        times.append((time.perf_counter() - start) * 1000)
    return times[1:]  # the first imports the lock


def kill_once(folder: Path, in_a_save: bool, fault: bool) -> str:
    """Return what was wrong with the file after a kill at a random moment, or ""."""
    fill(folder)
    words = [sys.executable, __file__, "drag", str(folder), *(["fault"] if fault else [])]
    with subprocess.Popen(words, stdout=subprocess.PIPE, encoding="utf-8") as process:
        printed, starts, took = [process.stdout.readline()], {}, 0.0
        if in_a_save:
            # the save of value 199 is met; it takes about as long as that of value 99 took
            while not printed[-1].startswith("given 199 "):
                printed.append(process.stdout.readline())
                word, n, at = printed[-1].split()
                if word == "given":
                    starts[n] = float(at)
                elif n == "99":
                    took = float(at) - starts[n]
            time.sleep(random.uniform(0, took))
        else:
            time.sleep(random.uniform(0.05, 2.2))
        process.kill()
        rest = process.stdout.read()
    lines = [line.split() for line in ("".join(printed) + rest[: rest.rfind("\n") + 1]).splitlines()]
    given = {int(n): float(at) for word, n, at in lines if word == "given"}
    saved = max((int(n) for word, n, _ in lines if word == "saved"), default=-1)
    kept = read(folder)
    if kept.note or len(kept.items) != len(KNOWN):
        return kept.note or f"{len(KNOWN) - len(kept.items)} answers are gone"
    if any(word == "failed" for word, *_ in lines):
        return "a save failed"
    value = kept.items[KEY].value
    if value < saved:
        return f"value {saved} was called saved, {value} is there"
    # before its first save the file holds what `fill` gave: value 0, which was dragged to first
    lost = max(given.values()) - given[value + 1] if value + 1 in given else 0.0
    return f"{lost:.2f} seconds are lost" if lost > SECOND else ""


def main(times: int, fault: bool) -> int:
    wrong = []
    for n in range(times):
        with tempfile.TemporaryDirectory() as home:
            said = kill_once(Path(home), n % 2 == 0, fault)
        wrong += [said] if said else []
        print(f"kill {n + 1} of {times}: {said or 'file whole, at most the last second lost'}", flush=True)
    with tempfile.TemporaryDirectory() as home:
        took = fill(Path(home))
    print(f"a save of {len(KNOWN)} answers: median {statistics.median(took):.1f} ms, longest {max(took):.1f} ms")
    print(f"{len(wrong)} of {times} kills did harm")
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["drag"]:
        drag(Path(sys.argv[2]), "fault" in sys.argv)
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20, "fault" in sys.argv[2:]))
