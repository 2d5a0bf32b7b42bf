"""Measure how soon the weighing board answers, beside two other ways to do it, and write the page `latency.md`.

    python tests/benchmarks/latency.py

It takes about ten minutes. A machine that does nothing else meanwhile gives the truest numbers.
"""

import contextlib
import json
import math
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from itertools import cycle, islice
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE.parent / "browser")]

import start  # noqa: E402
from course.content.load import load  # noqa: E402
from course.content.records import Content  # noqa: E402
from course.views.board import Board  # noqa: E402

PAGE = HERE / "latency.md"
MOVES = 100
# moves of one kind that follow each other before the next kind has its turn
BLOCK = 10
# seconds between two moves of a hand, and between two kinds
BETWEEN, TURN = (0.1, 0.4), 1.0
SIZES = (26, 260, 2600, 10_000)
MOST, TIMES_FLOOR, TIMES_FASTER = 50, 1.5, 5
# what a tenfold number of arguments may cost; 10 is linear, the rest is left to chance
TENFOLD = 11
BOARD, INTERACT, FLOOR = "this board", "interact and matplotlib", "one number echoed"

BOARD_CELL = "from course import weighing\n\nweighing()"
# the same arguments, the same model and the same seven themes, drawn anew for each move
INTERACT_CELL = """import ipywidgets
import matplotlib.pyplot as plt
from course.content.load import load
from course.models.balance import Ratings, balance

content = load()
titles = [theme.title for theme in content.themes]


def picture(rating):
    result = balance(content.arguments, Ratings(ratings={content.arguments[0].id: rating}))
    figure, axes = plt.subplots()
    axes.barh(titles, [theme.lean for theme in result.themes])
    axes.set_xlim(-1, 1)
    axes.set_title(f"Your balance: {100 * result.value:+.2f}")
    plt.show()


ipywidgets.interact(picture, rating=ipywidgets.IntSlider(5, 0, 10));"""
FLOOR_CELL = '''import anywidget
import traitlets


class Echo(anywidget.AnyWidget):
    _esm = """
    export default { render({ model, el }) {
      const input = Object.assign(document.createElement("input"), { type: "range", min: 0, max: 10, value: 5 });
      const output = document.createElement("output");
      input.dataset.lmSuppressShortcuts = "true";
      el.className = "echo";
      el.append(input, output);
      input.oninput = () => model.send({ value: input.valueAsNumber });
      model.on("change:value", () => (output.textContent = model.get("value")));
    } };"""
    value = traitlets.Int(5).tag(sync=True)

    def __init__(self):
        super().__init__()
        self.on_msg(lambda _widget, message, _buffers: self.set_trait("value", message["value"]))


Echo()'''

# From the event of a key press until a frame with the kernel's answer has been drawn: the first task after that frame.
TIMER = """() => {
  const one = (where) => document.querySelector(where);
  const kinds = {
    "this board": {
      slider: () => one(".course.board .panel:not([hidden]) .rate input"),
      place: () => one(".course.board .result .beam"),
      read: (place) => place.querySelector(".axis").style.getPropertyValue("--v"),
    },
    "interact and matplotlib": {
      slider: () => one(".widget-interact .noUi-handle"),
      place: () => one(".widget-interact"),
      read: (place) => place.querySelector("img")?.src,
      ready: (place) => place.querySelector("img").decode(),
    },
    "one number echoed": {
      slider: () => one(".echo input"),
      place: () => one(".echo"),
      read: (place) => place.querySelector("output").textContent,
    },
  };
  window.arm = (name) => {
    const { slider, place, read, ready } = kinds[name], node = place(), before = read(node);
    let start = null;
    slider().focus({ preventScroll: true });
    node.scrollIntoView({ block: "start" });
    addEventListener("keydown", (event) => (start = event.timeStamp), { capture: true, once: true });
    window.answered = new Promise((resolve) => {
      const observer = new MutationObserver(async () => {
        const after = read(node);
        if (start === null || !after || after === before) return;
        observer.disconnect();
        await ready?.(node);
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - start);
          port2.postMessage(null);
        });
      });
      observer.observe(node, { subtree: true, childList: true, characterData: true, attributes: true });
    });
  };
}"""


# In the browser


def moved(notebook, kind: str, key: str) -> float:
    """Return the milliseconds from one key press to the picture of the kernel's answer."""
    page = notebook.page
    page.evaluate("kind => window.arm(kind)", kind)
    page.wait_for_timeout(30)
    page.keyboard.press(key)
    return page.evaluate(
        "() => Promise.race([window.answered, new Promise((_, no) => setTimeout(() => no(Error('no answer')), 10000))])"
    )


def hand(notebook) -> dict[str, list[float]]:
    """Return the times of `MOVES` moves of each kind, the kinds taking turns."""
    chance = random.Random(1)
    times: dict[str, list[float]] = {kind: [] for kind in (BOARD, INTERACT, FLOOR)}
    for kind in times:
        # the first move of all loads what the others find there
        moved(notebook, kind, "ArrowRight")
    for _ in range(MOVES // BLOCK):
        for kind, some in times.items():
            time.sleep(TURN)
            for n in range(BLOCK):
                some.append(moved(notebook, kind, ("ArrowLeft", "ArrowRight")[n % 2]))
                time.sleep(chance.uniform(*BETWEEN))
    return times


def in_browser(at_once: bool) -> Iterator[tuple[str, str, dict[str, list[float]]]]:
    """Yield what is open in a JupyterLab started as the course starts it, the browser's version and the times."""
    # here, since another conftest has this name where the tests of this file's sums run
    from conftest import FLAGS, Lab, pages, written
    from find import browser
    from playwright.sync_api import sync_playwright

    home = Path(tempfile.mkdtemp())
    (home / "config").mkdir()
    settings = f'c.KernelManager.transport_encryption = "auto"\n{start.SERVER if at_once else ""}'
    (home / "config" / "jupyter_server_config.py").write_text(settings, encoding="utf-8")
    lab = Lab(home)
    chapter = json.loads((ROOT / "notebooks" / "06_weighing.ipynb").read_text(encoding="utf-8"))
    others = [INTERACT_CELL, FLOOR_CELL]
    cells = {
        "the board alone": written([BOARD_CELL, *others]),
        "all of chapter 06": chapter | {"cells": [*chapter["cells"], *written(others)["cells"]]},
    }
    args = FLAGS.split() + (["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])
    try:
        with (
            sync_playwright() as playwright,
            contextlib.closing(playwright.chromium.launch(executable_path=browser(), args=args)) as chromium,
            pages(chromium, lab) as make,
        ):
            for name, notebook in cells.items():
                lab.forget()
                (lab.root / "notebooks" / "bench.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
                opened = make(height=900).open("bench").run_all()
                board = opened.page.locator(".course.board").first
                board.get_by_role("button", name="Skip this").click()
                board.locator(".themes button.open").first.click()
                opened.page.wait_for_selector(".widget-interact img")
                opened.page.evaluate(TIMER)
                yield name, chromium.version, hand(opened)
                opened.page.close()
    finally:
        lab.close()


# In the kernel


def enlarged(content: Content, size: int) -> Content:
    """Return content with the course's arguments again and again, `size` in all."""
    once = len(content.arguments)
    again = (
        replace(a, id=f"{a.id}-{n // once}", pair=f"{a.pair}-{n // once}")
        for n, a in enumerate(islice(cycle(content.arguments), size))
    )
    return replace(content, arguments=tuple(again))


def in_kernel(content: Content, settled: bool) -> tuple[list[float], list[int]]:
    """Return the milliseconds that each of `MOVES` moves takes, up to the packed answer, and its bytes."""
    chance = random.Random(1)
    times, sizes = [], []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COURSE_ANSWERS"] = folder
        board = Board(content)
        board.act_skip()
        # nothing is saved while this clock stands, unless the hand rests
        board.keeper._clock = lambda: 0.0
        for argument in content.arguments:
            board.act_rate(argument.id, chance.randrange(11), False)
        for n in range(MOVES):
            moved = chance.choice(content.arguments).id
            message = {"act": "rate", "id": moved, "value": chance.randrange(11), "settled": settled, "n": n}
            begin = time.perf_counter()
            board._hear(board, message, [])
            answer = json.dumps({"now": board.now, "ack": board.ack}, ensure_ascii=False).encode()
            times.append(1000 * (time.perf_counter() - begin))
            sizes.append(len(answer))
            if board.ack["saved"] != ("saved" if settled else "pending"):
                raise RuntimeError(f"a move was not kept as it should be: {board.ack}")
    return times, sizes


# The page


def p95(numbers: list[float]) -> float:
    """Return the 95th percentile, as near as the numbers tell it and never above the largest."""
    return statistics.quantiles(numbers, n=20, method="inclusive")[-1]


def tenfold(sizes: tuple[float, float], costs: tuple[float, float]) -> float:
    """Return the factor by which a cost grows per tenfold size, from two sizes and their costs."""
    return (costs[1] / costs[0]) ** (1 / math.log10(sizes[1] / sizes[0]))


def table(heads: list[str], rows: list[list[str]]) -> str:
    """Return a Markdown table, numbers to the right."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine(chromium: str) -> str:
    """Return what the numbers depend on, without a name or a path."""
    system = platform.system()
    with contextlib.suppress(OSError):
        system = platform.freedesktop_os_release()["PRETTY_NAME"]
    chip = platform.processor() or platform.machine()
    with contextlib.suppress(OSError, StopIteration):
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        chip = next(line.partition(": ")[2] for line in lines if line.startswith("model name"))
    names = ("jupyterlab", "jupyter_server", "ipykernel", "ipywidgets", "anywidget", "matplotlib")
    return table(
        ["", "of this run"],
        [
            ["date", date.today().isoformat()],
            ["system", f"{system}, {chip}, {os.cpu_count()} cores"],
            ["Python", platform.python_version()],
            ["Chromium", chromium],
            *([name, version(name)] for name in names),
        ],
    )


def kept(times: dict[str, list[float]]) -> list[str]:
    """Return for each goal of the browser whether it holds: the size reached, then "yes" or "no"."""
    middle = {kind: statistics.median(some) for kind, some in times.items()}
    slow = {kind: p95(some) for kind, some in times.items()}
    floor = max(numbers[BOARD] / numbers[FLOOR] for numbers in (middle, slow))
    faster = min(numbers[INTERACT] / numbers[BOARD] for numbers in (middle, slow))
    return [
        verdict(f"{slow[BOARD]:.1f} ms", slow[BOARD] <= MOST),
        verdict(f"{floor:.2f} times", floor <= TIMES_FLOOR),
        verdict(f"{faster:.1f} times", faster >= TIMES_FASTER),
    ]


def verdict(reached: str, holds: bool) -> str:
    return f"{reached}: {'yes' if holds else '**no**'}"


def page(runs: dict, kernel: dict[int, tuple], about: str, load_before: str, load_after: str) -> str:
    """Return the page.

    Parameters
    ----------
    runs : mapping of (answers sent at once, what is open) to the times of each kind
    kernel : mapping of number of arguments to (times, times with saving, bytes)
    about : str
        The table of the machine.
    load_before, load_after : str
        How busy the machine was.
    """
    seen = []
    for (at_once, opened), times in runs.items():
        for kind, some in times.items():
            middle, slow = statistics.median(some), p95(some)
            floor = statistics.median(times[FLOOR]), p95(times[FLOOR])
            ratios = f"{middle / floor[0]:.2f} / {slow / floor[1]:.2f}"
            set_as = "set" if at_once else "not set"
            seen.append([kind, opened, set_as, f"{middle:.1f}", f"{slow:.1f}", f"{max(some):.1f}", ratios])
    names = (
        f"95 of 100 moves are seen within {MOST} ms",
        f"at most {TIMES_FLOOR} times as long as one number echoed, median and p95",
        f"at least {TIMES_FASTER} times faster than interact and matplotlib, median and p95",
    )
    alone, chapter = (kept(times) for (at_once, _), times in runs.items() if at_once)
    goals = [list(row) for row in zip(names, alone, chapter, strict=True)]
    middle = {size: statistics.median(times) for size, (times, _, _) in kernel.items()}
    whole = tenfold(SIZES[1::2], (middle[SIZES[1]], middle[SIZES[3]]))
    goals.append(
        ["kernel time is linear from 260 to 10,000 arguments", verdict(f"{whole:.1f} a tenfold", whole <= TENFOLD), ""]
    )
    costs, before = [], None
    for size, (times, saving, sizes) in kernel.items():
        growth = tenfold((before, size), (middle[before], middle[size])) if before else None
        numbers = [statistics.median(times), p95(times), statistics.median(saving), p95(saving)]
        sent = f"{statistics.median(sizes):,.0f}"
        costs.append([f"{size:,}", *(f"{x:.2f}" for x in numbers), sent, f"{growth:.1f}" if growth else ""])
        before = size
    return f"""# How soon the weighing board answers

Written by `python tests/benchmarks/latency.py`, not by hand.

{about}

Load average of the machine (1, 5 and 15 minutes): {load_before} before, {load_after} after. Other work on it adds to \
the times.

## Goals

Where the course starts the server (TCP_NODELAY set):

{table(["goal", "the board alone", "all of chapter 06"], goals)}

## From a key press to changed pixels

{MOVES} presses of an arrow key on a slider for each line, in a real browser and JupyterLab, in milliseconds. The \
clock starts with the time of the key's event. It stops in the first task after the frame that shows the kernel's \
answer. The three kinds take turns, {BLOCK} moves each. Every move is answered before the next, which follows after \
{BETWEEN[0]} to {BETWEEN[1]} seconds. The board also saves each answer. In chapter 06 the page's other parts follow it.

- {BOARD}: the beam and its number have changed.
- {INTERACT}: the new picture of the same balance and seven themes is loaded.
- {FLOOR}: a widget of a few lines, the floor.

{table(["", "open", "TCP_NODELAY", "median", "p95", "most", "times the floor, median / p95"], seen)}

## In the kernel

{MOVES} moves of one rating on seven themes, up to the packed answer. The course has {SIZES[0]} arguments; the larger \
boards repeat them. "Saved" is a slider that rests, "moving" one that is dragged. Growth is the factor of the median \
"moving" per tenfold number of arguments; 10 is linear.

{table(["arguments", "moving, median ms", "p95", "saved, median ms", "p95", "bytes sent", "growth"], costs)}
"""


def busy() -> str:
    """Return the load averages, where the system has them."""
    return ", ".join(f"{x:.2f}" for x in os.getloadavg()) if hasattr(os, "getloadavg") else "not known here"


def main() -> None:
    """Measure everything and write the page."""
    load_before = busy()
    content = load()
    kernel = {}
    for size in SIZES:
        larger = enlarged(content, size)
        times, sizes = in_kernel(larger, False)
        kernel[size] = times, in_kernel(larger, True)[0], sizes
        print(f"{size:,} arguments done", flush=True)
    runs = {}
    for at_once in (True, False):
        for opened, chromium, times in in_browser(at_once):
            runs[at_once, opened], about = times, machine(chromium)
            print(f"{opened}, TCP_NODELAY {'set' if at_once else 'not set'}: done", flush=True)
    PAGE.write_text(page(runs, kernel, about, load_before, busy()), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
